"""Making those who cannot register: admins and photographers."""

from collections.abc import Callable
from typing import Annotated

import typer
from sqlmodel import Session

from photodrop.cli.say import say
from photodrop.config import get_settings

admin = typer.Typer(help="Those who run this installation.", no_args_is_help=True)
photographer = typer.Typer(help="Those who deliver their photos with it.", no_args_is_help=True)

Login = Annotated[str, typer.Argument(help="Only letters and _, 3 to 32 of them.")]
Password = Annotated[str | None, typer.Option(help="Asked for, and not shown, when absent.")]


@admin.callback()
@photographer.callback()
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


def _create(act: Callable[[Session, str, str], object], login: str, password: str | None) -> None:
    from photodrop.db import transaction
    from photodrop.server import database

    secret = password or typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    with database.database_at_hand():
        database.migrate()
        with transaction() as session:
            act(session, login, secret)
