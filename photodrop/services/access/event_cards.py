"""Cards to scan at an event, and what was claimed by them."""

from uuid import UUID

from sqlmodel import Session, col, or_, select

from photodrop.errors import NotFound
from photodrop.models import Account, Album, CardClaim, EventCard
from photodrop.models.base import now
from photodrop.services.access.albums import album_of_photographer


class CardClosed(NotFound):
    """Absent, stopped, expired, another's, or of somebody who was sent away: nobody can tell which."""

    message = "This card opens nothing here: it was stopped, is somebody else's, or its address is incomplete."


def event_card_to_edit(
    session: Session, actor: Account | None, card_id: UUID, *, lock: bool = False
) -> tuple[EventCard, Album]:
    statement = select(EventCard).where(EventCard.id == card_id)
    card = session.exec(statement.with_for_update() if lock else statement).first()
    if card is None:
        raise NotFound
    return card, album_of_photographer(session, actor, card.album_id)


def event_card_opened(
    session: Session, actor: Account | None, token: str, *, lock: bool = False
) -> tuple[EventCard, Album]:
    """By the secret on the card. Raises CardClosed for every reason alike."""
    statement = select(EventCard).where(EventCard.token == token)
    if lock:
        statement = statement.with_for_update().execution_options(populate_existing=True)
    card = session.exec(statement).first()
    if card is None or card.stopped_at is not None or (card.expires_at is not None and card.expires_at <= now()):
        raise CardClosed
    album = session.exec(
        select(Album)
        .join(Account, col(Account.id) == Album.owner_id)
        .where(Album.id == card.album_id, col(Album.deleted_at).is_(None), col(Account.is_active))
    ).first()
    if album is None or _is_kept_from(session, actor, card):
        raise CardClosed
    return card, album


def claim_to_judge(session: Session, actor: Account, claim_id: UUID) -> tuple[CardClaim, Album]:
    """One that somebody made in one's own album, held."""
    claim = session.exec(select(CardClaim).where(CardClaim.id == claim_id).with_for_update()).first()
    if claim is None:
        raise NotFound
    return claim, album_of_photographer(session, actor, claim.album_id)


def claim_of_client(session: Session, actor: Account, claim_id: UUID) -> CardClaim:
    """One's own, held; not one that the photographer removed."""
    claim = session.exec(
        select(CardClaim)
        .join(Album, col(Album.id) == CardClaim.album_id)
        .where(
            CardClaim.id == claim_id,
            CardClaim.client_id == actor.id,
            col(CardClaim.removed_at).is_(None),
            col(Album.deleted_at).is_(None),
        )
        .with_for_update(of=CardClaim)
    ).first()
    if claim is None:
        raise NotFound
    return claim


def _is_kept_from(session: Session, actor: Account | None, card: EventCard) -> bool:
    """A personal card is its first one's, and whose claim the photographer removed claims nothing more in the album."""
    claims = session.exec(
        select(CardClaim).where(
            CardClaim.album_id == card.album_id,
            or_(CardClaim.card_id == card.id, CardClaim.client_id == (actor.id if actor else None)),
        )
    ).all()
    mine = [claim for claim in claims if actor is not None and claim.client_id == actor.id]
    others = [claim for claim in claims if claim not in mine and claim.removed_at is None]
    return bool(card.personal and others) or any(claim.removed_at is not None for claim in mine)
