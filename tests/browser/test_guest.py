"""A guest opens a share with its password, looks, chooses, adds a photo; its photographer lets the photo in."""

import re
import time
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.browsers import DESK, PHONE, Tab, open_tab
from tests.browser.people import Rest, make_photographer, sign_in_to_studio
from tests.browser.shoots import take_photos
from tests.support.installation import Installation

pytestmark = [pytest.mark.browser, pytest.mark.timeout(420)]

LOGIN = "alice_opens"
PASSWORD = "lisbon in june"
PHOTOS = 5


def test_a_guest_looks_chooses_and_adds_a_photo(installation: Installation, browser: Browser, tmp_path: Path):
    make_photographer(installation, LOGIN)
    alice = Rest(installation, LOGIN)
    *shoot, own = take_photos(tmp_path, PHOTOS + 1, seed=600, edge=1200)
    album, place = _shared(alice, shoot)

    _without_a_script(browser, installation.address, place)
    guest = open_tab(browser, installation.address, **PHONE)
    _enter(guest, place)
    _look(guest)
    _choose(guest)
    _add(guest, own)
    _let_in(installation, browser, album)
    guest.page.goto(place)
    expect(guest.page.locator("#photos .t")).to_have_count(PHOTOS + 1)

    desk = open_tab(browser, installation.address, **DESK)
    _enter(desk, place)
    _at_the_desk(desk)
    alice.ask("POST", f"/shares/{_share(alice, album)['id']}/stop")
    desk.page.reload()
    expect(desk.page.get_by_label("Password")).to_be_visible()
    assert guest.faults == desk.faults == []


def _shared(alice: Rest, shoot: list[Path]) -> tuple[str, str]:
    """An album whose photos are out, and the path of a share of it."""
    given = {"name": "Summer wedding", "location": "Lisbon", "shot_on": "2026-06-20", "live": True}
    album = alice.ask("POST", "/albums", json=given)["id"]
    files = [("files", (path.name, path.read_bytes(), "image/jpeg")) for path in shoot]
    alice.ask("POST", f"/albums/{album}/photos", files=files)
    deadline = time.monotonic() + 120
    while alice.ask("GET", f"/albums/{album}")["dropped_count"] < len(shoot):
        assert time.monotonic() < deadline
        time.sleep(0.2)
    share = alice.ask("POST", f"/albums/{album}/shares", json={"password": PASSWORD, "guests_upload": True})
    return album, "/" + share["url"].split("/", 3)[3]


def _share(alice: Rest, album: str) -> dict[str, Any]:
    return alice.ask("GET", f"/albums/{album}/shares")["items"][0]


def _without_a_script(browser: Browser, address: str, place: str) -> None:
    plain = open_tab(browser, address, java_script_enabled=False, **PHONE)
    page = plain.page
    page.goto(place)
    page.get_by_label("Password").fill("not this one")
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_text("That is not the password")).to_be_visible()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Open").click()
    tiles = page.locator("#photos .t")
    expect(tiles).to_have_count(PHOTOS)
    tiles.first.locator("a").click()
    expect(page.get_by_text(f"1 of {PHOTOS}")).to_be_visible()
    page.get_by_label("Next photo").click()
    expect(page.get_by_text(f"2 of {PHOTOS}")).to_be_visible()
    page.get_by_label("Back to the album").click()
    expect(tiles).to_have_count(PHOTOS)
    assert plain.faults == []


def _check(tab: Tab, screen: str) -> None:
    """What must hold on every screen; light and dark are the stylesheet's own."""
    for scheme in ("light", "dark"):
        tab.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert tab._violations() == [], f"{screen}, {scheme}"
    wide, window = tab.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide <= window, f"{screen} is {wide} px wide"
    assert tab.faults == [], f"{screen}: {tab.faults}"


def _enter(guest: Tab, place: str) -> None:
    page = guest.page
    page.goto(place)
    _check(guest, "the door")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_role("heading", name="Summer wedding")).to_be_visible()
    expect(page.locator(".heart").first).to_be_attached()
    _check(guest, "the album")


def _box(page: Page):
    return page.get_by_role("dialog", name="Photo")


