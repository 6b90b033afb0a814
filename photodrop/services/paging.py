"""Keyset paging: a page is found by where the last one ended, so page 1,000 costs what page 1 does."""

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeAlias, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, or_
from sqlmodel import Session

from photodrop.errors import Invalid
from photodrop.services.tongues import _

LARGEST = 200
Item = TypeVar("Item")
# A mapped column or an SQL expression: SQLAlchemy has no one type for both.
Sortable: TypeAlias = Any


@dataclass(frozen=True)
class Page(Generic[Item]):
    items: list[Item]
    next: str | None


@dataclass(frozen=True)
class Sorting:
    """Fields one may sort by, their columns (never null), and the tie-breaker that makes the order total."""

    columns: Mapping[str, Sortable]
    tie: Sortable

    def parse(self, sort: str) -> list[tuple[ColumnElement[Any], bool]]:
        """`name,-created_at` as (column, descending) pairs. Raises Invalid for an unknown field."""
        order: list[tuple[ColumnElement[Any], bool]] = []
        for part in filter(None, sort.split(",")):
            name, descending = part.removeprefix("-"), part.startswith("-")
            if name not in self.columns:
                known = ", ".join(self.columns)
                raise Invalid(sort=_("Cannot sort by {field}. Use one of: {fields}.", field=name, fields=known))
            order.append((self.columns[name], descending))
        order.append((self.tie, order[-1][1] if order else False))
        return order


def page(
    session: Session,
    statement: Select[*tuple[Any, ...]],
    sorting: Sorting,
    *,
    sort: str,
    cursor: str | None,
    limit: int,
) -> tuple[list[Any], str | None]:
    """Rows of one page of `statement` and the cursor of the next, or None at the end."""
    if not 1 <= limit <= LARGEST:
        raise Invalid(limit=_("Ask for 1 to {most} at once.", most=LARGEST))
    order = sorting.parse(sort)
    if cursor:
        statement = statement.where(_after(order, _decode(cursor, order, sort)))
    statement = statement.add_columns(*[column for column, _descending in order])
    statement = statement.order_by(*[column.desc() if descending else column.asc() for column, descending in order])
    found = session.execute(statement.limit(limit + 1)).all()
    rows = found[:limit]
    following = _encode(rows[-1][-len(order) :], sort) if len(found) > limit else None
    return [row[: -len(order)] for row in rows], following


def _after(order: Sequence[tuple[ColumnElement[Any], bool]], values: Sequence[Any]) -> ColumnElement[bool]:
    """(a, b) > (x, y) spelled out, because each column may run its own way: a > x, or a = x and b > y."""
    steps = []
    for index, (column, descending) in enumerate(order):
        equal = [earlier == value for (earlier, _), value in zip(order[:index], values, strict=False)]
        beyond = column < values[index] if descending else column > values[index]
        steps.append(and_(*equal, beyond))
    first, descending = order[0]
    # Redundant, but it is the one condition an index on the first column can use.
    bound = first <= values[0] if descending else first >= values[0]
    return and_(bound, or_(*steps))


def _encode(values: Sequence[Any], sort: str) -> str:
    spelled = [sort, *[value if isinstance(value, (int, str)) else _spell(value) for value in values]]
    return base64.urlsafe_b64encode(json.dumps(spelled, separators=(",", ":")).encode()).decode().rstrip("=")


def _spell(value: date | datetime | UUID) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _decode(cursor: str, order: Sequence[tuple[ColumnElement[Any], bool]], sort: str) -> list[Any]:
    refusal = Invalid(cursor=_("This cursor does not belong to this list. Start again without it."))
    try:
        spelled = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if not isinstance(spelled, list) or spelled[0] != sort or len(spelled) != len(order) + 1:
            raise refusal
        return [_read(value, column) for value, (column, _) in zip(spelled[1:], order, strict=True)]
    except (ValueError, TypeError, IndexError, RecursionError):
        raise refusal from None


def _read(value: Any, column: ColumnElement[Any]) -> Any:
    kind = column.type.python_type
    # Text and what functions make of it have no kind of their own here.
    if type(value) is not (int if kind is int else str):
        raise TypeError
    if kind in (datetime, date):
        return kind.fromisoformat(str(value))
    return UUID(str(value)) if kind is UUID else value
