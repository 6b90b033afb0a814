"""Running an installation: `serve` is everything, `worker` and `web` are its processes."""

import logging
import signal
import socket
from collections.abc import Callable
from typing import Annotated, Any

import typer

from photodrop.cli.say import fail, say
from photodrop.config import Settings, get_settings


def serve(
    *,
    reload: Annotated[bool, typer.Option(help="Build and start anew when a source changes.")] = False,
    web: Annotated[bool, typer.Option(help="Without: another server has photodrop.asgi:app.")] = True,
) -> None:
    """Serve everything on one port: database, web and workers. Ctrl-C ends them all."""
    from photodrop.server import database, frontend, keys, processes

    # Until the supervisor listens itself, a stop must still unwind what is begun.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    log_in_words()
    settings = get_settings()
    if web:
        _refuse_taken_port(settings)
    keys.ensure_key()
    if not reload:
        frontend.ensure_built(say)
    say("Starting the database …")
    with database.own_database():
        database.migrate()
        one_web, one_worker = (
            (processes.reloading_web, processes.reloading_worker) if reload else (processes.web, processes.worker)
        )
        programs = [one_worker(number) for number in range(1, settings.worker_processes + 1)]
        if web:
            programs.insert(0, one_web())
        processes.Supervisor(programs, on_ready=_welcome).run()
        say("Stopping …")
    say("Stopped. Your data is safe.")


def worker() -> None:
    """Work on photos until told to stop. `serve` starts these by itself; run more on other machines."""
    from photodrop.server import database, keys, tether

    tether.end_with_parent()
    keys.refuse_unsafe_key()
    log_in_words()
    with database.database_at_hand():
        from photodrop.jobs import worker as jobs

        jobs.run()


def build() -> None:
    """Build the front end where it has changed."""
    from photodrop.server import frontend

    frontend.ensure_built(say)


def migrate() -> None:
    """Bring the database up to this version. `serve` does it by itself."""
    from photodrop.server import database

    with database.database_at_hand():
        database.migrate()
        say(f"The database is at version {database.newest_version()}.")


def web() -> None:
    """Serve the built front end and the API. Started by `serve`."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    from photodrop.server import keys, tether

    tether.end_with_parent()
    keys.refuse_unsafe_key()
    settings = get_settings()
    Granian(
        f"{__name__}:application",
        factory=True,
        address=settings.host,
        port=settings.port,
        interface=Interfaces.ASGI,
        workers=1,
        # Uploads in flight are resumable; a stop need not wait for them.
        workers_kill_timeout=5,
        log_level=LogLevels.warning,
    ).serve()


def application() -> Callable[..., Any]:
    """The whole app, in the process that serves it."""
    from photodrop.server import tether

    tether.end_with_parent(signal.SIGKILL)
    log_in_words()
    from photodrop.photodrop import app

    return app()


def _welcome() -> None:
    from photodrop.db import transaction
    from photodrop.services import accounts

    with transaction() as session:
        has_admin = accounts.has_admin(session)
    address = get_settings().base_url
    if has_admin:
        say(f"\n  PhotoDrop is at {address} (photographers: {address}/studio). Ctrl-C stops it.\n")
    else:
        say(f"\n  PhotoDrop is at {address}. There is no admin yet: .venv/bin/photodrop admin create LOGIN\n")


def _refuse_taken_port(settings: Settings) -> None:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as failure:
            address = f"{settings.host}:{settings.port}"
            fail(f"{address} cannot be used ({failure.strerror}). Set PHOTODROP_PORT to another port.")


def log_in_words() -> None:
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s %(message)s", level=logging.INFO)
    for chatty in ("alembic", "procrastinate", "urllib3", "httpx"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
