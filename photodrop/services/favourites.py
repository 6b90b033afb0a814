"""Favourites: what people choose of an album, by hearts and in lists, and tell their photographer.

Everybody has one list without asking, their favourites; `HEARTS` names it in addresses. A list that the photographer
asks for has the id of that wish for everybody, so it can be named before anybody has begun it.
"""

from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from sqlalchemy import delete as sql_delete
from sqlalchemy import false, func
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, exists, or_, select

from photodrop import routes
from photodrop.errors import Conflict, Invalid, NotFound
from photodrop.models import (
    Account,
    Album,
    Appearance,
    AskedList,
    Client,
    FavouriteList,
    Guest,
    Kind,
    ListPhoto,
    Photo,
    Share,
)
from photodrop.models.asked_list import MOST_PHOTOS
from photodrop.models.base import new_id, now
from photodrop.services import access, activity, audit, events, guests, limits, notifications, words
from photodrop.services.tongues import _, _n

HEARTS = "favourites"
HEARTS_NAME = _("Favourites")
MOST_LISTS = 20
LONGEST_NAME = 80
LONGEST_NOTE = 1000
A_MINUTE = 300
SENT_AN_HOUR = 20


# What was deleted is chosen no longer, nor a photo that its client has left or hid from themselves.
COUNTS = (
    col(Photo.deleted_at).is_(None),
    or_(
        col(FavouriteList.account_id).is_(None),
        exists()
        .where(col(Appearance.photo_id) == ListPhoto.photo_id, *access.shown_to(FavouriteList.account_id))
        .correlate(ListPhoto, FavouriteList),
    ),
)


class ListSent(Conflict):
    message = "You sent this list. Take it back to change it."


class ListFull(Conflict):
    message = "As many photos are chosen as fit in this list. Take one out first."


class ListEmpty(Conflict):
    message = "Choose at least one photo first."


class ListTooLong(Conflict):
    message = "More photos are chosen than fit in this list. Take some out first."


class ListNameTaken(Conflict):
    message = "You have a list with this name already."


class ListStays(Conflict):
    message = "This list stays. Take its photos out instead."


class TooManyLists(Conflict):
    message = _("You have {most} lists already. Delete one first.", most=MOST_LISTS)


@dataclass(frozen=True)
class ChosenPhoto:
    """`note` is what the person says about this photo to the photographer."""

    photo_id: str
    note: str


@dataclass(frozen=True)
class ListView:
    """A list as the person sees it who chooses. `limit` is 0 where any number will do.

    `is_asked`: the photographer asks for it, and named it. `is_reopened`: the photographer gave it back after it was
    sent.
    """

    id: str
    name: str
    limit: int
    count: int
    note: str
    is_hearts: bool
    is_asked: bool
    is_sent: bool
    is_reopened: bool
    sent_at: str
    photos: list[ChosenPhoto]


@dataclass(frozen=True)
class Counter:
    """How full a list is. `left` is 0 where no more fit, None where any number does."""

    id: str
    count: int
    limit: int
    left: int | None


@dataclass(frozen=True)
class Change:
    """Only what is given changes; a `limit` of 0 takes the limit away."""

    name: str | None = None
    limit: int | None = None
    note: str | None = None


# Accounts choose in an album of theirs, named by its id; guests by a share, named by its token.
Actor: TypeAlias = Account | Guest | None
Where: TypeAlias = UUID | str


@dataclass(frozen=True)
class Place:
    """Where somebody chooses. Of a guest nothing is known before the first heart."""

    album: Album
    person: Actor
    share: Share | None = None

    @property
    def owner(self) -> dict[str, UUID | None]:
        """The columns that say whose a list is."""
        person_id = self.person.id if self.person else None
        return {"guest_id" if self.share else "account_id": person_id}

    @property
    def subject(self) -> str:
        return str(self.person.id) if self.person else ""


def lists(session: Session, actor: Actor, where: Where) -> list[ListView]:
    """The favourites, then what the photographer asks for, then the person's own, oldest first."""
    place = _open(session, actor, where)
    asked = _asked(session, place)
    mine = _mine(session, place)
    begun = {row.asked_id or row.name: row for row in mine}
    found: list[tuple[str, AskedList | None, FavouriteList | None]] = [(HEARTS, None, begun.get(""))]
    found += [(str(each.id), each, begun.get(each.id)) for each in asked]
    found += [(str(row.id), None, row) for row in mine if row.asked_id is None and row.name]
    photos = _photos(session, [row.id for row in mine])
    return [_view(name, wish, row, photos.get(row.id, []) if row else []) for name, wish, row in found]


