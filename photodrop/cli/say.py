"""How the command line talks."""

import sys

import typer


def say(line: str = "") -> None:
    """At once, also into a pipe: an operator watches the start."""
    typer.echo(line)
    sys.stdout.flush()


def fail(line: str, *, leave: bool = True) -> None:
    typer.secho(line, err=True, fg=typer.colors.RED)
    if leave:
        sys.exit(1)
