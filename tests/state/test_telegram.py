"""What the settings page remembers of one's own Telegram."""

import pytest

from photodrop import routes
from photodrop.errors import NotSignedIn
from photodrop.state.code import CodeState
from photodrop.state.login import LoginState
from photodrop.state.me import MeState
from photodrop.state.settings import SettingsState
from photodrop.state.telegram import TelegramState


async def finish(handler) -> None:
    async for _ in handler:
        pass


@pytest.fixture
async def page(tab, visit, bob, bot):
    visit(routes.SETTINGS, actor=bob)
    await (await tab.get_state(MeState)).load()
    await (await tab.get_state(SettingsState)).load()
    found = await tab.get_state(TelegramState)
    await found.load()
    return found


async def test_it_turns_into_connected_by_itself(page, bot, hear):
    assert page.telegram.available
    assert page.refresh_every == 0
    await finish(page.connect())
    assert page.is_inviting
    assert page.refresh_every
    await page.refresh()
    assert page.is_inviting
    bot.user(777, "bob").open_link(page.url)
    hear()
    await page.refresh()
    assert page.telegram.shown_as == "@bob"
    assert (page.is_inviting, page.url, page.refresh_every) == (False, "", 0)


async def test_a_closed_dialog_still_looks_until_the_link_dies(page):
    await finish(page.connect())
    page.hide()
    assert page.refresh_every
    page._ends_at = 0
    await page.refresh()
    assert page.error == "The link has expired. Connect again."
    assert page.refresh_every == 0


async def test_a_bot_that_is_away_is_told_beside_the_button(page, bot):
    bot.always = (502, b"")
    await finish(page.connect())
    assert page.error == "Telegram does not answer. Try again in a minute."
    assert not page.is_inviting
    assert not page.is_busy


async def test_disconnecting_is_asked_first(page, connect, bob, tab):
    connect(bob, 777, "bob")
    await page.load()
    page.ask_to_leave()
    page.stay()
    assert page.telegram.connected
    await finish(page.leave())
    assert not page.telegram.connected


async def test_messages_are_switched(page, tab):
    me = await tab.get_state(MeState)
    for given, kept in ((False, False), (True, True), ("yes", False)):
        await page.choose_messages(given)
        assert me.profile.messages is kept


async def test_nobody_connects_without_signing_in(tab, visit, bot):
    visit(routes.SETTINGS)
    stranger = await tab.get_state(TelegramState)
    for act in (stranger.load, stranger.refresh):
        with pytest.raises(NotSignedIn):
            await act()
    await finish(stranger.connect())
    assert stranger.url == ""


async def test_a_code_that_cannot_be_sent_is_told_where_the_number_was_typed(tab, visit, bot):
    visit(routes.LOGIN)
    login = await tab.get_state(LoginState)
    bot.always = (429, b'{"ok": false, "parameters": {"retry_after": 60}}')
    await finish(login.send_code({"country": "US", "number": "2025550177"}))
    assert login.error == "The code could not be sent. Wait a minute and try again."
    assert not login.is_busy


async def test_the_code_page_says_that_it_went_to_telegram(tab, visit, connect, bob):
    connect(bob, 777, "bob")
    visit(routes.LOGIN)
    await finish((await tab.get_state(LoginState)).send_code({"country": "US", "number": bob.phone}))
    code = await tab.get_state(CodeState)
    assert code.is_in_telegram
    assert code.shown_code == ""
