"""What somebody does not want to see, although they are in it: it leaves their own views, and comes back when asked.

Their photographer goes on seeing that they are in it.
"""

from uuid import UUID

from sqlmodel import Session

from photodrop.models import Account
from photodrop.models.base import now
from photodrop.services import access, audit, photo_cards
from photodrop.services.paging import Page
from photodrop.services.photo_cards import PhotoCard


def hide(session: Session, actor: Account, photo_id: UUID) -> None:
    appearance = access.appearance_of_client(session, actor, photo_id)
    if appearance.hidden_at is None:
        appearance.hidden_at = now()
        session.add(appearance)
        audit.record(session, "appearance.hidden", actor_id=actor.id, subject_id=appearance.id)


def show(session: Session, actor: Account, photo_id: UUID) -> None:
    appearance = access.appearance_of_client(session, actor, photo_id)
    if appearance.hidden_at is not None:
        appearance.hidden_at = None
        session.add(appearance)
        audit.record(session, "appearance.shown", actor_id=actor.id, subject_id=appearance.id)


def of(
    session: Session,
    actor: Account,
    *,
    sort: str = "-shot_on,taken_at",
    cursor: str | None = None,
    limit: int = 50,
) -> Page[PhotoCard]:
    return photo_cards.of_client(session, actor, hidden=True, sort=sort, cursor=cursor, limit=limit)


def count(session: Session, actor: Account) -> int:
    return photo_cards.count_of_client(session, actor, hidden=True)
