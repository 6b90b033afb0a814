"""Photos: brought in, listed for whoever looks, described, deleted."""

import hashlib
import operator
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from io import SEEK_END
from pathlib import PurePath
from typing import Any, BinaryIO
from uuid import UUID

from sqlalchemy import ColumnElement, func
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, exists, select

from photodrop.adapters.storage import get_storage
from photodrop.config import get_settings
from photodrop.errors import Conflict, Invalid, TooLarge
from photodrop.imaging import formats
from photodrop.models import (
    Account,
    Album,
    Appearance,
    AppearanceState,
    ItemState,
    Photo,
    PhotoStatus,
    ShareDownloads,
    Size,
)
from photodrop.models.album import new_link_token
from photodrop.models.base import among, new_id, now
from photodrop.services import (
    access,
    album_people,
    appearances,
    audit,
    card_matching,
    clients,
    face_matching,
    files,
    link_tokens,
    progress,
    queue,
    ratings,
    tags,
)
from photodrop.services.access import ShareSight
from photodrop.services.albums import UNDO
from photodrop.services.clients import PersonChip
from photodrop.services.link_tokens import CameBy
from photodrop.services.paging import Page, Sorting, page
from photodrop.services.tongues import Sentence, _

LONGEST_DESCRIPTION = 2000
LONGEST_NAME = 255
LONGEST_ENDING = 20


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
class Added:
    """The outcome for one file. A duplicate is kept once: `photo` is then the one that was there."""

    photo: PhotoCard
    is_duplicate: bool


@dataclass(frozen=True)
class Change:
    """Only what is given changes."""

    name: str | None = None
    description: str | None = None
    tags: list[str] | None = None


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


def upload(
    session: Session,
    actor: Account,
    album_id: UUID,
    filename: str,
    source: BinaryIO,
    *,
    content_type: str = "",
    phones: list[str] | None = None,
) -> Added:
    """A whole file at once. Raises UnsupportedMedia or TooLarge with the sentence to show beside the file."""
    album = access.album_to_edit(session, actor, album_id)
    size = source.seek(0, SEEK_END)
    check_size(size)
    source.seek(0)
    sha256 = hashlib.file_digest(source, "sha256").hexdigest()  # pyright: ignore[reportArgumentType]  # typeshed forgets BinaryIO
    source.seek(0)
    people = appearances.named(session, actor, album, phones or [])
    return bring_in(
        session,
        actor,
        album,
        source,
        filename=filename,
        content_type=content_type,
        size=size,
        sha256=sha256,
        people=people,
    )


def bring_in(
    session: Session,
    actor: Account,
    album: Album,
    source: BinaryIO,
    *,
    filename: str,
    content_type: str,
    size: int,
    sha256: str,
    people: list[UUID],
) -> Added:
    """Store the bytes, then promise the renditions. The same bytes in the same album are stored once."""
    known = same_bytes(session, album.id, sha256)
    if known is not None:
        return _added(session, actor, known, people, is_duplicate=True)
    kind = formats.check(source.read(formats.ENOUGH_TO_TELL), content_type)
    source.seek(0)
    photo_id = new_id()
    key = f"photos/{photo_id}/original{kind.extension}"
    photo = _new(album, key, filename, kind, size, sha256=sha256)
    # Bytes first: an orphan blob is swept later, a row without its bytes is a broken album.
    get_storage().put(key, source)
    known = _added_before(session, photo)
    return _added(session, actor, known or photo, people, is_duplicate=known is not None)


def bring_in_held(
    session: Session, album: Album, source: BinaryIO, *, filename: str, content_type: str, size: int
) -> Photo | None:
    """As `bring_in`, for a guest: it waits for leave. None where the album has these bytes already."""
    source.seek(0)
    sha256 = hashlib.file_digest(source, "sha256").hexdigest()  # pyright: ignore[reportArgumentType]  # as above
    if same_bytes(session, album.id, sha256) is not None:
        return None
    source.seek(0)
    kind = formats.check(source.read(formats.ENOUGH_TO_TELL), content_type)
    source.seek(0)
    key = f"photos/{new_id()}/original{kind.extension}"
    photo = _new(album, key, filename, kind, size, sha256=sha256)
    photo.held_at = now()
    get_storage().put(key, source)
    if _added_before(session, photo) is not None:
        return None
    queue.enqueue(session, "photos.process", photo_id=photo.id)
    return photo


