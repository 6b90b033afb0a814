"""Admins and photographers are made by those who hold the machine."""

import pytest

from photodrop.db import transaction
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
