"""Albums and photos as others than their owner see them: public ones, and those that a link opens."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func
from sqlmodel import Session, col, or_, select

from photodrop.errors import NotFound
from photodrop.models import Account, Album, AlbumKind, Photo, PhotoStatus, Visibility
from photodrop.services import access, files, link_tokens, photo_cards
from photodrop.services.access import AlbumSight
from photodrop.services.link_tokens import CameBy
from photodrop.services.paging import LARGEST, Page, Sorting, page
from photodrop.services.photo_cards import PhotoCard, Wanted


@dataclass(frozen=True)
class Member:
    """Whose something is, as far as everybody may know."""

    username: str
    name: str


@dataclass(frozen=True)
class PublicAlbum:
    """An album without what concerns its owner alone. `photo_count` counts what is out."""

    id: str
    kind: str
    name: str
    location: str
    shot_on: str
    created_at: str
    visibility: str
    photo_count: int
    cover_url: str
    by: Member


@dataclass(frozen=True)
class PhotoPage:
    """Everything the page of one photo shows before anybody says something about it."""

    photo: PhotoCard
    by: Member
    album_name: str
    album_kind: str
    visibility: str
    is_owner: bool
    may_edit: bool


@dataclass(frozen=True)
class AlbumPage:
    """An album's page. `link_url` is told to who may give it away, while there is a link."""

    album: PublicAlbum
    is_owner: bool
    may_edit: bool
    link_url: str


@dataclass(frozen=True)
class Library:
    """The last photos of one member; `has_more` where there are older ones."""

    by: Member
    is_mine: bool
    items: list[PhotoCard]
    has_more: bool


@dataclass(frozen=True)
class Albums:
    by: Member
    is_mine: bool
    items: list[PublicAlbum]
    next: str | None


ALBUM_SORTING = Sorting(
    {"created_at": col(Album.created_at), "name": func.lower(col(Album.name)), "shot_on": col(Album.shot_on)},
    tie=col(Album.id),
)
PHOTO_SORTING = Sorting(
    {
        "taken_at": col(Photo.sorted_at),
        "created_at": col(Photo.created_at),
        "dropped_at": col(Photo.dropped_at),
        "name": col(Photo.name),
        "rating": col(Photo.rating_score),
    },
    tie=col(Photo.id),
)

IS_OUT = (
    col(Photo.deleted_at).is_(None),
    col(Photo.dropped_at).is_not(None),
    col(Photo.status) == PhotoStatus.ready,
    col(Photo.hidden_at).is_(None),
)
IS_PUBLIC = (col(Album.visibility) == Visibility.public, col(Album.deleted_at).is_(None))


def album(session: Session, actor: Account | None, album_id: UUID) -> PublicAlbum:
    return _albums(session, actor, [access.album_to_see(session, actor, album_id)])[0]


def album_linked(session: Session, actor: Account | None, token: str) -> PublicAlbum:
    return _albums(session, actor, [access.album_linked(session, actor, token)])[0]


def photos_of(
    session: Session,
    actor: Account | None,
    album_id: UUID,
    *,
    wanted: Wanted | None = None,
    sort: str = "taken_at",
    cursor: str | None = None,
    limit: int = 50,
) -> Page[PhotoCard]:
    """What is out of an album that the actor may look at."""
    sight = access.album_to_see(session, actor, album_id)
    return _photos(session, actor, sight, wanted, sort=sort, cursor=cursor, limit=limit)


def photos_linked(
    session: Session,
    actor: Account | None,
    token: str,
    *,
    wanted: Wanted | None = None,
    sort: str = "taken_at",
    cursor: str | None = None,
    limit: int = 50,
) -> Page[PhotoCard]:
    sight = access.album_linked(session, actor, token)
    return _photos(session, actor, sight, wanted, sort=sort, cursor=cursor, limit=limit)


def photo_linked(session: Session, actor: Account | None, token: str) -> PhotoPage:
    sight, came_by = access.photo_linked(session, actor, token)
    return _photo_page(session, actor, sight, came_by)


def photo_page(session: Session, actor: Account | None, username: str, photo_id: UUID) -> PhotoPage:
    """One photo at its owner's address. Under another name it is not there."""
    sight = access.photo_to_see(session, actor, photo_id)
    owner = session.get_one(Account, sight.album.owner_id)
    if not owner.login or owner.login.lower() != username.lower():
        raise NotFound
    return _photo_page(session, actor, sight)


def newest_albums(
    session: Session,
    actor: Account | None,
    *,
    sort: str = "-created_at",
    cursor: str | None = None,
    limit: int = 50,
) -> Page[PublicAlbum]:
    """Public albums of everybody."""
    rows, following = page(
        session, select(Album).where(*IS_PUBLIC), ALBUM_SORTING, sort=sort, cursor=cursor, limit=limit
    )
    return Page(_albums(session, actor, [AlbumSight(row[0], may_edit=False) for row in rows]), following)


def newest_photos(
    session: Session,
    actor: Account | None,
    *,
    wanted: Wanted | None = None,
    sort: str = "-dropped_at",
    cursor: str | None = None,
    limit: int = 50,
) -> Page[PhotoCard]:
    """Public photos of everybody."""
    statement = (
        select(Photo, Album)
        .join(Album, col(Album.id) == Photo.album_id)
        .where(*IS_OUT, *IS_PUBLIC, *(wanted or Wanted()).conditions())
    )
    rows, following = page(session, statement, PHOTO_SORTING, sort=sort, cursor=cursor, limit=limit)
    return Page(photo_cards.cards(session, actor, rows), following)


