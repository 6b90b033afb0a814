"""Which usernames there can be, and what a name becomes."""

import re
from itertools import islice
from pathlib import Path

import pytest
from fastapi.routing import iter_route_contexts
from sqlalchemy.exc import IntegrityError

from photodrop import routes
from photodrop.api.app import make_api
from photodrop.db import transaction
from photodrop.errors import Conflict, Invalid
from photodrop.models import Account
from photodrop.models.account import LOGIN_PATTERN
from photodrop.services import accounts, logins, photographers

ROOT = Path(__file__).resolve().parents[2]


def first_segments() -> set[str]:
    pages = {path for name, path in vars(routes).items() if name.isupper() and str(path).startswith("/")}
    api = {context.path for context in iter_route_contexts(make_api().routes) if context.path}
    files = {f"/{file.name}" for file in (ROOT / "assets").iterdir()} | {"/assets/entry.js"}
    # What Reflex answers beside our pages.
    reflex = {"/_event", "/_upload/x", "/_health", "/_all_routes", "/ping"}
    return {path.split("/")[1] for path in pages | api | files | reflex}


def test_no_username_can_stand_before_a_path_of_ours():
    could_be = {name.lower() for name in first_segments() if re.fullmatch(LOGIN_PATTERN.strip("^$"), name)}
    assert {"login", "studio", "api", "assets", "health", "prints"} <= could_be
    assert could_be <= logins.RESERVED


def test_the_database_keeps_the_same_names(sql):
    [(source,)] = sql("SELECT prosrc FROM pg_proc WHERE proname = 'login_is_kept'")
    assert set(source.split("'")[1].split()) == logins.RESERVED


@pytest.mark.parametrize("login", ["studio", "API", "Explore", "search"])
def test_kept_names_are_refused_by_the_form_and_by_the_database(login, bob, alice, new_account, sql, reread):
    with pytest.raises(Invalid) as refusal, transaction() as session:
        accounts.create_photographer(session, login, "correct horse battery")
    assert refusal.value.fields == {"login": logins.KEPT}
    with pytest.raises(Invalid) as refusal, transaction() as session:
        accounts.change_username(session, session.get_one(Account, bob.id), login)
    assert refusal.value.fields == {"username": logins.KEPT}
    # Past the form, as somebody with a hand in the database would.
    with pytest.raises(IntegrityError, match=logins.KEPT):
        new_account(phone="+12025550177", login=login)
    with transaction() as session, pytest.raises(Invalid) as refusal:
        _write(session, alice, login)
    assert refusal.value.fields == {"login": logins.KEPT}
    assert reread(alice).login == "alice"


def _write(session, account: Account, login: str) -> None:
    session.get_one(Account, account.id).login = login
    accounts.flush(session)


def test_whoever_has_a_kept_name_from_before_keeps_it(admin, new_photographer, sql):
    """As after an upgrade that keeps more names than before."""
    old = new_photographer("old_name", "Olga")
    sql("ALTER TABLE account DISABLE TRIGGER login_kept")
    sql("UPDATE account SET login = 'moderation' WHERE id = :id", id=old.id)
    sql("ALTER TABLE account ENABLE TRIGGER login_kept")
    with transaction() as session:
        told = photographers.change(
            session, admin, old.id, login="moderation", name="Olga O.", email="olga@example.com"
        )
    assert (told.login, told.name) == ("moderation", "Olga O.")
    sql("UPDATE account SET login = 'Moderation', name = 'x' WHERE id = :id", id=old.id)
    with pytest.raises(Conflict), transaction() as session:
        accounts.change_username(session, session.get_one(Account, old.id), "root_admin")


@pytest.mark.parametrize(
    ("name", "login"),
    [
        ("Nora Feld", "nora_feld"),
        ("  Zoë  O'Neill-2 ", "zoe_o_neill"),
        ("Alice", "alice_b"),
        ("Admin", "admin_b"),
        ("A" * 80, "a" * 25),
    ],
)
def test_a_username_is_made_of_the_name(name, login, alice):
    with transaction() as session:
        assert next(logins.from_name(session, name)) == login


@pytest.mark.parametrize("name", ["Олена", "李", "Al", "42", "___"])
def test_a_name_without_enough_letters_gets_any(name, database):
    with transaction() as session:
        found = list(islice(logins.from_name(session, name), 3))
    assert len(set(found)) == 3
    assert all(logins.clean_login(login).startswith("user_") for login in found)


def test_a_crowd_of_one_name(new_account):
    for number, tail in enumerate(["", *[f"_{letter}" for letter in "bcdefghijklmnopqrstuvwxyz"]]):
        new_account(login=f"nora{tail}", phone=f"+1202555{number:04d}")
    with transaction() as session:
        assert re.fullmatch("nora_[a-z]{6}", next(logins.from_name(session, "Nora")))


def test_bob_chooses_a_username_and_another(bob, alice, reread, sql):
    def choose(username: str) -> None:
        with transaction() as session:
            accounts.change_username(session, session.get_one(Account, bob.id), username)

    choose("Bob_B")
    assert reread(bob).login == "Bob_B"
    choose("bob_b")
    with pytest.raises(logins.LoginTaken):
        choose("ALICE")
    for wrong in ("", "bo", "b0b", "bob b"):
        with pytest.raises(Invalid) as refusal:
            choose(wrong)
        assert "username" in refusal.value.fields
    assert reread(bob).login == "bob_b"
    assert sql("SELECT action FROM audit_event") == [("account.username_changed",)] * 2
