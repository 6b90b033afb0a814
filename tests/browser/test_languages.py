"""Greta reads German and signs in on her phone; then she turns the page around."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.browsers import DESK, PHONE, open_tab
from tests.browser.client_steps import shown_code
from tests.support.installation import Installation

pytestmark = pytest.mark.browser


def test_a_sign_in_in_german_and_then_in_arabic(installation: Installation, browser: Browser):
    greta = open_tab(browser, installation.address, locale="de-DE", **PHONE)
    page = greta.page
    page.goto("/login")
    expect(page.get_by_role("heading", name="Los geht’s")).to_be_visible()
    expect(page).to_have_title("Anmelden · PhotoDrop")
    assert _html(page) == ["de", "ltr"]
    greta.inspect("sign-in, German")
    page.get_by_role("button", name="Land: Deutschland, +49").click()
    page.get_by_role("combobox", name="Land oder Vorwahl").fill("öster")
    page.get_by_role("option", name=re.compile("Österreich")).first.click()
    # Key by key, as the mask sees it.
    page.locator("#number").press_sequentially("6641234567", delay=10)
    page.get_by_role("button", name="Konto erstellen").click()
    page.wait_for_url("**/code")
    expect(page.get_by_role("timer")).to_have_text(re.compile(r"Noch [23]:\d\d gültig"))
    code = shown_code(page)
    _type(page, "000000" if code != "000000" else "111111")
    expect(page.get_by_text("Das ist nicht der Code, den wir gesendet haben. Noch 4 Versuche.")).to_be_visible()
    greta.inspect("code, German")
    _type(page, code)
    page.wait_for_url("**/selfie")
    greta.inspect("selfie, German")
    page.get_by_role("button", name="Jetzt nicht").click()
    page.wait_for_url("**/photos")
    expect(page.get_by_role("heading", name="Ihre Fotos kommen bald.")).to_be_visible()
    greta.inspect("dashboard, German")

    page.goto("/settings")
    page.get_by_label("Vollständiger Name").fill("Greta")
    page.get_by_role("button", name="Namen speichern").click()
    expect(page.get_by_text("Name gespeichert")).to_be_visible()
    page.get_by_role("main").get_by_label("Sprache").select_option("ar")
    expect(page.get_by_role("heading", name="الإعدادات")).to_be_visible()
    assert _html(page) == ["ar", "rtl"]
    greta.inspect("settings, Arabic")
    page.goto("/photos")
    expect(page.get_by_role("heading", name="ستصل صورك قريبًا.")).to_be_visible()
    greta.inspect("dashboard, Arabic")

    desk = open_tab(browser, installation.address, locale="ar-EG", **DESK)
    desk.page.goto("/login")
    expect(desk.page.get_by_role("heading", name="لنبدأ")).to_be_visible()
    desk.inspect("sign-in, Arabic")
    desk.page.goto("/sign-in")
    expect(desk.page.get_by_role("heading", name="مرحبًا بعودتك")).to_be_visible()
    desk.inspect("sign-in with a password, Arabic")


def _html(page: Page) -> list[str]:
    return page.evaluate("[document.documentElement.lang, document.documentElement.dir]")


def _type(page: Page, code: str) -> None:
    page.locator("#code").fill(code)
    page.get_by_role("button", name="Weiter").click()