def album_page(session: Session, actor: Account | None, username: str, album_id: UUID) -> AlbumPage:
    """At its owner's address: under another name it is not there."""
    sight = access.album_to_see(session, actor, album_id)
    if sight.album.owner_id != member(session, username).id:
        raise NotFound
    return _album_page(session, actor, sight)


def album_page_linked(session: Session, actor: Account | None, token: str) -> AlbumPage:
    return _album_page(session, actor, access.album_linked(session, actor, token))


def albums_of(
    session: Session, actor: Account | None, username: str, *, cursor: str | None = None, limit: int = 50
) -> Albums:
    """One member's albums: for themselves those of their library, for others the public ones."""
    owner = member(session, username)
    mine = actor is not None and actor.id == owner.id
    which = (col(Album.kind) == AlbumKind.library, col(Album.deleted_at).is_(None)) if mine else IS_PUBLIC
    statement = select(Album).where(Album.owner_id == owner.id, *which)
    rows, following = page(session, statement, ALBUM_SORTING, sort="-created_at", cursor=cursor, limit=limit)
    sights = [AlbumSight(row[0], may_edit=mine) for row in rows]
    return Albums(by(owner), mine, _albums(session, actor, sights), following)


def newest_of(session: Session, actor: Account | None, username: str, limit: int) -> Library:
    """The last photos of one member: for themselves their whole library, for others what is public."""
    owner = member(session, username)
    mine = actor is not None and actor.id == owner.id
    which: list[ColumnElement[bool]] = [col(Album.owner_id) == owner.id, col(Album.deleted_at).is_(None)]
    if mine:
        is_shown = or_(col(Album.kind) == AlbumKind.library, col(Album.visibility) == Visibility.public)
        which += [is_shown, col(Photo.deleted_at).is_(None)]
    else:
        which += [*IS_OUT, *IS_PUBLIC]
    statement = select(Photo, Album).join(Album, col(Album.id) == Photo.album_id).where(*which)
    rows, following = page(
        session, statement, PHOTO_SORTING, sort="-created_at", cursor=None, limit=min(limit, LARGEST)
    )
    return Library(by(owner), mine, photo_cards.cards(session, actor, rows), following is not None)


def member(session: Session, username: str) -> Account:
    """Raises NotFound for whom nobody may know: nobody, and whoever is shut out."""
    found = session.exec(select(Account).where(func.lower(col(Account.login)) == username.lower())).first()
    if found is None or not found.is_active:
        raise NotFound
    return found


def by(account: Account) -> Member:
    return Member(account.login or "", account.name or account.login or "Somebody")


def _album_page(session: Session, actor: Account | None, sight: AlbumSight) -> AlbumPage:
    return AlbumPage(
        album=_albums(session, actor, [sight])[0],
        is_owner=actor is not None and actor.id == sight.album.owner_id,
        may_edit=sight.may_edit,
        link_url=link_tokens.album_url(sight.album) if sight.may_edit else "",
    )


def _photo_page(
    session: Session, actor: Account | None, sight: access.Sight, came_by: CameBy | None = None
) -> PhotoPage:
    return PhotoPage(
        photo=photo_cards.cards(session, actor, [(sight.photo, sight.album)], came_by=came_by)[0],
        by=by(session.get_one(Account, sight.album.owner_id)),
        album_name=sight.album.name if sight.may_edit or sight.album.visibility is Visibility.public else "",
        album_kind=sight.album.kind.value,
        visibility=sight.album.visibility.value,
        is_owner=sight.is_owner,
        may_edit=sight.may_edit,
    )


def _photos(
    session: Session,
    actor: Account | None,
    sight: AlbumSight,
    wanted: Wanted | None,
    *,
    sort: str,
    cursor: str | None,
    limit: int,
) -> Page[PhotoCard]:
    statement = select(Photo).where(Photo.album_id == sight.album.id, *IS_OUT, *(wanted or Wanted()).conditions())
    rows, following = page(session, statement, PHOTO_SORTING, sort=sort, cursor=cursor, limit=limit)
    found = [(row[0], sight.album) for row in rows]
    return Page(photo_cards.cards(session, actor, found, came_by=sight.came_by), following)


def _albums(session: Session, actor: Account | None, sights: Sequence[AlbumSight]) -> list[PublicAlbum]:
    if not sights:
        return []
    ids = [sight.album.id for sight in sights]
    counts: dict[Any, int] = dict(
        session.execute(
            select(Photo.album_id, func.count())
            .where(col(Photo.album_id).in_(ids), *IS_OUT)
            .group_by(col(Photo.album_id))
        ).all()
    )
    covers = files.covers(session, ids, viewer=actor.id if actor else None, came_by=sights[0].came_by)
    owners = {
        owner.id: owner
        for owner in session.exec(
            select(Account).where(col(Account.id).in_({sight.album.owner_id for sight in sights}))
        ).all()
    }
    return [
        PublicAlbum(
            id=str(sight.album.id),
            kind=sight.album.kind.value,
            name=sight.album.name,
            location=sight.album.location,
            shot_on=sight.album.shot_on.isoformat(),
            created_at=sight.album.created_at.isoformat(),
            visibility=sight.album.visibility.value,
            photo_count=counts.get(sight.album.id, 0),
            cover_url=covers.get(sight.album.id, ""),
            by=by(owners[sight.album.owner_id]),
        )
        for sight in sights
    ]
