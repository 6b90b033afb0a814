"""What every table shares: UUIDv7 keys, UTC times, and the naming of constraints."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

import uuid_utils
from sqlalchemy import ARRAY, ColumnElement, DateTime, Enum, Text, Uuid, any_, bindparam, func, literal
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

UTC_TIME = DateTime(timezone=True)
CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


def new_id() -> UUID:
    """UUIDv7: in order of creation, so an index on it stays compact."""
    return UUID(int=uuid_utils.uuid7().int)


def now() -> datetime:
    return datetime.now(UTC)


def states(enum: type[StrEnum], *, length: int = 16) -> Enum:
    """A StrEnum kept as text with a check: a new state changes a constraint, not a type."""
    return Enum(
        enum,
        name=enum.__name__.lower(),
        native_enum=False,
        length=length,
        create_constraint=True,
        values_callable=lambda members: [member.value for member in members],
    )


def text(default: str = "") -> Any:  # SQLModel's Field is typed so too
    return Field(default=default, sa_type=Text, sa_column_kwargs={"server_default": default})


def refers_to(column: str, *, on_delete: str, index: bool = True, primary_key: bool = False) -> Any:
    return Field(foreign_key=column, ondelete=on_delete, index=index, primary_key=primary_key)  # pyright: ignore[reportCallIssue, reportArgumentType]


def among(column: Any, ids: Iterable[UUID]) -> ColumnElement[bool]:
    """`column = ANY(ids)`: one statement for any number of them, so that SQLAlchemy and the driver keep it."""
    return column == any_(literal(list(ids), ARRAY(Uuid())))


def among_those(column: Any, name: str) -> ColumnElement[bool]:
    """`among` in a statement that is put together once: the ids come under this name each time."""
    return column == any_(bindparam(name, type_=ARRAY(Uuid())))


class Table(SQLModel):
    """A table has the name of its class, in snake case."""

    @declared_attr.directive
    def __tablename__(cls) -> str:  # noqa: N805  # pyright: ignore[reportIncompatibleVariableOverride]
        return CAPITAL.sub("_", cls.__name__).lower()


class Row(Table):
    """An id and a time of birth."""

    id: UUID = Field(default_factory=new_id, primary_key=True)
    created_at: datetime = Field(default_factory=now, sa_type=UTC_TIME, sa_column_kwargs={"server_default": func.now()})
