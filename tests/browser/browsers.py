"""A Chromium, and what a page says that it should not."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Request, Response

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Chromium's own services have no business in a test, and root needs no sandbox here: the pages are ours.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

PHONE_AGENT = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.5 Mobile/15E148 Safari/604.1"
)
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "has_touch": True,
    "is_mobile": True,
    "user_agent": PHONE_AGENT,
}
DESK: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}

# Chromium repeats every answer of 400 and more as an error in the console; the answers themselves are checked.
ECHO = re.compile(r"Failed to load resource: the server responded with a status of 4\d\d")


def find_chromium(playwright: Playwright) -> str | None:
    """Where Chromium is on this machine: the system's, else the one Playwright brought."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


@dataclass
class Tab:
    """A page that remembers everything that went wrong in it."""

    page: Page
    faults: list[str] = field(default_factory=list)
    expected: list[re.Pattern[str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(20_000)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self._note(f"error in the page: {error}"))
        self.page.on("requestfailed", self._failed)
        self.page.on("response", self._answered)

    @contextmanager
    def expecting(self, *faults: str) -> Iterator[None]:
        """Faults that belong to the story, as patterns; each must happen."""
        before = len(self.faults)
        yield
        self.page.wait_for_timeout(100)
        told, self.faults = self.faults[before:], self.faults[:before]
        for pattern in faults:
            assert any(re.search(pattern, each) for each in told), f"{pattern} did not happen: {told}"
        self.faults += [each for each in told if not any(re.search(pattern, each) for pattern in faults)]

    def inspect(self, screen: str) -> None:
        """What must hold on every screen, in light and dark."""
        for scheme in ("light", "dark"):
            self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            self.page.wait_for_function(
                "scheme => document.documentElement.classList.contains('dark') === (scheme === 'dark')", arg=scheme
            )
            self._settle()
            # A scheme changes colours and nothing else.
            serious = self._violations() if scheme == "light" else self._violations("color-contrast")
            assert not serious, f"{screen}, {scheme}:\n" + "\n".join(serious)
        self.page.emulate_media(color_scheme="light")
        wide, window = self.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide <= window, f"{screen} is {wide} px wide in a window of {window} px: {self._too_wide()}"
        assert self.faults == [], f"{screen}: {self.faults}"

    def _settle(self) -> None:
        # A colour half-way through its transition has the contrast of neither.
        self.page.evaluate(
            "Promise.all(document.getAnimations().filter(each => each.effect?.getTiming().iterations !== Infinity)"
            ".map(each => each.finished.catch(() => null)))"
        )

    def _violations(self, *rules: str) -> list[str]:
        """Of these rules, or of all."""
        if self.page.evaluate("typeof window.axe") == "undefined":
            self.page.evaluate(AXE_SCRIPT)
        told = self.page.evaluate(
            "rules => axe.run({resultTypes: ['violations'], ...(rules.length && {runOnly: rules})})", rules
        )
        return [
            f"{fault['id']} ({fault['impact']}): {fault['help']}: {node['html'][:200]} {node['failureSummary']}"
            for fault in told["violations"]
            if fault["impact"] in {"serious", "critical"}
            for node in fault["nodes"][:3]
        ]

    def _too_wide(self) -> Any:
        return self.page.evaluate(
            "[...document.querySelectorAll('body *')]"
            ".filter(each => each.getBoundingClientRect().right > innerWidth + 1)"
            ".slice(0, 5).map(each => each.outerHTML.slice(0, 160))"
        )

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not ECHO.match(message.text):
            self._note(f"console {message.type}: {message.text}")

    def _failed(self, request: Request) -> None:
        # Leaving a page cancels what it was still loading.
        if request.failure != "net::ERR_ABORTED":
            self._note(f"{request.failure}: {request.method} {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self._note(f"{response.status}: {response.request.method} {response.url}")

    def _note(self, fault: str) -> None:
        self.faults.append(fault)


def open_tab(browser: Browser, address: str, **shape: Any) -> Tab:
    context: BrowserContext = browser.new_context(base_url=address, **{"locale": "en-US", **shape})
    return Tab(context.new_page())
