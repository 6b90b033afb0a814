"""From a link with a password to a print in the post: Alice at her desk and by push, a guest on a phone."""

import csv
import io
import json
import re
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.adapters.push_server import Browser as PushBrowser
from tests.adapters.push_server import PushServer
from tests.browser.browsers import DESK, PHONE, Tab, open_tab
from tests.browser.people import make_photographer, sign_in_to_studio
from tests.browser.shoots import take_photos
from tests.browser.test_guest import _check
from tests.browser.test_notifications import deliver, shown
from tests.browser.test_tasks import ask, send
from tests.fixtures.push import VAPID_KEY
from tests.support.installation import Installation

pytestmark = [pytest.mark.browser, pytest.mark.timeout(420)]

LOGIN = "alice_of_the_story"
PASSWORD = "skagen in june"
PHOTOS = 4


@pytest.fixture(scope="module")
def told() -> Iterator[tuple[PushServer, Installation]]:
    """A push service of ours, and a PhotoDrop that may write to it."""
    push = PushServer()
    keys = {"PHOTODROP_VAPID_KEY": VAPID_KEY, "PHOTODROP_PUSH_ORIGINS": push.url}
    with tempfile.TemporaryDirectory(prefix="photodrop-story-", ignore_cleanup_errors=True) as folder:
        running = Installation(Path(folder), keys)
        running.start()
        yield push, running
        running.end()
    push.close()


def test_from_a_link_to_a_print(told, browser: Browser, tmp_path: Path):
    push, installation = told
    make_photographer(installation, LOGIN)
    alice = open_tab(browser, installation.address, **DESK)
    sign_in_to_studio(alice.page, LOGIN)
    device = _subscribe(alice.page, push)
    album = _album(alice.page, tmp_path)
    place = _share(alice, album, installation.address)

    guest = open_tab(browser, installation.address, **PHONE)
    _enter(guest, place)
    _choose(guest)
    bell = alice.page.get_by_role("link", name="Notifications").locator("visible=true")
    expect(bell.get_by_role("status")).to_contain_text("1", timeout=30_000)
    _order(guest)
    expect(bell.get_by_role("status")).to_contain_text("2", timeout=30_000)
    _is_told(alice, device, installation.address)
    _go_on(alice, guest)
    _take_to_the_lab(alice)
    assert (push.faults, alice.faults, guest.faults) == ([], [], [])


def _subscribe(page: Page, push: PushServer) -> PushBrowser:
    push.key = ask(page, "GET", "/push/subscriptions")["public_key"]
    browser = push.browser()
    ask(page, "POST", "/push/subscriptions", data={"endpoint": browser.endpoint, "keys": browser.keys})
    return browser


def _album(page: Page, folder: Path) -> str:
    wanted = {"name": "Lind wedding", "location": "Skagen", "shot_on": "2026-06-20", "live": True}
    album = ask(page, "POST", "/albums", data=wanted)["id"]
    for photo in take_photos(folder, PHOTOS, seed=900, edge=2400):
        send(page, album, photo)
    ends = monotonic() + 120
    while ask(page, "GET", f"/albums/{album}")["dropped_count"] < PHOTOS:
        assert monotonic() < ends
        page.wait_for_timeout(200)
    ask(page, "POST", "/products/starter", data={})
    return album


def _share(alice: Tab, album: str, address: str) -> str:
    """Where a guest finds it."""
    page = alice.page
    page.goto(f"/studio/albums/{album}")
    page.get_by_role("link", name="Share", exact=True).click()
    expect(page.get_by_text("Give a link away")).to_be_visible()
    alice.inspect("shares of an album, none yet")
    page.get_by_role("button", name="New share").locator("visible=true").first.click()
    dialog = page.get_by_role("dialog", name="New share")
    dialog.get_by_label("Name").fill("For the guests")
    dialog.get_by_label("Password", exact=True).fill(PASSWORD)
    alice.inspect("a new share")
    dialog.get_by_role("button", name="Make link").click()
    link = page.get_by_label("Link of For the guests", exact=True)
    expect(link).to_have_value(re.compile(r"/s/[\w-]+$"))
    code = page.get_by_role("dialog", name="For the guests")
    expect(code.get_by_role("link", name="Card to print")).to_be_visible()
    alice.inspect("the code of a share")
    page.keyboard.press("Escape")
    expect(code).to_have_count(0)
    return link.input_value().removeprefix(address)


def _enter(guest: Tab, place: str) -> None:
    page = guest.page
    page.goto(place)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_role("heading", name="Lind wedding")).to_be_visible()
    expect(page.locator("#photos .t")).to_have_count(PHOTOS)


