"""An admin registers a photographer, who works at once, and shuts her out, which ends it at once."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.browsers import DESK, PHONE, Tab, open_tab
from tests.browser.people import PASSWORD, sign_in, sign_in_to_studio
from tests.support.installation import Installation

pytestmark = [pytest.mark.browser, pytest.mark.timeout(420)]

SCREENS = [pytest.param("phone", PHONE, id="390"), pytest.param("desk", DESK, id="1440")]


@pytest.mark.parametrize(("device", "shape"), SCREENS)
def test_registered_at_work_and_shut_out(installation: Installation, browser: Browser, device, shape):
    root, login = f"root_{device}", f"Nora_{device}"
    done = installation.run("admin", "create", root, "--password", PASSWORD)
    assert done.returncode == 0, done.stderr
    admin = open_tab(browser, installation.address, **shape)
    sign_in_to_studio(admin.page, root)
    admin.page.get_by_role("link", name="Photographers").locator("visible=true").click()
    expect(admin.page.get_by_role("heading", name="Photographers", exact=True)).to_be_visible()
    password = _register(admin, login)

    nora = open_tab(browser, installation.address, **shape)
    nora.page.goto("/studio/login")
    sign_in(nora.page, login, password)
    expect(nora.page.get_by_text("No albums yet")).to_be_visible()
    expect(nora.page.get_by_role("link", name="Photographers")).to_have_count(0)
    _finds_nothing(nora)

    _shut_out(admin, login)
    assert nora.page.context.request.get("/api/v1/me").status == 401
    nora.page.get_by_role("searchbox").fill("anything")
    nora.page.wait_for_url("**/studio/login")
    expect(nora.page.locator("#password-error")).to_be_empty()
    sign_in(nora.page, login, password)
    expect(nora.page.get_by_text("Login and password do not match.")).to_be_visible()
    assert [tab.faults for tab in (admin, nora)] == [[], []]


def _register(admin: Tab, login: str) -> str:
    page = admin.page
    page.get_by_role("button", name="Register a photographer").first.click()
    dialog = page.get_by_role("dialog", name="Register a photographer")
    dialog.get_by_label("Login").press_sequentially("n0")
    expect(dialog.get_by_text("Met: ")).to_have_count(0)
    dialog.get_by_label("Login").fill("")
    dialog.get_by_label("Login").press_sequentially(login)
    expect(dialog.get_by_text("Met: ")).to_have_count(3)
    dialog.get_by_role("button", name="Register").click()
    expect(dialog.get_by_text("Use at least 8 characters.")).to_be_visible()
    admin.inspect("register, without a password")
    dialog.get_by_role("button", name="Generate").click()
    password = dialog.locator("#password").input_value()
    assert re.fullmatch(r"(\w{5}-){3}\w{5}", password)
    dialog.get_by_label("Full name").fill("Nora Feld")
    dialog.get_by_role("button", name="Register").click()
    expect(page.get_by_text(f"{login} can sign in now.")).to_be_visible()
    row = _row(page, login)
    expect(row).to_contain_text("Nora Feld")
    expect(row).to_contain_text("Active")
    admin.inspect("photographers")
    return password


def _finds_nothing(nora: Tab) -> None:
    page = nora.page
    missing = page.context.request.get("/nowhere")
    hidden = page.context.request.get("/admin")
    assert (hidden.status, hidden.body()) == (missing.status, missing.body())
    with nora.expecting("404"):
        page.goto("/admin")
        expect(page.get_by_text("This page is not here, or not for this account.")).to_be_visible()
    page.goto("/studio")
    expect(page.get_by_text("No albums yet")).to_be_visible()


def _shut_out(admin: Tab, login: str) -> None:
    page = admin.page
    page.get_by_role("searchbox").fill(login[:-1])
    expect(page.get_by_role("list", name="Photographers").get_by_role("listitem")).to_have_count(1)
    page.get_by_role("button", name=f"More about {login}").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="Correct")).to_be_focused()
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    expect(page.get_by_role("menuitem", name="Deactivate")).to_be_focused()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name=f"Deactivate {login}?")
    expect(dialog).to_be_visible()
    admin.inspect("deactivate")
    dialog.get_by_role("button", name="Deactivate").click()
    expect(_row(page, login)).to_contain_text("Deactivated")


def _row(page: Page, login: str):
    return page.get_by_role("list", name="Photographers").get_by_role("listitem").filter(has_text=login)
