"""What was counted of one's albums, told to their photographer: by day, by link, by photo.

Views, visitors, downloads and favourites come from `activity`; sales are payments of the ledger, for unlocking the
album and for prints of its photos.
"""

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Date, Numeric, case, cast, func
from sqlmodel import Session, col, select

from photodrop.adapters.payments import get_payments
from photodrop.errors import Invalid, NotFound
from photodrop.models import (
    Account,
    Activity,
    Album,
    Payment,
    PaymentKind,
    Photo,
    PhotoActivity,
    PhotoStatus,
    PrintOrder,
    PrintOrderItem,
    Share,
    Size,
)
from photodrop.models.base import now
from photodrop.services import access, files, money
from photodrop.services.tongues import _

MOST_DAYS = 366
MOST_PHOTOS = 12


@dataclass(frozen=True)
class Sums:
    """`visitors` are counted anew each day, and in each album.

    `sold` is what the sales brought in each currency, in minor units, before anything was given back. Of an album or a
    link it is what its own prints cost, without the sending.
    """

    views: int = 0
    visitors: int = 0
    downloads: int = 0
    favourites: int = 0
    sales: int = 0
    sold: dict[str, int] = field(default_factory=dict)
    sold_label: str = ""


@dataclass(frozen=True)
class Day(Sums):
    """In UTC."""

    day: str = ""


@dataclass(frozen=True)
class LinkSums(Sums):
    share_id: str = ""
    name: str = ""


@dataclass(frozen=True)
class PhotoSums:
    """Since the photo is there."""

    photo_id: str
    filename: str
    thumb_url: str
    views: int
    downloads: int
    favourites: int


@dataclass(frozen=True)
class AlbumSums(Sums):
    album_id: str = ""
    album_name: str = ""


@dataclass(frozen=True)
class AlbumFigures:
    """Every day of the time, quiet ones too. With a share `total` and `days` are of what came by it."""

    album_id: str
    album_name: str
    total: Sums
    days: list[Day]
    links: list[LinkSums]
    photos: list[PhotoSums]


@dataclass(frozen=True)
class Figures:
    """Of all of one's albums; those with the most views first."""

    total: Sums
    days: list[Day]
    albums: list[AlbumSums]


_COUNTS = [
    func.coalesce(func.sum(column), 0)
    for column in (
        col(Activity.views),
        col(Activity.visitors),
        col(Activity.downloads),
        col(Activity.favourites),
    )
]
_PAID_ON = cast(func.timezone("UTC", col(Payment.happened_at)), Date)
_OF_ALBUM = func.coalesce(col(Payment.album_id), col(Photo.album_id))
_SALES = func.count(func.distinct(col(Payment.id)))
# An order may be paid in parts, and be of several albums.
_SHARE_OF_PRINT = func.round(
    cast(col(PrintOrderItem.amount), Numeric) * col(Payment.amount) / func.nullif(col(PrintOrder.total), 0)
)
_BROUGHT = case((col(Payment.order_id).is_(None), col(Payment.amount)), else_=_SHARE_OF_PRINT)

Sold = tuple[int, dict[str, int]]
NOTHING_SOLD: Sold = (0, {})


def of_album(
    session: Session, actor: Account, album_id: UUID, *, days: int = 30, share_id: UUID | None = None
) -> AlbumFigures:
    album = access.album_of_photographer(session, actor, album_id)
    since = _since(days)
    if share_id is not None:
        share, _ = access.share_to_edit(session, actor, share_id)
        if share.album_id != album.id:
            raise NotFound
    counted = [col(Activity.album_id) == album.id, col(Activity.day) >= since]
    found = _by_day(session, [*counted, _is(Activity.share_id, share_id)])
    of_it: list[Any] = [_OF_ALBUM.in_([album.id])]
    if share_id is not None:
        of_it.append(col(PrintOrderItem.share_id) == share_id)
    listed = _days(since, found, _sales(session, actor, _PAID_ON, since, *of_it))
    return AlbumFigures(
        album_id=str(album.id),
        album_name=album.name,
        total=_total(listed),
        days=listed,
        links=_links(session, actor, album, since),
        photos=_photos(session, actor, album),
    )


