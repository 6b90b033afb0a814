"""The admin's page, asked by the right person and by all the others, with the right arguments and with others."""

from contextlib import suppress

import pytest

from photodrop import routes
from photodrop.db import transaction
from photodrop.errors import Invalid, NotFound, NotSignedIn, WrongCredentials
from photodrop.models import Account
from photodrop.models.base import new_id
from photodrop.services import accounts
from photodrop.state.admin import AdminState, PhotographerDialogState
from photodrop.state.toast import ToastState
from tests.fixtures.people import PASSWORD

NORA = {"login": "Nora_Feld", "password": PASSWORD, "name": "Nora", "email": "nora@example.com"}
NONSENSE = [None, 7, True, "x", [], {}, {"a": 1}, "\0", "x" * 6000, ["a"], 1e308]


def sign_in(login: str, password: str) -> Account:
    with transaction() as session:
        return accounts.sign_in(session, login, password, "192.0.2.1")


@pytest.fixture
async def page(tab, visit, admin) -> AdminState:
    visit(routes.ADMIN, actor=admin)
    state = await tab.get_state(AdminState)
    await state.load()
    return state


@pytest.fixture
async def dialog(tab, page) -> PhotographerDialogState:
    return await tab.get_state(PhotographerDialogState)


async def done(events) -> None:
    async for _ in events:
        pass


async def test_an_admin_sees_everybody(alice, dora, page):
    assert [row.login for row in page.photographers] == ["dora", "alice"]
    assert (page.is_loaded, page.is_missing, page.has_more) == (True, False, False)
    await page.sort_by("login")
    assert [row.login for row in page.photographers] == ["alice", "dora"]
    await page.search("dean")
    assert [row.login for row in page.photographers] == ["dora"]
    await page.show_only("inactive")
    assert page.photographers == []
    await page.clear()
    assert len(page.photographers) == 2


async def test_the_list_goes_on_where_it_ended(page, new_photographer):
    for first in "abcdefgh":
        for second in "abcdefgh":
            new_photographer(f"p_{first}{second}")
    await page.sort_by("login")
    assert (len(page.photographers), page.has_more) == (50, True)
    await page.load_more()
    assert (len({row.id for row in page.photographers}), page.has_more) == (64, False)
    await page.load_more()
    assert len(page.photographers) == 64


async def test_registered_and_told(page, dialog, tab):
    dialog.ask_new()
    await done(dialog.register(NORA))
    assert (dialog.doing, dialog.is_busy) == ("", False)
    assert [row.login for row in page.photographers] == ["Nora_Feld"]
    assert (await tab.get_state(ToastState)).message == "Nora_Feld can sign in now."
    assert sign_in("nora_feld", PASSWORD).name == "Nora"


async def test_the_button_is_busy_while_the_password_is_hashed(dialog):
    dialog.ask_new()
    events = dialog.register(NORA)
    await anext(events)
    assert dialog.is_busy
    await done(events)
    assert not dialog.is_busy


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"login": "n0ra"}, "login"),
        ({"login": "ALICE"}, "login"),
        ({"password": "short"}, "password"),
        ({"email": "nora"}, "email"),
        ({"name": "x" * 81}, "name"),
    ],
)
async def test_what_is_wrong_stands_at_its_field(alice, page, dialog, changed, field):
    dialog.ask_new()
    await done(dialog.register(NORA | changed))
    assert (dialog.doing, dialog.is_busy) == ("register", False)
    errors = {name: getattr(dialog, f"{name}_error") for name in ("login", "name", "email", "password")}
    assert [name for name, error in errors.items() if error] == [field]


async def test_rules_are_ticked_off_while_one_types(alice, dialog):
    for typed, held in (
        ("", (False, False, False)),
        ("n", (True, False, False)),
        ("n0ra", (False, True, False)),
        ("nora", (True, True, True)),
        ("ALICE", (True, True, False)),
        ("n" * 33, (True, False, False)),
        ("nora\n", (False, True, False)),
    ):
        await dialog.try_login(typed)
        assert (dialog.has_letters, dialog.has_length, dialog.is_free) == held, typed


