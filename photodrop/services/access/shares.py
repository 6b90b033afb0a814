"""What a share shows to whoever holds its address."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, exists, or_, select
from sqlmodel.sql.expression import Select

from photodrop.errors import NotFound
from photodrop.models import (
    Account,
    Album,
    Appearance,
    Guest,
    Photo,
    PhotoStatus,
    Share,
    ShareDownloads,
    SharePass,
    SharePhoto,
    ShareScope,
)
from photodrop.models.base import among, now
from photodrop.services.access.albums import album_of_photographer
from photodrop.services.access.appearing import shown_to
from photodrop.services.access.sights import TAKEN, ShareSight, Sight, Taken
from photodrop.services.link_tokens import CameBy


class ShareClosed(NotFound):
    """Absent, stopped, expired, or without its password: nobody can tell which."""

    message = "This link opens nothing here: it has expired, was stopped, or wants its password first."


def share_to_edit(
    session: Session, actor: Account | None, share_id: UUID, *, lock: bool = False
) -> tuple[Share, Album]:
    """One's own; an admin's neither, as with unlocks."""
    statement = select(Share).where(Share.id == share_id)
    share = session.exec(statement.with_for_update() if lock else statement).first()
    if share is None:
        raise NotFound
    return share, album_of_photographer(session, actor, share.album_id)


def share_opened(session: Session, guest: Guest | None, token: str) -> ShareSight:
    """By the secret in the address and, where it has one, the password that this guest has entered.

    Raises ShareClosed for every reason alike.
    """
    row = session.exec(_open_shares().where(Share.token == token)).first()
    if row is None or not _may_enter(session, guest, row[0]):
        raise ShareClosed
    return ShareSight(*row)


def share_remembered(session: Session, actor: Account | Guest | None, share_id: UUID) -> ShareSight:
    """The share that something of theirs came from, if it still opens for them. Never for ids from outside."""
    row = session.exec(_open_shares().where(Share.id == share_id)).first()
    if row is None or not _may_enter(session, actor, row[0]):
        raise ShareClosed
    return ShareSight(*row)


def share_behind_password(session: Session, token: str) -> Share | None:
    """An open share for whoever is about to prove that they know its password."""
    row = session.exec(_open_shares().where(Share.token == token)).first()
    return None if row is None else row[0]


def share_signed(session: Session, came_by: CameBy, share_id: UUID) -> ShareSight:
    """The password was asked for when the address was signed; `is_of` fails once there is another."""
    row = session.exec(_open_shares().where(Share.id == share_id)).first()
    if row is None or not came_by.is_of(row[0]):
        raise NotFound
    return ShareSight(*row)


def photo_shared(session: Session, guest: Guest | None, token: str, photo_id: UUID) -> Sight:
    sight = share_opened(session, guest, token)
    return sight.of(photos_shared(session, sight, [photo_id])[0])


def photos_shared(session: Session, sight: ShareSight, photo_ids: list[UUID]) -> list[Photo]:
    """All of the photos in the order of the ids, or NotFound: one that is not in the share spoils the whole request."""
    found = session.exec(select(Photo).where(*in_share(sight.share), among(col(Photo.id), set(photo_ids)))).all()
    by_id = {photo.id: photo for photo in found}
    if set(photo_ids) - by_id.keys():
        raise NotFound
    return [by_id[photo_id] for photo_id in dict.fromkeys(photo_ids)]


def photos_to_take_by_share(
    session: Session, sight: ShareSight, photo_ids: Collection[UUID] | None = None
) -> list[Taken]:
    """What a share lets be downloaded, in whatever form; of the ids, those that are in it."""
    if sight.downloads is ShareDownloads.none:
        return []
    statement = select(*TAKEN).join_from(Photo, Album, col(Album.id) == Photo.album_id)
    statement = statement.where(*in_share(sight.share)).order_by(col(Photo.sorted_at), col(Photo.id))
    if photo_ids is not None:
        statement = statement.where(among(col(Photo.id), photo_ids))
    return [Taken._make(row) for row in session.execute(statement)]


def in_share(share: Share) -> list[ColumnElement[bool]]:
    """Conditions on Photo: out, ready, not hidden, and within the share's scope."""
    conditions = [
        col(Photo.album_id) == share.album_id,
        col(Photo.deleted_at).is_(None),
        col(Photo.dropped_at).is_not(None),
        col(Photo.status) == PhotoStatus.ready,
        col(Photo.hidden_at).is_(None),
    ]
    match share.scope:
        case ShareScope.photos:
            chosen = (col(SharePhoto.share_id) == share.id, col(SharePhoto.photo_id) == Photo.id)
            conditions.append(exists().where(*chosen).correlate(Photo))
        case ShareScope.person:
            appears = exists().where(col(Appearance.photo_id) == Photo.id, *shown_to(share.client_id))
            conditions.append(appears.correlate(Photo))
        case ShareScope.album:
            pass
    return conditions


def _open_shares() -> Select[Share, Album]:
    """Neither stopped nor expired; its album is there, and so is its photographer."""
    return (
        select(Share, Album)
        .join(Album, col(Album.id) == Share.album_id)
        .join(Account, col(Account.id) == Album.owner_id)
        .where(
            col(Share.stopped_at).is_(None),
            or_(col(Share.expires_at).is_(None), col(Share.expires_at) > now()),
            col(Album.deleted_at).is_(None),
            col(Account.is_active),
        )
    )


def _may_enter(session: Session, actor: Account | Guest | None, share: Share) -> bool:
    if share.password_hash is None:
        return True
    if actor is None:
        return False
    theirs = col(SharePass.guest_id if isinstance(actor, Guest) else SharePass.account_id) == actor.id
    entered = select(SharePass.password_revision).where(theirs, SharePass.share_id == share.id)
    return session.exec(entered).first() == share.password_revision


def photo_by_share(session: Session, came_by: CameBy, share_id: UUID, photo_id: UUID) -> Sight:
    sight = share_signed(session, came_by, share_id)
    return sight.of(photos_shared(session, sight, [photo_id])[0])
