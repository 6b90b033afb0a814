"""What a tab is told, in its language."""

from photodrop import routes
from photodrop.errors import NotFound
from photodrop.state.base import BaseState
from photodrop.state.errors import tell
from photodrop.state.login import LoginState
from photodrop.state.toast import ToastState, toast


async def test_a_refusal_speaks_the_language_of_the_tab(tab, visit, database):
    visit(routes.LOGIN, cookie=f"{routes.LANGUAGE_COOKIE}=es")
    page = await tab.get_state(LoginState)
    async for _event in page.send_code({"number": "555", "country": "US"}):
        pass
    assert page.error == "Escriba las diez cifras de su número."


async def test_a_toast_does_so_too(tab, visit):
    visit(cookie=f"{routes.LANGUAGE_COOKIE}=de")
    state = await tab.get_state(ToastState)
    await toast(state, "Name saved")
    assert state.message == "Name gespeichert"
    assert "This page is not here" in str(tell(NotFound()))
    state.show(NotFound.message)
    assert state.message == "Diese Seite gibt es hier nicht, oder nicht für dieses Konto."


async def test_without_a_wish_it_is_english(tab, visit):
    visit()
    state = await tab.get_state(BaseState)
    assert state._say("Name saved") == "Name saved"
