"""The secret key, changed."""

from typing import Annotated

import typer

from photodrop.cli.say import say

key = typer.Typer(help="The secret behind tokens, codes and file addresses.", no_args_is_help=True)


@key.callback()
def _group() -> None:
    """Keeps `rotate` a word of its own while it is the only command."""


@key.command("rotate")
def rotate(
    *,
    forget: Annotated[bool, typer.Option(help="Believe no earlier key any more, as after a leak.")] = False,
) -> None:
    """Make a new secret key. Nobody is signed out, unless the earlier ones are forgotten."""
    from photodrop.server import keys

    until = keys.rotate(forget=forget)
    if until is not None:
        say(f"There is a new key. What the one before signed still counts until {until:%Y-%m-%d}.")
    else:
        say("There is a new key, and no other counts. Everybody signs in anew.")
