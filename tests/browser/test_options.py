"""How an album's watermark looks, and presets of its options: tried on a phone, then given to another album."""

import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.browsers import PHONE, open_tab
from tests.browser.people import Rest, make_photographer, sign_in_to_studio
from tests.browser.shoots import take_photos
from tests.support.installation import Installation

pytestmark = [pytest.mark.browser, pytest.mark.timeout(420)]

LOGIN = "alice_options"


def test_a_mark_is_changed_and_its_options_kept(installation: Installation, browser: Browser, tmp_path: Path):
    make_photographer(installation, LOGIN)
    alice = Rest(installation, LOGIN)
    given = {"location": "Lisbon", "shot_on": "2026-06-20", "live": True}
    first, second = (
        alice.ask("POST", "/albums", json=given | {"name": name})["id"] for name in ("Harbour", "Old town")
    )
    [photo] = take_photos(tmp_path, 1, seed=720, edge=1200)
    for album in (first, second):
        alice.ask("POST", f"/albums/{album}/photos", files=[("files", (photo.name, photo.read_bytes(), "image/jpeg"))])
        _wait(alice, album, "dropped_count", 1)

    tab = open_tab(browser, installation.address, **PHONE)
    page = tab.page
    sign_in_to_studio(page, LOGIN)
    page.goto(f"/studio/albums/{first}")
    page.get_by_role("button", name="How the watermark looks").click()
    dialog = page.get_by_role("dialog", name="Watermark")
    dialog.get_by_role("textbox", name="Words").fill("Alice Silva")
    dialog.get_by_text("Corner", exact=True).click()
    expect(dialog.get_by_text("A single mark is soon cut off")).to_be_visible()
    expect(dialog.get_by_role("img", name="The first photo with this watermark")).to_be_visible()
    tab.inspect("watermark")
    dialog.get_by_role("button", name="Save watermark").click()
    expect(dialog).to_be_hidden()
    _wait(alice, first, "stale_count", 0)

    page.get_by_role("button", name="Presets").click()
    dialog = page.get_by_role("dialog", name="Presets")
    dialog.get_by_label("Save this album's options as").fill("By the sea")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_label("Name of the preset By the sea")).to_be_visible()
    tab.inspect("presets")

    page.goto(f"/studio/albums/{second}")
    page.get_by_role("button", name="Presets").click()
    dialog.get_by_role("button", name="Use By the sea").click()
    expect(dialog.get_by_role("button", name="Apply to this album")).to_be_visible()
    tab.inspect("preset to be used")
    dialog.get_by_role("button", name="Apply to this album").click()
    _wait(alice, second, "watermark_text", "Alice Silva")
    assert alice.ask("GET", f"/albums/{second}")["watermark_layout"] == "corner"
    assert tab.faults == []


def _wait(alice: Rest, album: str, field: str, value: object) -> None:
    deadline = time.monotonic() + 60
    while alice.ask("GET", f"/albums/{album}")[field] != value:
        assert time.monotonic() < deadline
        time.sleep(0.2)
