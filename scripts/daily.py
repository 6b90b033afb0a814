"""The business after the drop for `scripts.screenshots`: links, what guests choose and order, and what it comes to."""

import re
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Page, expect

from tests.browser.people import PASSWORD, Rest, make_photographer, sign_in
from tests.browser.shoots import take_photos
from tests.support.installation import Installation

Take = Callable[[Page, str], None]

LOGIN = "nora_holm"
OPENS = "skagen in june"
PHOTOS = 9


class Daily:
    def __init__(self, installation: Installation, folder: Path) -> None:
        """Nora has delivered a wedding, sells prints, and asks for twenty photos for the book."""
        make_photographer(installation, LOGIN)
        nora = Rest(installation, LOGIN)
        nora.ask("PATCH", "/me", json={"name": "Nora Holm"})
        wedding = {"name": "Ida & Jonas", "location": "Skagen, Denmark", "shot_on": "2026-06-20", "live": True}
        wedding |= {"watermark": False}
        album = nora.ask("POST", "/albums", json=wedding)["id"]
        for path in take_photos(folder / "daily", PHOTOS, seed=300, edge=2000):
            files = [("files", (path.name, path.read_bytes(), "image/jpeg"))]
            nora.ask("POST", f"/albums/{album}/photos", files=files)
        nora.ask("POST", "/products/starter", json={"currency": "EUR"})
        nora.ask("POST", f"/albums/{album}/asked-lists", json={"name": "For the book", "limit": 20})
        told = {"name": "For the guests", "password": OPENS, "downloads": "web", "guests_upload": True}
        self.place = "/s/" + nora.ask("POST", f"/albums/{album}/shares", json=told)["url"].rpartition("/")[2]
        nora.ask("POST", f"/albums/{album}/shares", json={"name": "For our parents", "downloads": "original"})
        nora.ask("POST", f"/albums/{album}/shares", json={"name": "The florist", "expires_at": "2027-06-20T20:00:00Z"})
        while nora.ask("GET", f"/albums/{album}")["dropped_count"] < PHOTOS:
            time.sleep(0.5)
        self.nora, self.album = nora, album
        portraits = {
            "name": "Portraits by the sea",
            "location": "Skagen, Denmark",
            "shot_on": "2026-06-27",
            "live": True,
        }
        self.portraits = nora.ask("POST", "/albums", json=portraits | {"price": 4500, "currency": "EUR"})["id"]
        for path in take_photos(folder / "portraits", 2, seed=420, edge=2000):
            files = [("files", (path.name, path.read_bytes(), "image/jpeg"))]
            nora.ask("POST", f"/albums/{self.portraits}/photos", files=files)
        while nora.ask("GET", f"/albums/{self.portraits}")["dropped_count"] < 2:  # noqa: PLR2004 (as many as above)
            time.sleep(0.5)
        for name in ("Portraits", "Weddings"):
            nora.ask("POST", "/presets", json={"name": name, "album_id": self.portraits})
        self.logo = folder / "logo.png"
        self.logo.write_bytes(_logo())


def walk(daily: Daily, open_page: Callable[..., Page], take: Take) -> None:
    visitor = open_page()
    visitor.goto("/register")
    expect(visitor.get_by_role("heading").first).to_be_visible()
    take(visitor, "register")
    studio = open_page()
    studio.goto("/studio/login")
    sign_in(studio, LOGIN, PASSWORD)
    studio.wait_for_url(re.compile("/studio/?$"))
    _links(studio, take, f"/studio/albums/{daily.album}")
    _options(studio, take, f"/studio/albums/{daily.portraits}", daily.logo)
    _guest(visitor, take, daily.place)
    _studio(studio, take, f"/studio/albums/{daily.album}")
    for page in (visitor, studio):
        page.context.close()


def _links(page: Page, take: Take, album: str) -> None:
    page.goto(f"{album}/shares")
    expect(page.get_by_text("For our parents").first).to_be_visible()
    take(page, "studio-shares")
    page.get_by_role("button", name="New share").locator("visible=true").first.click()
    dialog = page.get_by_role("dialog", name="New share")
    dialog.get_by_label("Name").fill("The band")
    take(page, "studio-new-share")
    dialog.get_by_role("button", name="Make link").click()
    expect(page.get_by_role("link", name="Card to print")).to_be_visible()
    take(page, "studio-share-code")
    page.keyboard.press("Escape")
    page.goto("/studio/shares")
    expect(page.get_by_text("For our parents").first).to_be_visible()
    take(page, "studio-all-shares")