def of_all(session: Session, actor: Account, *, days: int = 30) -> Figures:
    if not actor.is_photographer:
        raise NotFound
    since = _since(days)
    mine = select(Album.id).where(Album.owner_id == actor.id, col(Album.deleted_at).is_(None))
    counted = [
        col(Activity.album_id).in_(mine),
        col(Activity.day) >= since,
        col(Activity.share_id).is_(None),
    ]
    listed = _days(since, _by_day(session, counted), _sales(session, actor, _PAID_ON, since, whole=True))
    by_album = {
        album_id: counts
        for album_id, *counts in session.execute(
            select(col(Activity.album_id), *_COUNTS).where(*counted).group_by(col(Activity.album_id))  # pyright: ignore[reportArgumentType, reportCallIssue]
        ).all()
    }
    sold = _sales(session, actor, _OF_ALBUM, since)
    names = session.exec(
        select(Album.id, Album.name).where(
            col(Album.id).in_({*by_album, *(one for one in sold if one)}), col(Album.deleted_at).is_(None)
        )
    ).all()
    albums = [
        AlbumSums(**_counts(by_album.get(album_id), sold.get(album_id)), album_id=str(album_id), album_name=name)
        for album_id, name in names
    ]
    return Figures(_total(listed), listed, sorted(albums, key=lambda one: (-one.views, one.album_name)))


def as_csv(
    session: Session, actor: Account, album_id: UUID, *, days: int = MOST_DAYS, share_id: UUID | None = None
) -> str:
    """A line for each day, for a spreadsheet; the mark at the beginning tells Excel that it is UTF-8."""
    found = of_album(session, actor, album_id, days=days, share_id=share_id)
    text = io.StringIO()
    text.write("\ufeff")
    sheet = csv.writer(text)
    sheet.writerow(["date", "views", "visitors", "downloads", "favourites", "sales", "sold"])
    for day in found.days:
        brought = "; ".join(money.exact(amount, currency) for currency, amount in day.sold.items())
        sheet.writerow([day.day, day.views, day.visitors, day.downloads, day.favourites, day.sales, brought])
    return text.getvalue()


def _since(days: int) -> date:
    if not 1 <= days <= MOST_DAYS:
        raise Invalid(days=_("Ask for 1 to {most} days.", most=MOST_DAYS))
    return now().date() - timedelta(days=days - 1)


def _is(column: Any, value: UUID | None) -> Any:
    return col(column).is_(None) if value is None else col(column) == value


def _by_day(session: Session, conditions: Sequence[Any]) -> dict[date, Sequence[int]]:
    statement = select(col(Activity.day), *_COUNTS).where(*conditions).group_by(col(Activity.day))  # pyright: ignore[reportArgumentType, reportCallIssue]
    return {day: counts for day, *counts in session.execute(statement).all()}


def _sales(
    session: Session, actor: Account, by: Any, since: date, *conditions: Any, whole: bool = False
) -> dict[Any, Sold]:
    """Payments, each once, however many of the album's photos were printed; and what they brought, as a whole or of
    each album.
    """
    paid = [
        col(Payment.photographer_id) == actor.id,
        col(Payment.kind) == PaymentKind.paid,
        col(Payment.happened_at) >= datetime(since.year, since.month, since.day, tzinfo=UTC),
        *conditions,
    ]
    if not get_payments().is_test:
        paid.append(col(Payment.is_test).is_(False))
    brought = func.coalesce(func.sum(col(Payment.amount) if whole else _BROUGHT), 0)
    statement: Any = select(by, col(Payment.currency), _SALES, brought).select_from(Payment)  # pyright: ignore[reportCallIssue, reportArgumentType]
    if not whole:
        statement = (
            statement.outerjoin(PrintOrder, col(PrintOrder.id) == col(Payment.order_id))
            .outerjoin(PrintOrderItem, col(PrintOrderItem.order_id) == col(Payment.order_id))
            .outerjoin(Photo, col(Photo.id) == col(PrintOrderItem.photo_id))
        )
    found: dict[Any, Sold] = {}
    rows = session.execute(statement.where(*paid).group_by(by, col(Payment.currency)).order_by(col(Payment.currency)))
    for name, currency, count, amount in rows.all():
        before, amounts = found.get(name, NOTHING_SOLD)
        found[name] = before + int(count), amounts | {currency: int(amount)}
    return found


