"""Photographers, registered and looked after by an admin."""

import pytest

from photodrop.db import transaction
from photodrop.errors import Invalid, NotFound, NotSignedIn, WrongCredentials
from photodrop.models import Account, Role
from photodrop.models.base import new_id
from photodrop.services import accounts, photographers, sessions
from tests.fixtures.people import PASSWORD

OTHER_PASSWORD = "another long one"


def sign_in(login: str, password: str) -> Account:
    with transaction() as session:
        return accounts.sign_in(session, login, password, "192.0.2.1")


@pytest.fixture
def act(database):
    """`act(photographers.find, admin, "nora")`"""

    def run(service, *args, **kwargs):
        with transaction() as session:
            return service(session, *args, **kwargs)

    return run


def test_nobody_but_an_admin_gets_in(act, alice, bob, charlie, dora):
    for actor in (alice, bob, charlie):
        for service, *rest in (
            (photographers.find,),
            (photographers.create, "eve", PASSWORD),
            (photographers.see, dora.id),
            (photographers.change, dora.id),
            (photographers.reset_password, dora.id, PASSWORD),
        ):
            with pytest.raises(NotFound):
                act(service, actor, *rest)
        with pytest.raises(NotFound):
            act(photographers.set_active, actor, dora.id, active=False)


def test_only_photographers_are_found_or_changed(act, admin, bob, new_account):
    moderator = new_account(role=Role.moderator, login="mod", password_hash="x")
    assert [row.login for row in act(photographers.find, admin).items] == ["alice"]
    for account_id in (admin.id, bob.id, moderator.id, new_id()):
        for service, *rest in (
            (photographers.see,),
            (photographers.change,),
            (photographers.reset_password, PASSWORD),
        ):
            with pytest.raises(NotFound):
                act(service, admin, account_id, *rest)
        with pytest.raises(NotFound):
            act(photographers.set_active, admin, account_id, active=False)


def test_found_by_login_name_or_email_whatever_the_case(act, admin, alice, dora, sql):
    sql("UPDATE account SET email = 'D100%@example.com' WHERE login = 'dora'")
    for query, logins in (
        ("ALI", ["alice"]),
        ("adams", ["alice"]),
        ("d100%", ["dora"]),
        ("%", ["dora"]),
        ("_", []),
        ("", ["dora", "alice"]),
        ("nobody", []),
    ):
        assert [row.login for row in act(photographers.find, admin, query).items] == logins, query


@pytest.mark.parametrize("sort", ["login", "-login", "name", "-name", "created_at", "-created_at", "signed_in_at"])
def test_pages_in_every_order_hold_everybody_once(act, admin, new_photographer, sql, sort):
    for number, login in enumerate(["zoe", "Anna", "bea", "carl", "Dan"]):
        new_photographer(login, f"Name {number}" if number % 2 else "")
    sql("UPDATE account SET signed_in_at = now() WHERE login IN ('bea', 'Dan')")
    whole = [row.login for row in act(photographers.find, admin, sort=sort).items]
    paged, cursor = [], None
    while True:
        page = act(photographers.find, admin, sort=sort, cursor=cursor, limit=2)
        paged += [row.login for row in page.items]
        cursor = page.next
        if cursor is None:
            break
    assert paged == whole
    assert sorted(whole) == ["Anna", "Dan", "bea", "carl", "zoe"]
    if sort == "login":
        assert whole == ["Anna", "bea", "carl", "Dan", "zoe"]


def test_by_state(act, admin, alice, dora):
    act(photographers.set_active, admin, dora.id, active=False)
    assert [row.login for row in act(photographers.find, admin, state="active").items] == ["alice"]
    assert [row.login for row in act(photographers.find, admin, state="inactive").items] == ["dora"]
    with pytest.raises(Invalid):
        act(photographers.find, admin, state="asleep")


def test_albums_are_counted_and_deleted_ones_are_not(act, admin, alice, new_album, sql):
    new_album(name="A")
    new_album(name="B")
    sql("UPDATE album SET deleted_at = now() WHERE name = 'B'")
    assert act(photographers.see, admin, alice.id).album_count == 1


def test_only_what_is_given_changes(act, admin, alice, dora):
    changed = act(photographers.change, admin, alice.id, email="alice@example.com")
    assert (changed.login, changed.name, changed.email) == ("alice", "Alice Adams", "alice@example.com")
    changed = act(photographers.change, admin, alice.id, login="Alice_A", name=" ", email="")
    assert (changed.login, changed.name, changed.email) == ("Alice_A", "", "")
    with pytest.raises(accounts.LoginTaken):
        act(photographers.change, admin, alice.id, login="DORA")
    with pytest.raises(Invalid):
        act(photographers.change, admin, alice.id, login="al1ce")


def test_a_new_password_ends_the_old_one_and_every_session(act, admin, alice, sql):
    with transaction() as session:
        account = session.get_one(Account, alice.id)
        token, ticket = sessions.begin(session, account).access_token, sessions.ticket(session, account)
    with pytest.raises(Invalid):
        act(photographers.reset_password, admin, alice.id, "short")
    assert act(sessions.authenticate, token).id == alice.id
    act(photographers.reset_password, admin, alice.id, OTHER_PASSWORD)
    with pytest.raises(NotSignedIn):
        act(sessions.authenticate, token)
    with pytest.raises(NotSignedIn):
        act(sessions.redeem, ticket)
    with pytest.raises(WrongCredentials):
        sign_in("alice", PASSWORD)
    assert sign_in("alice", OTHER_PASSWORD).id == alice.id
    [event] = sql("SELECT action, actor_id, subject_id, detail FROM audit_event")
    assert event == ("account.password_reset", admin.id, alice.id, {})


def test_a_sign_in_with_the_old_password_does_not_outlive_a_reset_of_that_moment(act, admin, alice, at_once, sql):
    """Whichever of the two comes first: afterwards no session of the old password is alive."""

    def old_way_in() -> str:
        with transaction() as session:
            account = accounts.sign_in(session, "alice", PASSWORD, "192.0.2.1")
            return sessions.begin(session, account).access_token

    for _ in range(3):
        before = sql("SELECT password_hash FROM account WHERE login = 'alice'")[0][0]
        token, _reset = at_once(
            [old_way_in, lambda: act(photographers.reset_password, admin, alice.id, OTHER_PASSWORD)]
        )
        if isinstance(token, str):
            with pytest.raises(NotSignedIn):
                act(sessions.authenticate, token)
        else:
            assert isinstance(token, WrongCredentials)
        sql("UPDATE account SET password_hash = :hash WHERE login = 'alice'", hash=before)
