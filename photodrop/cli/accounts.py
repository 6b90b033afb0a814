"""Those who cannot register: admins and photographers are made, and photographers looked after, by command."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
from sqlmodel import Session

from photodrop.cli.say import say
from photodrop.config import get_settings

admin = typer.Typer(help="Those who run this installation.", no_args_is_help=True)
photographer = typer.Typer(help="Those who deliver their photos with it.", no_args_is_help=True)
account = typer.Typer(help="Everybody who has an account.", no_args_is_help=True)

LIST_PAGE = 200

Login = Annotated[str, typer.Argument(help="Only letters and _, 3 to 32 of them.")]
KnownAs = Annotated[str, typer.Argument(help="A username, an e-mail address, or a phone number like +12025550143.")]
Password = Annotated[str | None, typer.Option(help="Asked for, and not shown, when absent.")]


@admin.callback()
def _group() -> None:
    """Keeps `create` a word of its own while it is the only command."""


@admin.command("create")
def create_admin(login: Login, password: Password = None) -> None:
    """Make an admin."""
    from photodrop.services import accounts

    _create(accounts.create_admin, login, password)
    say(f"{login} is an admin now. Sign in at {get_settings().base_url}/studio/login")


@photographer.command("create")
def create_photographer(login: Login, password: Password = None) -> None:
    """Make a photographer."""
    from photodrop.services import accounts

    _create(accounts.create_photographer, login, password)
    say(f"{login} is a photographer now. Sign in at {get_settings().base_url}/studio/login")


@photographer.command("list")
def list_photographers(
    query: Annotated[str, typer.Argument(help="Part of a login, a name or an e-mail address.")] = "",
) -> None:
    """Show the photographers, newest first."""
    from photodrop.services import photographers

    with at_work() as session:
        cursor, count = None, 0
        while True:
            page = photographers.find(session, None, query, cursor=cursor, limit=LIST_PAGE)
            for row in page.items:
                albums = f"{row.album_count} album{'' if row.album_count == 1 else 's'}"
                state = "active" if row.is_active else "deactivated"
                seen = f"last sign-in {row.signed_in_at[:10]}" if row.signed_in_at else "never signed in"
                facts = [fact for fact in (row.name, row.email, albums, state, seen) if fact]
                say(f"{row.login:<16} {' · '.join(facts)}".rstrip())
            count += len(page.items)
            cursor = page.next
            if cursor is None:
                break
    if not count:
        say("Nobody matches." if query else "No photographers yet. Make one: photodrop photographer create LOGIN")


@photographer.command("deactivate")
def deactivate(login: Login) -> None:
    """Shut a photographer out at once. Their clients keep what they have."""
    from photodrop.services import photographers

    with at_work() as session:
        photographers.set_active(session, None, photographers.id_of(session, login), active=False)
    say(f"{login} is deactivated: signed out everywhere, and cannot sign in.")


@photographer.command("activate")
def activate(login: Login) -> None:
    """Let a deactivated photographer in again."""
    from photodrop.services import photographers

    with at_work() as session:
        photographers.set_active(session, None, photographers.id_of(session, login), active=True)
    say(f"{login} may sign in again.")


@photographer.command("reset-password")
def reset_password(login: Login, password: Password = None) -> None:
    """Give a photographer a new password; every device is signed out."""
    from photodrop.services import photographers

    secret = password or _ask_password()
    with at_work() as session:
        photographers.reset_password(session, None, photographers.id_of(session, login), secret)
    say(f"{login} has a new password and is signed out everywhere.")


@account.command("reset-password")
def reset_any_password(known_as: KnownAs, password: Password = None) -> None:
    """Give somebody who forgot theirs a new password; every device is signed out."""
    from photodrop.services import users

    secret = password or _ask_password()
    with at_work() as session:
        users.reset_password(session, None, users.id_of(session, known_as), secret)
    say(f"{known_as} has a new password and is signed out everywhere.")


@account.command("ban")
def ban(known_as: KnownAs) -> None:
    """Shut somebody out from their next request on."""
    from photodrop.services import users

    with at_work() as session:
        users.set_active(session, None, users.id_of(session, known_as), active=False)
    say(f"{known_as} is banned: signed out everywhere, and cannot sign in.")


@account.command("unban")
def unban(known_as: KnownAs) -> None:
    """Let somebody in again."""
    from photodrop.services import users

    with at_work() as session:
        users.set_active(session, None, users.id_of(session, known_as), active=True)
    say(f"{known_as} may sign in again.")


def _create(act: Callable[[Session, str, str], object], login: str, password: str | None) -> None:
    secret = password or _ask_password()
    with at_work() as session:
        act(session, login, secret)


def _ask_password() -> str:
    return typer.prompt("Password", hide_input=True, confirmation_prompt=True)


@contextmanager
def at_work() -> Iterator[Session]:
    """A transaction in this installation's database, whether or not PhotoDrop runs now."""
    from photodrop.db import transaction
    from photodrop.server import database

    with database.database_at_hand():
        database.migrate()
        with transaction() as session:
            yield session