def _days(since: date, found: dict[date, Sequence[int]], sold: dict[date, Sold]) -> list[Day]:
    count = (now().date() - since).days + 1
    every = [since + timedelta(days=number) for number in range(count)]
    return [Day(**_counts(found.get(day), sold.get(day)), day=day.isoformat()) for day in every]


def _counts(counted: Sequence[int] | None, sold: Sold | None) -> dict[str, Any]:
    names = ("views", "visitors", "downloads", "favourites")
    return dict(zip(names, map(int, counted or (0, 0, 0, 0)), strict=True)) | _sold(*(sold or NOTHING_SOLD))


def _sold(count: int, amounts: dict[str, int]) -> dict[str, Any]:
    label = " · ".join(money.exact(amount, currency) for currency, amount in amounts.items())
    return {"sales": count, "sold": amounts, "sold_label": label}


def _total(days: Sequence[Sums]) -> Sums:
    amounts: Counter[str] = Counter()
    for day in days:
        amounts.update(day.sold)
    return Sums(
        sum(day.views for day in days),
        sum(day.visitors for day in days),
        sum(day.downloads for day in days),
        sum(day.favourites for day in days),
        **_sold(sum(day.sales for day in days), dict(sorted(amounts.items()))),
    )


def _links(session: Session, actor: Account, album: Album, since: date) -> list[LinkSums]:
    """The album's links, the busiest first. What did not come by one is in the total alone."""
    counted = {
        share_id: counts
        for share_id, *counts in session.execute(
            select(col(Activity.share_id), *_COUNTS)  # pyright: ignore[reportArgumentType, reportCallIssue]
            .where(col(Activity.album_id) == album.id, col(Activity.day) >= since)
            .group_by(col(Activity.share_id))
        ).all()
    }
    sold = _sales(session, actor, col(PrintOrderItem.share_id), since, _OF_ALBUM.in_([album.id]))
    shares = session.exec(select(Share.id, Share.name).where(Share.album_id == album.id)).all()
    links = [
        LinkSums(**_counts(counted.get(share_id), sold.get(share_id)), share_id=str(share_id), name=name)
        for share_id, name in shares
    ]
    return sorted(links, key=lambda one: (-one.views, one.name))


def _photos(session: Session, actor: Account, album: Album) -> list[PhotoSums]:
    """Those that were looked at most."""
    rows = session.exec(
        select(Photo, PhotoActivity)
        .join(PhotoActivity, col(PhotoActivity.photo_id) == Photo.id)
        .where(
            Photo.album_id == album.id,
            Photo.status == PhotoStatus.ready,
            col(Photo.deleted_at).is_(None),
            col(PhotoActivity.views) > 0,
        )
        .order_by(col(PhotoActivity.views).desc(), col(PhotoActivity.downloads).desc(), col(Photo.id))
        .limit(MOST_PHOTOS)
    ).all()
    return [
        PhotoSums(
            photo_id=str(photo.id),
            filename=photo.filename,
            thumb_url=files.photo_url(photo, Size.thumb, "clean", viewer=actor.id),
            views=seen.views,
            downloads=seen.downloads,
            favourites=seen.favourites,
        )
        for photo, seen in rows
    ]
