"""How migrations reach the database: with the connection they are handed, else with PhotoDrop's own engine."""

from typing import Any

from alembic import context
from sqlalchemy import Connection
from sqlmodel import SQLModel

import photodrop.models  # noqa: F401  # makes every table known
from photodrop.db import engine

# procrastinate brings its own schema and its own upgrades; `alembic check` must not ask for models of it.
QUEUE = "procrastinate_"


def is_ours(name: str | None, kind: str, _parents: Any) -> bool:
    return not (kind == "table" and name is not None and name.startswith(QUEUE))


def migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        include_name=is_ours,
        compare_type=True,
        compare_server_default=True,
    )
    with context.begin_transaction():
        # Two starts at once: the second waits here, then finds nothing left to do.
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('photodrop.migrate'))")
        context.run_migrations()


if context.is_offline_mode():
    context.configure(dialect_name="postgresql", target_metadata=SQLModel.metadata, literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()
elif (handed := context.config.attributes.get("connection")) is not None:
    migrate(handed)
else:
    with engine().connect() as connection:
        migrate(connection)
