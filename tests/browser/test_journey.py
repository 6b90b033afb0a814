"""The whole story: a shoot on its way from Alice's studio to Bob's phone, and past Charlie's."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.browsers import DESK, PHONE, Tab, open_tab
from tests.browser.people import PASSWORD, cross, enter_number, make_photographer, sign_in, type_code
from tests.browser.shoots import break_photo, checksum, difference, take_photos
from tests.support.installation import Installation

pytestmark = [pytest.mark.browser, pytest.mark.timeout(420)]

SCREENS = [pytest.param("phone", PHONE, id="390"), pytest.param("desk", DESK, id="1440")]
GOOD = 10
NUMBERS = {"phone": ("15123456781", "15123456782"), "desk": ("15123456783", "15123456784")}


@pytest.mark.parametrize(("device", "shape"), SCREENS)
def test_a_shoot_reaches_its_client(installation: Installation, browser: Browser, tmp_path: Path, device, shape):
    login = f"alice_{device}"
    bobs_number, charlies_number = NUMBERS[device]
    make_photographer(installation, login)
    shoot = take_photos(tmp_path / "shoot", GOOD, seed=100 if device == "phone" else 200)

    alice = open_tab(browser, installation.address, **shape)
    _sign_in_to_the_studio(alice, login)
    _create_album(alice)
    _add_bob(alice, f"+49{bobs_number}")
    _set_options(alice)
    _upload(alice, shoot)
    taken_out = _take_bob_out_of_one(alice)
    _drop(alice)

    bob = open_tab(browser, installation.address, **shape)
    _register(bob, bobs_number)
    _add_selfie(bob, shoot[2])
    _tell_name(bob, "Bob")
    served = _see_dashboard(bob, taken_out)
    _is_watermarked(alice, served)
    _ask_for_unlock(bob)
    album_url = bob.page.url
    _unlock_bob(alice)
    _download(bob, shoot)
    _change_settings(bob, shoot[4])

    charlie = open_tab(browser, installation.address, **shape)
    _see_nothing(charlie, charlies_number, album_url)
    assert [tab.faults for tab in (alice, bob, charlie)] == [[], [], []]


def _sign_in_to_the_studio(alice: Tab, login: str) -> None:
    page = alice.page
    page.goto("/studio/login")
    expect(page.get_by_role("button", name="Sign in")).to_be_enabled()
    alice.inspect("studio sign-in")
    sign_in(page, login, "not the password")
    expect(page.get_by_text("Login and password do not match. Try again.")).to_be_visible()
    alice.inspect("studio sign-in, refused")
    sign_in(page, login, PASSWORD)
    expect(page.get_by_text("No albums yet")).to_be_visible()
    alice.inspect("studio albums, empty")


def _create_album(alice: Tab) -> None:
    page = alice.page
    page.get_by_role("button", name="New album").first.click()
    dialog = page.get_by_role("dialog", name="New album")
    dialog.get_by_role("button", name="Create album").click()
    for name in ("name", "location", "shot_on"):
        expect(dialog.locator(f"#{name}")).to_have_attribute("aria-invalid", "true")
        expect(dialog.locator(f"#{name}-error")).not_to_be_empty()
    alice.inspect("new album, empty")
    dialog.get_by_label("Name").fill("Summer wedding")
    dialog.get_by_label("Location").fill("Lisbon, Portugal")
    dialog.get_by_label("Date").fill("2026-06-20")
    dialog.get_by_role("button", name="Create album").click()
    expect(page.get_by_role("heading", name="Summer wedding")).to_be_visible()
    expect(page.get_by_text("Lisbon, Portugal")).to_be_visible()
    expect(page.get_by_text("Jun 20, 2026")).to_be_visible()
    alice.inspect("studio album, empty")


def _add_bob(alice: Tab, phone: str) -> None:
    page = alice.page
    picker = page.get_by_role("combobox", name="People in this batch")
    picker.fill("Somebody")
    expect(page.get_by_text("Nobody of that name.")).to_be_visible()
    picker.fill(phone)
    page.get_by_role("option", name=re.compile("^Add ")).click()
    expect(page.get_by_role("list", name="Chosen").get_by_role("listitem")).to_have_count(1)


def _set_options(alice: Tab) -> None:
    page = alice.page
    page.get_by_label("Words of the watermark").fill("© Alice")
    page.get_by_label("Words of the watermark").blur()
    page.locator("#price").fill("a lot")
    page.locator("#price").blur()
    expect(page.locator("#price-error")).not_to_be_empty()
    page.locator("#price").fill("12")
    page.locator("#price").blur()
    expect(page.locator("#price")).to_have_value("12.00")
    expect(page.locator("#price-error")).to_be_empty()


def _upload(alice: Tab, shoot: list[Path]) -> None:
    page = alice.page
    broken = break_photo(shoot[0].with_name("AL_9999.jpg"), shoot[3])
    twin = shoot[0].with_name("AL_0001_copy.jpg")
    twin.write_bytes(shoot[0].read_bytes())
    page.locator("[data-choose=photos]").set_input_files([*shoot, broken, twin])
    row = page.locator("li[data-state=failed]")
    expect(row).to_contain_text("AL_9999.jpg")
    expect(row).to_contain_text("This file is damaged. Export it again and drop it here.")
    expect(row.get_by_role("button", name="Retry AL_9999.jpg")).to_be_visible()
    expect(page.locator("li[data-state=duplicate]")).to_contain_text("Already in this album. Kept once.")
    expect(page.locator("li[data-state=done]")).to_have_count(GOOD, timeout=60_000)
    expect(page.get_by_text(f"{GOOD + 1} photos", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name=f"Drop {GOOD} photos")).to_be_visible()
    alice.inspect("studio album, uploaded")
    row.get_by_role("button", name="Retry AL_9999.jpg").click()
    expect(page.locator("li[data-state=failed]")).to_contain_text("This file is damaged.", timeout=30_000)


def _take_bob_out_of_one(alice: Tab) -> str:
    """Alice finds that Bob is not in one of them. Answers which."""
    page = alice.page
    page.get_by_role("link", name="View photos").click()
    tiles = page.locator("[data-photo]")
    expect(tiles).to_have_count(GOOD + 1)
    expect(page.get_by_text("Draft", exact=True).first).to_be_visible()
    alice.inspect("studio photos")
    page.get_by_role("button", name=re.compile("AL_0005")).first.click()
    page.get_by_role("button", name=re.compile("^Describe")).locator("visible=true").first.click()
    panel = page.get_by_role("dialog").get_by_role("complementary")
    chips = panel.get_by_role("list", name="Chosen").get_by_role("listitem")
    expect(chips).to_have_count(1)
    alice.inspect("studio lightbox")
    panel.get_by_role("button", name=re.compile("^Remove")).click()
    expect(panel.get_by_text("Nobody yet. Only you see this photo.")).to_be_visible()
    panel.get_by_role("button", name="Close details").click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    return tiles.nth(4).get_attribute("data-photo") or ""


def _drop(alice: Tab) -> None:
    page = alice.page
    cross(page, "/photos", "")
    page.get_by_role("button", name=f"Drop {GOOD} photos").click()
    dialog = page.get_by_role("dialog", name=re.compile("^Drop"))
    expect(dialog).to_contain_text("1 client sees")
    alice.inspect("drop dialog")
    dialog.get_by_role("button", name="Drop photos").click()
    expect(page.get_by_text(f"{GOOD} photos dropped.")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Drop .* photos$"))).to_have_count(0)


def _register(bob: Tab, number: str) -> None:
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
    code = page.locator("#shown-code").inner_text()
    type_code(page, "000000" if code != "000000" else "111111")
    expect(page.get_by_text("That is not the code we sent. 4 tries left.")).to_be_visible()
    expect(page.get_by_role("button", name="Next")).to_be_disabled()
    bob.inspect("code, wrong")
    type_code(page, code)
    page.wait_for_url("**/selfie")


def _add_selfie(bob: Tab, picture: Path) -> None:
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


def _tell_name(bob: Tab, name: str) -> None:
    page = bob.page
    page.wait_for_url("**/name")
    bob.inspect("name")
    page.get_by_label("Name").fill(name)
    page.get_by_role("button", name="Next").click()
    page.wait_for_url("**/photos")


def _see_dashboard(bob: Tab, taken_out: str) -> dict[str, bytes]:
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


def _is_watermarked(alice: Tab, served: dict[str, bytes]) -> None:
    """Not one byte sequence is the clean one, which Alice may have, and the mark can be seen."""
    for address, content in served.items():
        photo_id, rendition = address.split("?")[0].split("/")[-2:]
        size, kind, _ = rendition.split("-", 2)
        assert kind == "marked", address
        answer = alice.page.context.request.get(f"/api/v1/photos/{photo_id}/file?size={size}")
        assert answer.ok, address
        clean = answer.body()
        assert checksum(clean) != checksum(content)
        assert difference(clean, content) > 2


def _ask_for_unlock(bob: Tab) -> None:
    page = bob.page
    page.get_by_role("link", name=re.compile("Summer wedding")).click()
    expect(page.get_by_role("heading", name="Summer wedding")).to_be_visible()
    expect(page.get_by_text(f"{GOOD - 1} photos of you")).to_be_visible()
    bob.inspect("album, locked")
    page.locator("[data-photo]").first.click()
    unlock = page.get_by_role("button", name="Unlock photo").locator("visible=true")
    expect(unlock).to_be_visible()
    expect(page.get_by_role("button", name="Download")).to_have_count(0)
    bob.inspect("lightbox, locked")
    unlock.click()
    sheet = page.get_by_role("dialog", name="Unlock your photos")
    expect(sheet).to_contain_text("Get all the photos from Summer wedding in hi-resolution with no watermark.")
    expect(sheet).to_contain_text("$12.00")
    bob.inspect("unlock")
    sheet.get_by_role("button", name="Checkout").click()
    expect(sheet.get_by_text("has been asked.")).to_be_visible()
    bob.inspect("unlock, asked")


def _unlock_bob(alice: Tab) -> None:
    page = alice.page
    page.reload()
    row = page.get_by_role("listitem").filter(has=page.get_by_role("switch", name="Unlocked for Bob"))
    expect(row).to_contain_text("Asked for it")
    alice.inspect("studio album, asked")
    # Drawn as the server knows it, so it turns only once the answer is here.
    row.get_by_role("switch").click()
    expect(row.get_by_role("switch")).to_be_checked()
    expect(row.get_by_text("Asked for it")).to_have_count(0)


def _download(bob: Tab, shoot: list[Path]) -> None:
    """Bob's page flips by itself; what he downloads is what Alice uploaded."""
    page = bob.page
    page.wait_for_url("**/thanks", timeout=30_000)
    expect(page.get_by_role("heading", name="Thank you!")).to_be_visible()
    bob.inspect("thank you")
    page.get_by_role("link", name="See photos").click()
    expect(page.locator("[data-photo]")).to_have_count(GOOD - 1)
    expect(page.get_by_role("button", name=re.compile("^Unlock"))).to_have_count(0)
    bob.inspect("album, unlocked")
    page.locator("[data-photo]").first.click()
    bob.inspect("lightbox, unlocked")
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Download").locator("visible=true").click()
    download = downloading.value
    original = next(path for path in shoot if path.name == download.suggested_filename)
    assert checksum(download.path().read_bytes()) == checksum(original.read_bytes())
    page.keyboard.press("Escape")


def _change_settings(bob: Tab, picture: Path) -> None:
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


def _see_nothing(charlie: Tab, number: str, album_url: str) -> None:
    page = charlie.page
    page.goto("/login")
    expect(page.get_by_role("button", name=re.compile("^Country"))).to_be_visible()
    enter_number(page, f"+49{number}")
    page.wait_for_url("**/code")
    type_code(page, page.locator("#shown-code").inner_text())
    page.wait_for_url("**/selfie")
    page.get_by_role("button", name="Not now").click()
    page.wait_for_url("**/photos")
    expect(page.get_by_text("Your photos will drop soon.")).to_be_visible()
    charlie.inspect("dashboard, empty")
    page.goto(album_url)
    expect(page.get_by_text("This page is not here, or not for this account.")).to_be_visible()
    expect(page.get_by_text("Summer wedding")).to_have_count(0)
    charlie.inspect("album of somebody else")