def one(session: Session, actor: Actor, where: Where, name: str) -> ListView:
    place = _open(session, actor, where)
    row, wish = _find(session, place, name)
    return _shown(session, name, wish, row)


def create(session: Session, actor: Actor, where: Where, name: str, *, limit: int = 0) -> ListView:
    place = _open(session, actor, where)
    name = _clean_name(name)
    _check_limit(limit)
    if len(_mine(session, place)) > MOST_LISTS:
        raise TooManyLists
    row = FavouriteList(
        album_id=place.album.id,
        account_id=place.owner.get("account_id"),
        guest_id=place.owner.get("guest_id"),
        share_id=place.share.id if place.share else None,
        name=name,
        most=limit,
    )
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        raise ListNameTaken from None
    return _shown(session, str(row.id), None, row)


def change(session: Session, actor: Actor, where: Where, name: str, change: Change) -> ListView:
    """A note may be given to every list; name and limit only to one's own."""
    place = _open(session, actor, where)
    row, wish = _to_change(session, place, name)
    if (change.name is not None or change.limit is not None) and (wish is not None or not row.name):
        raise ListStays(_("Only lists of your own can be renamed or limited."))
    if change.note is not None:
        row.note = words.plain("note", change.note, LONGEST_NOTE, shortest=0)
    if change.limit is not None:
        _check_limit(change.limit)
        row.most = change.limit
    if change.name is not None:
        row.name = _clean_name(change.name)
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        raise ListNameTaken from None
    return _shown(session, name, wish, row)


def delete(session: Session, actor: Actor, where: Where, name: str) -> None:
    place = _open(session, actor, where)
    row, wish = _find(session, place, name, lock=True)
    if row is None or wish is not None or not row.name:
        raise ListStays
    if row.sent_at is not None:
        raise ListSent
    session.delete(row)
    session.flush()


def put(session: Session, actor: Actor, where: Where, name: str, photo_id: UUID, *, note: str | None = None) -> Counter:
    """Into the list, once. A `note` replaces what was said about the photo before. Raises ListFull beyond the limit."""
    place = _open(session, actor, where)
    _slow_down(place)
    _check_photo(session, place, photo_id)
    row, wish = _to_change(session, place, name)
    entry = session.get(ListPhoto, (row.id, photo_id))
    if entry is None:
        most = _most(row, wish)
        if most and _count(session, row) >= most:
            raise ListFull(
                _n(
                    "{count} photo is chosen, and no more fit in this list. Take one out first.",
                    "{count} photos are chosen, and no more fit in this list. Take one out first.",
                    most,
                )
            )
        entry = ListPhoto(list_id=row.id, photo_id=photo_id)
        share_id = place.share.id if place.share else None
        activity.saw(session, "favourite", album_id=row.album_id, share_id=share_id, photo_id=photo_id, visitor=None)
    if note is not None:
        entry.note = words.plain("note", note, LONGEST_NOTE, shortest=0)
    session.add(entry)
    session.flush()
    return _counter(session, name, wish, row)


def take_out(session: Session, actor: Actor, where: Where, name: str, photo_id: UUID) -> Counter:
    """Out of the list, also where the photo is no longer to be seen. What is not in it may be taken out as well."""
    place = _open(session, actor, where)
    _slow_down(place)
    row, wish = _to_change(session, place, name)
    session.execute(sql_delete(ListPhoto).where(col(ListPhoto.list_id) == row.id, col(ListPhoto.photo_id) == photo_id))
    return _counter(session, name, wish, row)


def send(
    session: Session, actor: Actor, where: Where, name: str, *, note: str | None = None, by: str | None = None
) -> ListView:
    """To the photographer. From then on nobody changes it, until it is taken back or given back.

    A guest says `by` whom it is; the name of before holds until another is given.
    """
    place = _open(session, actor, where)
    row, wish = _to_change(session, place, name)
    count, most = _count(session, row), _most(row, wish)
    if count == 0:
        raise ListEmpty
    if most and count > most:
        raise ListTooLong(
            _n(
                "{count} photo is chosen, and {most} fit in this list. Take some out first.",
                "{count} photos are chosen, and {most} fit in this list. Take some out first.",
                count,
                most=most,
            )
        )
    if note is not None:
        row.note = words.plain("note", note, LONGEST_NOTE, shortest=0)
    if isinstance(place.person, Guest):
        row.by_name = _signed(session, place.person, row, by)
    message = _("You sent this often enough for now. Try again in an hour.")
    limits.spend("favourites.sent", place.subject, limit=SENT_AN_HOUR, seconds=3600, message=message)
    row.sent_at, row.reopened_at = now(), None
    session.add(row)
    session.flush()
    _tell(session, place, row, wish, count)
    who = place.person.id if isinstance(place.person, Account) else None
    audit.record(session, "favourites.sent", actor_id=who, subject_id=row.id, album_id=str(place.album.id))
    return _shown(session, name, wish, row)


