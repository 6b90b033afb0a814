"""From an original to everything the product shows of it. Runs in workers; each step may find its work done."""

import hashlib
import logging
import zlib
from dataclasses import replace
from datetime import UTC, timedelta
from io import BytesIO
from uuid import UUID

from sqlalchemy import func, update
from sqlmodel import Session, col, select

from photodrop import routes
from photodrop.adapters.storage import get_storage
from photodrop.adapters.storage.parts import BytesChanged
from photodrop.config import get_settings
from photodrop.errors import PhotoDropError
from photodrop.imaging import orders
from photodrop.imaging.errors import PictureBrokeUs
from photodrop.imaging.renditions import Recipe, Rendered, RenderedFile
from photodrop.models import (
    Account,
    Album,
    Appearance,
    AppearanceState,
    ItemState,
    Photo,
    PhotoStatus,
    Rendition,
    Size,
    Upload,
)
from photodrop.models.base import new_id, now
from photodrop.services import (
    appearances,
    card_matching,
    events,
    faces,
    marks,
    notices,
    notifications,
    progress,
    queue,
)
from photodrop.services.darkroom import darkroom
from photodrop.services.photos import same_bytes
from photodrop.services.tongues import _

logger = logging.getLogger(__name__)

PATIENCE = timedelta(hours=6)
"""Longer than a job's tries last."""

ORIGINAL_MISSING = "The original is missing from the storage. Upload it again."
FACES_NOT_FOUND = _("Faces could not be looked for. Ask your administrator what the log says.")


def process(session: Session, photo_id: UUID, *, anew: bool = False) -> None:
    """Render a queued photo, or with `anew` one that was ready. A file that is no picture fails, with its reason.

    Workers with the same photo take turns: the second finds the work done. Rows are locked only once the pixels are
    there, so that renaming, dropping and deleting never wait for a picture.
    """
    used = _render(session, photo_id, anew=anew)
    _note(session, photo_id, *(("photos.again", "photos.process") if anew else ("photos.process",)))
    if used is not None:
        _catch_up(session, session.get_one(Photo, photo_id), used)


def _render(session: Session, photo_id: UUID, *, anew: bool) -> Recipe | None:
    """The recipe by which it was rendered; None when it was not."""
    _take_turn(session, photo_id)
    photo = session.get(Photo, photo_id)
    wanted = (PhotoStatus.queued, PhotoStatus.ready) if anew else (PhotoStatus.queued,)
    if photo is None or photo.deleted_at is not None or photo.status not in wanted:
        return None
    album = session.get_one(Album, photo.album_id)
    try:
        original = get_storage().get(photo.original_key)
    except FileNotFoundError:
        logger.exception("photo.original_missing photo=%s", photo_id)
        _fail(session, photo_id, ORIGINAL_MISSING)
        return None
    sha256 = hashlib.sha256(original).hexdigest()
    if photo.sha256 is None and not _is_as_sent(session, photo, album, sha256):
        return None
    is_marked = marks.wanted(session, album)
    revision = album.watermark_revision if is_marked else 0
    recipe = Recipe(
        mark=marks.mark_of(session, album) if is_marked else None,
        max_edge=album.max_edge or None,
        max_pixels=get_settings().max_pixels,
        faces=faces.models_for(photo, album),
    )
    try:
        rendered = _rendered(photo_id, original, recipe)
    except PhotoDropError as refusal:
        logger.warning("photo.failed photo=%s reason=%s", photo_id, type(refusal).__name__)
        _fail(session, photo_id, refusal.message, sha256)
        return None
    if not _still_wanted(session, photo, album):
        return None
    _replace(session, photo, rendered.renditions, marked=None)
    _deliver(session, photo, rendered)
    _describe(photo, rendered)
    faces.keep_looked(session, photo, album, rendered.looked)
    photo.sha256, photo.crc32 = photo.sha256 or sha256, zlib.crc32(original)
    photo.watermark_revision = revision
    photo.status, photo.error = PhotoStatus.ready, ""
    if album.drops_at_once and photo.dropped_at is None and photo.held_at is None:
        photo.dropped_at = now()
        notices.trickled(session, album, photo.id, photo.dropped_at)
    session.add(photo)
    _tell_ready(session, photo, album)
    card_matching.promise_photo(session, album, photo.id)
    logger.info("photo.ready photo=%s", photo_id)
    return recipe


