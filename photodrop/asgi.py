"""The web process for whatever ASGI server one likes: pages, their websocket and the API, on the server's one port.

    uvicorn photodrop.asgi:app --port 8000
    gunicorn photodrop.asgi:app --worker-class uvicorn.workers.UvicornWorker --workers 1 --bind 127.0.0.1:8000
    granian photodrop.asgi:app --interface asgi --port 8000

Database, migrations, front end and workers are somebody else's: `photodrop serve --no-web` is all of them, or one runs
`photodrop build`, `photodrop migrate` and `photodrop worker` oneself. What is missing is said in a sentence.
"""

import logging
import os
import sys
from collections.abc import Callable
from typing import Any

from pydantic import ValidationError
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError, SQLAlchemyError

from photodrop.cli.say import settings_in_words
from photodrop.cli.serve import log_in_words
from photodrop.db import transaction
from photodrop.server import database, frontend, keys, processes

NOT_READY = 3
"""What gunicorn takes for "do not try again"."""


class Missing(RuntimeError):
    """Something that must be there before."""


class WithoutQueries(logging.Filter):
    """Queries hold signatures and tokens. Servers write whole addresses into their logs; here they lose them."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(
                fact.partition("?")[0] if isinstance(fact, str) and fact.startswith("/") else fact
                for fact in record.args
            )
        return True


def make_app() -> Callable[..., Any]:
    log_in_words()
    for name in ("uvicorn.access", "uvicorn.error"):
        logging.getLogger(name).addFilter(WithoutQueries())
    # As they are read here, beside an `.env` that Reflex would not find once we are in its folder.
    os.environ |= processes.settings_as_environment() | processes.PREBUILT
    keys.refuse_unsafe_key()
    _find_database()
    if not frontend.is_built():
        raise Missing("The front end is not built, or its sources have changed since. Run: photodrop build")
    os.chdir(processes.ROOT)
    if str(processes.ROOT) not in sys.path:
        sys.path.insert(0, str(processes.ROOT))
    from photodrop.photodrop import app as pages

    return pages()


def _find_database() -> None:
    url = database.running_url()
    if not url:
        raise Missing("There is no database. Start `photodrop serve --no-web`, or set PHOTODROP_DATABASE_URL.")
    database.use(url)
    wanted = database.newest_version()
    try:
        with transaction() as session:
            current = session.execute(text("SELECT version_num FROM alembic_version")).scalar()
    except ProgrammingError:
        current = None
    except SQLAlchemyError:
        raise Missing("The database of PHOTODROP_DATABASE_URL does not answer.") from None
    if current != wanted:
        raise Missing(
            f"The database is at version {current or 'none'}, the code wants {wanted}. Run: photodrop migrate"
        )


try:
    app = make_app()
except ValidationError as fault:
    settings_in_words(fault)
    raise SystemExit(NOT_READY) from None
except RuntimeError as fault:
    if not isinstance(fault, Missing | keys.UnsafeKey):
        raise
    print(fault, file=sys.stderr)  # noqa: T201  # there may be no log yet
    raise SystemExit(NOT_READY) from None
