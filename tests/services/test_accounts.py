"""Accounts: who is made by whom, how staff sign in, what people change about themselves."""

import pytest

from photodrop.db import POOL_SIZE, transaction
from photodrop.errors import Conflict, Invalid, NotFound, TooMany, WrongCredentials
from photodrop.models import Account, Role
from photodrop.services import accounts, limits, passwords, users
from tests.fixtures.people import PASSWORD, PASSWORD_HASH

HOME = "192.0.2.1"


def sign_in(login: str, password: str = PASSWORD, address: str = HOME) -> Account:
    with transaction() as session:
        return accounts.sign_in(session, login, password, address)


def test_login_or_email_whatever_the_case(alice, sql):
    sql("UPDATE account SET email = 'Alice@Example.com'")
    for name in ("alice", " ALICE ", "alice@example.com"):
        assert sign_in(name).id == alice.id


def test_wrong_password_unknown_login_and_ban_look_the_same(alice, bob, sql):
    for login, password in (("alice", "wrong one"), ("nobody", PASSWORD), (bob.phone, PASSWORD), ("alice", "x" * 73)):
        with pytest.raises(WrongCredentials):
            sign_in(login, password)
    sql("UPDATE account SET is_active = false")
    with pytest.raises(WrongCredentials):
        sign_in("alice")


def test_hashes_made_by_postgresql_are_accepted(alice, sql):
    sql("UPDATE account SET password_hash = '$2a$' || substr(password_hash, 5)")
    assert sign_in("alice").id == alice.id


def test_ten_tries_a_quarter_of_an_hour_are_remembered_although_each_failed(alice, sql):
    sql("UPDATE account SET password_hash = NULL, role = 'user'")
    for _ in range(10):
        with pytest.raises(WrongCredentials):
            sign_in("Alice", "x" * 73)
    with pytest.raises(TooMany):
        sign_in("aLICE", "x" * 73, "192.0.2.2")
    with pytest.raises(WrongCredentials):
        sign_in("dora", "x" * 73)


def test_a_right_password_forgets_the_wrong_ones(alice):
    for _ in range(9):
        with pytest.raises(WrongCredentials):
            sign_in("alice", "x" * 73)
    sign_in("alice")
    with pytest.raises(WrongCredentials):
        sign_in("alice", "x" * 73)


def test_an_address_gets_fifty_tries_over_all_logins(database):
    for number in range(50):
        with pytest.raises(WrongCredentials):
            sign_in(f"nobody{number}", "x" * 73)
    with pytest.raises(TooMany):
        sign_in("somebody", "x" * 73)


@pytest.mark.parametrize("login", ["ab", "a" * 33, "al1ce", "al ice", "alice\n", "älice", "", "al-ice"])
def test_a_login_is_letters_and_underscores(database, login):
    with pytest.raises(Invalid) as refusal, transaction() as session:
        accounts.create_photographer(session, login, PASSWORD)
    assert "login" in refusal.value.fields


@pytest.mark.parametrize("password", ["short", "password", "aaaaaaaaaa", "x1y2" * 19, "ü" * 30 + "abcdefghijklm"])
def test_weak_and_overlong_passwords_are_refused(database, password):
    with pytest.raises(Invalid) as refusal, transaction() as session:
        accounts.create_photographer(session, "alice", password)
    assert "password" in refusal.value.fields


def test_only_admins_make_photographers(alice, bob, admin, sql):
    for actor in (alice, bob):
        with pytest.raises(NotFound), transaction() as session:
            accounts.create_photographer(session, "eve", PASSWORD, actor=actor)
    with transaction() as session:
        eve = accounts.create_photographer(session, "Eve", PASSWORD, email="eve@example.com", actor=admin)
    assert (eve.role, sign_in("eve").id) == (Role.photographer, eve.id)
    with pytest.raises(accounts.LoginTaken), transaction() as session:
        accounts.create_photographer(session, "EVE", PASSWORD)
    with pytest.raises(accounts.EmailTaken), transaction() as session:
        accounts.create_photographer(session, "eve_two", PASSWORD, email="EVE@example.com")
    kept = sql("SELECT detail::text || action FROM audit_event")
    assert all(PASSWORD not in row[0] for row in kept)


def test_the_first_admin_is_made_once_there_is_none(database):
    with transaction() as session:
        assert not accounts.has_admin(session)
        accounts.create_admin(session, "boss", PASSWORD)
        assert accounts.has_admin(session)


def test_profile_says_what_is_still_missing(alice, bob, charlie, new_account):
    nameless = new_account(phone="+12025550166")
    with transaction() as session:
        his, hers = accounts.profile(session, bob), accounts.profile(session, alice)
        new = accounts.profile(session, nameless)
    assert (his.needs_selfie, his.needs_name, his.phone_label) == (True, False, "+1 202-555-0143")
    assert (hers.needs_selfie, hers.needs_name) == (False, False)
    assert not new.needs_name


def test_names_are_trimmed_and_bounded(bob):
    with transaction() as session:
        accounts.rename(session, bob, "  Bob \n Brown ")
    assert bob.name == "Bob Brown"
    for wrong in ("", " \t", "x" * 81):
        with pytest.raises(Invalid), transaction() as session:
            accounts.rename(session, bob, wrong)


def test_an_admin_cannot_ban_themselves(admin):
    with pytest.raises(Conflict), transaction() as session:
        users.set_active(session, admin, admin.id, active=False)


def test_a_wrong_current_password_changes_nothing(alice, reread):
    with pytest.raises(Invalid), transaction() as session:
        accounts.change_password(session, alice, "not this one", "a much better one")
    assert reread(alice).password_hash == PASSWORD_HASH


def test_the_stand_in_for_unknown_logins_costs_what_a_real_hash_costs():
    assert passwords._NOBODY.startswith(b"$2b$12$")
    assert not passwords.matches(PASSWORD, None)


def test_requests_that_hold_every_connection_still_count_their_tries(database, at_once):
    from threading import Barrier

    from sqlalchemy import text

    everybody = Barrier(2 * POOL_SIZE, timeout=20)

    def one():
        with transaction() as session:
            session.execute(text("SELECT 1"))
            everybody.wait()
            limits.spend("test", "everybody", limit=1000, seconds=60)

    assert at_once([one] * (2 * POOL_SIZE)) == [None] * (2 * POOL_SIZE)