def _rendered(photo_id: UUID, original: bytes, recipe: Recipe) -> Rendered:
    """A picture that only the search for faces cannot stand is shown without."""
    try:
        return darkroom().run(orders.render, original, recipe)
    except PictureBrokeUs:
        if recipe.faces is None:
            raise
    logger.error("faces.failed photo=%s: the process that looked for them ended", photo_id)
    return darkroom().run(orders.render, original, replace(recipe, faces=None))


def find_faces(session: Session, photo_id: UUID) -> None:
    """Look for faces in a photo that is ready, in an album that wants to know them now."""
    reason = _find_faces(session, photo_id)
    session.flush()
    photo = session.get(Photo, photo_id)
    if photo is None or photo.deleted_at is not None or photo.status is not PhotoStatus.ready:
        progress.gone(session, [photo_id], "faces.find")
    elif reason:
        progress.ended(session, "faces.find", [photo_id], ItemState.failed, reason)
    else:
        progress.ended(session, "faces.find", [photo_id], ItemState.done)


def _find_faces(session: Session, photo_id: UUID) -> str:
    """Why it could not be done; empty where it was, or need not be."""
    _take_turn(session, photo_id)
    photo = session.get(Photo, photo_id)
    if photo is None or photo.deleted_at is not None or photo.status is not PhotoStatus.ready:
        return ""
    album = session.get_one(Album, photo.album_id)
    models = faces.models_for(photo, album)
    if models is None:
        return ""
    try:
        original = get_storage().get(photo.original_key)
        looked = darkroom().run(orders.find_faces, original, models, max_pixels=get_settings().max_pixels)
    except FileNotFoundError:
        logger.exception("photo.original_missing photo=%s", photo_id)
        return ORIGINAL_MISSING
    except PhotoDropError as refusal:
        logger.warning("faces.failed photo=%s reason=%s", photo_id, type(refusal).__name__)
        return refusal.message
    if _still_wanted(session, photo, album):
        faces.keep_looked(session, photo, album, looked)
    return FACES_NOT_FOUND if looked.trouble else ""


def remark_album(session: Session, album_id: UUID) -> None:
    """Promise a new watermark for every photo that carries an older one."""
    album = session.get(Album, album_id)
    if album is None or album.deleted_at is not None or not marks.wanted(session, album):
        return
    stale = session.exec(
        select(Photo.id).where(
            Photo.album_id == album.id,
            Photo.status == PhotoStatus.ready,
            col(Photo.deleted_at).is_(None),
            col(Photo.watermark_revision) < album.watermark_revision,
        )
    ).all()
    for photo_id in stale:
        queue.enqueue(session, "photos.remark", priority=queue.LATER, photo_id=photo_id)
    progress.plan(session, album.owner_id, "photos.remark", stale, subject_id=album.id, subject=album.name)


def remark(session: Session, photo_id: UUID) -> None:
    """Draw the album's watermark anew, from the clean large rendition."""
    _draw_mark(session, photo_id)
    _note(session, photo_id, "photos.remark")


def _draw_mark(session: Session, photo_id: UUID) -> None:
    _take_turn(session, photo_id)
    photo = session.get(Photo, photo_id)
    if photo is None or photo.deleted_at is not None or photo.status is not PhotoStatus.ready:
        return
    album = session.get_one(Album, photo.album_id)
    revision = album.watermark_revision
    if not marks.wanted(session, album) or photo.watermark_revision >= revision:
        return
    large = session.exec(
        select(Rendition.key).where(
            Rendition.photo_id == photo_id, Rendition.size == Size.large, col(Rendition.marked).is_(False)
        )
    ).one()
    wanted = marks.mark_of(session, album)
    files = darkroom().run(orders.remark, get_storage().get(large), wanted, (photo.width, photo.height))
    if not _still_wanted(session, photo, album):
        return
    _replace(session, photo, files, marked=True)
    photo.watermark_revision = revision
    session.add(photo)
    logger.info("photo.remarked photo=%s", photo_id)