def take_back(session: Session, actor: Actor, where: Where, name: str) -> ListView:
    place = _open(session, actor, where)
    row, wish = _find(session, place, name, lock=True)
    if row is None:
        raise NotFound
    row.sent_at = None
    session.add(row)
    notifications.forget(session, [row.id])
    session.flush()
    return _shown(session, name, wish, row)


def hearts(session: Session, actor: Account, photo_ids: list[UUID]) -> list[str]:
    """Which of these photos, of any albums, the actor marked as a favourite."""
    found = session.exec(
        select(ListPhoto.photo_id)
        .join(FavouriteList, col(FavouriteList.id) == ListPhoto.list_id)
        .where(
            FavouriteList.account_id == actor.id,
            FavouriteList.name == "",
            col(FavouriteList.asked_id).is_(None),
            col(ListPhoto.photo_id).in_(photo_ids),
        )
    ).all()
    return [str(photo_id) for photo_id in found]


def _open(session: Session, actor: Actor, where: Where) -> Place:
    if isinstance(where, str):
        guest = actor if isinstance(actor, Guest) else None
        sight = access.share_opened(session, guest, where)
        return Place(sight.album, guest, sight.share)
    if not isinstance(actor, Account):
        raise NotFound
    return Place(access.album_of_client(session, actor, where), actor)


def _check_photo(session: Session, place: Place, photo_id: UUID) -> None:
    """One that the person sees here; what is public besides is not theirs to choose from."""
    if place.share is not None:
        access.photos_shared(session, access.ShareSight(place.share, place.album), [photo_id])
    elif isinstance(place.person, Account):
        access.photo_of_client(session, place.person, place.album, photo_id)


def _asked(session: Session, place: Place) -> list[AskedList]:
    """What is still asked for, and what this person had begun before it was closed."""
    begun = select(FavouriteList.asked_id).where(*_of(place))
    return list(
        session.exec(
            select(AskedList)
            .where(
                AskedList.album_id == place.album.id,
                col(AskedList.closed_at).is_(None) | col(AskedList.id).in_(begun),
            )
            .order_by(col(AskedList.id))
        ).all()
    )


def _mine(session: Session, place: Place) -> list[FavouriteList]:
    return list(session.exec(select(FavouriteList).where(*_of(place)).order_by(col(FavouriteList.id))).all())


def _of(place: Place) -> list:
    if place.person is None:
        return [false()]
    whose = [getattr(FavouriteList, column) == person_id for column, person_id in place.owner.items()]
    return [col(FavouriteList.album_id) == place.album.id, *whose]


def _find(
    session: Session, place: Place, name: str, *, lock: bool = False
) -> tuple[FavouriteList | None, AskedList | None]:
    """The row of a list, if it was begun, and the wish behind it, if there is one. Raises NotFound without both."""
    wish = None
    if name == HEARTS:
        which = [col(FavouriteList.name) == "", col(FavouriteList.asked_id).is_(None)]
    else:
        list_id = _as_id(name)
        wish = next((each for each in _asked(session, place) if each.id == list_id), None)
        which = [col(FavouriteList.asked_id) == list_id if wish else col(FavouriteList.id) == list_id]
        if wish is None:
            which.append(col(FavouriteList.name) != "")
    statement = select(FavouriteList).where(*_of(place), *which)
    row = session.exec(statement.with_for_update() if lock else statement).first()
    if row is None and wish is None and name != HEARTS:
        raise NotFound
    return row, wish


def _to_change(session: Session, place: Place, name: str) -> tuple[FavouriteList, AskedList | None]:
    """Held, so that two who put a last photo in take turns; begun if it is not there yet. Raises ListSent."""
    row, wish = _find(session, place, name, lock=True)
    if row is None:
        session.execute(
            insert(FavouriteList)
            .values(
                id=new_id(),
                created_at=now(),
                album_id=place.album.id,
                asked_id=wish.id if wish else None,
                share_id=place.share.id if place.share else None,
                **place.owner,
            )
            .on_conflict_do_nothing()
        )
        row, wish = _find(session, place, name, lock=True)
    if row is None:
        raise NotFound
    if row.sent_at is not None:
        raise ListSent
    return row, wish


