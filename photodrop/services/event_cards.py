"""Cards for events, as their photographer makes them: a stack of numbered ones, one for each family, or a poster."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, select

from photodrop import routes
from photodrop.config import get_settings
from photodrop.errors import Conflict, Invalid
from photodrop.models import Account, Album, CardClaim, EventCard
from photodrop.models.base import new_id, now
from photodrop.models.event_card import LONGEST_WINDOW
from photodrop.services import access, audit
from photodrop.services.paging import Page, Sorting, page
from photodrop.services.tongues import _
from photodrop.services.unset import UNSET, Unset

LONGEST_LABEL = 60
MOST_AT_ONCE = 200
MOST_OF_ALBUM = 1000


class CardState(StrEnum):
    open = "open"
    taken = "taken"
    stopped = "stopped"
    expired = "expired"


@dataclass(frozen=True)
class CardRules:
    """Only what is given changes."""

    label: str | None = None
    personal: bool | None = None
    window_minutes: int | None = None
    expires_at: datetime | Unset | None = UNSET


@dataclass(frozen=True)
class EventCardView:
    """A card as its photographer sees it. A personal one is `taken` once somebody scanned it. Times are UTC."""

    id: str
    album_id: str
    label: str
    personal: bool
    window_minutes: int
    state: str
    url: str
    expires_at: str
    claim_count: int
    created_at: str


SORTING = Sorting(
    {"created_at": col(EventCard.created_at), "label": func.lower(col(EventCard.label))}, tie=col(EventCard.id)
)


def make(session: Session, actor: Account, album_id: UUID, rules: CardRules, *, count: int = 1) -> list[EventCardView]:
    """One, or a stack of numbered ones, which goes on where an earlier one of the same name ended."""
    access.album_of_photographer(session, actor, album_id)
    album = access.album_to_edit(session, actor, album_id, lock=True)
    if not 1 <= count <= MOST_AT_ONCE:
        raise Invalid(count=_("Make 1 to {most} cards at once.", most=MOST_AT_ONCE))
    there = session.exec(select(EventCard.label).where(EventCard.album_id == album.id)).all()
    if len(there) + count > MOST_OF_ALBUM:
        raise Conflict(_("An album has at most {most} cards. Delete some that nobody scanned.", most=MOST_OF_ALBUM))
    label = _label(rules.label or "", longest=LONGEST_LABEL - (5 if count > 1 else 0))
    first = sum(each.startswith(f"{label} ") for each in there) + 1
    cards = []
    for number in range(first, first + count):
        card = EventCard(id=new_id(), album_id=album.id, label=f"{label} {number}" if count > 1 else label)
        _apply(card, rules)
        session.add(card)
        cards.append(card)
    session.flush()
    audit.record(session, "card.made", actor_id=actor.id, subject_id=album.id, cards=count)
    return _views(session, cards)


def of_album(
    session: Session,
    actor: Account,
    album_id: UUID,
    *,
    sort: str = "created_at",
    cursor: str | None = None,
    limit: int = 50,
) -> Page[EventCardView]:
    album = access.album_of_photographer(session, actor, album_id)
    statement = select(EventCard).where(EventCard.album_id == album.id)
    rows, following = page(session, statement, SORTING, sort=sort, cursor=cursor, limit=limit)
    return Page(_views(session, [row[0] for row in rows]), following)


def see(session: Session, actor: Account, card_id: UUID) -> EventCardView:
    card, _album = access.event_card_to_edit(session, actor, card_id)
    return _views(session, [card])[0]


def change(session: Session, actor: Account, card_id: UUID, rules: CardRules) -> EventCardView:
    """For scans from now on. Whose it is stays, so a card that somebody claimed keeps its kind."""
    card, _album = access.event_card_to_edit(session, actor, card_id, lock=True)
    if rules.personal not in (None, card.personal) and _counts(session, [card.id]):
        raise Conflict(_("Somebody has scanned this card. Make another one of the other kind."))
    if rules.label is not None:
        card.label = _label(rules.label)
    _apply(card, rules)
    session.add(card)
    audit.record(session, "card.changed", actor_id=actor.id, subject_id=card.id)
    return _views(session, [card])[0]


def stop(session: Session, actor: Account, card_id: UUID) -> EventCardView:
    """Nobody claims anything by it any more; what was claimed stays."""
    card, _album = access.event_card_to_edit(session, actor, card_id, lock=True)
    if card.stopped_at is None:
        card.stopped_at = now()
        session.add(card)
        audit.record(session, "card.stopped", actor_id=actor.id, subject_id=card.id)
    return _views(session, [card])[0]


def reopen(session: Session, actor: Account, card_id: UUID) -> EventCardView:
    """One that has expired opens for good, until somebody says when."""
    card, _album = access.event_card_to_edit(session, actor, card_id, lock=True)
    card.stopped_at = None
    if _is_over(card):
        card.expires_at = None
    session.add(card)
    audit.record(session, "card.reopened", actor_id=actor.id, subject_id=card.id)
    return _views(session, [card])[0]


def delete(session: Session, actor: Account, card_id: UUID) -> None:
    """One that nobody scanned. By the others people know their photos."""
    card, _album = access.event_card_to_edit(session, actor, card_id, lock=True)
    if _counts(session, [card.id], removed=True):
        raise Conflict(_("Somebody has scanned this card. Stop it instead."))
    session.delete(card)
    audit.record(session, "card.deleted", actor_id=actor.id, subject_id=card.id)


def url(card: EventCard) -> str:
    """What stands in the QR code."""
    return f"{get_settings().base_url}{routes.CARD.replace('[token]', card.token)}"


def to_print(session: Session, actor: Account, album_id: UUID, card_ids: list[UUID]) -> tuple[Album, list[EventCard]]:
    """These, or all of the album that still open for somebody new."""
    album = access.album_of_photographer(session, actor, album_id)
    rows = session.exec(
        select(EventCard).where(EventCard.album_id == album.id).order_by(col(EventCard.created_at), col(EventCard.id))
    ).all()
    if card_ids:
        chosen = [card for card in rows if card.id in set(card_ids)]
    else:
        states = {UUID(view.id): view.state for view in _views(session, list(rows))}
        chosen = [card for card in rows if states[card.id] == CardState.open]
    if not chosen:
        raise Conflict(_("There are no open cards to print. Make some first."))
    return album, chosen[:MOST_AT_ONCE]


def _apply(card: EventCard, rules: CardRules) -> None:
    if rules.personal is not None:
        card.personal = rules.personal
    if rules.window_minutes is not None:
        if not 1 <= rules.window_minutes <= LONGEST_WINDOW:
            raise Invalid(window_minutes=_("Choose 1 minute to 24 hours."))
        card.window_minutes = rules.window_minutes
    if not isinstance(rules.expires_at, Unset):
        if rules.expires_at is not None and rules.expires_at <= now():
            raise Invalid(expires_at=_("This is past. Choose a later moment."))
        card.expires_at = rules.expires_at


def _label(label: str, longest: int = LONGEST_LABEL) -> str:
    cleaned = " ".join(label.split())
    if not cleaned:
        raise Invalid(label=_("Say what stands on the card."))
    if len(cleaned) > longest:
        raise Invalid(label=_("Use at most {longest} characters.", longest=longest))
    return cleaned


def _views(session: Session, cards: list[EventCard]) -> list[EventCardView]:
    counts = _counts(session, [card.id for card in cards])
    return [
        EventCardView(
            id=str(card.id),
            album_id=str(card.album_id),
            label=card.label,
            personal=card.personal,
            window_minutes=card.window_minutes,
            state=_state(card, counts.get(card.id, 0)).value,
            url=url(card),
            expires_at=card.expires_at.astimezone(UTC).isoformat() if card.expires_at else "",
            claim_count=counts.get(card.id, 0),
            created_at=card.created_at.astimezone(UTC).isoformat(),
        )
        for card in cards
    ]


def _counts(session: Session, card_ids: list[UUID], *, removed: bool = False) -> dict[UUID, int]:
    statement = select(CardClaim.card_id, func.count()).where(col(CardClaim.card_id).in_(card_ids))
    if not removed:
        statement = statement.where(col(CardClaim.removed_at).is_(None))
    rows = session.execute(statement.group_by(col(CardClaim.card_id))).all()
    return {card_id: count for card_id, count in rows}  # noqa: C416  # rows are no pairs to a type checker


def _state(card: EventCard, claims: int) -> CardState:
    if card.stopped_at is not None:
        return CardState.stopped
    if _is_over(card):
        return CardState.expired
    return CardState.taken if card.personal and claims else CardState.open


def _is_over(card: EventCard) -> bool:
    return card.expires_at is not None and card.expires_at <= now()
