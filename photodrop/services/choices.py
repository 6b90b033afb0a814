"""What people chose of a photographer's album: who, in which list, which photos, with what to say."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_
from sqlmodel import Session, col, exists, select

from photodrop.models import Account, Album, AskedList, Client, FavouriteList, ListPhoto, Photo, Selfie, Share
from photodrop.models.base import now
from photodrop.services import access, audit, events, files, phones, photo_cards
from photodrop.services.favourites import COUNTS, HEARTS_NAME
from photodrop.services.paging import Page, Sorting, page
from photodrop.services.photo_cards import PhotoCard
from photodrop.services.tongues import _

SOMEBODY = _("Somebody")
GUEST = _("A guest")


@dataclass(frozen=True)
class Chooser:
    """Who chose, as far as the photographer knows them: a client, or a guest by the name under their list."""

    id: str
    is_guest: bool
    name: str
    phone_label: str
    selfie_url: str


@dataclass(frozen=True)
class Choice:
    """One person's list. `limit` is 0 where any number will do; `share_name` names the link a guest came by."""

    id: str
    by: Chooser
    name: str
    is_hearts: bool
    asked_id: str
    share_name: str
    limit: int
    count: int
    note: str
    is_sent: bool
    sent_at: str
    created_at: str


@dataclass(frozen=True)
class Saying:
    """That one person has a photo in one list, and what they say about it."""

    list_id: str
    list_name: str
    by: str
    note: str
    is_sent: bool


@dataclass(frozen=True)
class PhotoChosen:
    photo: PhotoCard
    chosen: list[Saying]


@dataclass(frozen=True)
class Wanted:
    """Filters; all that are given must hold. `person_id` is of an account or of a guest."""

    person_id: UUID | None = None
    list_id: UUID | None = None
    asked_id: UUID | None = None
    photo_id: UUID | None = None
    sent: bool | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """On lists."""
        conditions: list[ColumnElement[bool]] = []
        if self.person_id is not None:
            conditions.append(
                or_(col(FavouriteList.account_id) == self.person_id, col(FavouriteList.guest_id) == self.person_id)
            )
        if self.list_id is not None:
            conditions.append(col(FavouriteList.id) == self.list_id)
        if self.asked_id is not None:
            conditions.append(col(FavouriteList.asked_id) == self.asked_id)
        if self.photo_id is not None:
            conditions.append(
                exists()
                .where(col(ListPhoto.list_id) == FavouriteList.id, col(ListPhoto.photo_id) == self.photo_id)
                .correlate(FavouriteList)
            )
        if self.sent is not None:
            conditions.append(col(FavouriteList.sent_at).is_not(None) == self.sent)
        return conditions


@dataclass(frozen=True)
class Chosen:
    """One photo in one list, with all that an export tells of it."""

    photo_id: UUID
    filename: str
    list_name: str
    by: str
    note: str
    list_note: str
    sent_at: str


_ENTRIES = (
    select(func.count())
    .select_from(ListPhoto)
    .join(Photo, col(Photo.id) == ListPhoto.photo_id)
    .where(col(ListPhoto.list_id) == FavouriteList.id, *COUNTS)
    .correlate(FavouriteList)
    .scalar_subquery()
)
# A list that was begun and emptied says nothing.
_SAYS_SOMETHING = or_(_ENTRIES > 0, col(FavouriteList.note) != "", col(FavouriteList.sent_at).is_not(None))
_LIST_NAME = func.coalesce(col(AskedList.name), func.nullif(col(FavouriteList.name), ""), str(HEARTS_NAME))
_KNOWN_AS = func.coalesce(
    func.nullif(col(Client.name), ""), func.nullif(col(Account.name), ""), func.nullif(col(Account.login), "")
)

SORTING = Sorting(
    {"created_at": col(FavouriteList.created_at), "name": func.lower(_LIST_NAME)}, tie=col(FavouriteList.id)
)


