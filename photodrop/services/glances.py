"""A glance at photos that moderators read about: the thumbnail, and where the photo itself is."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from photodrop.errors import NotFound
from photodrop.models import Account, Album, Photo, Size
from photodrop.services import access, files


@dataclass(frozen=True)
class Glance:
    """`path` is of the photo's page. Both are empty where this moderator may not see the photo, or no longer."""

    thumb_url: str
    path: str


NOTHING = Glance("", "")


def at_photos(session: Session, actor: Account, photo_ids: list[UUID]) -> dict[str, Glance]:
    access.moderators_only(actor)
    wanted = set(photo_ids)
    rows = session.execute(
        select(col(Photo.id), col(Account.login))
        .join(Album, col(Album.id) == Photo.album_id)
        .join(Account, col(Account.id) == Album.owner_id)
        .where(col(Photo.id).in_(wanted))
    )
    uploaders = {photo_id: login for photo_id, login in rows}  # noqa: C416  # rows are no pairs to a type checker
    return {str(photo_id): _glance(session, actor, photo_id, uploaders.get(photo_id)) for photo_id in wanted}


def _glance(session: Session, actor: Account, photo_id: UUID, uploader: str | None) -> Glance:
    try:
        sight = access.photo_to_see(session, actor, photo_id)
    except NotFound:
        return NOTHING
    thumb = files.photo_url(sight.photo, Size.thumb, "marked" if sight.locked else "clean", viewer=actor.id)
    return Glance(thumb, f"/{uploader}/view/{photo_id}" if uploader else "")
