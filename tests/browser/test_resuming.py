"""Uploads that are cut go on, and send only what is missing."""

import os
import re
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.browsers import DESK, Tab, open_tab
from tests.browser.people import make_album, make_photographer, sign_in_to_studio
from tests.support.installation import Installation

pytestmark = [pytest.mark.browser, pytest.mark.timeout(420)]

SIDE = 2900
SLOW = 12_000_000 // 8
"""Bytes a second: a picture of noise takes a dozen seconds, long enough to be cut."""


@pytest.fixture
def heavy(tmp_path: Path) -> Path:
    """A picture that no compression makes smaller: three times what is sent in one piece."""
    content = BytesIO()
    Image.frombytes("RGB", (SIDE, SIDE), os.urandom(3 * SIDE * SIDE)).save(content, "PNG", compress_level=0)
    path = tmp_path / "heavy.png"
    path.write_bytes(content.getvalue())
    return path


def test_an_upload_goes_on_in_another_tab(installation: Installation, browser: Browser, heavy: Path):
    make_photographer(installation, "alice_closes")
    alice = open_tab(browser, installation.address, **DESK)
    album = _album(alice, "alice_closes")
    _slow_down(alice.page)
    _choose(alice.page, heavy)
    _wait_until_under_way(alice.page)
    context = alice.page.context
    alice.page.close(run_before_unload=False)

    again = Tab(context.new_page())
    beginnings = _note_beginnings(again.page)
    again.page.goto(album)
    expect(again.page.get_by_text("1 file of your last upload is not finished.")).to_be_visible()
    _choose(again.page, heavy)
    _arrives(again.page)
    _is_whole(again.page, heavy)
    # What the first tab had sent was not sent again.
    assert min(beginnings) > 0
    assert again.faults == []


def test_an_upload_survives_the_death_of_the_server(installation: Installation, browser: Browser, heavy: Path):
    make_photographer(installation, "alice_waits")
    alice = open_tab(browser, installation.address, **DESK)
    _album(alice, "alice_waits")
    _slow_down(alice.page)
    beginnings = _note_beginnings(alice.page)
    _choose(alice.page, heavy)
    _wait_until_under_way(alice.page)
    with alice.expecting("ERR_CONNECTION|ERR_SOCKET|ERR_EMPTY|ERR_NETWORK|console (error|warning)"):
        web = installation.program("web")
        assert web is not None
        for process in [*web.children(recursive=True), web]:
            process.kill()
        expect(alice.page.get_by_text(re.compile(r"The connection broke at \d+"))).to_be_visible()
        _arrives(alice.page)
    _is_whole(alice.page, heavy)
    assert beginnings.count(0) == 1
    assert alice.faults == []


def _album(alice: Tab, login: str) -> str:
    sign_in_to_studio(alice.page, login)
    return make_album(alice.page, "Noise")


def _slow_down(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 5, "downloadThroughput": -1, "uploadThroughput": SLOW},
    )


def _choose(page: Page, path: Path) -> None:
    page.locator("[data-choose=photos]").set_input_files(path)


def _wait_until_under_way(page: Page) -> None:
    """The server has the first piece for sure, and the second is on its way."""
    bar = page.get_by_role("progressbar", name="heavy.png")
    expect(bar).to_have_attribute("aria-valuenow", re.compile(r"^(4[5-9]|[5-8]\d)$"), timeout=60_000)


def _arrives(page: Page) -> None:
    expect(page.locator("li[data-state=done]")).to_contain_text("heavy.png", timeout=90_000)


def _note_beginnings(page: Page) -> list[int]:
    """Fills itself with the byte that each piece sent to the server begins at."""
    beginnings: list[int] = []

    def note(request: Request) -> None:
        if request.method == "PATCH" and request.url.endswith("/bytes"):
            beginnings.append(int(request.headers["upload-offset"]))

    page.on("request", note)
    return beginnings


def _is_whole(page: Page, heavy: Path) -> None:
    album_id = page.url.rsplit("/", 1)[-1]
    (photo,) = page.context.request.get(f"/api/v1/albums/{album_id}/photos").json()["items"]
    original = page.context.request.get(f"/api/v1/photos/{photo['id']}/file?size=original").body()
    assert sha256(original).hexdigest() == sha256(heavy.read_bytes()).hexdigest()
