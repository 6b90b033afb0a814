"""Admins and photographers are made by those who hold the machine."""

import pytest

from photodrop.db import transaction
from photodrop.errors import WrongCredentials
from photodrop.services import accounts
from tests.fixtures.people import PASSWORD


def _sign_in(login: str, password: str):
    with transaction() as session:
        return accounts.sign_in(session, login, password, "127.0.0.1")


@pytest.mark.parametrize("role", ["admin", "photographer"])
def test_who_was_made_can_sign_in(command, role):
    made = command(role, "create", "Nora_Feld", "--password", PASSWORD)

    assert made.exit_code == 0
    article = "an" if role == "admin" else "a"
    assert made.output == f"Nora_Feld is {article} {role} now. Sign in at http://127.0.0.1:8000/studio/login\n"
    assert _sign_in("nora_feld", PASSWORD).role == role


def test_the_password_is_asked_for_twice_and_never_shown(command):
    made = command("photographer", "create", "nora", typed=f"{PASSWORD}\n{PASSWORD}\n")

    assert made.exit_code == 0
    assert "Password:" in made.output
    assert "Repeat for confirmation:" in made.output
    assert PASSWORD not in made.output
    assert _sign_in("nora", PASSWORD)


def test_a_slip_of_the_fingers_is_asked_again(command):
    made = command("admin", "create", "nora", typed=f"{PASSWORD}\nsomething else\n{PASSWORD}\n{PASSWORD}\n")

    assert "do not match" in made.output
    assert _sign_in("nora", PASSWORD)


@pytest.mark.parametrize(
    ("login", "password", "sentence"),
    [
        ("nora", "short", "Use at least 8 characters."),
        ("nora", "password123", "This password is on every guesser's list. Choose another."),
        ("no", PASSWORD, "Use only letters and _, 3 to 32 of them."),
        ("nora1", PASSWORD, "Use only letters and _, 3 to 32 of them."),
        ("n" * 33, PASSWORD, "Use only letters and _, 3 to 32 of them."),
        ("ALICE", PASSWORD, "This login is taken. Choose another."),
    ],
)
def test_what_is_wrong_is_told_in_a_sentence_and_nobody_is_made(command, alice, sql, login, password, sentence):
    refused = command("photographer", "create", login, "--password", password)

    assert (refused.exit_code, refused.stdout, refused.stderr) == (1, "", f"{sentence}\n")
    assert [row.login for row in sql("SELECT login FROM account")] == ["alice"]


def test_commands_use_the_database_they_are_given(command, settings, tmp_path, sql):
    settings(data=tmp_path)
    command("admin", "create", "root_admin", "--password", PASSWORD)

    assert sql("SELECT login, role FROM account") == [("root_admin", "admin")]
    assert list(tmp_path.iterdir()) == []


def test_photographers_are_listed_and_found(command, alice, dora, admin, new_album, sql):
    new_album()
    sql("UPDATE account SET signed_in_at = '2026-06-20T12:00:00Z', email = 'alice@example.com' WHERE login = 'alice'")
    sql("UPDATE account SET is_active = false WHERE login = 'dora'")

    listed = command("photographer", "list")
    assert listed.output.splitlines() == [
        "dora             Dora Dean · 0 albums · deactivated · never signed in",
        "alice            Alice Adams · alice@example.com · 1 album · active · last sign-in 2026-06-20",
    ]
    assert command("photographer", "list", "EXAMPLE").output.startswith("alice ")
    assert command("photographer", "list", "nobody").output == "Nobody matches.\n"


def test_an_empty_list_says_what_to_do(command):
    assert command("photographer", "list").output == (
        "No photographers yet. Make one: photodrop photographer create LOGIN\n"
    )


def test_deactivated_and_activated(command, alice):
    done = command("photographer", "deactivate", "Alice")
    assert done.output == "Alice is deactivated: signed out everywhere, and cannot sign in.\n"
    with pytest.raises(WrongCredentials):
        _sign_in("alice", PASSWORD)

    assert command("photographer", "activate", "alice").output == "alice may sign in again.\n"
    assert _sign_in("alice", PASSWORD)


def test_a_new_password_is_asked_for_and_never_shown(command, alice):
    done = command("photographer", "reset-password", "alice", typed="a new long one\na new long one\n")
    assert "a new long one" not in done.output
    assert done.output.endswith("alice has a new password and is signed out everywhere.\n")
    with pytest.raises(WrongCredentials):
        _sign_in("alice", PASSWORD)
    assert _sign_in("alice", "a new long one")


@pytest.mark.parametrize("words", [["deactivate"], ["activate"], ["reset-password", "--password", PASSWORD]])
@pytest.mark.parametrize("login", ["nobody", "root_admin"])
def test_only_photographers_are_looked_after(command, admin, words, login):
    refused = command("photographer", words[0], login, *words[1:])
    assert (refused.exit_code, refused.stderr) == (1, f"There is no photographer {login}.\n")


def test_anybody_is_looked_after_by_username_address_or_phone(command, alice, bob, sql):
    sql("UPDATE account SET email = 'alice@example.com' WHERE login = 'alice'")
    done = command("account", "reset-password", "Alice@example.com", "--password", "a new long one")
    assert done.output == "Alice@example.com has a new password and is signed out everywhere.\n"
    assert _sign_in("alice", "a new long one")
    assert "is banned" in command("account", "ban", bob.phone).output
    assert sql("SELECT is_active FROM account WHERE id = :id", id=bob.id) == [(False,)]
    assert "may sign in again" in command("account", "unban", bob.phone).output
    assert sql("SELECT is_active FROM account WHERE id = :id", id=bob.id) == [(True,)]


def test_a_new_secret_key_by_command(command, settings, monkeypatch, tmp_path):
    from photodrop.config import signing_keys
    from photodrop.server import keys

    monkeypatch.delenv("PHOTODROP_SECRET_KEY")
    settings(data=tmp_path)
    keys.ensure_key()
    first = signing_keys()
    assert command("key", "rotate").output.startswith(
        "There is a new key. What the one before signed still counts until "
    )
    assert signing_keys()[1:] == first
    assert (
        command("key", "rotate", "--forget").output
        == "There is a new key, and no other counts. Everybody signs in anew.\n"
    )
    assert len(signing_keys()) == 1
