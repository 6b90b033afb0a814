"""Eve keeps photos of her own: uploads, looks, shows an album by link, takes it back, deletes."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from photodrop import routes
from tests.browser.browsers import DESK, PHONE, Tab, open_tab
from tests.browser.people import PASSWORD
from tests.browser.shoots import take_photos
from tests.support.installation import Installation

pytestmark = [pytest.mark.browser, pytest.mark.timeout(420)]

SCREENS = [pytest.param("phone", PHONE, id="390"), pytest.param("desk", DESK, id="1440")]


@pytest.mark.parametrize(("device", "shape"), SCREENS)
def test_a_library_of_ones_own(installation: Installation, browser: Browser, tmp_path: Path, device, shape):
    # The first account of an installation is its admin; this story is of somebody who is not.
    assert installation.run("admin", "create", f"keeper_{device}", "--password", PASSWORD).returncode == 0
    shoot = take_photos(tmp_path / "shoot", 3, seed=500 if device == "phone" else 600)
    eve, visitor = (open_tab(browser, installation.address, **shape) for _ in range(2))
    username = _registered(eve, f"eve_{device}")

    eve.page.goto(f"/{username}/list/5")
    expect(eve.page.get_by_role("heading", name="No photos yet")).to_be_visible()
    eve.inspect("an empty library")
    _upload(eve, username, shoot)
    view = _look(eve, username)
    link = _show_by_link(eve, username)
    _visit(visitor, link, view)
    _delete(eve, view)
    assert [tab.faults for tab in (eve, visitor)] == [[], []]


def _registered(tab: Tab, username: str) -> str:
    """By REST, as an application would; the page of its own has a story of its own."""
    ask = tab.page.context.request
    account = {"name": "Eve Larsen", "email": f"{username}@example.com", "username": username, "password": PASSWORD}
    made = ask.post("/api/v1/auth/register", data=account)
    assert made.status == 201, made.text()
    assert made.json()["role"] == "user"
    tokens = ask.post("/api/v1/auth/login", data={"login": username, "password": PASSWORD}).json()
    address = re.sub(r"/api/.*", "", made.url)
    tab.page.context.add_cookies([{"name": routes.SESSION_COOKIE, "value": tokens["access_token"], "url": address}])
    return username


def _upload(eve: Tab, username: str, shoot: list[Path]) -> None:
    page = eve.page
    page.get_by_role("link", name="Upload photos").click()
    page.wait_for_url(f"**/{username}/upload")
    expect(page.get_by_label("Into the album")).to_have_value(re.compile("-"))
    eve.inspect("upload")
    page.locator("[data-choose=photos]").set_input_files(shoot)
    expect(page.get_by_role("region", name="Upload").get_by_label("Done")).to_have_count(3)
    expect(page.get_by_role("heading", name="Just uploaded")).to_be_visible()
    page.get_by_role("link", name="All photos").click()
    page.wait_for_url(f"**/{username}/list/50")
    expect(_photos(page)).to_have_count(3)
    eve.inspect("the list")
    page.goto(f"/{username}/list/2")
    expect(_photos(page)).to_have_count(2)
    with eve.expecting("^404: "):
        page.goto("/somebody_else/upload")
        expect(page.get_by_role("heading", name="Nothing here")).to_be_visible()


def _look(eve: Tab, username: str) -> str:
    """Answers the address of one photo's page."""
    page = eve.page
    page.goto(f"/{username}/list/5")
    _photos(page).last.click()
    page.wait_for_url(f"**/{username}/view/*")
    picture = page.locator("figure img")
    expect(picture).to_have_attribute("src", re.compile("/medium-clean-"))
    eve.inspect("a photo's page")
    view = page.url
    for size, part in {"Small": "/small-clean-", "Large": "/large-clean-", "Original": "/original"}.items():
        page.get_by_role("navigation", name="Sizes").get_by_role("link", name=size).click()
        expect(picture).to_have_attribute("src", re.compile(part))
        assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") >= 500
    page.get_by_role("button", name="Details").click()
    dialog = page.get_by_role("dialog", name="Details")
    dialog.get_by_label("Name").fill("Evening")
    dialog.get_by_label("Description").fill("The light stayed until eleven.")
    dialog.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Evening")).to_be_visible()
    return view


def _show_by_link(eve: Tab, username: str) -> str:
    page = eve.page
    page.goto(f"/{username}/albums")
    eve.inspect("the albums")
    page.get_by_role("link", name="My photos").click()
    expect(page.get_by_role("heading", name="My photos")).to_be_visible()
    expect(_photos(page)).to_have_count(3)
    page.get_by_role("button", name="Share").click()
    dialog = page.get_by_role("dialog", name="Share this album")
    dialog.get_by_text("Whoever has the link sees it").click()
    expect(dialog.get_by_label("Link", exact=True)).to_have_value(re.compile("/a/"))
    expect(dialog.get_by_role("img", name="The link to this album")).to_be_visible()
    eve.inspect("an album by link")
    return dialog.get_by_label("Link", exact=True).input_value()


def _visit(visitor: Tab, link: str, view: str) -> None:
    page = visitor.page
    page.goto(link)
    expect(page.get_by_role("heading", name="My photos")).to_be_visible()
    expect(_photos(page)).to_have_count(3)
    assert page.title() == "My photos · PhotoDrop"
    visitor.inspect("an album behind its link")
    with visitor.expecting("^404: "):
        page.goto(view)
        expect(page.get_by_role("heading", name="Nothing here")).to_be_visible()


def _delete(eve: Tab, view: str) -> None:
    page = eve.page
    page.goto(view)
    page.get_by_role("link", name="Delete").click()
    expect(page.get_by_role("heading", name="Delete this photo?")).to_be_visible()
    delete = page.get_by_role("button", name="Delete photo")
    expect(delete).to_be_enabled()
    eve.inspect("before a photo is deleted")
    delete.click()
    page.wait_for_url("**/list/50")
    expect(_photos(page)).to_have_count(2)
    page.get_by_role("button", name="Undo").click()
    expect(_photos(page)).to_have_count(3)


def _photos(page: Page):
    return page.locator("[data-photo]")
