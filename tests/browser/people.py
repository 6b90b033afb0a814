"""What people do on more than one page."""

import re
from typing import Any

import requests
from playwright.sync_api import Page, expect

from photodrop import routes
from tests.support.installation import Installation

PASSWORD = "correct horse battery"


def make_photographer(installation: Installation, login: str) -> None:
    """As an admin does it beside a running PhotoDrop."""
    done = installation.run("photographer", "create", login, "--password", PASSWORD)
    assert done.returncode == 0, done.stderr


def sign_in(page: Page, login: str, password: str) -> None:
    button = page.get_by_role("button", name="Sign in")
    expect(button).to_be_enabled()
    page.locator("#login").fill(login)
    page.locator("#password").fill(password)
    button.click()


def sign_in_to_studio(page: Page, login: str) -> None:
    page.goto("/studio/login")
    sign_in(page, login, PASSWORD)
    page.wait_for_url(re.compile("/studio/?$"))


def make_album(page: Page, name: str) -> str:
    """Answers the address of its page, which is open then."""
    opener = page.get_by_role("button", name="New album").first
    expect(opener).to_be_visible()
    # React hangs its handlers on what the server has drawn; a click before that opens nothing.
    awake = "() => Object.keys(document.querySelector('main button')).some(key => key.startsWith('__reactProps'))"
    page.wait_for_function(awake)
    opener.click()
    dialog = page.get_by_role("dialog", name="New album")
    dialog.get_by_label("Name").fill(name)
    dialog.get_by_label("Location").fill("Lisbon, Portugal")
    dialog.get_by_label("Date").fill("2026-06-20")
    dialog.get_by_role("button", name="Create album").click()
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    return page.url


def enter_number(page: Page, number: str) -> None:
    field = page.get_by_label("Phone number")
    field.fill("")
    # Key by key, as the mask sees it.
    field.press_sequentially(number, delay=10)
    button = page.get_by_role("button", name="Create account")
    expect(button).to_be_enabled()
    button.click()


def type_code(page: Page, code: str) -> None:
    page.get_by_label("Six-digit code").fill(code)
    button = page.get_by_role("button", name="Next")
    expect(button).to_be_enabled()
    button.click()


def cross(page: Page, here: str, there: str) -> None:
    """From a page to one whose address differs in its end."""
    page.goto(page.url.removesuffix(here) + there)


class Rest:
    """Whoever has this token asks the API."""

    def __init__(self, installation: Installation, login: str) -> None:
        self.address = f"{installation.address}{routes.API}"
        given = {"login": login, "password": PASSWORD}
        self.token = requests.post(f"{self.address}/auth/login", json=given, timeout=30).json()["access_token"]

    def ask(self, method: str, path: str, **given: Any) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {self.token}"}
        answer = requests.request(method, f"{self.address}{path}", headers=headers, timeout=30, **given)
        assert answer.ok, answer.text
        return answer.json() if answer.content else {}


def new_account(installation: Installation, name: str, username: str) -> Rest:
    given = {"name": name, "email": f"{username}@example.com", "password": PASSWORD, "username": username}
    answer = requests.post(f"{installation.address}{routes.API}/auth/register", json=given, timeout=30)
    assert answer.ok, answer.text
    return Rest(installation, username)
