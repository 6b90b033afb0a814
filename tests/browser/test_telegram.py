"""Bob connects his own Telegram, is told there when Alice drops his photos, and signs in with a code from there."""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.adapters.telegram_server import CHAT_ID, TOKEN, TelegramServer
from tests.browser.browsers import DESK, PHONE, Tab, open_tab
from tests.browser.client_steps import add_selfie, register
from tests.browser.people import PASSWORD, enter_number, make_album, make_photographer, sign_in_to_studio, type_code
from tests.browser.shoots import take_photos
from tests.support.installation import Installation

pytestmark = [pytest.mark.browser, pytest.mark.timeout(420)]

SCREENS = [pytest.param("phone", PHONE, 777, id="390"), pytest.param("desk", DESK, 778, id="1440")]
NUMBERS = {"phone": "15123456785", "desk": "15123456786"}


@pytest.fixture(scope="module")
def town() -> Iterator[tuple[TelegramServer, Installation]]:
    """A Telegram, and a PhotoDrop with a bot in it."""
    telegram = TelegramServer()
    bot = {
        "PHOTODROP_TELEGRAM_BOT_TOKEN": TOKEN,
        "PHOTODROP_TELEGRAM_CHAT_ID": CHAT_ID,
        "PHOTODROP_TELEGRAM_API_URL": telegram.url,
    }
    with tempfile.TemporaryDirectory(prefix="photodrop-telegram-", ignore_cleanup_errors=True) as folder:
        running = Installation(Path(folder), bot)
        running.start()
        yield telegram, running
        telegram.always = (500, b"")
        running.end()
    telegram.close()


@pytest.mark.parametrize(("device", "shape", "number"), SCREENS)
def test_bobs_own_telegram(town, browser: Browser, tmp_path: Path, device, shape, number):
    telegram, installation = town
    phone = f"+49{NUMBERS[device]}"
    user = telegram.user(number, f"bob_{device}", "Bob")
    shoot = take_photos(tmp_path / "shoot", 3, seed=300)
    bob = open_tab(browser, installation.address, **shape)
    register(bob, NUMBERS[device], lambda page: _code(page, telegram.texts, phone))
    add_selfie(bob, shoot[2])
    bob.page.wait_for_url("**/photos")

    _connect(bob, user)
    album_url = _deliver(browser, installation, device, shape, shoot, phone)
    _is_told(bob, user, album_url)
    assert [text for text in telegram.texts() if "dropped" in text] == []
    _sign_in_anew(browser, installation, shape, user, NUMBERS[device])
    _disconnect(bob)
    assert bob.faults == []


def _code(page: Page, read, whose: str = "") -> str:
    """The last one that came."""
    for _ in range(200):
        found = [re.search(r"\b(\d{6})\b", text) for text in read() if whose in text and "code" in text]
        if found and found[-1]:
            return found[-1][1]
        page.wait_for_timeout(50)
    raise AssertionError("No code came.")


def _connect(bob: Tab, user) -> None:
    page = bob.page
    page.goto("/settings")
    messages = page.get_by_role("switch", name="When my photos drop")
    expect(messages).to_be_checked()
    bob.inspect("settings, with Telegram to connect")
    page.get_by_role("button", name="Connect Telegram").click()
    dialog = page.get_by_role("dialog", name="Connect Telegram")
    link = dialog.get_by_role("link", name="Open Telegram")
    expect(link).to_have_attribute("href", re.compile(r"^https://t\.me/"))
    expect(dialog.get_by_role("status")).to_contain_text("Waiting for you to press Start")
    bob.inspect("connect Telegram")
    url = link.get_attribute("href")
    assert url is not None
    user.open_link(url)
    expect(dialog).to_be_hidden()
    expect(page.get_by_text(f"Connected as @{user.chat.username}")).to_be_visible()
    expect(page.get_by_text("Telegram connected")).to_be_visible()
    bob.inspect("settings, Telegram connected")
    assert user.texts == ["You will get your codes and news of your photos here. Send /stop to end it."]
    messages.click()
    expect(messages).not_to_be_checked()
    page.reload()
    expect(messages).not_to_be_checked()
    messages.click()
    expect(messages).to_be_checked()


def _deliver(browser: Browser, installation: Installation, device: str, shape, shoot: list[Path], phone: str) -> str:
    login = f"alice_of_{device}"
    make_photographer(installation, login)
    alice = open_tab(browser, installation.address, **shape)
    sign_in_to_studio(alice.page, login)
    make_album(alice.page, "Summer wedding")
    folder = str(shoot[0].parent)
    options = ["--login", login, "--password", PASSWORD, "--phone", phone, "--url", installation.address]
    sent = installation.run("upload", folder, "--album", "Summer wedding", *options)
    assert sent.returncode == 0, sent.stderr
    page = alice.page
    page.reload()
    page.get_by_role("button", name="Drop 3 photos").click()
    dialog = page.get_by_role("dialog", name=re.compile("^Drop"))
    expect(dialog).to_contain_text("1 client sees")
    dialog.get_by_role("button", name="Drop photos").click()
    expect(page.get_by_text("3 photos dropped.")).to_be_visible()
    assert alice.faults == []
    return page.url.replace("/studio/", "/").rstrip("/")


def _is_told(bob: Tab, user, album_url: str) -> None:
    page = bob.page
    for _ in range(400):
        if len(user.texts) > 1:
            break
        page.wait_for_timeout(50)
    assert user.texts[1:] == [f"Your photos have dropped.\n\nSummer wedding\n{album_url}"]
    page.goto(user.texts[1].rpartition("\n")[2])
    expect(page.get_by_role("heading", name="Summer wedding")).to_be_visible()
    expect(page.get_by_text("3 photos of you")).to_be_visible()


def _sign_in_anew(browser: Browser, installation: Installation, shape, user, number: str) -> None:
    elsewhere = open_tab(browser, installation.address, **shape)
    page = elsewhere.page
    page.goto("/login")
    enter_number(page, f"+49{number}")
    page.wait_for_url("**/code")
    expect(page.get_by_text("Enter the code sent to your Telegram")).to_be_visible()
    elsewhere.inspect("code, in Telegram")
    type_code(page, _code(page, lambda: user.texts))
    # Alice knows him now, but not his name.
    page.wait_for_url("**/name")
    assert elsewhere.faults == []


def _disconnect(bob: Tab) -> None:
    page = bob.page
    page.goto("/settings")
    page.get_by_role("button", name="Disconnect").click()
    dialog = page.get_by_role("dialog", name="Disconnect Telegram?")
    expect(dialog).to_be_visible()
    bob.inspect("disconnect Telegram")
    dialog.get_by_role("button", name="Disconnect").click()
    expect(page.get_by_role("button", name="Connect Telegram")).to_be_visible()
