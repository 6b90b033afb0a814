"""What a client does on a phone, step by step, each screen inspected."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.browsers import Tab
from tests.browser.people import enter_number, type_code
from tests.browser.shoots import checksum
from tests.browser.studio_steps import GOOD


def shown_code(page: Page) -> str:
    """Without a bot, the development page itself tells the code."""
    return page.locator("#shown-code").inner_text()


def register(bob: Tab, number: str, read_code: Callable[[Page], str] = shown_code) -> None:
    page = bob.page
    page.goto("/")
    page.wait_for_url("**/login")
    expect(page.get_by_role("button", name="Create account")).to_be_disabled()
    bob.inspect("sign-in")
    page.get_by_role("button", name=re.compile("^Country: United States")).click()
    bob.inspect("country picker")
    page.get_by_role("combobox", name="Country or dial code").fill("germ")
    page.get_by_role("option", name=re.compile("Germany")).first.click()
    enter_number(page, number)
    page.wait_for_url("**/code")
    expect(page.get_by_role("timer")).to_have_text(re.compile(r"Valid for [23]:\d\d"))
    expect(page.get_by_role("button", name="Next")).to_be_disabled()
    code = read_code(page)
    type_code(page, "000000" if code != "000000" else "111111")
    expect(page.get_by_text("That is not the code we sent. 4 tries left.")).to_be_visible()
    expect(page.get_by_role("button", name="Next")).to_be_disabled()
    bob.inspect("code, wrong")
    type_code(page, code)
    page.wait_for_url("**/selfie")


def add_selfie(bob: Tab, picture: Path) -> None:
    page = bob.page
    bob.inspect("selfie")
    page.get_by_role("button", name="Add a selfie").click()
    dialog = page.get_by_role("dialog", name="Add a selfie")
    bob.inspect("selfie, choose")
    _crop(page, picture)
    bob.inspect("selfie, crop")
    dialog.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="May we look for your face?")).to_be_visible()
    bob.inspect("consent to faces")
    page.get_by_role("button", name="No, thank you").click()


def _crop(page: Page, picture: Path) -> None:
    """Choose a file, drag it, zoom in: what is moved is the picture under the circle."""
    dialog = page.get_by_role("dialog", name="Add a selfie")
    dialog.get_by_label("Picture of you").set_input_files(picture)
    image = dialog.locator("img")
    expect(image).to_be_visible()
    before = image.get_attribute("style")
    circle = dialog.locator(".pd-round").bounding_box()
    assert circle is not None
    x, y = circle["x"] + circle["width"] / 2, circle["y"] + circle["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 20, y + 30, steps=4)
    page.mouse.up()
    dialog.get_by_role("slider", name="Zoom").fill("1.5")
    assert image.get_attribute("style") != before


def tell_name(bob: Tab, name: str) -> None:
    page = bob.page
    page.wait_for_url("**/name")
    bob.inspect("name")
    page.get_by_label("Name").fill(name)
    page.get_by_role("button", name="Next").click()
    page.wait_for_url("**/photos")


def see_dashboard(bob: Tab, taken_out: str) -> dict[str, bytes]:
    """Exactly the photos Bob is in. Answers the pictures his browser was served, by address."""
    page = bob.page
    tiles = page.locator("[data-photo]")
    expect(tiles).to_have_count(GOOD - 1)
    assert taken_out not in [tile.get_attribute("data-photo") for tile in tiles.all()]
    expect(page.get_by_role("link", name=re.compile("Summer wedding"))).to_contain_text(f"{GOOD - 1} photos")
    bob.inspect("dashboard")
    addresses = page.evaluate(
        "[...document.images].map(each => each.currentSrc || each.src).filter(each => each.includes('/files/photos/'))"
    )
    assert len({address.split("/")[-2] for address in addresses}) == GOOD - 1
    return {address: page.context.request.get(address).body() for address in addresses}


def ask_for_unlock(bob: Tab) -> None:
    page = bob.page
    page.get_by_role("link", name=re.compile("Summer wedding")).click()
    expect(page.get_by_role("heading", name="Summer wedding")).to_be_visible()
    expect(page.get_by_text(f"{GOOD - 1} photos of you")).to_be_visible()
    bob.inspect("album, locked")
    page.locator("[data-photo]").first.click()
    unlock = page.get_by_role("button", name="Unlock photo").locator("visible=true")
    expect(unlock).to_be_visible()
    expect(page.get_by_role("button", name="Download", exact=True)).to_have_count(0)
    bob.inspect("lightbox, locked")
    unlock.click()
    sheet = page.get_by_role("dialog", name="Unlock your photos")
    expect(sheet).to_contain_text("Get all the photos from Summer wedding in hi-resolution with no watermark.")
    expect(sheet).to_contain_text("$12.00")
    bob.inspect("unlock")
    sheet.get_by_role("button", name="Checkout").click()
    expect(sheet.get_by_text("has been asked.")).to_be_visible()
    bob.inspect("unlock, asked")


def download(bob: Tab, shoot: list[Path]) -> None:
    """Bob's page flips by itself; what he downloads is what Alice uploaded."""
    page = bob.page
    page.wait_for_url("**/thanks?checkout=*", timeout=30_000)
    expect(page.get_by_role("heading", name="Thank you!")).to_be_visible()
    bob.inspect("thank you")
    page.get_by_role("link", name="See photos").click()
    expect(page.locator("[data-photo]")).to_have_count(GOOD - 1)
    expect(page.get_by_role("button", name=re.compile("^Unlock"))).to_have_count(0)
    bob.inspect("album, unlocked")
    page.locator("[data-photo]").first.click()
    bob.inspect("lightbox, unlocked")
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Download", exact=True).locator("visible=true").click()
    download = downloading.value
    original = next(path for path in shoot if path.name == download.suggested_filename)
    assert checksum(download.path().read_bytes()) == checksum(original.read_bytes())
    page.keyboard.press("Escape")


