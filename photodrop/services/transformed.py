"""Transformations made before: found by all that went into them, let go when nobody asks for them any more."""

import logging
from collections.abc import Collection
from datetime import timedelta
from io import BytesIO
from uuid import UUID

from sqlalchemy import delete as sql_delete
from sqlalchemy import func, or_, update
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col, exists, select

from photodrop.adapters.storage import get_storage
from photodrop.config import get_settings
from photodrop.errors import NotFound
from photodrop.models import Face, Photo, Transformed
from photodrop.models.base import among, new_id, now
from photodrop.services import queue

logger = logging.getLogger(__name__)

PREFIX = "transformed/"
UNUSED = timedelta(days=30)
# Written down no more often than this: a picture that is looked at costs no write.
NOTED = timedelta(days=1)


def find(session: Session, digest: str) -> Transformed | None:
    row = session.exec(select(Transformed).where(Transformed.digest == digest)).first()
    moment = now()
    if row is not None and row.used_at < moment - NOTED:
        session.execute(update(Transformed).where(col(Transformed.id) == row.id).values(used_at=moment))
    return row


def is_there(key: str) -> bool:
    """Somebody may have emptied the storage's cache by hand."""
    try:
        get_storage().size(key)
    except FileNotFoundError:
        return False
    return True


def keep(
    session: Session,
    digest: str,
    content: bytes,
    *,
    photo_id: UUID,
    overlay_ids: Collection[UUID],
    content_type: str,
    extension: str,
    face_id: UUID | None = None,
) -> Transformed:
    """What another process kept in the same moment stays; a row whose file is gone gets this one."""
    # Held, so that it is not purged between the bytes and their row.
    photos = select(Photo.id).where(col(Photo.id).in_({photo_id, *overlay_ids})).with_for_update(key_share=True)
    if len(session.exec(photos).all()) < len({photo_id, *overlay_ids}):
        raise NotFound
    key = f"{PREFIX}{photo_id}/{new_id().hex}{extension}"
    get_storage().put(key, BytesIO(content))
    row = Transformed(
        photo_id=photo_id,
        overlay_ids=sorted(overlay_ids),
        face_id=face_id,
        digest=digest,
        key=key,
        content_type=content_type,
        bytes=len(content),
    )
    session.execute(insert(Transformed).values(**row.model_dump()).on_conflict_do_nothing(index_elements=["digest"]))
    kept = session.exec(select(Transformed).where(Transformed.digest == digest).with_for_update()).one()
    if kept.key == key:
        return kept
    if is_there(kept.key):
        get_storage().delete(key)
        return kept
    kept.key, kept.bytes, kept.content_type = key, len(content), content_type
    session.add(kept)
    session.flush()
    return kept


def forget_photo(session: Session, photo_id: UUID) -> None:
    """Everything it was made into, alone or laid over another photo."""
    _let_go(session, or_(col(Transformed.photo_id) == photo_id, col(Transformed.overlay_ids).contains([photo_id])))


def forget_faces(session: Session, face_ids: Collection[UUID]) -> None:
    """What was cut out of photos to show these faces, which go now."""
    _let_go(session, among(col(Transformed.face_id), face_ids))


def sweep(session: Session) -> None:
    """What nobody asked for in a month, or shows a face that is gone; of the rest the longest unused, until it fits
    the bound.
    """
    is_gone = ~exists().where(col(Face.id) == Transformed.face_id)
    _let_go(session, col(Transformed.face_id).is_not(None) & is_gone)
    _let_go(session, col(Transformed.used_at) < now() - UNUSED)
    most = get_settings().max_transformed_bytes
    total = func.sum(col(Transformed.bytes)).over(
        order_by=(col(Transformed.used_at).desc(), col(Transformed.id).desc())
    )
    ranked = select(col(Transformed.id), total.label("total")).subquery()
    _let_go(session, col(Transformed.id).in_(select(ranked.c.id).where(ranked.c.total > most)))


def _let_go(session: Session, which: object) -> None:
    gone = sql_delete(Transformed).where(which).returning(col(Transformed.key))  # pyright: ignore[reportArgumentType]
    for key in session.execute(gone).scalars().all():
        queue.enqueue(session, "storage.delete", priority=queue.LATER, key=key)
