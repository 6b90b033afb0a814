"""Photos: brought in, listed for whoever looks, described, deleted."""

import hashlib
from dataclasses import dataclass
from io import SEEK_END
from pathlib import PurePath
from typing import BinaryIO
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, exists, select

from photodrop.adapters.storage import get_storage
from photodrop.config import get_settings
from photodrop.errors import Conflict, Invalid, TooLarge
from photodrop.imaging import formats
from photodrop.models import Account, Album, ItemState, Photo, PhotoStatus
from photodrop.models.album import new_link_token
from photodrop.models.base import new_id, now
from photodrop.services import (
    access,
    appearances,
    audit,
    card_matching,
    face_matching,
    photo_cards,
    progress,
    queue,
    tags,
)
from photodrop.services.albums import UNDO
from photodrop.services.tongues import _

LONGEST_DESCRIPTION = 2000
LONGEST_NAME = 255
LONGEST_ENDING = 20


@dataclass(frozen=True)
class Added:
    """The outcome for one file. A duplicate is kept once: `photo` is then the one that was there."""

    photo: photo_cards.PhotoCard
    is_duplicate: bool


@dataclass(frozen=True)
class Change:
    """Only what is given changes."""

    name: str | None = None
    description: str | None = None
    tags: list[str] | None = None


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
    return Added(photo_cards.editor_cards(session, actor, [photo])[0], is_duplicate=is_duplicate)


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


def describe(session: Session, actor: Account, photo_id: UUID, change: Change) -> photo_cards.PhotoCard:
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
    return photo_cards.editor_cards(session, actor, [photo])[0]


def describe_many(session: Session, actor: Account, album_id: UUID, photo_ids: list[UUID], description: str) -> None:
    for photo in access.photos_to_edit(session, actor, album_id, photo_ids):
        describe(session, actor, photo.id, Change(description=description))


def reset_link(session: Session, actor: Account, photo_id: UUID) -> photo_cards.PhotoCard:
    """Whoever had a link to this photo has none any more."""
    photo = access.photo_to_edit(session, actor, photo_id)
    photo.link_token = new_link_token()
    session.add(photo)
    audit.record(session, "photo.link_reset", actor_id=actor.id, subject_id=photo.id)
    return photo_cards.editor_cards(session, actor, [photo])[0]


def retry(session: Session, actor: Account, photo_id: UUID) -> photo_cards.PhotoCard:
    photo = access.photo_to_edit(session, actor, photo_id)
    if photo.status is PhotoStatus.failed:
        photo.status, photo.error = PhotoStatus.queued, ""
        session.add(photo)
        session.flush()
        queue.enqueue(session, "photos.process", priority=queue.NOW, photo_id=photo.id)
        _plan(session, "photos.process", [photo])
    return photo_cards.editor_cards(session, actor, [photo])[0]


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


def _megabytes(size: int) -> int:
    return round(size / 1_000_000)
