"""The machine and the installation on it: settings, secrets, disk, front end, port, database, worker."""

import os
import shutil
import socket
from collections.abc import Iterator

from sqlalchemy.exc import SQLAlchemyError

from photodrop.cli.say import in_words
from photodrop.config import Environment, get_settings
from photodrop.db import transaction
from photodrop.server import database, frontend, keys, processes
from photodrop.services import health
from photodrop.services.health import Check

GIBIBYTE = 1024**3
LITTLE_SPACE = 5 * GIBIBYTE


def settings() -> Check:
    now = get_settings()
    return Check("settings", ok=True, detail=f"A {now.environment} environment at {now.base_url}, data in {now.data}.")


def key() -> Check:
    if get_settings().environment is Environment.production and (fault := keys.key_fault()):
        return Check("secrets", ok=False, detail=fault)
    path = keys.key_file()
    if get_settings().secret_key is None and path.exists() and (others := keys.readers_of(path)):
        return Check("secrets", ok=False, detail=f"{path} may be read by {others}. Run: chmod 600 {path}")
    return Check("secrets", ok=True, detail="The secret key is kept from others.")


def space() -> Check:
    folder = get_settings().data
    while not folder.exists():
        folder = folder.parent
    if not folder.is_dir():
        return Check("disk", ok=False, detail=f"{folder} is no folder. Set PHOTODROP_DATA to one.")
    if not os.access(folder, os.W_OK | os.X_OK):
        return Check("disk", ok=False, detail=f"{folder} cannot be written by this user.")
    free = shutil.disk_usage(folder).free
    enough = free > LITTLE_SPACE
    advice = "" if enough else " Uploads will soon be refused: make room."
    return Check("disk", ok=enough, detail=f"{free / GIBIBYTE:.0f} GiB free in {folder}.{advice}")


def front_end() -> Check:
    if frontend.is_built():
        return Check("front end", ok=True, detail="Built from these sources.")
    return Check("front end", ok=False, detail="Not built, or from older sources. `make run` builds it.")


def port() -> Check:
    now = get_settings()
    if processes.answers():
        return Check("web", ok=True, detail=f"Answers on port {now.port}.")
    with socket.socket() as probe:
        probe.settimeout(1)
        if probe.connect_ex((processes.reachable(now.host), now.port)) == 0:
            return Check("web", ok=False, detail=f"Another program uses port {now.port}. Set PHOTODROP_PORT.")
    return Check("web", ok=False, detail=f"Nothing answers on port {now.port}. `make run` starts PhotoDrop.")


def working() -> Iterator[Check]:
    """What only a reachable database can tell."""
    url = database.running_url()
    if not url:
        yield Check("database", ok=False, detail="The embedded PostgreSQL does not run. `make run` starts it.")
        yield health.storage_writable()
        return
    database.use(url)
    try:
        with transaction() as session:
            # Asked for first: the checks take what they cannot read for missing.
            session.connection()
            yield from health.ready(session, database.newest_version())
    except SQLAlchemyError as failure:
        yield Check("database", ok=False, detail=in_words(failure))
        yield health.storage_writable()
