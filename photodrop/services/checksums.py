"""CRC-32 of photos that came before it was kept: reckoned by workers when there is nothing else to do."""

from uuid import UUID

from sqlmodel import Session, col, select

from photodrop.adapters.storage import get_storage
from photodrop.models import Photo, PhotoStatus, Rendition
from photodrop.services import files, queue
from photodrop.services.archives import crc32_of

MOST_AT_ONCE = 5000


def promise(session: Session) -> None:
    """A job for each photo without one, some thousands an hour."""
    waiting = select(Photo.id).where(
        col(Photo.crc32).is_(None), Photo.status == PhotoStatus.ready, col(Photo.deleted_at).is_(None)
    )
    ids = list(session.exec(waiting.order_by(col(Photo.id)).limit(MOST_AT_ONCE)).all())
    for photo_id in queue.without_promise(session, "photos.checksum", "photo_id", ids) if ids else ():
        queue.enqueue(session, "photos.checksum", priority=queue.LATER, photo_id=photo_id)


def reckon(session: Session, photo_id: UUID) -> None:
    """Of the original, the delivered file and the clean renditions, as far as they have none."""
    photo = session.get(Photo, photo_id)
    if photo is None or photo.deleted_at is not None:
        return
    clean = Rendition.photo_id == photo_id, col(Rendition.marked).is_(False), col(Rendition.crc32).is_(None)
    keys = [
        *([photo.original_key] if photo.crc32 is None else []),
        *([photo.delivery_key] if photo.delivery_key and photo.delivery_crc32 is None else []),
        *session.exec(select(Rendition.key).where(*clean)).all(),
    ]
    for key in keys:
        files.keep_crc32(session, photo_id, key, crc32_of(get_storage().stream(key)))
