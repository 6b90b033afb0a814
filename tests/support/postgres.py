"""PostgreSQL for a test run: one server, one migrated template, one clone of it for every worker of xdist."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from alembic import command
from psycopg import sql
from sqlalchemy import Connection, create_engine, make_url

from photodrop.db import dialect_url
from photodrop.server.database import alembic_config
from photodrop.server.embedded import THROWAWAY, EmbeddedPostgres

TEMPLATE = "photodrop_template"

# Deleting a few rows costs a twentieth of TRUNCATE, which makes new files for every table and index. As a replica, the
# server asks no foreign key and runs no trigger.
EMPTY = """
DO $$
DECLARE
    name text;
BEGIN
    SET LOCAL session_replication_role = replica;
    FOR name IN
        SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'
    LOOP
        EXECUTE 'DELETE FROM ' || name;
    END LOOP;
    PERFORM setval(format('%I.%I', schemaname, sequencename), start_value, false)
    FROM pg_sequences WHERE last_value IS NOT NULL;
END $$
"""


class TestServer:
    """The server of PHOTODROP_TEST_DATABASE_URL if there is one, else an embedded one in a folder of its own."""

    __test__ = False

    def __init__(self) -> None:
        self._url = os.environ.get("PHOTODROP_TEST_DATABASE_URL", "")
        self._folder = Path() if self._url else Path(tempfile.mkdtemp(prefix="photodrop-tests-"))
        self._embedded = None if self._url else EmbeddedPostgres(self._folder / "postgres", THROWAWAY)
        self._made: list[str] = []
        self._mark = "" if self._embedded else f"_{os.getpid()}"
        self._is_ready = False

    def url(self, database: str) -> str:
        """Known before the server runs, so that settings can be read at import."""
        if self._embedded is not None:
            return self._embedded.url(database)
        ours = make_url(dialect_url(self._url)).set(database=database + self._mark)
        return ours.render_as_string(hide_password=False)

    def ensure(self, *databases: str) -> None:
        if not self._is_ready:
            if self._embedded is not None:
                self._embedded.start()
            self._create(TEMPLATE, "template0")
            self._migrate()
            self._is_ready = True
        for database in databases:
            self._create(database, TEMPLATE + self._mark)

    @contextmanager
    def connection(self, database: str) -> Iterator[Connection]:
        engine = create_engine(dialect_url(self.url(database)))
        with engine.connect() as connection:
            yield connection
        # A database with a connection open cannot be cloned.
        engine.dispose()

    def close(self) -> None:
        if self._embedded is not None:
            self._embedded.stop()
            shutil.rmtree(self._folder, ignore_errors=True)
            return
        for database in reversed(self._made):
            self._run(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database)))

    def _create(self, database: str, template: str) -> None:
        name = database + self._mark
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        self._run(statement.format(sql.Identifier(name), sql.Identifier(template)))
        self._made.append(name)

    def _run(self, statement: sql.Composed) -> None:
        url = self._embedded.url() if self._embedded else self._url.replace("+psycopg", "")
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(statement)

    def _migrate(self) -> None:
        with self.connection(TEMPLATE) as connection:
            config = alembic_config()
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            connection.commit()