def _look(guest: Tab) -> None:
    page = guest.page
    page.locator("#photos .t > a").first.click()
    box = _box(page)
    expect(box.get_by_text(f"1 of {PHOTOS}")).to_be_visible()
    page.wait_for_url(re.compile(r"/s/[^/]+/[0-9a-f-]{36}$"))
    _swipe(page, -260)
    expect(box.get_by_text(f"2 of {PHOTOS}")).to_be_visible()
    _swipe(page, 260)
    expect(box.get_by_text(f"1 of {PHOTOS}")).to_be_visible()
    shown = box.locator(".slide:not([inert]) img")
    expect(shown).to_have_attribute("srcset", re.compile("medium-marked"))
    _check(guest, "the lightbox")
    page.go_back()
    expect(box).to_be_hidden()
    page.wait_for_url(re.compile(r"/s/[^/]+$"))


def _swipe(page: Page, by: int) -> None:
    """As a finger does it; Playwright has none that moves."""
    page.evaluate(
        """by => {
            const stage = document.querySelector("dialog .stage");
            const send = (name, x) => {
                const touch = new Touch({ identifier: 1, target: stage, clientX: x, clientY: 400 });
                const touches = name === "touchend" ? [] : [touch];
                const about = { touches, changedTouches: [touch], bubbles: true, cancelable: true };
                stage.dispatchEvent(new TouchEvent(name, about));
            };
            send("touchstart", 195);
            send("touchmove", 195 + by / 2);
            send("touchmove", 195 + by);
            send("touchend", 195 + by);
        }""",
        by,
    )


def _choose(guest: Tab) -> None:
    page = guest.page
    for place in (0, 2):
        page.locator(".heart").nth(place).click()
    bar = page.get_by_role("toolbar", name="Your choice")
    expect(bar.get_by_role("status")).to_have_text("2")
    _check(guest, "the album with hearts")
    bar.get_by_role("button", name="Send").click()
    sheet = page.get_by_role("dialog", name="Send")
    sheet.get_by_label("Your name").fill("Gwen Ode")
    sheet.get_by_label("A note").fill("These two for the book.")
    _check(guest, "sending a list")
    sheet.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Your photographer has it now.")).to_be_visible()
    # They are kept: the same browser finds them again.
    page.reload()
    expect(page.locator(".heart[aria-pressed=true]")).to_have_count(2)


def _add(guest: Tab, photo: Path) -> None:
    page = guest.page
    page.get_by_role("link", name="Add your photos").click()
    expect(page.get_by_role("heading", name="Add your photos")).to_be_visible()
    # The name is known from the list that was sent.
    expect(page.get_by_label("Your name")).to_have_value("Gwen Ode")
    page.get_by_label("Photos", exact=True).set_input_files(photo)
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Add photos").click()
    expect(page.get_by_text("All of your photos are here. Thank you!")).to_be_visible()
    _check(guest, "adding photos")


def _let_in(installation: Installation, browser: Browser, album: str) -> None:
    alice = open_tab(browser, installation.address, **DESK)
    page = alice.page
    sign_in_to_studio(page, LOGIN)
    page.goto(f"/studio/albums/{album}/photos?only=guests")
    expect(page.get_by_text("Brought by Gwen Ode.")).to_be_visible()
    expect(page.locator("[data-photo] img")).to_be_visible()
    alice.inspect("photos of guests")
    page.get_by_role("button", name="Select all").click()
    page.get_by_role("toolbar").get_by_role("button", name="Let in").click()
    expect(page.get_by_text("1 photo let in")).to_be_visible()
    expect(page.get_by_text("No photo like that")).to_be_visible()
    assert alice.faults == []


def _at_the_desk(desk: Tab) -> None:
    page = desk.page
    page.locator("#photos .t > a").nth(1).click()
    box = _box(page)
    # Its script comes with the first photo that is opened; keys before that are the page's.
    expect(box.get_by_text(f"2 of {PHOTOS + 1}")).to_be_visible()
    for key, place in (("ArrowRight", 3), ("ArrowRight", 4), ("ArrowLeft", 3), ("End", PHOTOS + 1)):
        page.keyboard.press(key)
        expect(box.get_by_text(f"{place} of {PHOTOS + 1}")).to_be_visible()
    _check(desk, "the lightbox at a desk")
    with page.expect_download() as download:
        box.get_by_role("link", name="Download").click()
    assert download.value.path().read_bytes()[:2] == b"\xff\xd8"
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    page.wait_for_url(re.compile(r"/s/[^/]+$"))
