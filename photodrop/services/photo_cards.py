"""Photos as one viewer sees them: one, a list, and what is counted in a list."""

import operator
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func
from sqlmodel import Session, col, exists, select

from photodrop.errors import Invalid
from photodrop.models import Account, Album, Appearance, AppearanceState, Photo, PhotoStatus, ShareDownloads, Size
from photodrop.models.base import among
from photodrop.services import access, album_people, appearances, clients, files, link_tokens, ratings, tags
from photodrop.services.access import ShareSight
from photodrop.services.clients import PersonChip
from photodrop.services.link_tokens import CameBy
from photodrop.services.paging import Page, Sorting, page
from photodrop.services.tongues import Sentence, _


@dataclass(frozen=True)
class PhotoCard:
    """What one viewer sees of one photo: the URLs lead to what this viewer may have, and to nothing else.

    `link_url` opens this one photo for whoever has it; only who may edit the photo is told.
    `uploader` is the username of whose photo it is, empty while they have none; `rating` is the average of all.
    `width` and `height` are pixels of the upright picture, 0 until known; `placeholder` is a ThumbHash in base64.
    """

    id: str
    album_id: str
    filename: str
    name: str
    description: str
    status: str
    error: str
    width: int
    height: int
    bytes: int
    placeholder: str
    locked: bool
    dropped: bool
    taken_at: str
    created_at: str
    thumb_url: str
    small_url: str
    medium_url: str
    large_url: str
    download_url: str
    link_url: str
    appearance_id: str
    people: list[PersonChip]
    tags: list[str]
    rating: float
    rating_count: int
    uploader: str


@dataclass(frozen=True)
class FilterCounts:
    all: int
    no_people: int
    failed: int
    draft: int
    waiting: int
    guests: int


@dataclass(frozen=True)
class Wanted:
    """Filters of a list of photos."""

    name: str | None = None
    created_from: datetime | None = None
    created_to: datetime | None = None
    taken_from: datetime | None = None
    taken_to: datetime | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        compared: list[tuple[Any, Callable[[Any, Any], ColumnElement[bool]], Any]] = [
            (col(Photo.name), operator.eq, self.name),
            (col(Photo.created_at), operator.ge, self.created_from),
            (col(Photo.created_at), operator.le, self.created_to),
            (col(Photo.sorted_at), operator.ge, self.taken_from),
            (col(Photo.sorted_at), operator.le, self.taken_to),
        ]
        return [compare(column, value) for column, compare, value in compared if value is not None]


SORTING = Sorting(
    {
        "taken_at": col(Photo.sorted_at),
        "created_at": col(Photo.created_at),
        "name": col(Photo.name),
        "filename": col(Photo.filename),
        "bytes": col(Photo.bytes),
        "rating": col(Photo.rating_score),
    },
    tie=col(Photo.id),
)


_HAS_PEOPLE = exists().where(col(Appearance.photo_id) == Photo.id, col(Appearance.state) == AppearanceState.confirmed)


FILTERS: dict[str, ColumnElement[bool]] = {
    "no_people": ~_HAS_PEOPLE,
    "nobody": album_people.HAS_NOBODY,
    "failed": col(Photo.status) == PhotoStatus.failed,
    "draft": col(Photo.dropped_at).is_(None),
    "waiting": col(Photo.status).in_((PhotoStatus.queued, PhotoStatus.uploading)),
    "guests": col(Photo.held_at).is_not(None),
}


_is_in = col(Photo.held_at).is_(None)


def in_album(
    session: Session,
    actor: Account,
    album_id: UUID,
    *,
    only: str = "",
    status: str = "",
    wanted: Wanted | None = None,
    sort: str = "taken_at",
    cursor: str | None = None,
    limit: int = 50,
) -> Page[PhotoCard]:
    """The photographer's view of an album: every photo, drafts and failed ones too."""
    album = access.album_to_edit(session, actor, album_id)
    statement = select(Photo).where(Photo.album_id == album.id, col(Photo.deleted_at).is_(None))
    if only != "guests":
        statement = statement.where(col(Photo.held_at).is_(None))
    if only:
        if only not in FILTERS:
            raise Invalid(only=_("Use one of: {choices}.", choices=", ".join(FILTERS)))
        statement = statement.where(FILTERS[only])
    if status:
        if status not in PhotoStatus.__members__:
            raise Invalid(status=_("Use one of: {choices}.", choices=", ".join(PhotoStatus)))
        statement = statement.where(Photo.status == status)
    statement = statement.where(*(wanted or Wanted()).conditions())
    rows, following = page(session, statement, SORTING, sort=sort, cursor=cursor, limit=limit)
    return Page(editor_cards(session, actor, [row[0] for row in rows]), following)


def filter_counts(session: Session, actor: Account, album_id: UUID) -> FilterCounts:
    album = access.album_to_edit(session, actor, album_id)
    counted: list[tuple[ColumnElement[bool], ...]] = [
        (_is_in, FILTERS[name]) for name in ("no_people", "failed", "draft", "waiting")
    ]
    counted.append((FILTERS["guests"],))
    counts = session.execute(
        select(
            func.count().filter(_is_in),
            *[func.count().filter(*which) for which in counted],
        ).where(Photo.album_id == album.id, col(Photo.deleted_at).is_(None))
    ).one()
    return FilterCounts(*counts)


