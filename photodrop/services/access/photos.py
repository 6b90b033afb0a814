"""Photos: to look at, to edit, to take away."""

from collections.abc import Collection
from uuid import UUID

from sqlmodel import Session, col, exists, or_, select

from photodrop.errors import Locked, NotFound
from photodrop.models import Account, Album, Appearance, Photo, PhotoStatus, Report, ReportAbout, Role, Visibility
from photodrop.models.base import among
from photodrop.services import link_tokens
from photodrop.services.access.albums import album_of_photographer, album_to_edit
from photodrop.services.access.appearing import is_in, shown_to
from photodrop.services.access.reports import is_reported
from photodrop.services.access.roles import edits, owns
from photodrop.services.access.shares import photo_by_share
from photodrop.services.access.sights import TAKEN, Sight, Taken
from photodrop.services.access.unlocking import is_unlocked, unlocked_for
from photodrop.services.link_tokens import CameBy


def photo_of_photographer(session: Session, actor: Account | None, photo_id: UUID) -> Photo:
    photo = photo_to_edit(session, actor, photo_id)
    album_of_photographer(session, actor, photo.album_id)
    return photo


def photo_linked(session: Session, actor: Account | None, token: str) -> tuple[Sight, CameBy]:
    photo = session.exec(select(Photo).where(Photo.link_token == token)).first()
    if photo is None:
        raise NotFound
    came_by = link_tokens.by_photo(photo)
    sight = photo_to_see(session, actor, photo.id, came_by=came_by)
    # Whoever else may see the photo finds it where they always do; a link that is shut is shut for everybody.
    if not came_by.opens(photo, sight.album):
        raise NotFound
    return sight, came_by


def photo_to_edit(session: Session, actor: Account | None, photo_id: UUID, *, deleted: bool = False) -> Photo:
    statement = (
        select(Photo, Album)
        .join(Album, col(Album.id) == Photo.album_id)
        .where(Photo.id == photo_id, col(Album.deleted_at).is_(None), col(Photo.deleted_at).is_not(None) == deleted)
    )
    # As for a deleted album: the purge may come in this very moment.
    row = session.exec(statement.with_for_update(key_share=True, of=Photo) if deleted else statement).first()
    if row is None or not edits(actor, row[1]):
        raise NotFound
    return row[0]


def photos_to_edit(session: Session, actor: Account, album_id: UUID, photo_ids: list[UUID]) -> list[Photo]:
    """All of the photos, or NotFound: one that is not the actor's spoils the whole request."""
    album = album_to_edit(session, actor, album_id)
    wanted = set(photo_ids)
    found = session.exec(
        select(Photo).where(Photo.album_id == album.id, col(Photo.id).in_(wanted), col(Photo.deleted_at).is_(None))
    ).all()
    if len(found) != len(wanted):
        raise NotFound
    return list(found)


def photo_to_see(session: Session, actor: Account | None, photo_id: UUID, *, came_by: CameBy | None = None) -> Sight:
    if came_by is not None and came_by.share_id is not None:
        # A share shows what it shows, whoever looks: no unlock and no role counts by it.
        return photo_by_share(session, came_by, came_by.share_id, photo_id)
    row = session.exec(
        select(Photo, Album)
        .join(Album, col(Album.id) == Photo.album_id)
        .where(Photo.id == photo_id, col(Photo.deleted_at).is_(None), col(Album.deleted_at).is_(None))
    ).first()
    if row is None:
        raise NotFound
    photo, album = row
    if owns(actor, album):
        return Sight(photo, album, is_owner=True, may_edit=True, locked=False)
    is_out = photo.dropped_at is not None and photo.status is not PhotoStatus.failed
    appears = actor is not None and is_out and is_in(session, actor.id, photo.id)
    is_shown = is_out and photo.hidden_at is None
    is_public = is_shown and album.visibility is Visibility.public
    is_linked = is_shown and came_by is not None and came_by.opens(photo, album)
    may_edit = edits(actor, album)
    if not (appears or is_public or is_linked or may_edit or _is_to_judge(session, actor, photo)):
        raise NotFound
    # An admin looks after people, not after their unlocks: what is locked stays watermarked for them too.
    unlocked = appears and actor is not None and is_unlocked(session, album.id, actor.id, photo.id)
    return Sight(photo, album, is_owner=False, may_edit=may_edit, locked=album.watermark and not unlocked)


