"""Takes a picture of every screen at both sizes for the README: `python -m scripts.screenshots`, or `… 390`.

`… community` takes the public places only, `… daily` the links, orders and news, `… people` who is in photos.

Starts an installation of its own in a temporary folder, fills it with the demo, and walks through it.
"""

import re
import sys
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Literal

import requests
from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from photodrop.services.demo import LOGIN
from scripts import community, daily, people
from scripts.community import Community
from scripts.daily import Daily
from scripts.people import People
from tests.browser.browsers import ARGUMENTS, DESK, PHONE, find_chromium
from tests.browser.people import PASSWORD, enter_number, make_photographer, sign_in, type_code
from tests.browser.shoots import break_photo, take_photos
from tests.support.installation import Installation

TARGET = Path(__file__).resolve().parents[1] / "docs" / "screenshots"
QUALITY = 84
MAYA = "5550104477"
NEWCOMERS = {390: "2025550143", 1440: "2025550144"}
ASKED = {390: "Winter gala", 1440: "Anna & Theo"}
SOLD_SINGLY = "Anna & Theo"
ADMIN = "ida"
PARTS = ("community", "daily", "people")
"""Those that need nothing of the demo, and can be asked for alone."""
COLLEAGUES = {"Jonas_Berg": "Jonas Berg", "ada": "Ada Lind", "maria_del_mar": "María del Mar", "Tomas": ""}
PAUSE = 700
SLOW = 700_000
SHAPES = {390: PHONE, 1440: DESK}

Take = Callable[[Page, str], None]
Part = Callable[[Callable[..., Page], Take], None]


def main() -> None:
    expect.set_options(timeout=30_000)
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="photodrop-screens-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        installation = Installation(folder, {"PHOTODROP_FACES": "on"})
        installation.start()
        try:
            asked = [part for part in PARTS if part in sys.argv]
            password = "" if asked else _fill(installation)
            installation.run("admin", "create", ADMIN, "--password", PASSWORD)
            shoot = [] if asked else take_photos(folder / "shoot", 14, seed=60, edge=2400)
            parts: list[Part] = []
            if "community" in asked or not asked:
                places = Community(installation, folder, ADMIN)
                parts.append(lambda open_page, take: community.walk(places, open_page, take))
            if "daily" in asked or not asked:
                business = Daily(installation, folder)
                parts.append(lambda open_page, take: daily.walk(business, open_page, take))
            if "people" in asked or not asked:
                friends = People(installation, folder)
                parts.append(lambda open_page, take: people.walk(friends, open_page, take))
            with sync_playwright() as playwright:
                chromium = find_chromium(playwright)
                with playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS) as browser:
                    wanted = [each for each in sys.argv[1:] if each not in PARTS]
                    for width in [int(each) for each in wanted] or SHAPES:
                        _walk(browser, installation, width, password, shoot, parts=parts)
        finally:
            installation.end()


def _fill(installation: Installation) -> str:
    """The demo with every photo ready. Answers the photographer's password."""
    done = installation.run("demo")
    sys.stdout.write(done.stdout)
    make_photographer(installation, "new_here")
    make_admin(installation)
    found = re.search(r"password (\S+)", done.stdout)
    if found is None:
        raise RuntimeError(done.stderr)
    return found[1]


def make_admin(installation: Installation) -> None:
    """And a studio of several photographers to look after."""
    installation.run("admin", "create", ADMIN, "--password", PASSWORD)
    for login in COLLEAGUES:
        make_photographer(installation, login)
    installation.run("photographer", "deactivate", "ada")
    answer = requests.post(
        f"{installation.address}/api/v1/auth/login", json={"login": ADMIN, "password": PASSWORD}, timeout=30
    )
    headers = {"Authorization": f"Bearer {answer.json()['access_token']}"}
    everybody = f"{installation.address}/api/v1/photographers"
    for row in requests.get(everybody, headers=headers, timeout=30).json()["items"]:
        if name := COLLEAGUES.get(row["login"]):
            email = f"{row['login'].lower()}@example.com"
            told = {"name": name, "email": email}
            requests.patch(f"{everybody}/{row['id']}", json=told, headers=headers, timeout=30).raise_for_status()


