"""Which database this process works with, and bringing it up to the code's version."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from photodrop.config import get_settings
from photodrop.db import dispose
from photodrop.server.embedded import DatabaseFailure, EmbeddedPostgres

ROOT = Path(__file__).resolve().parents[2]
NAME = "photodrop"
PATIENCE = 30
"""Seconds for another process to finish its start, or a short command its work."""

BRIEFLY = ", for a moment"


class AlreadyRunning(RuntimeError):
    """Another `photodrop serve` works in this data folder."""


@contextmanager
def own_database() -> Iterator[None]:
    """For the launcher: the database of the settings, else the embedded one, started here and stopped here."""
    if get_settings().database_url:
        yield
        return
    lock = _Lock()
    if not lock.taken_in_time():
        raise AlreadyRunning(
            f"PhotoDrop already runs with the data in {get_settings().data} (process {lock.holder}). "
            "Stop it first, or set PHOTODROP_DATA and PHOTODROP_PORT for a second installation."
        )
    with lock, _started() as server:
        use(server.url(NAME))
        yield


@contextmanager
def database_at_hand() -> Iterator[None]:
    """For a short command: the server of a running PhotoDrop, else one of its own for as long as it lasts."""
    if get_settings().database_url:
        yield
        return
    lock = _Lock(BRIEFLY)
    server = EmbeddedPostgres(_folder())
    deadline = time.monotonic() + PATIENCE
    while not lock.taken():
        if server.answers(NAME):
            use(server.url(NAME))
            yield
            return
        if time.monotonic() > deadline:
            raise DatabaseFailure(f"Process {lock.holder} holds the database in {_folder()}, which does not answer.")
        time.sleep(0.1)
    with lock, _started():
        use(server.url(NAME))
        yield


def running_url() -> str:
    """The database that commands would find right now; empty while the embedded one does not run."""
    if url := get_settings().database_url:
        return url
    server = EmbeddedPostgres(_folder())
    return server.url(NAME) if server.answers(NAME) else ""


def migrate() -> None:
    command.upgrade(alembic_config(), "head")


def newest_version() -> str:
    """The revision that the code wants."""
    return ScriptDirectory.from_config(alembic_config()).get_current_head() or ""


@contextmanager
def _started() -> Iterator[EmbeddedPostgres]:
    server = EmbeddedPostgres(_folder())
    try:
        server.start()
        server.create(NAME)
        yield server
    finally:
        dispose()
        server.stop()


def use(url: str) -> None:
    # Children inherit the address with the environment.
    os.environ["PHOTODROP_DATABASE_URL"] = url
    get_settings.cache_clear()


def _folder() -> Path:
    return get_settings().data / "postgres"


def alembic_config() -> Config:
    return Config(ROOT / "alembic.ini")


class _Lock:
    """Held by the process that runs the server of this data folder; the kernel lets go of it when that one dies."""

    def __init__(self, manner: str = "") -> None:
        folder = get_settings().data
        folder.mkdir(parents=True, exist_ok=True)
        self._file = (folder / "postgres.lock").open("a+")
        self._manner = manner

    def taken(self) -> bool:
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        self._file.truncate(0)
        self._file.write(f"{os.getpid()}{self._manner}")
        self._file.flush()
        return True

    def taken_in_time(self) -> bool:
        """A command that found no server runs one for a moment; that is worth waiting for."""
        deadline = time.monotonic() + PATIENCE
        while not self.taken():
            if not self.holder.endswith(BRIEFLY) or time.monotonic() > deadline:
                return False
            time.sleep(0.2)
        return True

    @property
    def holder(self) -> str:
        self._file.seek(0)
        return self._file.read() or "unknown"

    def __enter__(self) -> None:
        pass

    def __exit__(self, *_failure: object) -> None:
        self._file.close()