def photos_to_take(
    session: Session, actor: Account, *, album_id: UUID | None = None, photo_ids: Collection[UUID] | None = None
) -> list[Taken]:
    """What the actor may download: of one's own albums everything, of others what shows one and is unlocked.

    What they hid from themselves is left out.

    Of photos by their ids, what is public and has no lock, too. Without an album and without ids: all that shows one.
    """
    appears = exists().where(col(Appearance.photo_id) == col(Photo.id), *shown_to(actor.id)).correlate(Photo)
    theirs = appears & or_(~col(Album.watermark), unlocked_for(actor.id))
    if photo_ids is not None:
        is_public = (col(Album.visibility) == Visibility.public) & col(Photo.hidden_at).is_(None)
        theirs |= is_public & ~col(Album.watermark)
    may = col(Photo.dropped_at).is_not(None) & col(Album.downloads) & theirs
    if album_id is not None or photo_ids is not None:
        may |= col(Album.owner_id) == actor.id
    statement = (
        select(*TAKEN)
        .join_from(Photo, Album, col(Album.id) == Photo.album_id)
        .where(
            may,
            Photo.status == PhotoStatus.ready,
            col(Photo.deleted_at).is_(None),
            col(Album.deleted_at).is_(None),
        )
        .order_by(col(Album.shot_on).desc(), col(Album.id), col(Photo.sorted_at), col(Photo.id))
    )
    if album_id is not None:
        statement = statement.where(Album.id == album_id)
    if photo_ids is not None:
        statement = statement.where(among(col(Photo.id), photo_ids))
    return [Taken._make(row) for row in session.execute(statement)]


def photos_in_public(session: Session, photo_ids: list[UUID]) -> list[tuple[Photo, Album]]:
    """Those of the photos that everybody may see, in the order of the ids."""
    rows = session.exec(
        select(Photo, Album)
        .join(Album, col(Album.id) == Photo.album_id)
        .where(
            among(col(Photo.id), photo_ids),
            Album.visibility == Visibility.public,
            col(Album.deleted_at).is_(None),
            col(Photo.deleted_at).is_(None),
            col(Photo.hidden_at).is_(None),
            col(Photo.dropped_at).is_not(None),
            Photo.status == PhotoStatus.ready,
        )
    ).all()
    seen = {photo.id: (photo, album) for photo, album in rows}
    return [seen[photo_id] for photo_id in photo_ids if photo_id in seen]


def photo_of_client(session: Session, actor: Account, album: Album, photo_id: UUID) -> Photo:
    """A dropped photo of this album in which the actor is, and that they did not hide from themselves."""
    photo = session.exec(
        select(Photo)
        .join(Appearance, col(Appearance.photo_id) == Photo.id)
        .where(
            Photo.id == photo_id,
            Photo.album_id == album.id,
            col(Photo.deleted_at).is_(None),
            col(Photo.dropped_at).is_not(None),
            col(Photo.status) != PhotoStatus.failed,
            *shown_to(actor.id),
        )
    ).first()
    if photo is None:
        raise NotFound
    return photo


def photo_to_share(session: Session, actor: Account, photo_id: UUID) -> Sight:
    """Whoever may give a photo to others: its owner, who is in it and has it unlocked, anybody if it is public.

    Raises Locked while it is locked. A moderator who looks into something private may not carry it out.
    """
    sight = photo_to_see(session, actor, photo_id)
    if sight.locked:
        raise Locked
    is_public = sight.album.visibility is Visibility.public
    if actor.role is Role.moderator and not (sight.is_owner or is_public or is_in(session, actor.id, photo_id)):
        raise NotFound
    return sight


def _is_to_judge(session: Session, actor: Account | None, photo: Photo) -> bool:
    """A moderator sees what is not public where somebody asked them to look, or where they hid it themselves."""
    if actor is None or actor.role is not Role.moderator:
        return False
    if photo.hidden_at is not None:
        return True
    return is_reported(session, col(Report.photo_id) == photo.id, col(Report.about) == ReportAbout.photo)
