"""The command line. One file a command; each imports what it needs only when it is called."""

import logging
import sys
from typing import Any

import typer
from pydantic import ValidationError
from sqlalchemy.exc import OperationalError
from typer.core import TyperGroup

from photodrop.adapters.storage import StorageUnavailable
from photodrop.cli import accounts, demo, doctor, keys, retool, serve, storage, telegram, upload
from photodrop.cli.say import fail, in_words, settings_in_words
from photodrop.errors import PhotoDropError


class Sentences(TyperGroup):
    """What can be told in a sentence is told in a sentence; anything else keeps its traceback."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except StorageUnavailable as failure:
            fail(failure.reason)
        except PhotoDropError as failure:
            fail(failure.message)
        except ValidationError as failure:
            settings_in_words(failure)
            sys.exit(1)
        except OperationalError as failure:
            fail(in_words(failure))
        except RuntimeError as failure:
            if not type(failure).__module__.startswith("photodrop.server"):
                raise
            fail(str(failure))


app = typer.Typer(
    name="photodrop",
    cls=Sentences,
    help="A self-hosted home for photographers' deliveries.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.command()(serve.serve)
app.command()(serve.worker)
app.command(hidden=True)(serve.web)
app.command()(serve.build)
app.command()(serve.migrate)
app.add_typer(accounts.admin, name="admin")
app.add_typer(accounts.photographer, name="photographer")
app.add_typer(accounts.account, name="account")
app.add_typer(keys.key, name="key")
app.add_typer(retool.retool, name="retool")
app.add_typer(telegram.telegram, name="telegram")
app.command()(upload.upload)
app.add_typer(storage.storage, name="storage")
app.command()(demo.demo)
app.command()(doctor.doctor)


def main() -> None:
    # Commands speak in sentences. Those that serve set up a log; for the others it would say everything twice.
    logging.lastResort = logging.NullHandler()
    app()