def let_in(session: Session, album: Album, photo: Photo) -> None:
    """What a guest brought becomes a photo of the album: out where others are out already, else a draft."""
    photo.held_at = None
    session.add(photo)
    session.flush()
    card_matching.promise_photo(session, album, photo.id)
    has_dropped = exists().where(
        col(Photo.album_id) == album.id, col(Photo.dropped_at).is_not(None), col(Photo.deleted_at).is_(None)
    )
    if photo.status is PhotoStatus.ready and (album.drops_at_once or session.execute(select(has_dropped)).scalar()):
        photo.dropped_at = now()
        session.add(photo)
        session.flush()
    face_matching.again(session, [photo.id])


def adopt(
    session: Session,
    actor: Account,
    album: Album,
    key: str,
    *,
    filename: str,
    kind: formats.Format,
    size: int,
    sent_sha256: str | None,
    people: list[UUID],
) -> Added:
    """A photo of bytes that came straight into the storage. A worker reads them, and proves their checksum."""
    known = same_bytes(session, album.id, sent_sha256) if sent_sha256 else None
    if known is not None:
        queue.enqueue(session, "storage.delete", priority=queue.LATER, key=key)
        return _added(session, actor, known, people, is_duplicate=True)
    photo = _new(album, key, filename, kind, size, sent_sha256=sent_sha256)
    session.add(photo)
    session.flush()
    return _added(session, actor, photo, people, is_duplicate=False)


def _added(session: Session, actor: Account, photo: Photo, people: list[UUID], *, is_duplicate: bool) -> Added:
    if not is_duplicate:
        queue.enqueue(session, "photos.process", photo_id=photo.id)
        _plan(session, "photos.process", [photo])
        audit.record(session, "photo.uploaded", actor_id=actor.id, subject_id=photo.id)
    if photo.held_at is not None:
        # A guest brought it before: now it is the photographer's own.
        let_in(session, session.get_one(Album, photo.album_id), photo)
    appearances.add(session, [photo.id], people)
    return Added(_editor_cards(session, actor, [photo])[0], is_duplicate=is_duplicate)


def _plan(session: Session, kind: str, photos: list[Photo]) -> None:
    """All of one album."""
    if photos:
        album = session.get_one(Album, photos[0].album_id)
        ids = [photo.id for photo in photos]
        progress.plan(session, album.owner_id, kind, ids, subject_id=album.id, subject=album.name)


def _new(
    album: Album,
    key: str,
    filename: str,
    kind: formats.Format,
    size: int,
    *,
    sha256: str | None = None,
    sent_sha256: str | None = None,
) -> Photo:
    filename = clean_filename(filename)
    return Photo(
        id=UUID(key.split("/")[1]),
        album_id=album.id,
        filename=filename,
        name=PurePath(filename).stem,
        content_type=kind.content_type,
        bytes=size,
        sha256=sha256,
        sent_sha256=sent_sha256,
        original_key=key,
    )


def _added_before(session: Session, photo: Photo) -> Photo | None:
    """Add the row; the photo that another request with the same bytes added meanwhile, if there is one."""
    try:
        with session.begin_nested():
            session.add(photo)
    except IntegrityError:
        get_storage().delete(photo.original_key)
        known = same_bytes(session, photo.album_id, photo.sha256) if photo.sha256 else None
        if known is None:
            raise
        return known
    return None


def same_bytes(session: Session, album_id: UUID, sha256: str, *, or_sent: bool = False) -> Photo | None:
    """The album's photo of these bytes. With `or_sent` also one whose sender says so, and that nobody has read yet."""
    statement = select(Photo).where(Photo.album_id == album_id, col(Photo.deleted_at).is_(None))
    known = session.exec(statement.where(Photo.sha256 == sha256)).first()
    if known is not None or not or_sent:
        return known
    unread = col(Photo.sha256).is_(None), col(Photo.status) != PhotoStatus.failed
    return session.exec(statement.where(Photo.sent_sha256 == sha256, *unread)).first()


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
    return Page(_editor_cards(session, actor, [row[0] for row in rows]), following)


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
    return _editor_cards(session, actor, list(found))


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
    as_editor = {card.id: card for card in _editor_cards(session, actor, own)} if actor and own else {}
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
        return _editor_cards(session, actor, [sight.photo])[0]
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