def statuses(session: Session, actor: Account, album_id: UUID, photo_ids: list[UUID]) -> list[PhotoCard]:
    """Some photos of an album again, for a page that waits for them. Those gone since are left out."""
    album = access.album_to_edit(session, actor, album_id)
    found = session.exec(
        select(Photo).where(Photo.album_id == album.id, col(Photo.id).in_(photo_ids), col(Photo.deleted_at).is_(None))
    ).all()
    return editor_cards(session, actor, list(found))


CLIENT_SORTING = Sorting(
    {"shot_on": col(Album.shot_on), "taken_at": col(Photo.sorted_at), "dropped_at": col(Photo.dropped_at)},
    tie=col(Photo.id),
)


def of_client(
    session: Session,
    actor: Account,
    album_id: UUID | None = None,
    *,
    only: list[UUID] | None = None,
    hidden: bool = False,
    sort: str = "-shot_on,taken_at",
    cursor: str | None = None,
    limit: int = 50,
) -> Page[PhotoCard]:
    """The photos the actor appears in and that have dropped, of one album or of all, newest album first.

    With `only`, none but these; `hidden` ones in place of the others.
    """
    if album_id is not None:
        access.album_of_client(session, actor, album_id)
    statement = (
        select(Photo, Album, Appearance.id, access.unlocked_for(actor.id))
        .join(Album, col(Album.id) == Photo.album_id)
        .join(Appearance, col(Appearance.photo_id) == Photo.id)
        .where(*_mine(actor, album_id, hidden=hidden))
    )
    if only is not None:
        statement = statement.where(among(col(Photo.id), only))
    rows, following = page(session, statement, CLIENT_SORTING, sort=sort, cursor=cursor, limit=limit)
    sign = files.Signer(actor.id)
    cards = [
        _card(
            photo,
            album,
            sign,
            is_owner=False,
            locked=album.watermark and not is_unlocked,
            appearance=appearance,
        )
        for photo, album, appearance, is_unlocked in rows
    ]
    return Page(_told_of(session, cards, [row[1] for row in rows]), following)


def cards_in_public(session: Session, actor: Account | None, photo_ids: list[UUID]) -> list[PhotoCard]:
    """Those of the photos that everybody may see, in this order."""
    return cards(session, actor, access.photos_in_public(session, photo_ids))


def count_of_client(session: Session, actor: Account, album_id: UUID | None = None, *, hidden: bool = False) -> int:
    return session.exec(
        select(func.count())
        .select_from(Photo)
        .join(Album, col(Album.id) == Photo.album_id)
        .join(Appearance, col(Appearance.photo_id) == Photo.id)
        .where(*_mine(actor, album_id, hidden=hidden))
    ).one()


def cards(
    session: Session,
    actor: Account | None,
    rows: Sequence[tuple[Photo, Album]],
    *,
    came_by: CameBy | None = None,
) -> list[PhotoCard]:
    """Photos that the caller opened for this actor, of any albums: as owner, admin, client or somebody else."""
    own = [photo for photo, album in rows if access.edits(actor, album)]
    as_editor = {card.id: card for card in editor_cards(session, actor, own)} if actor and own else {}
    others = [(photo, album) for photo, album in rows if str(photo.id) not in as_editor]
    unlocked = _unlocked(session, actor, [photo.id for photo, album in others if album.watermark])
    sign = files.Signer(actor.id if actor else None, came_by)
    as_other = [
        _card(photo, album, sign, is_owner=False, locked=album.watermark and photo.id not in unlocked)
        for photo, album in others
    ]
    known = as_editor | {card.id: card for card in _told_of(session, as_other, [album for _, album in others])}
    return [known[str(photo.id)] for photo, _ in rows]


def cards_shared(session: Session, sight: ShareSight, found: list[Photo]) -> list[PhotoCard]:
    """As a guest sees photos by a share. Whatever may not be taken has no address: `large` is what would be saved."""
    sign = files.Signer(None, sight.came_by)
    cards = []
    for photo in found:
        card = _card(photo, sight.album, sign, is_owner=False, locked=sight.locked)
        match sight.downloads:
            case ShareDownloads.none:
                card = replace(card, large_url="", download_url="")
            case ShareDownloads.web:
                card = replace(card, download_url=f"{card.large_url}&download=true" if card.large_url else "")
            case ShareDownloads.original:
                card = replace(card, download_url=files.download_url(sign, photo))
        cards.append(card)
    return _told_of(session, cards, [sight.album])


def _unlocked(session: Session, actor: Account | None, photo_ids: list[UUID]) -> set[UUID]:
    """Those that the actor appears in and has unlocked."""
    if actor is None or not photo_ids:
        return set()
    return set(
        session.exec(
            select(Photo.id)
            .join(Appearance, col(Appearance.photo_id) == Photo.id)
            .where(
                among(col(Photo.id), photo_ids),
                Appearance.client_id == actor.id,
                Appearance.state == AppearanceState.confirmed,
                access.unlocked_for(actor.id),
            )
        ).all()
    )


