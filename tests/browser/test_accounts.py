"""Nils makes an account on his phone, looks after it at his desk, and leaves."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.browsers import DESK, PHONE, open_tab
from tests.browser.people import sign_in
from tests.support.installation import Installation

pytestmark = pytest.mark.browser

PASSWORD = "light on the water"
NEW_PASSWORD = "three lamps and a boat"


def test_an_account_of_ones_own(installation: Installation, browser: Browser):
    phone = open_tab(browser, installation.address, **PHONE)
    # The first account of an installation would be its admin.
    assert installation.run("admin", "create", "ruth", "--password", PASSWORD).returncode == 0
    page = phone.page
    page.goto("/login")
    page.get_by_role("link", name="Sign in with a password").click()
    page.get_by_role("link", name="Create an account").click()
    expect(page.get_by_role("button", name="Create account")).to_be_enabled()
    phone.inspect("register")
    _register(page, "Nils Berg", "nils@", "seven77")
    for name, told in (("E-mail", "Enter an e-mail address"), ("Password", "Use at least 8 characters")):
        expect(page.get_by_label(name, exact=True)).to_have_attribute("aria-invalid", "true")
        expect(page.get_by_text(told)).to_be_visible()
    phone.inspect("register, refused")
    _register(page, "Nils Berg", "nils@example.com", PASSWORD)
    page.wait_for_url("**/nils_berg/list/5")

    desk = open_tab(browser, installation.address, **DESK)
    page = desk.page
    page.goto("/sign-in")
    expect(page.get_by_role("button", name="Sign in")).to_be_enabled()
    desk.inspect("sign-in")
    sign_in(page, "nils@example.com", PASSWORD + "x")
    expect(page.get_by_text("do not match")).to_be_visible()
    sign_in(page, "nils@example.com", PASSWORD)
    page.wait_for_url("**/nils_berg/list/5")
    page.goto("/account")
    expect(page.get_by_label("Username")).to_have_value("nils_berg")
    desk.inspect("account")
    _name_himself(page)
    _change_password(page)
    _register_again(desk.page)
    # The phone was signed out by the new password.
    phone.page.goto("/account")
    phone.page.wait_for_url(re.compile("/login/?$"))
    phone.page.goto("/sign-in")
    sign_in(phone.page, "nils_b", NEW_PASSWORD)
    phone.page.wait_for_url("**/nils_b/list/5")
    phone.page.goto("/account")
    expect(phone.page.get_by_label("Username")).to_have_value("nils_b")
    phone.page.get_by_role("button", name="Delete my account").click()
    dialog = phone.page.get_by_role("dialog", name="Delete your account?")
    dialog.get_by_label("Your password").fill("not this one")
    dialog.get_by_role("button", name="Delete", exact=True).click()
    expect(dialog.get_by_text("This is not your password.")).to_be_visible()
    phone.inspect("account, leaving")
    dialog.get_by_label("Your password").fill(NEW_PASSWORD)
    dialog.get_by_role("button", name="Delete", exact=True).click()
    phone.page.wait_for_url(re.compile("/login/?$"))
    desk.page.goto("/account")
    desk.page.wait_for_url(re.compile("/login/?$"))


def _register(page: Page, name: str, email: str, password: str) -> None:
    button = page.get_by_role("button", name="Create account")
    expect(button).to_be_enabled()
    page.get_by_label("Name").fill(name)
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    button.click()


def _name_himself(page: Page) -> None:
    page.get_by_label("Username").fill("explore")
    page.get_by_role("button", name="Save username").click()
    expect(page.get_by_text("This name is kept for PhotoDrop itself")).to_be_visible()
    page.get_by_label("Username").fill("nils_b")
    page.get_by_role("button", name="Save username").click()
    expect(page.get_by_text("Username saved")).to_be_visible()


def _change_password(page: Page) -> None:
    page.get_by_role("button", name="Change password").click()
    dialog = page.get_by_role("dialog", name="Change password")
    dialog.get_by_label("Current password").fill(PASSWORD)
    dialog.get_by_label("New password").fill(NEW_PASSWORD)
    expect(dialog.get_by_text("Strong")).to_be_visible()
    dialog.get_by_role("button", name="Change", exact=True).click()
    expect(page.get_by_text("Password changed.")).to_be_visible()


def _register_again(page: Page) -> None:
    page.goto("/register")
    _register(page, "Nils Berg", "NILS@example.com", NEW_PASSWORD)
    expect(page.get_by_text("Somebody registered with this address")).to_be_visible()