def change_settings(bob: Tab, picture: Path) -> None:
    page = bob.page
    page.get_by_role("link", name="Settings").click()
    expect(page.get_by_label("Full name")).to_have_value("Bob")
    page.get_by_label("Full name").fill("Bob Novak")
    page.get_by_role("button", name="Save name").click()
    expect(page.get_by_role("status").filter(has_text=re.compile("."))).not_to_have_count(0)
    before = page.locator("main section img").first.get_attribute("src")
    page.get_by_role("button", name="Take a new one").click()
    _crop(page, picture)
    page.get_by_role("dialog", name="Add a selfie").get_by_role("button", name="Save").click()
    expect(page.locator("main section img").first).not_to_have_attribute("src", before or "")
    bob.inspect("settings")
    page.reload()
    expect(page.get_by_label("Full name")).to_have_value("Bob Novak")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/login")
    page.goto("/photos")
    page.wait_for_url("**/login")


def see_nothing(charlie: Tab, number: str, album_url: str, read_code: Callable[[Page], str] = shown_code) -> None:
    page = charlie.page
    page.goto("/login")
    expect(page.get_by_role("button", name=re.compile("^Country"))).to_be_visible()
    enter_number(page, f"+49{number}")
    page.wait_for_url("**/code")
    type_code(page, read_code(page))
    page.wait_for_url("**/selfie")
    page.get_by_role("button", name="Not now").click()
    page.wait_for_url("**/photos")
    expect(page.get_by_text("Your photos will drop soon.")).to_be_visible()
    charlie.inspect("dashboard, empty")
    page.goto(album_url)
    expect(page.get_by_text("This page is not here, or not for this account.")).to_be_visible()
    expect(page.get_by_text("Summer wedding")).to_have_count(0)
    charlie.inspect("album of somebody else")
