"""Lists that a photographer asks for: everybody in the album finds them beside their favourites."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, exists, select

from photodrop.errors import Conflict, Invalid
from photodrop.models import Account, AskedList, FavouriteList
from photodrop.models.asked_list import MOST_PHOTOS
from photodrop.models.base import now
from photodrop.services import access, words
from photodrop.services.favourites import LONGEST_NAME
from photodrop.services.tongues import _

MOST_ASKED = 20


class AskedAlready(Conflict):
    message = "You ask for a list with this name already."


class AsksTooMuch(Conflict):
    message = _("You ask for {most} lists already. Take one back first.", most=MOST_ASKED)


@dataclass(frozen=True)
class AskedListView:
    """`limit` is 0 where any number will do; `begun` and `sent` count the people."""

    id: str
    album_id: str
    name: str
    limit: int
    begun: int
    sent: int


@dataclass(frozen=True)
class AskedChange:
    """Only what is given changes."""

    name: str | None = None
    limit: int | None = None


def of_album(session: Session, actor: Account, album_id: UUID) -> list[AskedListView]:
    album = access.album_of_photographer(session, actor, album_id)
    return [_view(session, asked) for asked in _open_ones(session, album.id)]


def ask(session: Session, actor: Account, album_id: UUID, name: str, *, limit: int = 0) -> AskedListView:
    album = access.album_of_photographer(session, actor, album_id)
    if len(_open_ones(session, album.id)) >= MOST_ASKED:
        raise AsksTooMuch
    return _keep(session, AskedList(album_id=album.id, name=_clean_name(name), most=_checked(limit)))


def change(session: Session, actor: Account, asked_id: UUID, change: AskedChange) -> AskedListView:
    """A smaller limit takes nothing from what was chosen before; it only cannot be sent until it fits."""
    asked = access.asked_list_to_edit(session, actor, asked_id)
    if change.name is not None:
        asked.name = _clean_name(change.name)
    if change.limit is not None:
        asked.most = _checked(change.limit)
    return _keep(session, asked)


def take_back(session: Session, actor: Account, asked_id: UUID) -> None:
    """Nobody is asked any more. Whoever has begun keeps what they have."""
    asked = access.asked_list_to_edit(session, actor, asked_id)
    if session.exec(select(exists().where(col(FavouriteList.asked_id) == asked.id))).one():
        asked.closed_at = now()
        session.add(asked)
    else:
        session.delete(asked)
    session.flush()


def _open_ones(session: Session, album_id: UUID) -> list[AskedList]:
    statement = select(AskedList).where(AskedList.album_id == album_id, col(AskedList.closed_at).is_(None))
    return list(session.exec(statement.order_by(col(AskedList.id))).all())


def _keep(session: Session, asked: AskedList) -> AskedListView:
    try:
        with session.begin_nested():
            session.add(asked)
    except IntegrityError:
        raise AskedAlready from None
    return _view(session, asked)


def _view(session: Session, asked: AskedList) -> AskedListView:
    begun, sent = session.execute(
        select(func.count(), func.count(col(FavouriteList.sent_at))).where(FavouriteList.asked_id == asked.id)
    ).one()
    return AskedListView(str(asked.id), str(asked.album_id), asked.name, asked.most, begun, sent)


def _clean_name(name: str) -> str:
    return " ".join(words.plain("name", name, LONGEST_NAME).split())


def _checked(limit: int) -> int:
    if not 0 <= limit <= MOST_PHOTOS:
        raise Invalid(limit=_("Use 1 to {most} photos, or 0 for any number.", most=MOST_PHOTOS))
    return limit
