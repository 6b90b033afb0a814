"""The pages of accounts: where each sign-in leads, and what stands beside which field."""

import pytest

from photodrop import routes
from photodrop.db import transaction
from photodrop.errors import NotSignedIn
from photodrop.models import Account
from photodrop.services import accounts, logins, sessions
from photodrop.state.account import AccountState
from photodrop.state.home import HomeState
from photodrop.state.me import first_page
from photodrop.state.register import RegisterState
from photodrop.state.sign_in import SignInState
from tests.fixtures.people import PASSWORD, PASSWORD_HASH

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def nils(new_account) -> Account:
    return new_account(login="nils", email="nils@example.com", name="Nils Berg", password_hash=PASSWORD_HASH)


async def drain(event) -> list:
    return [told async for told in event]


@pytest.mark.parametrize(
    ("known_as", "leads_to"), [("alice", routes.STUDIO), ("nils@example.com", "/nils/list/5"), ("mod", "/mod/list/5")]
)
async def test_one_page_signs_everybody_in(known_as, leads_to, tab, visit, alice, nils, new_account):
    new_account(role="moderator", login="mod", password_hash=PASSWORD_HASH)
    visit(routes.SIGN_IN)
    page = await tab.get_state(SignInState)
    page.load()
    assert page.is_open
    await drain(page.sign_in({"login": known_as, "password": PASSWORD}))
    assert (page.error, page.next_page) == ("", leads_to)
    with transaction() as session:
        assert sessions.redeem(session, page.ticket)[0].login in ("alice", "nils", "mod")


@pytest.mark.parametrize(
    "form", [{}, {"login": 7, "password": "x"}, {"login": "nils"}, {"login": " ", "password": "x"}]
)
async def test_half_a_form_signs_nobody_in(form, tab, visit, nils):
    visit(routes.SIGN_IN)
    page = await tab.get_state(SignInState)
    await drain(page.sign_in(form))
    assert page.error
    assert page.ticket == ""


async def test_home_leads_each_to_their_own(tab, visit, alice, bob, nils, add_selfie, run_jobs, new_account):
    nameless = new_account(email="old@example.com", password_hash=PASSWORD_HASH)
    with transaction() as session:
        places = [first_page(accounts.profile(session, session.merge(who))) for who in (alice, nils, bob, nameless)]
    assert places == [routes.STUDIO, "/nils/list/5", routes.SELFIE, routes.ACCOUNT]
    add_selfie(bob)
    run_jobs()
    with transaction() as session:
        assert first_page(accounts.profile(session, session.merge(bob))) == routes.DASHBOARD
    visit(routes.HOME)
    with pytest.raises(NotSignedIn):
        await (await tab.get_state(HomeState)).lead()


async def test_what_is_wrong_with_a_registration_stands_beside_its_field(tab, visit, nils, settings):
    visit(routes.REGISTER)
    page = await tab.get_state(RegisterState)
    page.load()
    await drain(page.register({"name": "", "email": "x", "password": "short"}))
    assert all((page.name_error, page.email_error, page.password_error))
    await drain(page.register({"name": "Nils", "email": "NILS@example.com", "password": PASSWORD}))
    assert "Sign in instead" in page.email_error
    assert (page.ticket, page.is_busy) == ("", False)
    await drain(page.register({"name": "Nina", "email": "nina@example.com", "password": PASSWORD}))
    assert page.next_page == "/nina/list/5"
    with transaction() as session:
        assert sessions.redeem(session, page.ticket)[0].name == "Nina"
    settings(registration="closed")
    page.load()
    assert not page.is_open
    await drain(page.register({"name": "Late", "email": "late@example.com", "password": PASSWORD}))
    assert "Nobody can register here" in page.error


async def test_nils_looks_after_his_account(tab, visit, nils, alice, reread):
    visit(routes.ACCOUNT, actor=nils)
    page = await tab.get_state(AccountState)
    page.load()
    for wrong, told in (
        ("explore", logins.KEPT),
        ("ALICE", "Somebody has this username. Choose another."),
        ("n", "Use only"),
    ):
        await page.save_username({"username": wrong})
        assert page.username_error.startswith(told)
    await page.save_username({"username": " nils_b "})
    assert (page.username_error, reread(nils).login) == ("", "nils_b")
    await page.save({"name": "Nils B.", "email": "nope"})
    assert page.email_error
    assert reread(nils).name == "Nils Berg"
    await page.save({"name": "Nils B.", "email": "nils.b@example.com"})
    assert (reread(nils).name, reread(nils).email) == ("Nils B.", "nils.b@example.com")
    page.ask_password()
    await drain(page.change_password({"current": "not this one", "password": "boats in the fog"}))
    assert page.current_error
    await drain(page.change_password({"current": PASSWORD, "password": "password1"}))
    assert page.password_error
    assert page.is_changing_password
    await drain(page.change_password({"current": PASSWORD, "password": "boats in the fog"}))
    assert not page.is_changing_password


async def test_nils_leaves(tab, visit, nils, reread):
    visit(routes.ACCOUNT, actor=nils)
    page = await tab.get_state(AccountState)
    page.load()
    page.ask_to_leave()
    await drain(page.leave({"farewell": "not this one"}))
    assert page.farewell_error == "This is not your password."
    assert page.is_leaving
    await drain(page.leave({"farewell": PASSWORD}))
    assert not page.is_leaving
    assert not reread(nils).is_active
