"""What is unlocked for whom."""

from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, exists, or_, select

from photodrop.models import Photo, Unlock


def is_unlocked(session: Session, album_id: UUID, client_id: UUID, photo_id: UUID | None = None) -> bool:
    """The album as a whole; with a photo, whether that one is unlocked, by itself or with its album."""
    covers = col(Unlock.photo_id).is_(None)
    if photo_id is not None:
        covers |= col(Unlock.photo_id) == photo_id
    return (
        session.exec(
            select(Unlock.id).where(Unlock.album_id == album_id, Unlock.client_id == client_id, covers).limit(1)
        ).first()
        is not None
    )


def unlocked_for(client_id: UUID) -> ColumnElement[bool]:
    """The same question in a statement about many photos."""
    return (
        exists()
        .where(
            col(Unlock.client_id) == client_id,
            col(Unlock.album_id) == col(Photo.album_id),
            or_(col(Unlock.photo_id).is_(None), col(Unlock.photo_id) == col(Photo.id)),
        )
        .correlate(Photo)
    )