def give_up_lost(session: Session) -> None:
    """Photos that wait although no job is left that would process them: their tries are used up. Retry is offered."""
    waiting = select(Photo.id).where(
        Photo.status == PhotoStatus.queued, col(Photo.deleted_at).is_(None), col(Photo.created_at) < now() - PATIENCE
    )
    for photo_id in queue.without_promise(session, "photos.process", "photo_id", list(session.exec(waiting).all())):
        logger.error("photo.given_up photo=%s", photo_id)
        _fail(session, photo_id, "This photo could not be processed. Try again, or export it anew.")
        _note(session, photo_id, "photos.process")


def _take_turn(session: Session, photo_id: UUID) -> None:
    """Until this transaction ends, no other worker has this photo in hand."""
    session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"photo {photo_id}", 0))))


def _note(session: Session, photo_id: UUID, *kinds: str) -> None:
    """Write into the book of tasks what is true of this photo now, however often it was done."""
    session.flush()
    photo = session.execute(
        select(Photo.status, Photo.error, Album, col(Photo.watermark_revision) < Album.watermark_revision)  # pyright: ignore[reportCallIssue, reportArgumentType]
        .join(Album, col(Album.id) == Photo.album_id)
        .where(Photo.id == photo_id, col(Photo.deleted_at).is_(None))
    ).first()
    if photo is None:
        progress.gone(session, [photo_id], *kinds)
        return
    status, error, album, is_stale = photo
    is_marked = marks.wanted(session, album)
    for kind in kinds:
        if status is PhotoStatus.failed:
            progress.ended(session, kind, [photo_id], ItemState.failed, error)
        elif status is PhotoStatus.ready and not (kind == "photos.remark" and is_marked and is_stale):
            progress.ended(session, kind, [photo_id], ItemState.done)


def _is_as_sent(session: Session, photo: Photo, album: Album, sha256: str) -> bool:
    """Whether bytes that nobody of us has read before are those that were sent, and new to the album."""
    if photo.sent_sha256 not in (None, sha256):
        logger.warning("photo.bytes_changed photo=%s", photo.id)
        _fail(session, photo.id, BytesChanged.message)
        return False
    known = same_bytes(session, album.id, sha256)
    if known is None or not _still_wanted(session, photo, album):
        return known is None
    # Held, so that it cannot be deleted while these bytes give way to it.
    session.refresh(known, with_for_update={"key_share": True})
    if known.deleted_at is not None:
        return True
    _give_way(session, photo, known)
    return False


def _give_way(session: Session, photo: Photo, known: Photo) -> None:
    """Bytes are kept once: whoever is in this photo is in the one that has them already."""
    people = session.exec(
        select(Appearance.client_id).where(
            Appearance.photo_id == photo.id, Appearance.state == AppearanceState.confirmed
        )
    ).all()
    appearances.add(session, [known.id], list(people))
    session.execute(update(Upload).where(col(Upload.photo_id) == photo.id).values(photo_id=known.id))
    queue.enqueue(session, "storage.delete", priority=queue.LATER, key=photo.original_key)
    session.delete(photo)
    logger.info("photo.duplicate photo=%s of=%s", photo.id, known.id)


def _still_wanted(session: Session, photo: Photo, album: Album) -> bool:
    """Read both rows again and keep them still, album first as everybody does. False when one was deleted meanwhile."""
    again = {"populate_existing": True}
    album_row = select(Album).where(Album.id == album.id).with_for_update(read=True).execution_options(**again)
    photo_row = select(Photo).where(Photo.id == photo.id).with_for_update(key_share=True).execution_options(**again)
    found = session.exec(album_row).first() and session.exec(photo_row).first()
    return found is not None and photo.deleted_at is None


def _fail(session: Session, photo_id: UUID, reason: str, sha256: str | None = None) -> None:
    """What was ready stays so: its renditions are as good as before."""
    read = {"sha256": sha256} if sha256 else {}
    failing = (
        update(Photo)
        .where(col(Photo.id) == photo_id, col(Photo.status) == PhotoStatus.queued, col(Photo.deleted_at).is_(None))
        .values(status=PhotoStatus.failed, error=reason, **read)
        .returning(col(Photo.album_id))
    )
    album_id = session.execute(failing).scalar()
    if album_id is not None:
        album = session.get_one(Album, album_id)
        events.tell(session, album.owner_id, "photo.failed", photo_id=photo_id, album_id=album_id)
        notifications.tell(
            session,
            album.owner_id,
            "processing_failed",
            title=_("A photo could not be processed"),
            body=album.name,
            url=_page_of(session, album),
            subject_id=album_id,
        )


