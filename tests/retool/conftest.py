"""A PostgreSQL with pgcrypto instead of the usual one: for these tests the whole product stands on it.

The product's own user is no superuser there: it owns its database, as most operators have it.
"""

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
import pytest
from alembic import command as alembic
from psycopg import Connection
from psycopg.rows import DictRow, dict_row
from sqlalchemy import text

from photodrop.config import get_settings
from photodrop.db import dispose, engine, transaction
from photodrop.server.database import alembic_config
from photodrop.server.embedded import THROWAWAY, EmbeddedPostgres
from photodrop.services import retool
from tests.support.crypto_postgres import NotInstalled, binaries
from tests.support.postgres import EMPTY

OWNER = "photodrop_owner"
DATABASE = "photodrop"


class CryptoServer(EmbeddedPostgres):
    def url_of(self, user: str = OWNER, database: str = DATABASE, password: str = "") -> str:
        host = quote(str(self.sockets), safe="")
        return f"postgresql://{user}{f':{password}' if password else ''}@/{database}?host={host}"

    def run(self, statement: str, *values: Any, database: str = DATABASE) -> list[tuple[Any, ...]]:
        """As the server's superuser."""
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            done = connection.execute(statement.encode(), values or None)
            return done.fetchall() if done.description else []

    def make_database(self, name: str) -> None:
        self.run(f"CREATE DATABASE {name} OWNER {OWNER} TEMPLATE template0", database="postgres")
        # No owner of a database may: pgvector is not among the trusted ones.
        self.run("CREATE EXTENSION vector", database=name)


@pytest.fixture(scope="session")
def crypto_server() -> Iterator[CryptoServer]:
    try:
        programs = binaries()
    except NotInstalled as failure:
        pytest.skip(str(failure))
    with tempfile.TemporaryDirectory(prefix="photodrop-tests-", ignore_cleanup_errors=True) as folder:
        server = CryptoServer(Path(folder) / "postgres", THROWAWAY, programs)
        server.start()
        try:
            _ask_retool_for_passwords(server)
            server.run(f"CREATE ROLE {OWNER} LOGIN", database="postgres")
            # For emptying the database between tests; the product never asks for it.
            server.run(f"GRANT SET ON PARAMETER session_replication_role TO {OWNER}", database="postgres")
            server.make_database(DATABASE)
            yield server
        finally:
            server.stop()


@pytest.fixture(scope="session")
def _migrated(crypto_server) -> None:
    with at_home(crypto_server.url_of()):
        alembic.upgrade(alembic_config(), "head")


@pytest.fixture
def database(crypto_server, _migrated) -> Iterator[None]:
    """Takes the place of the usual one for every fixture of these tests: empty, and with pgcrypto at hand."""
    with at_home(crypto_server.url_of()):
        with engine().begin() as connection:
            connection.execute(text(EMPTY))
        yield


class at_home:  # noqa: N801  # reads like a function
    """Makes a database the one of the settings."""

    def __init__(self, url: str) -> None:
        self.url = url

    def __enter__(self) -> None:
        self.before = os.environ.get("PHOTODROP_DATABASE_URL", "")
        self._move_to(self.url)

    def __exit__(self, *_failure: object) -> None:
        self._move_to(self.before)

    def _move_to(self, url: str) -> None:
        dispose()
        os.environ["PHOTODROP_DATABASE_URL"] = url
        get_settings.cache_clear()


class Retool:
    """Speaks SQL as Retool would: prepared statements, each on its own, as the restricted role."""

    def __init__(self, connection: Connection[DictRow]) -> None:
        self.connection = connection

    def __call__(self, statement: str, *values: Any) -> list[dict[str, Any]]:
        done = self.connection.execute(statement.encode(), values or None, prepare=True)
        return done.fetchall() if done.description else []


@pytest.fixture(scope="session")
def retool_url(crypto_server, _migrated) -> str:
    """The role, made as an operator makes it whose PhotoDrop may make none: a superuser runs what is printed."""
    with at_home(crypto_server.url_of()), transaction() as session:
        retool.check(session, retool.ROLE)
        printed = retool.statements(session, retool.ROLE)
    for statement in printed:
        crypto_server.run(statement)
    crypto_server.run(f"ALTER ROLE {retool.ROLE} PASSWORD 'only-for-tests'")
    return crypto_server.url_of(retool.ROLE, password="only-for-tests")


@pytest.fixture(scope="session")
def superuser(crypto_server, retool_url) -> Iterator[Connection[tuple[Any, ...]]]:
    """Kept open for tests that ask often."""
    with psycopg.connect(crypto_server.url(DATABASE), autocommit=True) as connection:
        yield connection


@pytest.fixture
def as_retool(retool_url, database) -> Iterator[Retool]:
    with Connection[DictRow].connect(retool_url, autocommit=True, row_factory=dict_row) as connection:
        yield Retool(connection)


@pytest.fixture
def register(as_retool) -> Callable[..., dict[str, Any]]:
    """`register("nora", PASSWORD)`: what the form of Retool's app does."""

    def create(login: str, password: str, name: str = "", email: str | None = None) -> dict[str, Any]:
        [row] = as_retool("SELECT * FROM retool_create_photographer(%s, %s, %s, %s)", login, password, name, email)
        return row

    return create


def _ask_retool_for_passwords(server: CryptoServer) -> None:
    rules = server.folder / "pg_hba.conf"
    rules.write_text(f'local all "/^{retool.ROLE}" scram-sha-256\n{rules.read_text()}')
    server.run("SELECT pg_reload_conf()", database="postgres")