def _choose(guest: Tab) -> None:
    page = guest.page
    for at in (0, 1):
        page.locator(".heart").nth(at).click()
    bar = page.get_by_role("toolbar", name="Your choice")
    expect(bar.get_by_role("status")).to_have_text("2")
    bar.get_by_role("button", name="Send").click()
    sheet = page.get_by_role("dialog", name="Send")
    sheet.get_by_label("Your name").fill("Gwen Ode")
    sheet.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Your photographer has it now.")).to_be_visible()


def _order(guest: Tab) -> None:
    page = guest.page
    page.locator("#photos .t > a").first.click()
    box = page.get_by_role("dialog", name="Photo", exact=True)
    box.get_by_role("button", name="Order print").click()
    sheet = page.get_by_role("dialog", name="Order a print")
    expect(sheet.get_by_role("radio")).to_have_count(8)
    sheet.get_by_role("radio", name=re.compile("Square print")).check()
    sheet.get_by_label("How many").fill("2")
    _check(guest, "ordering a print of a shared photo")
    sheet.get_by_role("button", name="Add to cart").click()
    expect(box.get_by_text("It is in your cart.")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Your cart").click()

    page.wait_for_url("**/cart")
    expect(page.get_by_role("list", name="Prints in your cart")).to_contain_text("Square print")
    expect(page.get_by_role("link", name="Back to the album")).to_have_attribute("href", re.compile("^/s/"))
    guest.inspect("the cart of a guest")
    page.get_by_label("Name", exact=True).fill("Gwen Ode")
    page.get_by_label("Address").fill("Main Street 1\n10115 Berlin")
    page.get_by_label("Country").select_option("DE")
    page.get_by_label("E-mail").fill("gwen@example.com")
    page.get_by_role("button", name="Place order").click()
    page.wait_for_url("**/orders/*")
    expect(page.get_by_text(f"Thank you! {LOGIN} has your order.")).to_be_visible()
    guest.inspect("the order of a guest")


def _is_told(alice: Tab, device: PushBrowser, address: str) -> None:
    """What her browser decrypts, the worker shows; and the list leads to the order."""
    page = alice.page
    ends = monotonic() + 60
    while len(device.told) < 2:
        assert monotonic() < ends, device.told
        page.wait_for_timeout(100)
    chosen, ordered = device.told
    assert chosen["title"] == "Gwen Ode chose 2 photos of Lind wedding"
    assert ordered["title"] == "New order 1 from Gwen Ode"
    page.context.grant_permissions(["notifications"], origin=address)
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    deliver(page, address, ordered)
    [[title, _, where]] = shown(page, 1)
    assert title == ordered["title"]
    page.get_by_role("link", name="Notifications").locator("visible=true").click()
    expect(page.get_by_text("Gwen Ode chose 2 photos of Lind wedding")).to_be_visible()
    page.get_by_role("link", name="New order 1 from Gwen Ode").click()
    page.wait_for_url(where)


def _go_on(alice: Tab, guest: Tab) -> None:
    studio = alice.page
    expect(studio.get_by_text("10115 Berlin")).to_be_visible()
    for step in ("Accept", "Mark as printing"):
        studio.get_by_role("button", name=step).click()
        studio.get_by_role("dialog").get_by_role("button", name=step).click()
        expect(studio.get_by_role("dialog")).to_have_count(0)
    # Nobody reloads the guest's page.
    expect(guest.page.get_by_text("Printing").first).to_be_visible()
    expect(guest.page.get_by_text("by the photographer").first).to_be_visible(timeout=30_000)
    guest.page.set_viewport_size({"width": 1440, "height": 900})
    guest.inspect("the order of a guest, on a desk")


def _take_to_the_lab(alice: Tab) -> None:
    studio = alice.page
    studio.get_by_role("button", name="Make the files").click()
    with studio.expect_download() as coming:
        studio.get_by_role("link", name="Download the files").click()
    with zipfile.ZipFile(coming.value.path()) as package:
        assert package.testzip() is None
        inside = {name.rpartition("/")[2]: package.read(name) for name in package.namelist()}
        [print_file] = [name for name in inside if name.endswith(".jpg")]
        with Image.open(io.BytesIO(inside[print_file])) as cut:
            # A square of a photo that is 3 to 2.
            assert cut.size[0] == cut.size[1] >= 1600
        [row] = csv.DictReader(io.StringIO(inside["manifest.csv"].decode("utf-8-sig")))
        assert (row["file"], row["quantity"]) == (print_file, "2")
        assert json.loads(inside["manifest.json"])["prints"][0]["file"] == print_file
    studio.set_viewport_size({"width": 390, "height": 844})
    alice.inspect("the order in the studio, on a phone")
