"""Photos moved and copied between one's albums.

Photos stay with their owner. Out of and into albums of clients only their photographer takes them, for that decides
who sees them and how: what was locked for an admin would else be clean in a library. A photo that shows somebody, or
that somebody unlocked, is not taken away from them: it is copied. A copy has bytes, a link and a life of its own.
"""

from collections.abc import Sequence
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, delete, select

from photodrop.adapters.storage import get_storage
from photodrop.config import MEBIBYTE
from photodrop.errors import Conflict, Invalid, TooLarge
from photodrop.models import (
    Account,
    Album,
    AlbumKind,
    Appearance,
    AppearanceState,
    Photo,
    PhotoStatus,
    Rendition,
    Unlock,
)
from photodrop.models.album import new_link_token
from photodrop.models.base import new_id, now
from photodrop.services import (
    access,
    albums,
    audit,
    card_matching,
    faces,
    notices,
    photo_cards,
    photos,
    progress,
    queue,
)
from photodrop.services.photo_cards import PhotoCard
from photodrop.services.photos import Added
from photodrop.services.tongues import _

MOST = 200
MOST_COPIED = 50
MOST_COPIED_BYTES = 1024 * MEBIBYTE
IN_MEMORY = 8 * MEBIBYTE


class Busy(Conflict):
    message = "One of these photos is being processed right now. Try again in a moment."


def move(session: Session, actor: Account, photo_ids: list[UUID], album_id: UUID) -> list[PhotoCard]:
    """All of them or none. What is in the album already stays where it is."""
    target, found = _opened(session, actor, photo_ids, album_id, most=MOST)
    moving = [(photo, source) for photo, source in found if source.id != target.id]
    for photo, source in moving:
        _check_movable(session, photo, source, target)
    for photo, source in moving:
        _settle_in(session, photo, source, target)
        audit.record(
            session,
            "photo.moved",
            actor_id=actor.id,
            subject_id=photo.id,
            out_of=str(source.id),
            into=str(target.id),
        )
    session.flush()
    return photo_cards.cards(session, actor, [(photo, target) for photo, _album in found])


