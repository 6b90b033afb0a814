"""Letting an admin's Retool into the database: one role that may look after photographers and nothing else."""

from pathlib import Path
from typing import Annotated
from zipfile import ZIP_DEFLATED, ZipFile

import typer

from photodrop.cli.accounts import at_work
from photodrop.cli.say import fail, say
from photodrop.config import get_settings

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "retool" / "photographers"
NO_RESOURCE = "REPLACE_WITH_RESOURCE_UUID"

retool = typer.Typer(help="The administration of photographers in Retool.", no_args_is_help=True)

Role = Annotated[str, typer.Option(help="The database role; another name for each database of one server.")]


@retool.command()
def setup(
    *,
    role: Role = "photodrop_retool",
    new_password: Annotated[bool, typer.Option(help="Give the role a new password, which ends the old one.")] = False,
) -> None:
    """Make the role, or mend it. May be run again at any time: after an upgrade, or once pgcrypto is there."""
    from photodrop.services import retool as service

    _not_the_embedded_one()
    with at_work() as session:
        password = service.set_up(session, role, new_password=new_password)
        large_objects = service.may_make_large_objects(session)
        address = service.address(session)
    say(f"{role} may list, register, correct, deactivate and re-admit photographers, and nothing else.\n")
    say("In Retool: Resources → Create new → PostgreSQL")
    say(f"  Host      {address.host}")
    say(f"  Port      {address.port}")
    say(f"  Database  {address.database}")
    say(f"  Username  {role}")
    say(f"  Password  {password or 'as before; --new-password makes another'}")
    if password:
        say("\nThe password is shown this once. PhotoDrop keeps no copy.")
    if large_objects:
        say(
            "\nOnly a superuser can forbid large objects, so this role may still make some. "
            "`photodrop retool sql` prints how."
        )


@retool.command()
def sql(role: Role = "photodrop_retool") -> None:
    """Print what a superuser runs where PhotoDrop's own database user may make no roles."""
    from photodrop.services import retool as service

    _not_the_embedded_one()
    with at_work() as session:
        service.check(session, role)
        for statement in service.statements(session, role):
            say(f"{statement};")
    say(f"\\password {role}")


@retool.command()
def remove(role: Role = "photodrop_retool") -> None:
    """Take the role and all its rights away again."""
    from photodrop.services import retool as service

    _not_the_embedded_one()
    with at_work() as session:
        service.remove(session, role)
    say(f"{role} is gone. Retool cannot reach this database any more.")


@retool.command()
def app(
    file: Annotated[Path, typer.Argument(help="Where to write the ZIP.")] = Path("photodrop-retool.zip"),
    resource: Annotated[str, typer.Option(help="The id of the resource in Retool, where you know it.")] = "",
) -> None:
    """Write the app as the ZIP that Retool imports."""
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for path in sorted(path for path in APP.rglob("*") if path.is_file()):
            content = path.read_text()
            archive.writestr(
                f"PhotoDrop photographers/{path.relative_to(APP).as_posix()}",
                content.replace(NO_RESOURCE, resource) if resource else content,
            )
    say(f"Wrote {file}. In Retool: Create new → From JSON/ZIP")
    if not resource:
        say("There, choose the PostgreSQL resource for each of its five queries once.")


def _not_the_embedded_one() -> None:
    if get_settings().database_url:
        return
    fail(
        "The embedded PostgreSQL listens to no network and has no pgcrypto, so Retool cannot use it. Set "
        "PHOTODROP_DATABASE_URL to a PostgreSQL of your own, let Retool use the REST routes (docs/retool.md), "
        f"or do without Retool: {get_settings().base_url}/admin"
    )