def _photos(session: Session, list_ids: list[UUID]) -> dict[UUID, list[ChosenPhoto]]:
    """By list, in the order in which they were chosen."""
    found: dict[UUID, list[ChosenPhoto]] = {}
    for entry in session.exec(
        select(ListPhoto)
        .join(FavouriteList, col(FavouriteList.id) == ListPhoto.list_id)
        .join(Photo, col(Photo.id) == ListPhoto.photo_id)
        .where(col(ListPhoto.list_id).in_(list_ids), *COUNTS)
        .order_by(col(ListPhoto.created_at), col(ListPhoto.photo_id))
    ).all():
        found.setdefault(entry.list_id, []).append(ChosenPhoto(str(entry.photo_id), entry.note))
    return found


def _count(session: Session, row: FavouriteList) -> int:
    return session.exec(
        select(func.count())
        .select_from(ListPhoto)
        .join(FavouriteList, col(FavouriteList.id) == ListPhoto.list_id)
        .join(Photo, col(Photo.id) == ListPhoto.photo_id)
        .where(ListPhoto.list_id == row.id, *COUNTS)
    ).one()


def _most(row: FavouriteList | None, wish: AskedList | None) -> int:
    return wish.most if wish else row.most if row else 0


def _shown(session: Session, name: str, wish: AskedList | None, row: FavouriteList | None) -> ListView:
    return _view(name, wish, row, _photos(session, [row.id]).get(row.id, []) if row else [])


def _view(name: str, wish: AskedList | None, row: FavouriteList | None, photos: list[ChosenPhoto]) -> ListView:
    return ListView(
        id=name,
        name=wish.name if wish else (row.name if row else "") or HEARTS_NAME,
        limit=_most(row, wish),
        count=len(photos),
        note=row.note if row else "",
        is_hearts=name == HEARTS,
        is_asked=wish is not None,
        is_sent=row is not None and row.sent_at is not None,
        is_reopened=row is not None and row.reopened_at is not None,
        sent_at=row.sent_at.isoformat() if row and row.sent_at else "",
        photos=photos,
    )


def _tell(session: Session, place: Place, row: FavouriteList, wish: AskedList | None, count: int) -> None:
    events.tell(session, place.album.owner_id, "favourites.sent", album_id=place.album.id, list_id=row.id)
    name = wish.name if wish else row.name or HEARTS_NAME
    page = routes.STUDIO_FAVOURITES.replace("[album_id]", str(place.album.id))
    notifications.tell(
        session,
        place.album.owner_id,
        Kind.favourites_sent,
        title=_n(
            "{name} chose {count} photo of {album}",
            "{name} chose {count} photos of {album}",
            count,
            name=_known_as(session, place, row),
            album=place.album.name,
        ),
        body=_("{list}: {note}", list=name, note=row.note) if row.note else name,
        url=f"{page}?list={row.id}",
        subject_id=row.id,
    )


def _known_as(session: Session, place: Place, row: FavouriteList) -> str:
    """To the photographer, who has names of their own for clients."""
    if not isinstance(place.person, Account):
        return row.by_name
    client = session.get(Client, (place.album.owner_id, place.person.id))
    return (client.name if client else "") or place.person.name or _("A client")


def _counter(session: Session, name: str, wish: AskedList | None, row: FavouriteList) -> Counter:
    count, most = _count(session, row), _most(row, wish)
    return Counter(name, count, most, max(0, most - count) if most else None)


def _signed(session: Session, guest: Guest, row: FavouriteList, by: str | None) -> str:
    if by is not None and by.strip():
        guests.introduce(session, guest, name=by)
        return guest.name
    if not (row.by_name or guest.name):
        raise Invalid(by=_("Write your name, so that the photographer knows whose list this is."))
    return row.by_name or guest.name


def _clean_name(name: str) -> str:
    name = " ".join(words.plain("name", name, LONGEST_NAME).split())
    if name.lower() == HEARTS_NAME.lower():
        raise ListNameTaken
    return name


def _check_limit(limit: int) -> None:
    if not 0 <= limit <= MOST_PHOTOS:
        raise Invalid(limit=_("Use 1 to {most} photos, or 0 for any number.", most=MOST_PHOTOS))


def _as_id(name: str) -> UUID:
    try:
        return UUID(name)
    except ValueError:
        raise NotFound from None


def _slow_down(place: Place) -> None:
    message = _("That is faster than anybody chooses. Wait a moment.")
    limits.spend("favourite", place.subject, limit=A_MINUTE, seconds=60, message=message)