def copy(session: Session, actor: Account, photo_ids: list[UUID], album_id: UUID) -> list[Added]:
    """New photos of the same bytes, with nobody in them. Those that the album has already are not copied again."""
    target, found = _opened(session, actor, photo_ids, album_id, most=MOST_COPIED)
    if sum(photo.bytes for photo, _album in found) > MOST_COPIED_BYTES:
        raise TooLarge(_("Copy at most {most} MB at once.", most=MOST_COPIED_BYTES // MEBIBYTE))
    return [_copied(session, actor, photo, target) for photo, _album in found]


def into_new(session: Session, actor: Account, photo_ids: list[UUID], name: str, *, is_copy: bool) -> None:
    """Both at once: an album is made only for photos that come into it."""
    made = albums.create(session, actor, name, kind=AlbumKind.library)
    if is_copy:
        copy(session, actor, photo_ids, UUID(made.id))
    else:
        move(session, actor, photo_ids, UUID(made.id))


def _opened(
    session: Session, actor: Account, photo_ids: list[UUID], album_id: UUID, *, most: int
) -> tuple[Album, list[tuple[Photo, Album]]]:
    if not 1 <= len(photo_ids) <= most:
        raise Invalid(photo_ids=_("Choose 1 to {most} photos at once.", most=most))
    target = access.album_to_edit(session, actor, album_id, lock=True)
    found = [access.photo_to_edit(session, actor, photo_id) for photo_id in dict.fromkeys(photo_ids)]
    rows = [(photo, session.get_one(Album, photo.album_id)) for photo in found]
    for _photo, source in rows:
        if source.owner_id != target.owner_id:
            raise Conflict(_("Photos stay with their owner. Choose an album of theirs."))
        if actor.id != target.owner_id and not (source.is_library and target.is_library):
            raise Conflict(_("Only their photographer takes photos into and out of albums of clients."))
    return target, rows


def _check_movable(session: Session, photo: Photo, source: Album, target: Album) -> None:
    # A worker that renders it has read the old album's rules; in one order, so that two who move take turns.
    if not session.exec(select(func.pg_try_advisory_xact_lock(func.hashtextextended(f"photo {photo.id}", 0)))).one():
        raise Busy
    if photo.sha256 is None or photo.status is PhotoStatus.uploading:
        raise Busy
    if photo.held_at is not None:
        raise Conflict(_("A guest brought {filename}. Let it into its album first.", filename=photo.filename))
    if photos.same_bytes(session, target.id, photo.sha256):
        raise Conflict(_("{filename} is in that album already.", filename=photo.filename))
    if source.is_library:
        return
    if _is_bought(session, photo):
        raise Conflict(_("Somebody has unlocked {filename} in its album. Copy it instead.", filename=photo.filename))
    if target.is_library and _shows_somebody(session, photo):
        raise Conflict(_("{filename} shows clients, who would lose it. Copy it instead.", filename=photo.filename))


def _settle_in(session: Session, photo: Photo, source: Album, target: Album) -> None:
    """The rules of the new album hold from here on; no mark of the old one remains."""
    photo.album_id = target.id
    photo.watermark_revision = 0
    _forget_marked(session, photo)
    is_ready = photo.status is PhotoStatus.ready
    if source.is_library and not target.is_library:
        # Who has the link had it of a photo that was nobody's business; clients begin with a draft.
        photo.dropped_at, photo.link_token = None, new_link_token()
    if target.drops_at_once and is_ready and photo.dropped_at is None:
        photo.dropped_at = now()
        notices.trickled(session, target, photo.id, photo.dropped_at)
    session.add(photo)
    faces.settle_in(session, photo, target)
    if target.is_library:
        session.execute(delete(Appearance).where(col(Appearance.photo_id) == photo.id))
    card_matching.moved(session, photo, target)
    if is_ready and target.max_edge != source.max_edge:
        queue.enqueue(session, "photos.process", photo_id=photo.id, anew=True)
        _plan(session, "photos.again", photo, target)
    elif is_ready and target.watermark:
        queue.enqueue(session, "photos.remark", priority=queue.NOW, photo_id=photo.id)
        _plan(session, "photos.remark", photo, target)


def _plan(session: Session, kind: str, photo: Photo, target: Album) -> None:
    progress.plan(session, target.owner_id, kind, [photo.id], subject_id=target.id, subject=target.name)


def _forget_marked(session: Session, photo: Photo) -> None:
    marked = session.exec(
        select(Rendition).where(Rendition.photo_id == photo.id, col(Rendition.marked).is_(True))
    ).all()
    for row in marked:
        queue.enqueue(session, "storage.delete", priority=queue.LATER, key=row.key)
        session.delete(row)


def _copied(session: Session, actor: Account, photo: Photo, target: Album) -> Added:
    if photo.sha256 is None or photo.status in (PhotoStatus.uploading, PhotoStatus.failed):
        raise Conflict(_("{filename} is not ready yet. Copy it once it is.", filename=photo.filename))
    known = photos.same_bytes(session, target.id, photo.sha256)
    if known is not None:
        return Added(photo_cards.cards(session, actor, [(known, target)])[0], is_duplicate=True)
    copied = Photo(
        id=new_id(),
        album_id=target.id,
        filename=photo.filename,
        name=photo.name,
        description=photo.description,
        content_type=photo.content_type,
        bytes=photo.bytes,
        sha256=photo.sha256,
        crc32=photo.crc32,
        original_key="",
        taken_at=photo.taken_at,
        # What moderators hid does not come back by a copy.
        hidden_at=photo.hidden_at,
    )
    ending = photo.original_key.rpartition("/")[2].removeprefix("original")
    copied.original_key = f"photos/{copied.id}/original{ending}"
    _copy_bytes(photo.original_key, copied.original_key)
    session.add(copied)
    session.flush()
    queue.enqueue(session, "photos.process", photo_id=copied.id)
    _plan(session, "photos.process", copied, target)
    audit.record(session, "photo.copied", actor_id=actor.id, subject_id=copied.id, of=str(photo.id))
    session.refresh(copied)
    return Added(photo_cards.cards(session, actor, [(copied, target)])[0], is_duplicate=False)


def _copy_bytes(source: str, target: str) -> None:
    """Bytes of its own: whichever of the two is purged takes nothing from the other."""
    with SpooledTemporaryFile(IN_MEMORY) as passing:
        try:
            for block in get_storage().stream(source):
                passing.write(block)
        except FileNotFoundError:
            raise Conflict(_("The original of one of these photos is missing. It cannot be copied.")) from None
        passing.seek(0)
        get_storage().put(target, cast("BinaryIO", passing))


def _is_bought(session: Session, photo: Photo) -> bool:
    """By itself, or with its album by somebody whom it shows."""
    who = select(Appearance.client_id).where(
        Appearance.photo_id == photo.id, Appearance.state == AppearanceState.confirmed
    )
    covers = (col(Unlock.photo_id) == photo.id) | (col(Unlock.photo_id).is_(None) & col(Unlock.client_id).in_(who))
    return _any(session.exec(select(Unlock.id).where(Unlock.album_id == photo.album_id, covers).limit(1)).all())


def _shows_somebody(session: Session, photo: Photo) -> bool:
    return _any(
        session.exec(
            select(Appearance.id)
            .where(Appearance.photo_id == photo.id, Appearance.state == AppearanceState.confirmed)
            .limit(1)
        ).all()
    )


def _any(rows: Sequence[object]) -> bool:
    return len(rows) > 0