def _walk(
    browser: Browser, installation: Installation, width: int, password: str, shoot: list[Path], *, parts: list[Part]
) -> None:
    def open_page(scheme: Literal["light", "dark"] = "light") -> Page:
        context = browser.new_context(
            base_url=installation.address, locale="en-US", color_scheme=scheme, permissions=[], **SHAPES[width]
        )
        page = context.new_page()
        page.set_default_timeout(30_000)
        return page

    def take(page: Page, name: str) -> None:
        page.wait_for_timeout(PAUSE)
        picture = Image.open(BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
        path = TARGET / f"{name}-{width}.webp"
        picture.save(path, "WEBP", quality=QUALITY, method=6)
        sys.stdout.write(f"{path.name} {path.stat().st_size // 1000} kB\n")

    for part in parts:
        part(open_page, take)
    if not shoot:
        return
    nora = open_page()
    _studio(nora, take, password, shoot, width)
    _nothing_yet(open_page(), take)
    _admin(open_page(), take)
    _newcomer(open_page(), take, NEWCOMERS[width], shoot[2])
    maya = open_page()
    _client(maya, take, ASKED[width])
    for page, name, address in (
        (maya, "client-dashboard", "/photos"),
        (maya, "client-album-locked", _album(maya, "Anna & Theo")),
        (maya, "client-settings", "/settings"),
        (nora, "studio-albums", "/studio"),
        (nora, "studio-earnings", "/studio/earnings"),
        (nora, "studio-album", _studio_album(nora, "Anna & Theo")),
        (nora, "studio-photos", _studio_album(nora, "Anna & Theo") + "/photos"),
    ):
        page.emulate_media(color_scheme="dark")
        page.goto(address)
        page.wait_for_load_state("networkidle")
        take(page, f"{name}-dark")
    guest = open_page("dark")
    guest.goto("/login")
    take(guest, "client-signin-dark")
    for page in (nora, maya, guest):
        page.context.close()


def _studio(page: Page, take: Take, password: str, shoot: list[Path], width: int) -> None:
    page.goto("/studio/login")
    take(page, "studio-signin")
    sign_in(page, LOGIN, "wrong password")
    expect(page.get_by_text("Login and password do not match.")).to_be_visible()
    take(page, "studio-signin-error")
    sign_in(page, LOGIN, password)
    expect(page.get_by_role("link", name="Winter gala")).to_be_visible()
    _wait_for_the_workers(page)
    take(page, "studio-albums")
    _upload(page, take, shoot, width)
    album = _studio_album(page, "Anna & Theo")
    page.goto(album)
    expect(page.get_by_role("heading", name="Anna & Theo")).to_be_visible()
    page.get_by_role("combobox", name="People in this batch").fill("o")
    expect(page.get_by_role("option").first).to_be_visible()
    take(page, "studio-people-picker")
    page.goto(album)
    page.locator("#photo_price").scroll_into_view_if_needed()
    page.evaluate("document.querySelector('#photo_price').scrollIntoView({block: 'center'})")
    take(page, "studio-album-options")
    page.goto(f"{album}/photos")
    expect(page.locator("[data-photo]").first).to_be_visible()
    take(page, "studio-photos")
    _select(page)
    take(page, "studio-photos-selection")
    page.get_by_role("button", name="People").click()
    take(page, "studio-people-dialog")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Clear the selection").click()
    page.locator("[data-photo]").nth(2).click()
    page.get_by_role("button", name=re.compile("^Describe")).locator("visible=true").first.click()
    take(page, "studio-lightbox")
    page.goto("/studio/clients")
    take(page, "studio-clients")
    _earnings(page, take)
    page.goto("/studio/settings")
    take(page, "studio-settings")
    page.goto("/studio/albums/00000000-0000-7000-8000-000000000000")
    take(page, "studio-not-found")


def _earnings(page: Page, take: Take) -> None:
    page.goto("/studio/earnings")
    expect(page.get_by_role("heading", name="Payments")).to_be_visible()
    take(page, "studio-earnings")
    page.evaluate("document.querySelector('#payments').previousElementSibling.scrollIntoView()")
    take(page, "studio-earnings-ledger")
    page.evaluate("scrollTo(0, 0)")
    page.get_by_role("button", name=re.compile("^Paid, unlock")).first.click()
    take(page, "studio-earnings-confirm")
    page.keyboard.press("Escape")


def _upload(page: Page, take: Take, shoot: list[Path], width: int) -> None:
    page.goto("/studio")
    page.get_by_role("button", name="New album").click()
    take(page, "studio-new-album")
    dialog = page.get_by_role("dialog", name="New album")
    dialog.get_by_role("button", name="Create album").click()
    expect(dialog.locator("#name-error")).not_to_be_empty()
    take(page, "studio-new-album-errors")
    dialog.get_by_label("Name").fill("Harbour regatta" if width == min(SHAPES) else "Autumn regatta")
    dialog.get_by_label("Location").fill("Porto, Portugal")
    dialog.get_by_label("Date").fill("2026-11-07")
    dialog.get_by_role("button", name="Create album").click()
    expect(page.get_by_role("heading", name="regatta")).to_be_visible()
    take(page, "studio-album-empty")
    picker = page.get_by_role("combobox", name="People in this batch")
    for wanted in ("Maya", "Theo"):
        picker.fill(wanted)
        page.get_by_role("option", name=re.compile(wanted)).click()
        expect(page.get_by_role("list", name="Chosen")).to_contain_text(wanted)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    _throttle(session, SLOW)
    broken = break_photo(shoot[0].with_name("AL_0099.jpg"), shoot[5])
    page.locator("[data-choose=photos]").set_input_files([broken, *shoot])
    expect(page.locator("li[data-state=failed]")).to_be_visible(timeout=60_000)
    expect(page.locator("li[data-state=done]").nth(1)).to_be_visible(timeout=60_000)
    page.evaluate("scrollTo(0, 0)")
    take(page, "studio-album")
    _throttle(session, -1)
    expect(page.locator("li[data-state=done]")).to_have_count(len(shoot), timeout=90_000)
    page.evaluate("scrollTo(0, 0)")
    take(page, "studio-album-uploaded")
    page.get_by_role("button", name=re.compile("^Drop .* photos$")).click()
    take(page, "studio-drop")


def _throttle(session, speed: int) -> None:  # noqa: ANN001  # Playwright does not export its name
    session.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": speed},
    )