def of_album(
    session: Session,
    actor: Account,
    album_id: UUID,
    *,
    wanted: Wanted | None = None,
    sort: str = "-created_at",
    cursor: str | None = None,
    limit: int = 50,
) -> Page[Choice]:
    """Sent ones, and those that are still being made."""
    album = access.album_of_photographer(session, actor, album_id)
    statement = _joined(
        album, FavouriteList, _LIST_NAME, _KNOWN_AS, Account.phone, Client.account_id, Share.name, AskedList.most,
        _ENTRIES,
    ).where(_SAYS_SOMETHING, *(wanted or Wanted()).conditions())  # fmt: skip
    rows, following = page(session, statement, SORTING, sort=sort, cursor=cursor, limit=limit)
    return Page(_views(session, actor, rows), following)


def photos_of_album(
    session: Session,
    actor: Account,
    album_id: UUID,
    *,
    wanted: Wanted | None = None,
    sort: str = "taken_at",
    cursor: str | None = None,
    limit: int = 50,
) -> Page[PhotoChosen]:
    """Every photo that somebody chose, once, with who chose it."""
    album = access.album_of_photographer(session, actor, album_id)
    wanted = wanted or Wanted()
    in_lists = (
        exists()
        .where(
            col(ListPhoto.photo_id) == Photo.id,
            col(ListPhoto.list_id) == FavouriteList.id,
            col(FavouriteList.album_id) == album.id,
            *COUNTS,
            *wanted.conditions(),
        )
        .correlate(Photo)
    )
    statement = select(Photo).where(Photo.album_id == album.id, col(Photo.deleted_at).is_(None), in_lists)
    if wanted.photo_id is not None:
        statement = statement.where(col(Photo.id) == wanted.photo_id)
    rows, following = page(session, statement, photo_cards.SORTING, sort=sort, cursor=cursor, limit=limit)
    found = [(row[0], album) for row in rows]
    said = _sayings(session, album, wanted, [photo.id for photo, _ in found])
    return Page(
        [PhotoChosen(card, said.get(card.id, [])) for card in photo_cards.cards(session, actor, found)],
        following,
    )


def count(session: Session, actor: Account, album_id: UUID) -> int:
    """How many photos of the album somebody chose."""
    album = access.album_of_photographer(session, actor, album_id)
    return session.exec(
        select(func.count(func.distinct(ListPhoto.photo_id)))
        .join(FavouriteList, col(FavouriteList.id) == ListPhoto.list_id)
        .join(Photo, col(Photo.id) == ListPhoto.photo_id)
        .where(FavouriteList.album_id == album.id, *COUNTS)
    ).one()


def reopen(session: Session, actor: Account, album_id: UUID, list_id: UUID) -> Choice:
    """Give a sent list back, so that the person may change it and send it again."""
    row = access.choice_to_answer(session, actor, album_id, list_id)
    if row.sent_at is not None:
        row.sent_at, row.reopened_at = None, now()
        session.add(row)
        session.flush()
        if row.account_id is not None:
            events.tell(session, row.account_id, "favourites.reopened", album_id=row.album_id)
        audit.record(session, "favourites.reopened", actor_id=actor.id, subject_id=row.id)
    return of_album(session, actor, album_id, wanted=Wanted(list_id=row.id)).items[0]


