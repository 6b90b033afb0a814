"""Faces, their groups, and selfies."""

from uuid import UUID

from sqlmodel import Session, col, select

from photodrop.errors import NotFound
from photodrop.models import (
    Account,
    Album,
    Appearance,
    AppearanceState,
    Client,
    Face,
    FaceGroup,
    Photo,
    PhotoStatus,
    Selfie,
)
from photodrop.services.access.albums import album_of_photographer
from photodrop.services.access.appearing import is_suggested
from photodrop.services.access.photos import photo_of_photographer
from photodrop.services.access.roles import owns
from photodrop.services.access.sights import Sight
from photodrop.services.access.unlocking import is_unlocked


def face_to_see(session: Session, actor: Account | None, face_id: UUID) -> tuple[Face, Sight]:
    """A face cut out of its photo: for the photographer, and for whom it may be, once the photo is out.

    Only who is confirmed in the photo and has it unlocked gets clean pixels: a suggestion is nobody's yet.
    """
    row = session.exec(
        select(Face, Photo, Album)
        .join(Photo, col(Photo.id) == Face.photo_id)
        .join(Album, col(Album.id) == Photo.album_id)
        .where(Face.id == face_id, col(Photo.deleted_at).is_(None), col(Album.deleted_at).is_(None))
    ).first()
    if row is None or actor is None:
        raise NotFound
    face, photo, album = row
    if owns(actor, album):
        return face, Sight(photo, album, is_owner=True, may_edit=True, locked=False)
    appearance = session.exec(
        select(Appearance).where(
            Appearance.photo_id == photo.id, Appearance.client_id == actor.id, Appearance.face_id == face.id
        )
    ).first()
    is_theirs = appearance is not None and appearance.state is AppearanceState.confirmed
    is_out = photo.dropped_at is not None and photo.status is not PhotoStatus.failed
    if not (is_theirs and is_out) and not (appearance and is_suggested(session, actor, appearance)):
        raise NotFound
    unlocked = is_theirs and is_unlocked(session, album.id, actor.id, photo.id)
    return face, Sight(photo, album, is_owner=False, may_edit=False, locked=album.watermark and not unlocked)


def face_of_photographer(session: Session, actor: Account, face_id: UUID) -> Face:
    face = session.get(Face, face_id)
    if face is None:
        raise NotFound
    photo_of_photographer(session, actor, face.photo_id)
    return face


def face_group_to_edit(session: Session, actor: Account, group_id: UUID) -> FaceGroup:
    """Of faces that nobody has named: those of a client are the client's appearances."""
    group = session.get(FaceGroup, group_id)
    if group is None or group.client_id is not None:
        raise NotFound
    album_of_photographer(session, actor, group.album_id)
    return group


def selfie_to_see(session: Session, actor: Account, selfie_id: UUID) -> Selfie:
    """One's own, and the current one of a client in one's address book."""
    selfie = session.get(Selfie, selfie_id)
    if selfie is None:
        raise NotFound
    if selfie.account_id != actor.id and not (selfie.is_current and session.get(Client, (actor.id, selfie.account_id))):
        raise NotFound
    return selfie