def _options(page: Page, take: Take, album: str, logo: Path) -> None:
    page.goto(album)
    page.get_by_role("button", name="How the watermark looks").click()
    dialog = page.get_by_role("dialog", name="Watermark")
    dialog.get_by_text("Logo", exact=True).first.click()
    dialog.get_by_label("Logo file").set_input_files(logo)
    expect(dialog.get_by_role("img", name="Logo 1")).to_be_visible()
    page.wait_for_load_state("networkidle")
    take(page, "studio-watermark")
    dialog.get_by_role("button", name="Cancel").click()
    page.get_by_label("Largest size kept").select_option("2048")
    expect(page.get_by_role("dialog").locator("visible=true")).to_be_visible()
    take(page, "studio-smaller")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Presets").click()
    dialog = page.get_by_role("dialog", name="Presets")
    expect(dialog.get_by_label("Name of the preset Weddings")).to_be_visible()
    take(page, "studio-presets")


def _logo() -> bytes:
    """Three waves and a sun, on nothing."""
    picture = Image.new("RGBA", (600, 300))
    pen = ImageDraw.Draw(picture)
    pen.ellipse((240, 20, 360, 140), fill="white")
    for row in range(3):
        for at in range(0, 600, 120):
            pen.arc((at, 150 + 45 * row, at + 120, 210 + 45 * row), 180, 360, fill="white", width=12)
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def _guest(page: Page, take: Take, place: str) -> None:
    page.goto(place)
    take(page, "share-door")
    page.get_by_label("Password").fill(OPENS)
    page.get_by_role("button", name="Open").click()
    expect(page.locator("#photos .t")).to_have_count(PHOTOS)
    page.wait_for_load_state("networkidle")
    take(page, "share")
    for at in (0, 2, 3):
        page.locator(".heart").nth(at).click()
    bar = page.get_by_role("toolbar", name="Your choice")
    expect(bar.get_by_role("status")).to_contain_text("3")
    page.locator("#photos").scroll_into_view_if_needed()
    page.evaluate("document.querySelector('#photos').scrollIntoView()")
    take(page, "share-favourites")
    bar.get_by_role("button", name="Send").click()
    sheet = page.get_by_role("dialog", name="Send")
    sheet.get_by_label("Your name").fill("Gwen Ode")
    sheet.get_by_label("A note").fill("The one by the water, if only one fits.")
    take(page, "share-send")
    sheet.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Your photographer has it now.")).to_be_visible()
    page.locator("#photos .t > a").first.click()
    box = page.get_by_role("dialog", name="Photo", exact=True)
    order = box.get_by_role("button", name="Order print")
    expect(order).to_be_visible()
    take(page, "share-lightbox")
    order.click()
    sheet = page.get_by_role("dialog", name="Order a print")
    expect(sheet.get_by_role("radio")).to_have_count(8)
    take(page, "share-print")
    sheet.get_by_label("How many").fill("2")
    sheet.get_by_role("button", name="Add to cart").click()
    expect(box.get_by_text("It is in your cart.")).to_be_visible()
    page.goto(f"{place}/add")
    take(page, "share-add")
    page.goto("/cart")
    expect(page.get_by_role("list", name="Prints in your cart")).to_be_visible()
    take(page, "cart")
    page.get_by_label("Name", exact=True).fill("Gwen Ode")
    page.get_by_label("Address").fill("Main Street 1\n10115 Berlin")
    page.get_by_label("Country").select_option("DE")
    page.get_by_label("E-mail").fill("gwen@example.com")
    page.get_by_role("button", name="Place order").click()
    page.wait_for_url("**/orders/*")
    expect(page.get_by_text("has your order.")).to_be_visible()
    take(page, "order")


def _studio(page: Page, take: Take, album: str) -> None:
    page.goto("/studio/orders")
    order = page.get_by_role("link", name=re.compile("^Order ")).first
    expect(order).to_be_visible()
    take(page, "studio-orders")
    order.click()
    expect(page.get_by_text("10115 Berlin")).to_be_visible()
    page.wait_for_load_state("networkidle")
    take(page, "studio-order")
    # The server counts every few seconds.
    page.wait_for_timeout(6000)
    for name, path in (
        ("studio-favourites", f"{album}/favourites"),
        ("studio-products", "/studio/products"),
        ("studio-notifications", "/studio/notifications"),
        ("notification-settings", "/notifications/settings"),
        ("studio-activity", f"{album}/activity"),
        ("account", "/account"),
        ("tasks", "/tasks"),
    ):
        page.goto(path)
        page.wait_for_load_state("networkidle")
        take(page, name)
