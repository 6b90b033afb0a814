"""Alice looks after her background work, at her desk and on her phone at once."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.browsers import DESK, PHONE, open_tab
from tests.browser.people import make_photographer, sign_in_to_studio
from tests.browser.shoots import break_photo, take_photos
from tests.support.installation import Installation

pytestmark = [pytest.mark.browser, pytest.mark.timeout(420)]

OWN = {"Sec-Fetch-Site": "same-origin"}


def ask(page: Page, method: str, path: str, **rest: Any) -> Any:
    answer = page.context.request.fetch(f"/api/v1{path}", method=method, headers=OWN, **rest)
    assert answer.ok, answer.text()
    return answer.json() if answer.body() else None


def send(page: Page, album: str, path: Path) -> Any:
    file = {"name": path.name, "mimeType": "image/jpeg", "buffer": path.read_bytes()}
    return ask(page, "POST", f"/albums/{album}/photos", multipart={"files": file})["items"][0]


def test_followed_on_two_screens(installation: Installation, browser: Browser, tmp_path):
    make_photographer(installation, "alice_works")
    desk, phone = (open_tab(browser, installation.address, **shape) for shape in (DESK, PHONE))
    for tab in (desk, phone):
        sign_in_to_studio(tab.page, "alice_works")
    desk.page.get_by_role("link", name="Tasks").locator("visible=true").click()
    phone.page.goto("/studio/settings")
    phone.page.get_by_role("link", name="Tasks").locator("visible=true").click()
    for tab in (desk, phone):
        expect(tab.page.get_by_text("Nothing under way")).to_be_visible()
    phone.inspect("tasks, none")

    new = {"name": "Lind wedding", "location": "Skagen", "shot_on": "2026-06-20"}
    album = ask(desk.page, "POST", "/albums", data=new)["id"]
    shoot = take_photos(tmp_path, 3, seed=70, edge=600)
    send(desk.page, album, break_photo(tmp_path / "AL_9999.jpg", shoot[0]))
    sent = [send(desk.page, album, path) for path in shoot]
    for tab in (desk, phone):
        finished = tab.page.get_by_role("list", name="Finished").get_by_role("listitem")
        expect(finished.first).to_contain_text("Processing 4 photos of Lind wedding", timeout=60_000)
        expect(finished.first).to_contain_text("3 of 4 done", timeout=60_000)
        tab.page.get_by_role("button", name="Show what failed").click()
        expect(tab.page.get_by_role("list", name="What failed")).to_contain_text("AL_9999.jpg")
        tab.inspect("tasks, one failed")

    ask(desk.page, "DELETE", f"/photos/{sent[0]['id']}")
    for tab in (phone, desk):
        under_way = tab.page.get_by_role("list", name="Under way")
        expect(under_way).to_contain_text("Deleting 1 photo of Lind wedding", timeout=30_000)
        expect(tab.page.get_by_role("progressbar")).to_have_attribute("aria-valuenow", "0")
    phone.inspect("tasks, one under way")
    desk.page.get_by_role("button", name="Undo: Deleting 1 photo of Lind wedding").click()
    expect(desk.page.get_by_text("Taken back")).to_be_visible()
    # Nobody touched the phone.
    expect(phone.page.get_by_role("list", name="Finished")).to_contain_text("Stopped")
    assert ask(phone.page, "GET", f"/photos/{sent[0]['id']}")["status"] == "ready"

    phone.page.get_by_role("button", name="Retry: Processing 4 photos of Lind wedding").click()
    expect(phone.page.get_by_role("list", name="Finished")).to_contain_text("3 of 4 done")
    assert [tab.faults for tab in (desk, phone)] == [[], []]
