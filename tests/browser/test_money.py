"""Bob pays Alice: by hand for single photos, by card for an album; and what her earnings say of it."""

import csv
import io
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.adapters.stripe_server import KEY, SECRET, StripeServer
from tests.browser.browsers import DESK, PHONE, Tab, open_tab
from tests.browser.client_steps import shown_code
from tests.browser.people import PASSWORD, enter_number, make_photographer, sign_in_to_studio, type_code
from tests.browser.shoots import take_photos
from tests.support.installation import Installation

pytestmark = [pytest.mark.browser, pytest.mark.timeout(420)]

# The stand-in's own pages have no icon; and a clean picture is refused from the moment on that it is locked again.
PART_OF_THE_STORY = ["favicon", "^402: GET .*-clean-"]
LOCKED_AGAIN = "Your payment was given back to you, so these photos are locked again."


@pytest.fixture(scope="module")
def shop() -> Iterator[tuple[StripeServer, Installation]]:
    """A Stripe that keeps its news until told to send them, and a PhotoDrop with its keys."""
    stripe = StripeServer()
    keys = {
        "PHOTODROP_STRIPE_KEY": KEY,
        "PHOTODROP_STRIPE_WEBHOOK_SECRET": SECRET,
        "PHOTODROP_STRIPE_API_URL": stripe.url,
    }
    with tempfile.TemporaryDirectory(prefix="photodrop-money-", ignore_cleanup_errors=True) as folder:
        running = Installation(Path(folder), keys)
        running.start()
        yield stripe, running
        running.end()
    stripe.close()


def test_single_photos_are_paid_by_hand(installation: Installation, browser: Browser, tmp_path: Path):
    alice, bob, album_id = _delivered(installation, browser, tmp_path, "alice_by_hand", "15123456791", PHONE)
    page = bob.page
    page.goto(f"/albums/{album_id}")
    page.get_by_role("button", name="Choose single photos, $5.00 each").click()
    for number in range(2):
        page.locator("[data-photo]").nth(number).click()
    bob.inspect("choosing photos")
    page.get_by_role("button", name="Unlock · $5.00").click()
    sheet = page.get_by_role("dialog", name="Unlock 2 photos")
    expect(sheet).to_contain_text("1 free, 1 at $5.00")
    bob.inspect("unlock photos")
    sheet.get_by_role("button", name="Checkout").click()
    expect(page.get_by_text("has been asked.")).to_be_visible()
    expect(page.get_by_text("1 free photo is yours already.")).to_be_visible()
    bob.inspect("unlock photos, asked")

    desk = alice.page
    desk.goto("/studio/earnings")
    expect(desk.get_by_text("No earnings yet")).to_be_visible()
    expect(desk.get_by_role("link", name=re.compile("^Earnings")).locator("visible=true")).to_contain_text("1 waiting")
    alice.inspect("earnings, empty")
    desk.get_by_role("button", name="Paid, unlock Bob").click()
    dialog = desk.get_by_role("dialog", name="Unlock for Bob")
    expect(dialog.get_by_label("Amount received, in USD")).to_have_value("5.00")
    alice.inspect("confirming")
    dialog.get_by_role("button", name="Paid, unlock").click()

    page.wait_for_url("**/thanks?checkout=*", timeout=30_000)
    expect(page.get_by_text("1 photo of Summer wedding is now unlocked.")).to_be_visible()
    bob.inspect("thank you")
    page.get_by_role("link", name="See photos").click()
    expect(page.get_by_text("2 unlocked")).to_be_visible()
    page.locator("[data-photo]").first.click()
    with page.expect_download():
        page.get_by_role("button", name="Download", exact=True).locator("visible=true").click()
    page.keyboard.press("Escape")

    expect(desk.get_by_role("list", name="Payments").get_by_role("listitem")).to_have_count(1)
    expect(desk.get_by_role("list", name="Payments")).to_contain_text("$5.00")
    alice.inspect("earnings")
    with desk.expect_download() as downloading:
        desk.get_by_role("link", name="Download the payments as CSV").click()
    [sold] = csv.DictReader(io.StringIO(downloading.value.path().read_text("utf-8-sig")))
    assert (sold["amount"], sold["currency"], sold["photos"], sold["client"]) == ("5.00", "USD", "1", "Bob")

    desk.get_by_role("button", name="Give money back to Bob").click()
    desk.get_by_role("dialog").get_by_role("button", name="Note it").click()
    expect(desk.get_by_role("list", name="Payments").get_by_role("listitem")).to_have_count(2)
    expect(page.get_by_text(LOCKED_AGAIN)).to_be_visible(timeout=30_000)
    expect(page.get_by_text("1 unlocked")).to_be_visible()
    assert [alice.faults, bob.faults] == [[], []]