def _nothing_yet(page: Page, take: Take) -> None:
    page.goto("/studio/login")
    sign_in(page, "new_here", PASSWORD)
    expect(page.get_by_text("No albums yet")).to_be_visible()
    take(page, "studio-albums-empty")
    page.context.close()


def _admin(page: Page, take: Take) -> None:
    page.goto("/studio/login")
    sign_in(page, ADMIN, PASSWORD)
    page.wait_for_url(re.compile("/studio/?$"))
    page.goto("/admin")
    expect(page.get_by_role("button", name="More about Jonas_Berg")).to_be_visible()
    take(page, "admin-photographers")
    page.get_by_role("button", name="Register a photographer").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Login").press_sequentially("Lena_Holm")
    expect(dialog.get_by_text("Met: ")).to_have_count(3)
    dialog.get_by_role("button", name="Generate").click()
    dialog.get_by_label("Full name").fill("Lena Holm")
    take(page, "admin-register")
    dialog.get_by_role("button", name="Cancel").click()
    for item, name in (("Reset password", "admin-password"), ("Deactivate", "admin-deactivate")):
        page.get_by_role("button", name="More about Jonas_Berg").click()
        page.get_by_role("menuitem", name=item).click()
        expect(dialog).to_be_visible()
        take(page, name)
        dialog.get_by_role("button", name="Cancel").click()
    page.emulate_media(color_scheme="dark")
    take(page, "admin-photographers-dark")
    page.context.close()