def see(session: Session, actor: Account | None, photo_id: UUID) -> PhotoCard:
    """One photo as this actor may see it."""
    sight = access.photo_to_see(session, actor, photo_id)
    if actor is not None and sight.may_edit:
        return editor_cards(session, actor, [sight.photo])[0]
    appearance = appearances.of(session, actor.id, photo_id) if actor else None
    card = _card(
        sight.photo,
        sight.album,
        files.Signer(actor.id if actor else None),
        is_owner=False,
        locked=sight.locked,
        appearance=appearance.id if appearance else None,
    )
    return _told_of(session, [card], [sight.album])[0]


def _mine(actor: Account, album_id: UUID | None, *, hidden: bool) -> list[ColumnElement[bool]]:
    conditions: list[Any] = [
        *(access.hidden_by(actor.id) if hidden else access.shown_to(actor.id)),
        col(Photo.deleted_at).is_(None),
        col(Photo.dropped_at).is_not(None),
        col(Photo.status) != PhotoStatus.failed,
        col(Album.deleted_at).is_(None),
    ]
    if album_id is not None:
        conditions.append(col(Album.id) == album_id)
    return conditions


def editor_cards(session: Session, actor: Account, photos: list[Photo]) -> list[PhotoCard]:
    """As the owner sees them, with who is in them. An admin sees no people, and what is locked stays so for them."""
    albums = {album_id: session.get_one(Album, album_id) for album_id in {photo.album_id for photo in photos}}
    ids = [photo.id for photo in photos if albums[photo.album_id].owner_id == actor.id]
    pairs = session.exec(
        select(Appearance.photo_id, Appearance.client_id)
        .where(col(Appearance.photo_id).in_(ids), Appearance.state == AppearanceState.confirmed)
        .order_by(col(Appearance.id))
    ).all()
    people = {chip.client_id: chip for chip in clients.chips(session, actor, list({pair[1] for pair in pairs}))}
    in_photo: dict[UUID, list[PersonChip]] = {}
    for photo_id, client_id in pairs:
        in_photo.setdefault(photo_id, []).append(people[str(client_id)])
    sign = files.Signer(actor.id)
    cards = [
        _card(
            photo,
            album,
            sign,
            is_owner=album.owner_id == actor.id,
            may_edit=True,
            locked=album.watermark and album.owner_id != actor.id,
            people=in_photo.get(photo.id),
        )
        for photo in photos
        for album in [albums[photo.album_id]]
    ]
    return _told_of(session, cards, albums.values())


def _told_of(session: Session, cards: list[PhotoCard], albums: Iterable[Album]) -> list[PhotoCard]:
    """What lies beside the photos of these albums themselves: their tags, and by whom they are."""
    if not cards:
        return []
    ids = [UUID(card.id) for card in cards]
    named = tags.of(session, ids)
    owners = {str(album.id): album.owner_id for album in albums}
    owned = among(col(Account.id), set(owners.values()))
    usernames = dict(session.exec(select(Account.id, Account.login).where(owned)).all())
    return [
        replace(card, tags=named[photo_id], uploader=usernames[owners[card.album_id]] or "")
        for card, photo_id in zip(cards, ids, strict=True)
    ]


def _download_url(photo: Photo, album: Album, sign: files.Signer, large_url: str, *, is_owner: bool) -> str:
    if is_owner or album.originals:
        return files.download_url(sign, photo)
    return f"{large_url}&download=true" if large_url else ""


def _card(
    photo: Photo,
    album: Album,
    sign: files.Signer,
    *,
    is_owner: bool,
    locked: bool,
    may_edit: bool = False,
    appearance: UUID | None = None,
    people: list[PersonChip] | None = None,
) -> PhotoCard:
    look: files.Look = "marked" if locked else "clean"
    urls = {f"{size}_url": url for size, url in zip(Size, files.photo_urls(sign, photo, look, *Size), strict=True)}
    # A locked photo whose watermark is still being rendered has nothing to show yet.
    waits = photo.status is PhotoStatus.ready and not urls["thumb_url"]
    may_download = is_owner or (not locked and album.downloads)
    return PhotoCard(
        id=str(photo.id),
        album_id=str(photo.album_id),
        filename=photo.filename,
        name=photo.name,
        description=photo.description,
        status=PhotoStatus.queued if waits else photo.status.value,
        error=Sentence(photo.error) if may_edit else "",
        width=photo.width,
        height=photo.height,
        bytes=photo.bytes,
        placeholder=photo.placeholder,
        locked=locked,
        dropped=photo.dropped_at is not None,
        taken_at=photo.taken_at.isoformat() if photo.taken_at else "",
        created_at=photo.created_at.isoformat(),
        download_url=_download_url(photo, album, sign, urls["large_url"], is_owner=is_owner) if may_download else "",
        link_url=link_tokens.photo_url(photo, album) if may_edit else "",
        appearance_id=str(appearance) if appearance else "",
        people=people or [],
        tags=[],
        rating=ratings.average(photo),
        rating_count=photo.rating_count,
        uploader="",
        **urls,
    )