def describe(session: Session, actor: Account, photo_id: UUID, change: Change) -> PhotoCard:
    photo = access.photo_to_edit(session, actor, photo_id)
    if change.name is not None:
        name = " ".join(change.name.split())
        if not 1 <= len(name) <= LONGEST_NAME:
            raise Invalid(name=_("Use {shortest} to {longest} characters.", shortest=1, longest=LONGEST_NAME))
        photo.name = name
    if change.description is not None:
        description = change.description.strip()
        if len(description) > LONGEST_DESCRIPTION:
            raise Invalid(description=_("Use at most {longest} characters.", longest=LONGEST_DESCRIPTION))
        photo.description = description
    session.add(photo)
    session.flush()
    if change.tags is not None:
        tags.put(session, actor, photo.id, change.tags)
    return _editor_cards(session, actor, [photo])[0]


def describe_many(session: Session, actor: Account, album_id: UUID, photo_ids: list[UUID], description: str) -> None:
    for photo in access.photos_to_edit(session, actor, album_id, photo_ids):
        describe(session, actor, photo.id, Change(description=description))


def reset_link(session: Session, actor: Account, photo_id: UUID) -> PhotoCard:
    """Whoever had a link to this photo has none any more."""
    photo = access.photo_to_edit(session, actor, photo_id)
    photo.link_token = new_link_token()
    session.add(photo)
    audit.record(session, "photo.link_reset", actor_id=actor.id, subject_id=photo.id)
    return _editor_cards(session, actor, [photo])[0]


def retry(session: Session, actor: Account, photo_id: UUID) -> PhotoCard:
    photo = access.photo_to_edit(session, actor, photo_id)
    if photo.status is PhotoStatus.failed:
        photo.status, photo.error = PhotoStatus.queued, ""
        session.add(photo)
        session.flush()
        queue.enqueue(session, "photos.process", priority=queue.NOW, photo_id=photo.id)
        _plan(session, "photos.process", [photo])
    return _editor_cards(session, actor, [photo])[0]


def delete(session: Session, actor: Account, album_id: UUID, photo_ids: list[UUID]) -> int:
    """Gone for everybody at once; the bytes follow after ten minutes, until then `restore` brings them back."""
    photos = access.photos_to_edit(session, actor, album_id, photo_ids)
    moment = now()
    for photo in photos:
        photo.deleted_at = moment
        session.add(photo)
        queue.enqueue(session, "photos.purge", priority=queue.LATER, at=moment + UNDO, photo_id=photo.id)
        audit.record(session, "photo.deleted", actor_id=actor.id, subject_id=photo.id)
    session.flush()
    _plan(session, "photos.purge", photos)
    return len(photos)


def restore(session: Session, actor: Account, photo_ids: list[UUID]) -> int:
    for photo_id in photo_ids:
        photo = access.photo_to_edit(session, actor, photo_id, deleted=True)
        sha256 = photo.sha256 or photo.sent_sha256
        if sha256 and same_bytes(session, photo.album_id, sha256, or_sent=True):
            raise Conflict(_("{filename} is in the album again already.", filename=photo.filename))
        photo.deleted_at = None
        session.add(photo)
        session.flush()
        _resume(session, photo)
    progress.ended(session, "photos.purge", photo_ids, ItemState.cancelled)
    return len(photo_ids)


def _resume(session: Session, photo: Photo) -> None:
    """Jobs pass deleted photos by; whatever they did not do is promised again, and is quickly done if they did."""
    if photo.status is PhotoStatus.queued:
        queue.enqueue(session, "photos.process", photo_id=photo.id)
        _plan(session, "photos.process", [photo])
    elif photo.status is PhotoStatus.ready:
        queue.enqueue(session, "photos.remark", photo_id=photo.id)
        face_matching.again(session, [photo.id])


def check_size(size: int) -> None:
    largest = get_settings().max_upload_bytes
    if size > largest:
        raise TooLarge(
            _(
                "This file has {size} MB. The largest we take has {largest} MB.",
                size=_megabytes(size),
                largest=_megabytes(largest),
            )
        )
    if size <= 0:
        raise Invalid(_("This file is empty. Export it again and drop it here."))


def clean_filename(filename: str) -> str:
    """The last part of a path, printable, 255 characters with its ending kept."""
    name = PurePath(filename.replace("\\", "/")).name
    name = "".join(character for character in name if character.isprintable()).strip() or "photo"
    if len(name) <= LONGEST_NAME:
        return name
    path = PurePath(name)
    ending = path.suffix[:LONGEST_ENDING]
    return path.stem[: LONGEST_NAME - len(ending)] + ending


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


def _editor_cards(session: Session, actor: Account, photos: list[Photo]) -> list[PhotoCard]:
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


def _megabytes(size: int) -> int:
    return round(size / 1_000_000)
