"""How the command line talks."""

import sys

import typer
from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError


def say(line: str = "") -> None:
    """At once, also into a pipe: an operator watches the start."""
    typer.echo(line)
    sys.stdout.flush()


def fail(line: str, *, leave: bool = True) -> None:
    typer.secho(line, err=True, fg=typer.colors.RED)
    if leave:
        sys.exit(1)


def in_words(failure: SQLAlchemyError) -> str:
    reason = str(failure.__cause__ or failure).splitlines()[0]
    return f"The database does not answer: {reason}"


def settings_in_words(failure: ValidationError) -> None:
    for fault in failure.errors():
        name = "".join(f"PHOTODROP_{part}".upper() for part in fault["loc"])
        fail(f"{name}: {fault['msg'].removeprefix('Value error, ')}".removeprefix(": "), leave=False)
