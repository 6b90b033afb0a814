"""A visitor explores, registers, rates, comments and reports; a moderator looks at it."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from photodrop import routes
from tests.browser.browsers import DESK, PHONE, Tab, open_tab
from tests.browser.people import PASSWORD, Rest, new_account
from tests.browser.shoots import take_photos
from tests.support.installation import Installation

pytestmark = [pytest.mark.browser, pytest.mark.timeout(420)]

TAG = "quiet lake"


def test_explored_rated_discussed_and_moderated(installation: Installation, browser: Browser, tmp_path: Path):
    done = installation.run("admin", "create", "root_community", "--password", PASSWORD)
    assert done.returncode == 0, done.stderr
    shared = _share(installation, take_photos(tmp_path / "shoot", 3, seed=40))

    visitor = open_tab(browser, installation.address, **PHONE)
    _explore(visitor, shared)
    _register(visitor.page)
    _take_part(visitor, shared)

    mia = open_tab(browser, installation.address, **DESK)
    _sign_in(mia.page, _moderator(installation))
    _moderate(mia)
    page = visitor.page
    page.reload()
    expect(page.get_by_text("Nobody has said anything yet.")).to_be_visible()
    visitor.page.goto("/moderation")
    expect(page.get_by_text("This page is not here, or not for this account.")).to_be_visible()
    assert mia.faults == []


def _share(installation: Installation, shoot: list[Path]) -> str:
    """Alice's three photos are for everybody, one of them with a name and a tag. Answers its page."""
    alice = new_account(installation, "Alice Adams", "alice_shares")
    album = alice.ask("POST", "/albums", json={"name": "Lakes", "visibility": "public"})
    files = [("files", (path.name, path.read_bytes(), "image/jpeg")) for path in shoot]
    added = alice.ask("POST", f"/albums/{album['id']}/photos", files=files)["items"]
    photo_id = added[0]["id"]
    alice.ask("PATCH", f"/photos/{photo_id}", json={"name": "Evening lake", "tags": [TAG, "evening"]})
    return f"/alice_shares/view/{photo_id}"


def _explore(visitor: Tab, shared: str) -> None:
    page = visitor.page
    page.goto("/explore")
    tile = page.get_by_role("link", name=re.compile("Evening lake"))
    # Photos come as the worker finishes them.
    for _ in range(40):
        if tile.count():
            break
        page.wait_for_timeout(500)
        page.reload()
        page.get_by_role("list", name="Photos", exact=True).or_(page.get_by_text("Nothing here yet")).wait_for()
    expect(page.get_by_role("link", name="Register")).to_be_visible()
    visitor.inspect("explore")
    page.get_by_role("link", name=TAG).click()
    page.wait_for_url("**/search?tag=*")
    expect(page.get_by_role("list", name="Photos found").get_by_role("listitem")).to_have_count(1)
    visitor.inspect("search")
    page.get_by_role("searchbox").fill("nothing like it")
    expect(page.get_by_text("No photo matches")).to_be_visible()
    page.wait_for_url("**/search?q=nothing+like+it&tag=quiet+lake")
    page.get_by_role("searchbox").fill("evning lak")
    expect(page.get_by_role("list", name="Photos found").get_by_role("listitem")).to_have_count(1)
    page.get_by_role("link", name=re.compile("Evening lake")).click()
    page.wait_for_url(f"**{shared}")
    expect(page.get_by_role("heading", name="Evening lake")).to_be_visible()
    expect(page.get_by_role("link", name="Sign in to comment")).to_be_visible()
    visitor.inspect("photo, as a visitor")
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("evning lak")
    expect(page.get_by_role("list", name="Photos found").get_by_role("listitem")).to_have_count(1)
    page.get_by_role("link", name=re.compile("Evening lake")).click()
    page.get_by_role("link", name="Alice Adams").click()
    expect(page.get_by_role("heading", name="Alice Adams")).to_be_visible()
    expect(page.get_by_role("list", name="Public photos").get_by_role("listitem")).to_have_count(3)
    visitor.inspect("profile")
    with visitor.expecting("404"):
        page.goto("/u/nobody_here")
        expect(page.get_by_text("This page is not here, or not for this account.")).to_be_visible()