def _newcomer(page: Page, take: Take, number: str, picture: Path) -> None:
    page.goto("/login")
    expect(page.get_by_role("button", name=re.compile("^Country"))).to_be_visible()
    take(page, "client-signin")
    page.get_by_role("button", name=re.compile("^Country")).click()
    take(page, "client-country-picker")
    page.keyboard.press("Escape")
    enter_number(page, number)
    page.wait_for_url("**/code")
    code = page.locator("#shown-code").inner_text()
    page.get_by_label("Six-digit code").fill(code[:4])
    take(page, "client-code")
    type_code(page, "000000")
    expect(page.get_by_text("That is not the code we sent.")).to_be_visible()
    take(page, "client-code-error")
    type_code(page, code)
    page.wait_for_url("**/selfie")
    take(page, "client-selfie")
    page.get_by_role("button", name="Add a selfie").click()
    take(page, "client-selfie-choose")
    dialog = page.get_by_role("dialog", name="Add a selfie")
    dialog.get_by_label("Picture of you").set_input_files(picture)
    expect(dialog.locator("img")).to_be_visible()
    take(page, "client-selfie-crop")
    dialog.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="May we look for your face?")).to_be_visible()
    page.wait_for_timeout(2000)
    take(page, "client-face-consent")
    page.get_by_role("button", name="No, thank you").click()
    page.wait_for_timeout(PAUSE)
    if page.url.endswith("/name"):
        take(page, "client-name")
        page.get_by_label("Name").fill("Sam Reyes")
        page.get_by_role("button", name="Next").click()
    expect(page.get_by_text("Your photos will drop soon.")).to_be_visible()
    take(page, "client-dashboard-empty")
    page.goto("/albums/00000000-0000-7000-8000-000000000000")
    take(page, "client-album-missing")
    page.goto("/nowhere")
    take(page, "not-found")
    page.context.close()


def _client(page: Page, take: Take, asked: str) -> None:
    page.goto("/login")
    expect(page.get_by_role("button", name=re.compile("^Country"))).to_be_visible()
    enter_number(page, MAYA)
    page.wait_for_url("**/code")
    type_code(page, page.locator("#shown-code").inner_text())
    page.wait_for_url("**/photos")
    expect(page.locator("[data-photo]").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    take(page, "client-dashboard")
    _single_photos(page, take)
    page.goto(_album(page, asked))
    page.wait_for_load_state("networkidle")
    take(page, "client-album-locked")
    page.locator("[data-photo]").nth(1).click()
    take(page, "client-lightbox-locked")
    page.keyboard.press("Escape")
    page.get_by_role("button", name=re.compile("^Unlock your photos")).locator("visible=true").click()
    take(page, "client-unlock")
    page.get_by_role("button", name="Checkout").click()
    expect(page.get_by_text("has been asked.")).to_be_visible()
    take(page, "client-unlock-asked")
    unlocked = _album(page, "Lake Como weekend")
    page.goto(f"{unlocked}/thanks")
    take(page, "client-thanks")
    page.goto(unlocked)
    page.wait_for_load_state("networkidle")
    take(page, "client-album-unlocked")
    page.locator("[data-photo]").nth(2).click()
    take(page, "client-lightbox-unlocked")
    page.get_by_role("button", name=re.compile("frame", re.IGNORECASE)).locator("visible=true").first.click()
    take(page, "client-frame")
    for name in ("settings", "prints", "terms", "privacy"):
        page.goto(f"/{name}")
        take(page, f"client-{name}")


def _single_photos(page: Page, take: Take) -> None:
    album = _album(page, SOLD_SINGLY)
    page.goto(album)
    page.locator("[data-photo]").nth(1).click()
    page.get_by_role("button", name="Unlock photo").locator("visible=true").click()
    take(page, "client-unlock-photo")
    page.goto(album)
    page.get_by_role("button", name=re.compile("^Choose")).locator("visible=true").first.click()
    for number in (0, 2, 3):
        page.locator("[data-photo]").nth(number).click()
    take(page, "client-choosing")
    page.get_by_role("button", name=re.compile("^Unlock ·")).click()
    take(page, "client-unlock-photos")
    page.goto(f"{album}?checkout=cancelled")
    expect(page.get_by_text("Nothing was charged.")).to_be_visible()
    take(page, "client-unlock-cancelled")


def _album(page: Page, name: str) -> str:
    albums = page.context.request.get("/api/v1/me/albums").json()["items"]
    return "/albums/" + next(each["id"] for each in albums if each["name"] == name)


def _studio_album(page: Page, name: str) -> str:
    albums = page.context.request.get("/api/v1/albums").json()["items"]
    return "/studio/albums/" + next(each["id"] for each in albums if each["name"] == name)


def _wait_for_the_workers(page: Page) -> None:
    while any(each["waiting_count"] for each in page.context.request.get("/api/v1/albums").json()["items"]):
        time.sleep(1)
    page.reload()
    page.wait_for_load_state("networkidle")


def _select(page: Page) -> None:
    tiles = page.locator("[data-photo]")
    tiles.first.focus()
    page.keyboard.press("Space")
    for number in (1, 3):
        tiles.nth(number).click()


if __name__ == "__main__":
    main()
