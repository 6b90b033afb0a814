"""Signing in, and looking at photos, without a mouse."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.browsers import DESK, open_tab
from tests.browser.people import make_album, make_photographer, sign_in_to_studio
from tests.browser.shoots import take_photos
from tests.support.installation import Installation

pytestmark = [pytest.mark.browser, pytest.mark.timeout(420)]

COUNT = 4
NUMBER = "+4915123456785"


def test_everything_is_reached_by_keys(installation: Installation, browser: Browser, tmp_path: Path):
    make_photographer(installation, "alice_types")
    alice = open_tab(browser, installation.address, **DESK)
    _deliver(alice.page, take_photos(tmp_path / "shoot", COUNT, seed=300))

    bob = open_tab(browser, installation.address, **DESK)
    _sign_in_by_keys(bob.page)
    _look_by_keys(bob.page)
    assert bob.faults == []


def _deliver(page: Page, shoot: list[Path]) -> None:
    sign_in_to_studio(page, "alice_types")
    make_album(page, "Only keys")
    picker = page.get_by_role("combobox", name="People in this batch")
    picker.fill(NUMBER)
    picker.press("Enter")
    expect(page.get_by_role("list", name="Chosen").get_by_role("listitem")).to_have_count(1)
    page.locator("[data-choose=photos]").set_input_files(shoot)
    page.get_by_role("button", name=f"Drop {COUNT} photos").click()
    page.get_by_role("button", name="Drop photos").click()
    expect(page.get_by_text(f"{COUNT} photos dropped.")).to_be_visible()


def _sign_in_by_keys(page: Page) -> None:
    page.goto("/login")
    expect(page.get_by_role("button", name=re.compile("^Country"))).to_be_visible()
    _tab_to(page, "Phone number")
    page.keyboard.type(NUMBER, delay=10)
    expect(page.get_by_role("button", name="Create account")).to_be_enabled()
    page.keyboard.press("Enter")
    page.wait_for_url("**/code")
    expect(page.get_by_label("Six-digit code")).to_be_focused()
    page.keyboard.type(page.locator("#shown-code").inner_text())
    page.keyboard.press("Enter")
    page.wait_for_url("**/selfie")
    expect(page.get_by_role("button", name="Not now")).to_be_visible()
    _tab_to(page, "Not now")
    page.keyboard.press("Enter")
    page.wait_for_url("**/name")
    expect(page.get_by_label("Name")).to_be_focused()
    page.keyboard.type("Bob")
    page.keyboard.press("Enter")
    page.wait_for_url("**/photos")


def _look_by_keys(page: Page) -> None:
    tiles = page.locator("[data-photo]")
    expect(tiles).to_have_count(COUNT)
    first = tiles.first.get_attribute("aria-label") or ""
    _tab_to(page, first)
    page.keyboard.press("ArrowRight")
    expect(tiles.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    lightbox = page.get_by_role("dialog", name="Photos")
    expect(lightbox.get_by_text(f"2 of {COUNT}")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(lightbox.get_by_text(f"3 of {COUNT}")).to_be_visible()
    _tab_to(page, "Close")
    page.keyboard.press("Enter")
    expect(lightbox).to_have_count(0)
    expect(tiles.nth(1)).to_be_focused()


def _tab_to(page: Page, name: str) -> None:
    """Tab by tab, never in a circle; what has the focus must show it."""
    for _ in range(40):
        page.keyboard.press("Tab")
        here = page.evaluate(
            "[document.activeElement.getAttribute('aria-label') || document.activeElement.labels?.[0]?.innerText"
            " || document.activeElement.innerText]"
        )[0]
        if (here or "").strip() == name:
            return
    pytest.fail(f"Tab never reaches {name!r}.")