async def test_what_is_told_of_a_login_stays_until_it_changes(alice, dialog):
    await done(dialog.register(NORA | {"login": "alice"}))
    await dialog.try_login("alice")
    assert dialog.login_error == accounts.LoginTaken.message
    await dialog.try_login("alic")
    assert dialog.login_error == ""


async def test_shut_out_and_let_in(alice, page, dialog):
    await dialog.ask("deactivate", str(alice.id))
    assert (dialog.doing, dialog.about) == ("deactivate", "alice")
    await dialog.deactivate()
    assert [row.is_active for row in page.photographers] == [False]
    with pytest.raises(WrongCredentials):
        sign_in("alice", PASSWORD)
    await dialog.ask("activate", str(alice.id))
    await dialog.activate()
    assert sign_in("alice", PASSWORD).id == alice.id


async def test_corrected_and_given_a_new_password(alice, page, dialog):
    await dialog.ask("correct", str(alice.id))
    assert (dialog.login, dialog.name, dialog.email) == ("alice", "Alice Adams", "")
    await done(dialog.correct({"login": "Alice_A", "name": "", "email": "alice@example.com"}))
    assert [(row.login, row.name, row.email) for row in page.photographers] == [("Alice_A", "", "alice@example.com")]
    await dialog.ask("password", str(alice.id))
    await done(dialog.reset_password({"password": "another long one"}))
    assert sign_in("alice_a", "another long one").id == alice.id


@pytest.mark.parametrize("who", ["alice", "bob", "charlie", "nobody"])
async def test_to_everybody_else_it_is_not_there(who, request, tab, visit, dora, bob, sql):
    actor = None if who == "nobody" else request.getfixturevalue(who)
    visit(routes.ADMIN, actor=actor)
    page, dialog = await tab.get_state(AdminState), await tab.get_state(PhotographerDialogState)
    before = sql("SELECT * FROM account ORDER BY id")
    await page.load()
    assert (page.is_missing, page.is_loaded, page.photographers) == (True, False, [])
    assert page.profile.role != "admin"
    refusal = NotSignedIn if actor is None else NotFound
    for act in (
        lambda: page.search("a"),
        lambda: page.show_only("active"),
        lambda: page.sort_by("name"),
        page.clear,
        lambda: dialog.try_login("dora"),
        *[lambda what=what: dialog.ask(what, str(dora.id)) for what in ("correct", "password", "deactivate")],
    ):
        with pytest.raises(refusal):
            await act()
    assert (dialog.doing, dialog.about) == ("", "")
    # A browser may set no var by itself, but suppose it could.
    dialog.about_id = str(dora.id)
    for act in (dialog.deactivate, dialog.activate):
        with pytest.raises(refusal):
            await act()
    for events in (
        dialog.register(NORA),
        dialog.correct({"login": "stolen"}),
        dialog.reset_password({"password": "another long one"}),
    ):
        with pytest.raises(refusal):
            await done(events)
        assert not dialog.is_busy
    assert sql("SELECT * FROM account ORDER BY id") == before


@pytest.mark.parametrize("nonsense", NONSENSE, ids=repr)
async def test_any_argument_is_survived(nonsense, alice, bob, admin, page, dialog, sql):
    before = sql("SELECT id, login, is_active, password_hash FROM account ORDER BY id")
    for act in (page.search, page.show_only, page.sort_by, dialog.try_login):
        with suppress(NotFound, Invalid):
            await act(nonsense)
        await page.clear()
    for what, whom in (
        ("deactivate", nonsense),
        (nonsense, str(alice.id)),
        ("correct", str(bob.id)),
        ("password", str(admin.id)),
        ("activate", str(new_id())),
    ):
        with pytest.raises(NotFound):
            await dialog.ask(what, whom)
    for act in (dialog.register, dialog.correct, dialog.reset_password):
        try:
            await done(act(nonsense))
        except NotFound:
            continue
        assert dialog.login_error or dialog.password_error
    for act in (dialog.deactivate, dialog.activate):
        with pytest.raises(NotFound):
            await act()
    assert sql("SELECT id, login, is_active, password_hash FROM account ORDER BY id") == before