def test_an_album_is_paid_by_card(shop, browser: Browser, tmp_path: Path):
    stripe, installation = shop
    _, bob, album_id = _delivered(installation, browser, tmp_path, "alice_by_card", "15123456792", DESK)
    page = bob.page
    page.goto(f"/albums/{album_id}")
    page.get_by_role("button", name=re.compile("^Unlock your photos")).locator("visible=true").click()
    sheet = page.get_by_role("dialog", name="Unlock your photos")
    expect(sheet).to_contain_text("You pay securely with Stripe.")
    stripe.answers += [(500, {})] * 2
    sheet.get_by_role("button", name="Checkout").click()
    expect(sheet.get_by_role("alert")).to_contain_text("nothing was charged")
    bob.inspect("unlock, no answer")
    sheet.get_by_role("button", name="Try again").click()
    page.get_by_role("link", name="Back").click()
    expect(page.get_by_text("You came back before paying. Nothing was charged.")).to_be_visible()
    bob.inspect("unlock, cancelled")
    page.get_by_role("button", name="Checkout").click()
    page.get_by_role("button", name="Pay", exact=True).click()

    page.wait_for_url("**/thanks?checkout=*")
    expect(page.get_by_text("We are confirming your payment.")).to_be_visible()
    bob.inspect("confirming the payment")
    assert _locked(page, album_id)
    webhook = f"{installation.address}/api/v1/webhooks/stripe"
    stripe.webhook_url = webhook
    for event in stripe.outbox:
        assert stripe.deliver(event) == 200
    expect(page.get_by_role("heading", name="Thank you!")).to_be_visible(timeout=30_000)
    expect(page.get_by_text("The album Summer wedding is now unlocked.")).to_be_visible()
    assert not _locked(page, album_id)
    page.get_by_role("link", name="See photos").click()
    expect(page.get_by_role("button", name=re.compile("^Unlock"))).to_have_count(0)

    [payment] = stripe.charges
    stripe.refund(payment)
    expect(page.get_by_text(LOCKED_AGAIN)).to_be_visible(timeout=30_000)
    assert _locked(page, album_id)
    assert [fault for fault in bob.faults if not any(re.search(belongs, fault) for belongs in PART_OF_THE_STORY)] == []


def _delivered(
    installation: Installation, browser: Browser, folder: Path, login: str, number: str, shape: dict
) -> tuple[Tab, Tab, str]:
    """Alice, and Bob who is in all three photos of her album, both signed in."""
    make_photographer(installation, login)
    alice = open_tab(browser, installation.address, **DESK)
    sign_in_to_studio(alice.page, login)
    album_id = _album(alice.page, login, take_photos(folder / "shoot", 3, seed=400), f"+49{number}")
    bob = open_tab(browser, installation.address, **shape)
    _enter(bob.page, number)
    return alice, bob, album_id


def _album(page: Page, login: str, shoot: list[Path], phone: str) -> str:
    """As a program of Alice's would make it."""
    ask = page.context.request
    token = ask.post("/api/v1/auth/login", data={"login": login, "password": PASSWORD}).json()["access_token"]
    headers = {"Authorization": f"Bearer {token}"}
    wanted = {"name": "Summer wedding", "location": "Lisbon", "shot_on": "2026-06-20", "price": 2500}
    made = ask.post("/api/v1/albums", headers=headers, data=wanted | {"photo_price": 500, "free_photos": 1}).json()
    album = f"/api/v1/albums/{made['id']}"
    for photo in shoot:
        picture: FilePayload = {"name": photo.name, "mimeType": "image/jpeg", "buffer": photo.read_bytes()}
        added = ask.post(f"{album}/photos", headers=headers, multipart={"files": picture, "phones": phone})
        assert added.status == 201, added.text()
    while ask.get(album).json()["waiting_count"]:
        page.wait_for_timeout(200)
    assert ask.post(f"{album}/drop", headers=headers).ok
    return made["id"]


def _enter(page: Page, number: str) -> None:
    page.goto("/login")
    expect(page.get_by_role("button", name=re.compile("^Country"))).to_be_visible()
    enter_number(page, f"+49{number}")
    page.wait_for_url("**/code")
    type_code(page, shown_code(page))
    page.wait_for_url("**/selfie")
    page.get_by_role("button", name="Not now").click()
    page.wait_for_url("**/name")
    page.get_by_label("Name").fill("Bob")
    page.get_by_role("button", name="Next").click()
    page.wait_for_url("**/photos")


def _locked(page: Page, album_id: str) -> bool:
    return page.context.request.get(f"/api/v1/me/albums/{album_id}").json()["locked"]
