"""Photos that guests add to an album by a share that lets them.

They take the way of all photos: nothing is believed of them until a worker has decoded them. Until the photographer
lets them in they are held, and a held photo cannot be out: the database sees to that.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import SEEK_END
from typing import BinaryIO
from uuid import UUID

from sqlalchemy import ColumnElement, func
from sqlmodel import Session, col, select

from photodrop import routes
from photodrop.config import MEBIBYTE, get_settings
from photodrop.errors import Conflict, Invalid, NotFound
from photodrop.models import Account, Guest, GuestUpload, Kind, Photo, Share
from photodrop.models.base import among, now
from photodrop.services import access, audit, limits, notifications, photos
from photodrop.services.access import ShareSight
from photodrop.services.tongues import _

LONGEST_NAME = 80
PER_HOUR = 600
ASK = _("Say that these are your photos to share.")


class NoUploads(NotFound):
    message = "Photos cannot be added by this link."


class Full(Conflict):
    message = "You have added as many photos as this link takes. Send the rest to the photographer in another way."


@dataclass(frozen=True)
class Room:
    """How much more this guest may bring by a share. `name` is the one they gave before."""

    photos: int
    bytes: int
    largest: int
    name: str


@dataclass(frozen=True)
class Brought:
    """A file that came in and waits for the photographer. `is_duplicate`: the album has these bytes already."""

    filename: str
    bytes: int
    is_duplicate: bool
    photos_left: int
    bytes_left: int


@dataclass(frozen=True)
class Sender:
    name: str
    photo_count: int


@dataclass(frozen=True)
class Settled:
    photo_count: int


def room(session: Session, guest: Guest | None, token: str) -> Room:
    """Raises ShareClosed, and NoUploads where the share takes none."""
    return _room(session, guest, _open(session, guest, token).share)


def bring(
    session: Session,
    guest: Guest,
    token: str,
    filename: str,
    source: BinaryIO,
    *,
    content_type: str = "",
    name: str,
    consents: bool,
) -> Brought:
    """One file. Sending it again is no harm: the same bytes are kept once, and counted once."""
    sight = _open(session, guest, token)
    name = " ".join(name.split())
    wrong = {}
    if not 1 <= len(name) <= LONGEST_NAME:
        wrong["name"] = _("Tell us your name, in 1 to {longest} characters.", longest=LONGEST_NAME)
    if not consents:
        wrong["consents"] = ASK
    if wrong:
        raise Invalid(**wrong)
    limits.spend("guest.upload", str(guest.id), limit=PER_HOUR, seconds=3600)
    size = source.seek(0, SEEK_END)
    photos.check_size(size)
    _check_room(_room(session, guest, sight.share), size)
    photo = photos.bring_in_held(session, sight.album, source, filename=filename, content_type=content_type, size=size)
    if photo is None:
        left = _room(session, guest, sight.share)
        return Brought(photos.clean_filename(filename), size, True, left.photos, left.bytes)
    # Counted once more while nobody else counts: two files that came at once do not both take the last place.
    session.exec(select(Share.id).where(Share.id == sight.share.id).with_for_update(key_share=True)).one()
    left = _room(session, guest, sight.share)
    _check_room(left, size)
    row = GuestUpload(
        share_id=sight.share.id, guest_id=guest.id, photo_id=photo.id, name=name, bytes=size, consented_at=now()
    )
    session.add(row)
    if not guest.name:
        guest.name = name
        session.add(guest)
    notifications.tell(
        session,
        sight.album.owner_id,
        Kind.guest_uploaded,
        title=_("A photo from {name}", name=name),
        body=_("For {album}. Nobody else sees it until you let it in.", album=sight.album.name),
        url=f"{routes.STUDIO_PHOTOS.replace('[album_id]', str(sight.album.id))}?only=guests",
        subject_id=sight.album.id,
    )
    audit.record(
        session, "photo.brought", actor_id=None, subject_id=photo.id, share_id=str(sight.share.id), guest=str(guest.id)
    )
    return Brought(photo.filename, size, False, left.photos - 1, left.bytes - size)


def senders(session: Session, actor: Account, album_id: UUID) -> list[Sender]:
    """Who brought the photos of an album that wait for leave."""
    album = access.album_of_photographer(session, actor, album_id)
    rows = session.execute(
        select(GuestUpload.name, func.count())
        .join(Photo, col(Photo.id) == GuestUpload.photo_id)
        .where(Photo.album_id == album.id, col(Photo.held_at).is_not(None), col(Photo.deleted_at).is_(None))
        .group_by(GuestUpload.name)
        .order_by(func.count().desc(), col(GuestUpload.name))
    ).all()
    return [Sender(*row) for row in rows]


def approve(session: Session, actor: Account, album_id: UUID, photo_ids: list[UUID]) -> Settled:
    """They become photos of the album like any other: out where others are out already, else drafts."""
    album = access.album_of_photographer(session, actor, album_id)
    held = _held(session, actor, album_id, photo_ids)
    for photo in held:
        photos.let_in(session, album, photo)
        audit.record(session, "photo.let_in", actor_id=actor.id, subject_id=photo.id)
    return Settled(len(held))


def reject(session: Session, actor: Account, album_id: UUID, photo_ids: list[UUID]) -> Settled:
    """Deleted as any photo is: for ten minutes they can be brought back, and wait again."""
    access.album_of_photographer(session, actor, album_id)
    held = _held(session, actor, album_id, photo_ids)
    return Settled(photos.delete(session, actor, album_id, [photo.id for photo in held]))


def _held(session: Session, actor: Account, album_id: UUID, photo_ids: Sequence[UUID]) -> list[Photo]:
    """Those that still wait; one that somebody let in a moment ago is no fault."""
    found = access.photos_to_edit(session, actor, album_id, list(photo_ids))
    ids = [photo.id for photo in found if photo.held_at is not None]
    return list(session.exec(select(Photo).where(among(col(Photo.id), ids)).with_for_update(key_share=True)).all())


def _open(session: Session, guest: Guest | None, token: str) -> ShareSight:
    sight = access.share_opened(session, guest, token)
    if not sight.share.guests_upload:
        raise NoUploads
    return sight


def _room(session: Session, guest: Guest | None, share: Share) -> Room:
    settings = get_settings()
    by_this = col(GuestUpload.share_id) == share.id
    of_all = _brought(session, by_this)
    of_guest = _brought(session, by_this, col(GuestUpload.guest_id) == guest.id) if guest else (0, 0)
    return Room(
        photos=max(0, min(settings.guest_photos - of_guest[0], settings.share_photos - of_all[0])),
        bytes=max(0, min(settings.guest_bytes - of_guest[1], settings.share_bytes - of_all[1])),
        largest=settings.max_upload_bytes,
        name=guest.name if guest else "",
    )


def _brought(session: Session, *whose: ColumnElement[bool]) -> tuple[int, int]:
    statement = select(func.count(), func.coalesce(func.sum(GuestUpload.bytes), 0)).where(*whose)
    count, size = session.execute(statement).one()
    return int(count), int(size)


def _check_room(room: Room, size: int) -> None:
    if room.photos < 1:
        raise Full
    if size > room.bytes:
        left = room.bytes // MEBIBYTE
        raise Full(_("This link takes {count} MB more from you, and this file is larger.", count=left))
