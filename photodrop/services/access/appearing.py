"""Who is in which photo, as conditions of statements."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, literal
from sqlmodel import Session, col, select

from photodrop.models import Account, Album, Appearance, AppearanceState, FaceConsent, Photo, PhotoStatus


def appears_as(client_id: Any) -> tuple[ColumnElement[bool], ...]:
    """Conditions on Appearance: somebody is in the photo."""
    return (col(Appearance.client_id) == client_id, col(Appearance.state) == AppearanceState.confirmed)


def shown_to(client_id: Any) -> tuple[ColumnElement[bool], ...]:
    """The same, for whatever lists somebody's photos: what they hid from themselves is none of them."""
    return (*appears_as(client_id), col(Appearance.hidden_at).is_(None))


def hidden_by(client_id: Any) -> tuple[ColumnElement[bool], ...]:
    return (*appears_as(client_id), col(Appearance.hidden_at).is_not(None))


def suggested_to(actor: Account) -> tuple[ColumnElement[bool], ...]:
    """Conditions on Appearance, Photo and Album: a face that may be the actor's, while they want to be looked for."""
    return (
        literal(actor.face_consent is FaceConsent.granted),
        col(Appearance.client_id) == actor.id,
        col(Appearance.state) == AppearanceState.suggested,
        col(Appearance.face_id).is_not(None),
        col(Album.owner_id) != actor.id,
        col(Album.deleted_at).is_(None),
        col(Photo.deleted_at).is_(None),
        col(Photo.dropped_at).is_not(None),
        col(Photo.status) == PhotoStatus.ready,
        col(Photo.hidden_at).is_(None),
    )


def is_suggested(session: Session, actor: Account, appearance: Appearance) -> bool:
    statement = (
        select(Appearance.id)
        .join(Photo, col(Photo.id) == Appearance.photo_id)
        .join(Album, col(Album.id) == Photo.album_id)
        .where(Appearance.id == appearance.id, *suggested_to(actor))
    )
    return session.exec(statement).first() is not None


def is_in(session: Session, client_id: UUID, photo_id: UUID) -> bool:
    """What somebody hid from themselves they may still look at: that is how they find it again."""
    appears = select(Appearance.id).where(Appearance.photo_id == photo_id, *appears_as(client_id))
    return session.exec(appears).first() is not None
