"""What a photographer earned, computed from the ledger and from nothing else."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, case, func
from sqlmodel import Session, col, select

from photodrop.adapters.payments import get_payments
from photodrop.errors import Invalid, NotFound
from photodrop.models import Account, Album, Payment, PaymentKind
from photodrop.models.base import now
from photodrop.services import money, payments
from photodrop.services.paging import Page, Sorting, page
from photodrop.services.payments import LedgerRow
from photodrop.services.tongues import _

MOST_MONTHS = 60
MONTHS_A_YEAR = 12
ROWS_AT_ONCE = 500
PRINTS = _("Prints")
# A cell that begins so is a formula to a spreadsheet, and clients choose their names.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True)
class Total:
    """In minor units; `given_back` is what refunds and disputes took, as a negative amount, so that net is the sum."""

    currency: str
    payment_count: int
    paid: int
    given_back: int
    net: int
    paid_label: str
    given_back_label: str
    net_label: str


@dataclass(frozen=True)
class AlbumTotal(Total):
    """Of an album; without an id, of all orders of prints."""

    album_id: str
    album_name: str
    is_deleted: bool


@dataclass(frozen=True)
class Month:
    """`month` is like 2026-11."""

    month: str
    paid: int
    given_back: int
    net: int
    net_label: str


@dataclass(frozen=True)
class Earnings:
    """The currency with the most payments first; albums with the newest payment first."""

    totals: list[Total]
    albums: list[AlbumTotal]
    is_test: bool


SORTING = Sorting({"happened_at": col(Payment.happened_at)}, tie=col(Payment.id))

_COUNT = func.count().filter(col(Payment.kind) == PaymentKind.paid)
_PAID = func.coalesce(func.sum(case((col(Payment.kind) == PaymentKind.paid, col(Payment.amount)), else_=0)), 0)
_NET = func.coalesce(func.sum(col(Payment.amount)), 0)


def of(session: Session, actor: Account, *, since: date | None = None) -> Earnings:
    by_currency = session.execute(
        _own(actor, col(Payment.currency), _COUNT, _PAID, _NET, since=since)
        .group_by(col(Payment.currency))
        .order_by(_COUNT.desc(), col(Payment.currency))
    ).all()
    by_album = session.execute(
        _own(
            actor,
            col(Payment.album_id),
            func.max(col(Album.name)),
            func.max(col(Payment.album_name)),
            func.bool_or(col(Album.id).is_(None) | col(Album.deleted_at).is_not(None)),
            col(Payment.currency),
            _COUNT,
            _PAID,
            _NET,
            since=since,
        )
        .outerjoin(Album, col(Album.id) == Payment.album_id)
        .group_by(col(Payment.album_id), col(Payment.currency))
        .order_by(func.max(col(Payment.happened_at)).desc(), col(Payment.album_id), col(Payment.currency))
    ).all()
    return Earnings(
        totals=[Total(**_sums(*row)) for row in by_currency],
        albums=[
            AlbumTotal(
                album_id=str(album_id or ""),
                album_name=(name or name_then) if album_id else PRINTS,
                is_deleted=is_deleted and album_id is not None,
                **_sums(*sums),
            )
            for album_id, name, name_then, is_deleted, *sums in by_album
        ],
        is_test=get_payments().is_test,
    )


def months(session: Session, actor: Account, currency: str, *, count: int = MONTHS_A_YEAR) -> list[Month]:
    """The last `count` months up to this one, empty ones too, oldest first."""
    if not 1 <= count <= MOST_MONTHS:
        raise Invalid(months=_("Ask for 1 to {most} months.", most=MOST_MONTHS))
    wanted = _months_back(now().date(), count)
    month = func.to_char(func.timezone("UTC", col(Payment.happened_at)), "YYYY-MM")
    found: dict[str, tuple[int, int]] = {
        name: (int(paid), int(net))
        for name, paid, net in session.execute(
            _own(actor, month, _PAID, _NET)
            .where(col(Payment.currency) == currency.upper(), month >= wanted[0])
            .group_by(month)
        ).all()
    }
    return [
        Month(name, paid, net - paid, net, money.exact(net, currency.upper()))
        for name in wanted
        for paid, net in [found.get(name, (0, 0))]
    ]


def ledger(
    session: Session,
    actor: Account,
    album_id: UUID | None = None,
    *,
    since: date | None = None,
    sort: str = "-happened_at",
    cursor: str | None = None,
    limit: int = 50,
) -> Page[LedgerRow]:
    statement = _own(actor, Payment, since=since, album_id=album_id)
    rows, following = page(session, statement, SORTING, sort=sort, cursor=cursor, limit=limit)
    return Page([payments.view(row[0]) for row in rows], following)


def as_csv(session: Session, actor: Account, album_id: UUID | None = None, *, since: date | None = None) -> str:
    """The ledger, oldest first, for a spreadsheet; the mark at the beginning tells Excel that it is UTF-8."""
    text = io.StringIO()
    text.write("\ufeff")
    sheet = csv.writer(text)
    sheet.writerow(["date", "kind", "album", "client", "photos", "amount", "currency", "provider", "reference"])
    for row in _all(session, _own(actor, Payment, since=since, album_id=album_id)):
        sheet.writerow(
            [
                row.happened_at.isoformat(timespec="seconds"),
                row.kind.value,
                cell(row.album_name),
                cell(row.client_name),
                row.photo_count or ("order" if row.order_id else "album"),
                money.plain(row.amount, row.currency),
                row.currency,
                row.provider,
                cell(row.reference),
            ]
        )
    return text.getvalue()


def _all(session: Session, statement: Select[Any]) -> Iterator[Payment]:
    statement = statement.order_by(col(Payment.happened_at), col(Payment.id))
    yield from session.execute(statement.execution_options(yield_per=ROWS_AT_ONCE)).scalars()


def _own(actor: Account, *columns: Any, since: date | None = None, album_id: UUID | None = None) -> Select[Any]:
    """Test payments count while test keys are set, and only then. Days begin at midnight, UTC."""
    if not actor.is_photographer:
        raise NotFound
    statement: Select[Any] = select(*columns).select_from(Payment).where(col(Payment.photographer_id) == actor.id)
    if since is not None:
        statement = statement.where(
            col(Payment.happened_at) >= datetime(since.year, since.month, since.day, tzinfo=UTC)
        )
    if album_id is not None:
        statement = statement.where(col(Payment.album_id) == album_id)
    return statement if get_payments().is_test else statement.where(col(Payment.is_test).is_(False))


def _sums(currency: str, count: int, paid: Any, net: Any) -> dict[str, Any]:
    paid, net = int(paid), int(net)
    return {
        "currency": currency,
        "payment_count": count,
        "paid": paid,
        "given_back": net - paid,
        "net": net,
        "paid_label": money.exact(paid, currency),
        "given_back_label": money.exact(net - paid, currency),
        "net_label": money.exact(net, currency),
    }


def _months_back(today: date, count: int) -> list[str]:
    last = today.year * MONTHS_A_YEAR + today.month - 1
    return [
        f"{month // MONTHS_A_YEAR:04d}-{month % MONTHS_A_YEAR + 1:02d}" for month in range(last - count + 1, last + 1)
    ]


def cell(text: str) -> str:
    """What a spreadsheet takes for words."""
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text
