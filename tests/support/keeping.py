"""What a test was given, kept so that the next gets the same without making it: rows, files, the data folder."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from photodrop.config import get_settings
from photodrop.db import libpq_url

FULL = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
COUNTED = "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL"


@dataclass(frozen=True)
class Kept:
    """`given` is whatever the test knows it all by."""

    given: Any
    rows: dict[str, bytes]
    counted: dict[str, int]
    files: dict[str, bytes]
    folder: Path

    @classmethod
    def take(cls, given: Any, files: dict[str, bytes], folder: Path) -> "Kept":
        shutil.copytree(get_settings().data, folder)
        with _connected() as connection:
            tables = [name for (name,) in connection.execute(FULL)]
            rows = {table: _copied(connection, table) for table in tables}
            counted = dict(connection.execute(COUNTED).fetchall())
        return cls(given, {table: content for table, content in rows.items() if content}, counted, dict(files), folder)

    def put_back(self, files: dict[str, bytes]) -> Any:
        """Into an empty database and storage, and the data folder of this test."""
        shutil.copytree(self.folder, get_settings().data, dirs_exist_ok=True)
        files.update(self.files)
        with _connected() as connection:
            # Rows come table by table, before those they refer to.
            connection.execute("SET session_replication_role = replica")
            for table, content in self.rows.items():
                with connection.cursor().copy(sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(table))) as copy:
                    copy.write(content)
            for sequence, value in self.counted.items():
                connection.execute("SELECT setval(%s::regclass, %s)", (sequence, value))
        return self.given


def _connected() -> psycopg.Connection:
    return psycopg.connect(libpq_url(get_settings().database_url))


def _copied(connection: psycopg.Connection, table: str) -> bytes:
    with connection.cursor().copy(sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(table))) as copy:
        return b"".join(bytes(part) for part in copy)