def _page_of(session: Session, album: Album) -> str:
    """Where its owner looks at it."""
    if not album.is_library:
        return routes.STUDIO_ALBUM.replace("[album_id]", str(album.id))
    login = session.get_one(Account, album.owner_id).login
    path = routes.LIBRARY_ALBUM.replace("[username]", login) if login else routes.ACCOUNT
    return path.replace("[album_id]", str(album.id))


def _tell_ready(session: Session, photo: Photo, album: Album) -> None:
    """The owner always, those who are in it once they may see it."""
    people = select(Appearance.client_id).where(
        Appearance.photo_id == photo.id, Appearance.state == AppearanceState.confirmed
    )
    viewers = session.exec(people).all() if photo.dropped_at is not None else []
    events.tell_each(session, [album.owner_id, *viewers], "photo.ready", photo_id=photo.id, album_id=album.id)


def _replace(session: Session, photo: Photo, files: list[RenderedFile], *, marked: bool | None) -> None:
    """Put new files beside the old ones, point the rows at them, and let the old ones go after the commit."""
    old = select(Rendition).where(Rendition.photo_id == photo.id)
    if marked is not None:
        old = old.where(col(Rendition.marked).is_(marked))
    for row in session.exec(old).all():
        queue.enqueue(session, "storage.delete", priority=queue.LATER, key=row.key)
        session.delete(row)
    session.flush()
    for file in files:
        look = "marked" if file.marked else "clean"
        # A key is never written twice: a worker killed half-way leaves orphans, never a file somebody is reading.
        key = f"photos/{photo.id}/{look}/{file.size}-{new_id().hex}.jpg"
        get_storage().put(key, BytesIO(file.content))
        session.add(
            Rendition(
                photo_id=photo.id,
                size=Size(file.size),
                marked=file.marked,
                key=key,
                width=file.width,
                height=file.height,
                bytes=len(file.content),
                sha256=hashlib.sha256(file.content).hexdigest(),
                crc32=zlib.crc32(file.content),
            )
        )


def _deliver(session: Session, photo: Photo, rendered: Rendered) -> None:
    if photo.delivery_key is not None:
        queue.enqueue(session, "storage.delete", priority=queue.LATER, key=photo.delivery_key)
    delivery = rendered.delivery
    if delivery is None:
        photo.delivery_key, photo.delivery_bytes, photo.delivery_content_type = None, 0, ""
        photo.delivery_crc32 = None
        return
    key = f"photos/{photo.id}/delivery/{new_id().hex}{delivery.format.extension}"
    get_storage().put(key, BytesIO(delivery.content))
    photo.delivery_key = key
    photo.delivery_bytes = len(delivery.content)
    photo.delivery_content_type = delivery.format.content_type
    photo.delivery_crc32 = zlib.crc32(delivery.content)


def _describe(photo: Photo, rendered: Rendered) -> None:
    photo.width, photo.height = rendered.width, rendered.height
    photo.content_type = rendered.format.content_type
    photo.placeholder = rendered.placeholder
    photo.perceptual_hash = rendered.perceptual_hash
    taken_at = rendered.taken_at
    # Cameras mostly do not say their zone; their clock is then read as UTC, so order within a shoot stays right.
    photo.taken_is_local = taken_at is None or taken_at.tzinfo is None
    photo.taken_at = taken_at.replace(tzinfo=UTC) if taken_at and taken_at.tzinfo is None else taken_at


def _catch_up(session: Session, photo: Photo, recipe: Recipe) -> None:
    """The album's options may have changed while this photo rendered; those who changed them saw it still queued."""
    album = session.get_one(Album, photo.album_id)
    about = {"subject_id": album.id, "subject": album.name}
    if (album.max_edge or None) != recipe.max_edge:
        queue.enqueue(session, "photos.process", photo_id=photo.id, anew=True)
        progress.plan(session, album.owner_id, "photos.again", [photo.id], **about)
    if photo.watermark_revision < album.watermark_revision and marks.wanted(session, album):
        queue.enqueue(session, "photos.remark", photo_id=photo.id)
        progress.plan(session, album.owner_id, "photos.remark", [photo.id], **about)
    if recipe.faces is None:
        faces.look_again(session, photo, album)
