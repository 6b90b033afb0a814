"""Anybody makes an account, once, and the first of all becomes the admin."""

import pytest

from photodrop.db import transaction
from photodrop.errors import Invalid, TooMany, WrongCredentials
from photodrop.models import Account, Role
from photodrop.services import accounts, logins, passwords, registration
from photodrop.state.me import first_page
from tests.fixtures.people import PASSWORD, PASSWORD_HASH

HOME = "192.0.2.1"


def register(
    name: str = "Nils Berg", email: str = "nils@example.com", password: str = PASSWORD, username: str = ""
) -> Account:
    with transaction() as session:
        return registration.register(session, name, email, password, username, HOME)


def test_nils_registers_and_signs_in_by_email_or_username(alice, sql):
    nils = register(email=" Nils.Berg@EXAMPLE.com ")
    assert (nils.role, nils.login, nils.email, nils.name) == (
        Role.user,
        "nils_berg",
        "Nils.Berg@example.com",
        "Nils Berg",
    )
    for login in ("nils_berg", "NILS_BERG", "nils.berg@example.com"):
        with transaction() as session:
            assert accounts.sign_in(session, login, PASSWORD, HOME).id == nils.id
    with pytest.raises(WrongCredentials), transaction() as session:
        accounts.sign_in(session, "nils_berg", "another long one", HOME)
    assert sql("SELECT action, detail->>'role' FROM audit_event") == [("account.registered", "user")]
    with transaction() as session:
        assert first_page(accounts.profile(session, nils)) == "/nils_berg/list/5"


def test_the_first_account_is_the_admin_and_the_second_is_not(database):
    assert register().role is Role.admin
    assert register("Second", "second@example.com").role is Role.user


def test_two_first_ones_at_once_make_one_admin(at_once, database):
    made = at_once([lambda letter=letter: register(letter * 5, f"{letter}@example.com") for letter in "abcd"])
    assert sorted(account.role for account in made) == ["admin", "user", "user", "user"]


def test_where_clients_came_first_nobody_becomes_admin(bob):
    assert register().role is Role.user


def test_of_many_with_one_address_one_gets_it(at_once, alice, sql):
    outcomes = at_once(
        [lambda email=email: register(email=email) for email in ("nils@example.com", "NILS@Example.com")]
    )
    assert {type(outcome) for outcome in outcomes} == {Account, accounts.EmailTaken}
    assert sql("SELECT count(*) FROM account WHERE email IS NOT NULL") == [(1,)]


def test_of_many_with_one_name_each_gets_a_username(at_once, alice):
    made = at_once([lambda number=number: register(email=f"nils{number}@example.com") for number in range(4)])
    assert len({account.login for account in made}) == 4


def test_a_chosen_username_is_taken_or_kept_or_had(alice):
    with pytest.raises(logins.LoginTaken):
        register(username="Alice")
    with pytest.raises(Invalid) as refusal:
        register(username="studio")
    assert refusal.value.fields == {"username": logins.KEPT}
    assert register(username="Nils_B").login == "Nils_B"


def test_all_that_is_wrong_is_told_at_once(database):
    with pytest.raises(Invalid) as refusal:
        register(" ", "nils@", "short", "n")
    assert set(refusal.value.fields) == {"name", "email", "password", "username"}


@pytest.mark.parametrize(
    "email",
    [
        "",
        "nils",
        "nils@",
        "@example.com",
        "a@b",
        "a b@c.de",
        "a@b..c",
        ".a@b.de",
        "a@b.local",
        "a@[127.0.0.1]",
        "a\0@b.de",
    ],
)
def test_what_is_no_address(email, database):
    with pytest.raises(Invalid) as refusal:
        register(email=email)
    assert set(refusal.value.fields) == {"email"}


@pytest.mark.parametrize(
    "password",
    [
        "",
        "seven77",
        "é" * 36 + "x",
        "Password1",
        "q1w2e3r4",
        "trustno1",
        "aaaabbbbccc",
        "Nils Berg",
        "NILS@example.com",
    ],
)
def test_passwords_that_are_refused(password, database):
    with pytest.raises(Invalid) as refusal:
        register(password=password)
    assert set(refusal.value.fields) == {"password"}


@pytest.mark.parametrize("password", ["8 bytes.", "é" * 34 + "abcd", "x1y2" * 18])
def test_passwords_from_eight_to_seventy_two_bytes_are_kept_whole(password, database):
    register(password=password)
    with transaction() as session:
        assert accounts.sign_in(session, "nils_berg", password, HOME)
    with pytest.raises(WrongCredentials), transaction() as session:
        accounts.sign_in(session, "nils_berg", password[:-1] + "?", HOME)


def test_thousands_of_common_passwords_are_known():
    assert len(passwords.common()) > 5000
    assert all(len(word) >= passwords.SHORTEST and word == word.lower() for word in passwords.common())


def test_an_address_may_ask_twenty_times_an_hour(database):
    for _ in range(registration.PER_ADDRESS):
        with pytest.raises(Invalid):
            register(" ")
    with pytest.raises(TooMany) as refusal:
        register()
    assert 0 < refusal.value.retry_after <= 3600


def test_a_closed_place_lets_nobody_in(settings, database, sql):
    settings(registration="closed")
    with pytest.raises(registration.RegistrationClosed):
        register()
    assert sql("SELECT count(*) FROM account") == [(0,)]


def test_hashes_are_of_bcrypt_at_our_cost(database):
    made = register().password_hash
    assert made is not None
    assert made.startswith(f"$2b${passwords.COST}$")
    assert len(made) == len(PASSWORD_HASH) == 60
