"""Faces that may be somebody's, for them to say. Of the photo they see the face alone, until they said yes."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, exists, select

from photodrop.models import Account, Album, Appearance, AppearanceState, Photo, PhotoStatus
from photodrop.services import access, appearances, files
from photodrop.services.paging import Page, Sorting, page


@dataclass(frozen=True)
class SuggestionView:
    """A face that may be one's own. The album is named to who has another photo in it, else `album_id` is empty."""

    id: str
    face_url: str
    photographer: str
    album_id: str
    album_name: str
    created_at: str


SORTING = Sorting({"created_at": col(Appearance.created_at)}, tie=col(Appearance.id))


def of(
    session: Session,
    actor: Account,
    album_id: UUID | None = None,
    *,
    sort: str = "-created_at",
    cursor: str | None = None,
    limit: int = 50,
) -> Page[SuggestionView]:
    statement = (
        select(Appearance, Album, Account.name, _knows_album(actor))
        .join(Photo, col(Photo.id) == Appearance.photo_id)
        .join(Album, col(Album.id) == Photo.album_id)
        .join(Account, col(Account.id) == Album.owner_id)
        .where(*access.suggested_to(actor))
    )
    if album_id is not None:
        statement = statement.where(Album.id == access.album_of_client(session, actor, album_id).id)
    rows, following = page(session, statement, SORTING, sort=sort, cursor=cursor, limit=limit)
    sign = files.Signer(actor.id)
    return Page([_view(sign, row) for row in rows], following)


def count(session: Session, actor: Account) -> int:
    return session.exec(
        select(func.count())
        .select_from(Appearance)
        .join(Photo, col(Photo.id) == Appearance.photo_id)
        .join(Album, col(Album.id) == Photo.album_id)
        .where(*access.suggested_to(actor))
    ).one()


def confirm(session: Session, actor: Account, appearance_id: UUID) -> None:
    _answer(session, actor, appearance_id, AppearanceState.confirmed)


def reject(session: Session, actor: Account, appearance_id: UUID) -> None:
    """It is suggested never again."""
    _answer(session, actor, appearance_id, AppearanceState.rejected)


def _answer(session: Session, actor: Account, appearance_id: UUID, state: AppearanceState) -> None:
    access.suggestion_to_answer(session, actor, appearance_id)
    appearances.decide(session, actor, appearance_id, state)


def _knows_album(actor: Account) -> ColumnElement[bool]:
    photo, theirs = aliased(Photo), aliased(Appearance)
    return (
        exists()
        .where(
            col(photo.album_id) == Album.id,
            col(photo.deleted_at).is_(None),
            col(photo.dropped_at).is_not(None),
            col(photo.status) != PhotoStatus.failed,
            col(theirs.photo_id) == photo.id,
            col(theirs.client_id) == actor.id,
            col(theirs.state) == AppearanceState.confirmed,
            col(theirs.hidden_at).is_(None),
        )
        .correlate(Album)
    )


def _view(sign: files.Signer, found: Any) -> SuggestionView:
    appearance, album, photographer, knows_album = found
    return SuggestionView(
        id=str(appearance.id),
        face_url=files.face_url(appearance.face_id, viewer=sign),
        photographer=photographer,
        album_id=str(album.id) if knows_album else "",
        album_name=album.name if knows_album else "",
        created_at=appearance.created_at.isoformat(),
    )