def _register(page: Page) -> None:
    page.goto("/register")
    page.get_by_label("Name").fill("Erin Ek")
    page.get_by_label("E-mail").fill("erin.ek@example.com")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Create account").click()
    page.wait_for_url(lambda url: urlsplit(url).path != "/register")


def _take_part(visitor: Tab, shared: str) -> None:
    page = visitor.page
    page.goto(shared)
    expect(page.get_by_text("Give it one to five stars.")).to_be_visible()
    page.get_by_role("radio", name="1 star", exact=True).focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(page.get_by_text("1 rating")).to_be_visible()
    expect(page.locator("#rating")).to_contain_text("4.0")
    field = page.get_by_label("Your comment")
    field.fill("What a light")
    page.get_by_role("button", name="Post").click()
    said = page.get_by_role("list", name="Comments").get_by_role("listitem")
    expect(said).to_contain_text("What a light")
    expect(field).to_have_value("")
    page.get_by_role("button", name="What to do with the comment of Erin Ek").click()
    page.get_by_role("menuitem", name="Edit").click()
    editor = said.get_by_label("Your comment")
    expect(editor).to_be_focused()
    editor.fill("What a light!")
    page.get_by_role("button", name="Save").click()
    expect(said).to_contain_text("What a light!")
    expect(said).to_contain_text("edited")
    visitor.inspect("photo, with a comment")
    page.get_by_role("button", name="Report this photo").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Send report").click()
    expect(dialog.get_by_text("Choose what is wrong.")).to_be_visible()
    dialog.get_by_label("It is somebody else’s picture").check()
    dialog.get_by_role("textbox").fill("I took this one.")
    visitor.inspect("report")
    dialog.get_by_role("button", name="Send report").click()
    expect(page.get_by_text("Thank you. A moderator will look at it.")).to_be_visible()


def _moderator(installation: Installation) -> str:
    """Mia, made one by an admin. Answers her token."""
    mia = new_account(installation, "Mia Moore", "mia_looks")
    me = mia.ask("GET", "/me")["id"]
    Rest(installation, "root_community").ask("PATCH", f"/users/{me}", json={"role": "moderator"})
    return Rest(installation, "mia_looks").token


def _sign_in(page: Page, token: str) -> None:
    page.goto("/explore")
    page.context.add_cookies([{"name": routes.SESSION_COOKIE, "value": token, "url": page.url}])


def _moderate(mia: Tab) -> None:
    page = mia.page
    page.goto("/explore")
    page.get_by_role("button", name="Your account").click()
    page.get_by_role("menuitem", name="Moderation").click()
    report = page.get_by_role("list", name="Reports").get_by_role("listitem").filter(has_text="I took this one.")
    expect(report).to_contain_text("Evening lake")
    mia.inspect("reports")
    report.get_by_role("button", name="Unpublish").click()
    expect(report).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("The photo is shown again")).to_be_visible()
    page.get_by_role("link", name="Comments").click()
    comment = page.get_by_role("list", name="Comments").get_by_role("listitem").filter(has_text="What a light!")
    mia.inspect("fresh comments")
    comment.get_by_role("button", name="What to do with this of Erin Ek").press("Enter")
    page.get_by_role("menuitem", name="Delete comment").press("Enter")
    page.get_by_role("dialog").get_by_role("button", name="Delete comment").click()
    expect(page.get_by_text("Comment deleted")).to_be_visible()
    expect(comment).to_have_count(0)
    page.get_by_role("link", name="Audit").click()
    expect(page.get_by_text("Deleted a comment").locator("visible=true").first).to_be_visible()
    mia.inspect("audit")