def chosen(session: Session, actor: Account, album_id: UUID, wanted: Wanted | None = None) -> list[Chosen]:
    """Everything at once, in the order of the photos: for exports."""
    album = access.album_of_photographer(session, actor, album_id)
    wanted = wanted or Wanted()
    statement = (
        _joined(album, Photo.id, Photo.filename, FavouriteList, _LIST_NAME, _KNOWN_AS, ListPhoto.note)
        .join(ListPhoto, col(ListPhoto.list_id) == FavouriteList.id)
        .join(Photo, col(Photo.id) == ListPhoto.photo_id)
        .where(*COUNTS, *wanted.conditions())
        .order_by(col(Photo.sorted_at), col(Photo.id), col(FavouriteList.id))
    )
    if wanted.photo_id is not None:
        statement = statement.where(col(Photo.id) == wanted.photo_id)
    return [
        Chosen(
            photo_id=photo_id,
            filename=filename,
            list_name=name,
            by=_called(row, known_as),
            note=note,
            list_note=row.note,
            sent_at=row.sent_at.isoformat(timespec="seconds") if row.sent_at else "",
        )
        for photo_id, filename, row, name, known_as, note in session.execute(statement).all()
    ]


def _joined(album: Album, *columns: Any) -> Select[Any]:
    """Lists of an album, with all that tells whose they are and what they are called."""
    of_photographer = and_(
        col(Client.account_id) == FavouriteList.account_id, col(Client.photographer_id) == album.owner_id
    )
    statement: Select[Any] = select(*columns)
    return (
        statement.select_from(FavouriteList)
        .outerjoin(AskedList, col(AskedList.id) == FavouriteList.asked_id)
        .outerjoin(Account, col(Account.id) == FavouriteList.account_id)
        .outerjoin(Client, of_photographer)
        .outerjoin(Share, col(Share.id) == FavouriteList.share_id)
        .where(col(FavouriteList.album_id) == album.id)
    )


def _views(session: Session, actor: Account, rows: Sequence[Any]) -> list[Choice]:
    # Only of one's own clients: somebody else's face and number are not the photographer's business.
    ours = [client_id for _, _, _, _, client_id, *_ in rows if client_id]
    faces = {
        selfie.account_id: files.selfie_url(selfie, viewer=actor.id)
        for selfie in session.exec(select(Selfie).where(col(Selfie.account_id).in_(ours), col(Selfie.is_current))).all()
    }
    return [
        Choice(
            id=str(row.id),
            by=Chooser(
                id=str(row.account_id or row.guest_id),
                is_guest=row.guest_id is not None,
                name=_called(row, known_as) if known_as or not client_id else "",
                phone_label=phones.label(phone) if client_id else "",
                selfie_url=faces.get(client_id, ""),
            ),
            name=_named(row, name),
            is_hearts=row.asked_id is None and not row.name,
            asked_id=str(row.asked_id) if row.asked_id else "",
            share_name=share_name or "",
            limit=row.most if asked_most is None else asked_most,
            count=entries,
            note=row.note,
            is_sent=row.sent_at is not None,
            sent_at=row.sent_at.isoformat() if row.sent_at else "",
            created_at=row.created_at.isoformat(),
        )
        for row, name, known_as, phone, client_id, share_name, asked_most, entries in rows
    ]


def _sayings(session: Session, album: Album, wanted: Wanted, photo_ids: list[UUID]) -> dict[str, list[Saying]]:
    statement = (
        _joined(album, ListPhoto, FavouriteList, _LIST_NAME, _KNOWN_AS)
        .join(ListPhoto, col(ListPhoto.list_id) == FavouriteList.id)
        .join(Photo, col(Photo.id) == ListPhoto.photo_id)
        .where(col(ListPhoto.photo_id).in_(photo_ids), *COUNTS, *wanted.conditions())
        .order_by(col(FavouriteList.id))
    )
    said: dict[str, list[Saying]] = {}
    for entry, row, name, known_as in session.execute(statement).all():
        saying = Saying(str(row.id), _named(row, name), _called(row, known_as), entry.note, row.sent_at is not None)
        said.setdefault(str(entry.photo_id), []).append(saying)
    return said


def _named(row: FavouriteList, name: str) -> str:
    return HEARTS_NAME if row.asked_id is None and not row.name else name


def _called(row: FavouriteList, known_as: str | None) -> str:
    return (row.by_name or GUEST) if row.guest_id else known_as or SOMEBODY
