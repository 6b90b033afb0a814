"""What Alice does in her studio, step by step, each screen inspected."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.browsers import Tab
from tests.browser.people import PASSWORD, cross, sign_in
from tests.browser.shoots import break_photo, checksum, difference

GOOD = 10
"""Photos of the shoot that can be opened."""


def sign_in_to_the_studio(alice: Tab, login: str) -> None:
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


def create_album(alice: Tab) -> None:
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


def add_bob(alice: Tab, phone: str) -> None:
    page = alice.page
    picker = page.get_by_role("combobox", name="People in this batch")
    picker.fill("Somebody")
    expect(page.get_by_text("Nobody of that name.")).to_be_visible()
    picker.fill(phone)
    page.get_by_role("option", name=re.compile("^Add ")).click()
    expect(page.get_by_role("list", name="Chosen").get_by_role("listitem")).to_have_count(1)


def set_options(alice: Tab) -> None:
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


def upload(alice: Tab, shoot: list[Path]) -> None:
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


def take_bob_out_of_one(alice: Tab) -> str:
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


def drop(alice: Tab) -> None:
    page = alice.page
    cross(page, "/photos", "")
    page.get_by_role("button", name=f"Drop {GOOD} photos").click()
    dialog = page.get_by_role("dialog", name=re.compile("^Drop"))
    expect(dialog).to_contain_text("1 client sees")
    alice.inspect("drop dialog")
    dialog.get_by_role("button", name="Drop photos").click()
    expect(page.get_by_text(f"{GOOD} photos dropped.")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Drop .* photos$"))).to_have_count(0)


def is_watermarked(alice: Tab, served: dict[str, bytes]) -> None:
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


def unlock_bob(alice: Tab) -> None:
    page = alice.page
    # The page asks by itself, so Alice finds Bob's wish without reloading.
    page.get_by_role("button", name="Paid, unlock Bob").click(timeout=30_000)
    alice.inspect("studio album, asked")
    dialog = page.get_by_role("dialog", name="Unlock for Bob")
    expect(dialog.get_by_label("Amount received, in USD")).to_have_value("12.00")
    dialog.get_by_role("button", name="Paid, unlock").click()
    expect(page.get_by_role("switch", name="Unlocked for Bob")).to_be_checked()
    expect(page.get_by_role("list", name="Waiting for your answer")).to_have_count(0)
