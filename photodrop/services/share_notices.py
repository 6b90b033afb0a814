"""Photographers hear of a share before it expires, once for each expiry."""

from datetime import timedelta

from sqlalchemy import select
from sqlmodel import Session, col

from photodrop import routes
from photodrop.models import Account, Album, Share
from photodrop.models.base import now
from photodrop.services import notifications
from photodrop.services.tongues import _

BEFORE = timedelta(days=2)
SETTLED = timedelta(hours=12)
"""Who made a share a moment ago knows when it closes."""


def tell_expiring(session: Session) -> None:
    """Those that close within two days and have not been spoken of."""
    moment = now()
    due = (
        select(Share, Album)
        .join(Album, col(Album.id) == col(Share.album_id))
        .join(Account, col(Account.id) == col(Album.owner_id))
        .where(
            col(Share.stopped_at).is_(None),
            col(Share.expiry_told_at).is_(None),
            col(Share.expires_at) > moment,
            col(Share.expires_at) <= moment + BEFORE,
            col(Share.created_at) < moment - SETTLED,
            col(Album.deleted_at).is_(None),
            col(Account.is_active),
        )
        .order_by(col(Share.expires_at))
        # Whoever changes the expiry in this moment is asked again the next time.
        .with_for_update(of=Share, skip_locked=True)
    )
    for share, album in session.execute(due).all():
        share.expiry_told_at = moment
        notifications.tell(
            session,
            album.owner_id,
            "share_expiring",
            title=_("{share} closes soon", share=share.name),
            body=_(
                "The link to {album} opens nothing from {day}, {time} UTC on. "
                "Give it more time on the page of its shares.",
                album=album.name,
                day=share.expires_at.date(),
                time=f"{share.expires_at:%H:%M}",
            ),
            url=routes.STUDIO_ALBUM_SHARES.replace("[album_id]", str(album.id)),
            subject_id=share.id,
        )
