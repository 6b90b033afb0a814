"""Roles and bans: who may give them, what they end, and that an admin always remains."""

import pytest

from photodrop.db import transaction
from photodrop.errors import NotFound, NotSignedIn, WrongCredentials
from photodrop.models import Account, Role
from photodrop.services import accounts, passwords, sessions, users
from tests.fixtures.people import PASSWORD, PASSWORD_HASH


def change(actor: Account | None, whom: Account, **what) -> users.UserView:
    with transaction() as session:
        return users.change(session, session.get_one(Account, actor.id) if actor else None, whom.id, **what)


def begin(account: Account) -> str:
    with transaction() as session:
        return sessions.begin(session, session.get_one(Account, account.id)).access_token


def is_signed_in(token: str) -> bool:
    try:
        with transaction() as session:
            sessions.authenticate(session, token)
    except NotSignedIn:
        return False
    return True


@pytest.fixture
def second_admin(new_account) -> Account:
    return new_account(role=Role.admin, login="second", password_hash=PASSWORD_HASH)


def test_only_admins_see_and_change(alice, bob, charlie, dora, admin):
    for actor in (alice, bob, charlie):
        with pytest.raises(NotFound):
            change(actor, dora, active=False)
        with pytest.raises(NotFound), transaction() as session:
            users.see(session, actor, dora.id)
    with transaction() as session:
        seen = users.see(session, admin, dora.id)
    assert (seen.role, seen.login, seen.is_active) == ("photographer", "dora", True)


def test_a_banned_account_stays_out_of_its_old_sessions(alice, dora, admin):
    hers, doras = begin(alice), begin(dora)
    change(admin, alice, active=False)
    assert not is_signed_in(hers)
    assert is_signed_in(doras)
    with pytest.raises(WrongCredentials), transaction() as session:
        accounts.sign_in(session, "alice", PASSWORD, "192.0.2.1")
    change(admin, alice, active=True)
    assert not is_signed_in(hers)
    with transaction() as session:
        assert accounts.sign_in(session, "alice", PASSWORD, "192.0.2.1").id == alice.id


def test_clients_keep_what_they_unlocked_of_a_deactivated_photographer(api, world, admin, unlock):
    bob = world.actors["bob"]
    unlock(bob)
    change(admin, world.actors["alice"], active=False)
    caller = api(bob)
    assert caller.get(f"/photos/{world.photo.id}/file", params={"size": "original"}).status_code in {200, 302}
    assert str(world.album.id) in {each["id"] for each in caller.get("/me/albums").json()["items"]}


def test_a_new_role_holds_from_a_new_sign_in(alice, admin, sql):
    hers = begin(alice)
    assert change(admin, alice, role=Role.moderator).role == "moderator"
    assert not is_signed_in(hers)
    [event] = sql("SELECT action, actor_id, detail FROM audit_event")
    assert event == ("account.role_changed", admin.id, {"role": "moderator", "was": "photographer"})


def test_who_signs_in_by_phone_stays_a_user(bob, admin):
    for role in (Role.photographer, Role.moderator, Role.admin):
        with pytest.raises(users.NoPassword):
            change(admin, bob, role=role)


def test_nobody_changes_themselves(admin, second_admin):
    for what in ({"active": False}, {"role": Role.user}, {"active": True}):
        with pytest.raises(users.NotOnOneself):
            change(admin, admin, **what)


def test_the_last_admin_remains(admin, second_admin):
    change(admin, second_admin, active=False)
    for what in ({"active": False}, {"role": Role.photographer}):
        with pytest.raises(users.LastAdmin):
            change(None, admin, **what)
    change(admin, second_admin, active=True)
    change(None, admin, role=Role.photographer)


def test_two_admins_cannot_lock_each_other_out_at_once(admin, second_admin, at_once, sql):
    for _ in range(5):
        at_once([lambda: change(admin, second_admin, active=False), lambda: change(second_admin, admin, active=False)])
        assert sql("SELECT count(*) FROM account WHERE role = 'admin' AND is_active") == [(1,)]
        sql("UPDATE account SET is_active = true")


def test_who_forgot_their_password_gets_a_new_one(alice, bob, dora, admin, reread, token_of):
    token = token_of(alice)
    with pytest.raises(NotFound), transaction() as session:
        users.reset_password(session, dora, alice.id, "another long one")
    with transaction() as session:
        users.reset_password(session, admin, users.id_of(session, "ALICE"), "another long one")
    assert passwords.matches("another long one", reread(alice).password_hash)
    with pytest.raises(NotSignedIn), transaction() as session:
        sessions.authenticate(session, token)
    with pytest.raises(users.NothingToSignInWith), transaction() as session:
        users.reset_password(session, None, users.id_of(session, bob.phone), "another long one")
    with pytest.raises(NotFound), transaction() as session:
        users.id_of(session, "nobody_here")
