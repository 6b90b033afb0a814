"""PhotoDrop as its users have it: a running installation and a Chromium."""

import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.browsers import ARGUMENTS, find_chromium
from tests.support.installation import Installation

# Two stories at once on two processors leave each of them little.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def installation() -> Iterator[Installation]:
    """One for all stories of this process; each brings its own photographer and clients."""
    with tempfile.TemporaryDirectory(prefix="photodrop-browser-", ignore_cleanup_errors=True) as folder:
        running = Installation(Path(folder))
        running.start()
        yield running
        running.end()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A story that fails shows what PhotoDrop said meanwhile."""
    report = yield
    for name, running in getattr(item, "funcargs", {}).items():
        if report.failed and isinstance(running, Installation):
            report.sections.append((name, running.said()[-4000:]))
    return report


# Anew for each test: a Playwright that is open keeps an event loop running, which asynchronous tests could not.
@pytest.fixture
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = find_chromium(playwright)
        if chromium is None:
            pytest.skip("No Chromium here: apt-get install chromium, or playwright install chromium.")
        with playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS) as browser:
            yield browser
