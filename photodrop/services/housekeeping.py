"""What nobody looks at: bytes of deleted photos, uploads given up, expired codes, sessions and keys."""

import logging
from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete as sql_delete
from sqlmodel import Session, col, select

from photodrop.adapters.storage import get_storage
from photodrop.models import Album, IdempotencyKey, ItemState, Notice, Photo, Rendition, Upload
from photodrop.models.base import now
from photodrop.services import (
    activity,
    chats,
    checksums,
    codes,
    downloads,
    face_references,
    face_steps,
    face_traces,
    guests,
    image_links,
    lab_packages,
    limits,
    notices,
    notifications,
    order_money,
    payment_events,
    processing,
    progress,
    queue,
    search,
    sessions,
    tags,
    transformed,
    updates,
    uploads,
)
from photodrop.services.albums import UNDO

logger = logging.getLogger(__name__)

IDEMPOTENCY_LIFE = timedelta(days=1)
OF_PHOTOS = ("faces.find", "photos.again", "photos.process", "photos.remark")
"""The tasks that are over with their photos."""


def purge_photo(session: Session, photo_id: UUID) -> None:
    """Delete for good what was not restored in time: the rows now, the bytes by jobs that retry until done."""
    photo = session.exec(select(Photo).where(Photo.id == photo_id).with_for_update()).first()
    if photo is None or photo.deleted_at is None:
        progress.ended(session, "photos.purge", [photo_id], ItemState.done)
        return
    if photo.deleted_at > now() - UNDO:
        # Restored and deleted again since this was promised: the undo begins anew.
        queue.enqueue(session, "photos.purge", priority=queue.LATER, at=photo.deleted_at + UNDO, photo_id=photo.id)
        return
    _remove(session, photo)
    session.flush()
    progress.gone(session, [photo_id], *OF_PHOTOS)
    progress.ended(session, "photos.purge", [photo_id], ItemState.done)
    logger.info("photo.purged photo=%s", photo_id)


def _remove(session: Session, photo: Photo) -> None:
    keys = [
        photo.original_key,
        *([photo.delivery_key] if photo.delivery_key else []),
        *session.exec(select(Rendition.key).where(Rendition.photo_id == photo.id)).all(),
    ]
    for key in keys:
        queue.enqueue(session, "storage.delete", priority=queue.LATER, key=key)
    transformed.forget_photo(session, photo.id)
    lab_packages.forget_photo(session, photo.id)
    face_references.unlearn(session, photo.id)
    session.delete(photo)


def purge_album(session: Session, album_id: UUID) -> None:
    album = session.exec(select(Album).where(Album.id == album_id).with_for_update()).first()
    if album is None or album.deleted_at is None:
        progress.ended(session, "albums.purge", [album_id], ItemState.done)
        return
    if album.deleted_at > now() - UNDO:
        queue.enqueue(session, "albums.purge", priority=queue.LATER, at=album.deleted_at + UNDO, album_id=album.id)
        return
    photos = session.exec(select(Photo).where(Photo.album_id == album.id).with_for_update()).all()
    for photo in photos:
        _remove(session, photo)
    messages = session.exec(select(Notice.id).where(Notice.album_id == album.id)).all()
    uploads.forget(session, session.exec(select(Upload).where(Upload.album_id == album.id).with_for_update()).all())
    session.flush()
    session.delete(album)
    session.flush()
    progress.ended(session, "albums.purge", [album_id], ItemState.done)
    progress.gone(session, messages, "notices.send")
    notifications.forget(session, [album_id])
    progress.gone(session, [photo.id for photo in photos], *OF_PHOTOS)
    progress.ended(session, "photos.purge", [photo.id for photo in photos], ItemState.done)
    logger.info("album.purged album=%s", album_id)


def delete_bytes(key: str) -> None:
    get_storage().delete(key)


def sweep(session: Session) -> None:
    uploads.sweep(session)
    processing.give_up_lost(session)
    codes.sweep(session)
    sessions.sweep(session)
    limits.sweep(session)
    chats.sweep(session)
    updates.sweep(session)
    notices.sweep(session)
    notifications.sweep(session)
    payment_events.sweep(session)
    order_money.sweep(session)
    search.mend(session)
    tags.count_up(session)
    progress.sweep(session)
    transformed.sweep(session)
    image_links.sweep(session)
    activity.sweep(session)
    checksums.promise(session)
    downloads.sweep(session)
    guests.sweep(session)
    face_steps.sweep(session)
    face_traces.forget_outdated(session)
    session.execute(sql_delete(IdempotencyKey).where(col(IdempotencyKey.created_at) < now() - IDEMPOTENCY_LIFE))
