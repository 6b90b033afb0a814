"""Who scanned a card, and which time became theirs.

For whoever scans: look(session, actor, token, address) · claim · end · mine. For the photographer: of_album · correct ·
remove · restore. Times are real ones, by this server's clock: nobody claims what is past, or longer than the card says.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, update
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col, select

from photodrop.errors import Conflict, Invalid
from photodrop.models import (
    Account,
    Album,
    Appearance,
    AppearanceState,
    CardClaim,
    Client,
    EventCard,
    Photo,
    PhotoStatus,
)
from photodrop.models.base import new_id, now
from photodrop.models.event_card import LONGEST_WINDOW
from photodrop.services import access, accounts, audit, card_matching, clients, clocks, limits
from photodrop.services.access import CardClosed
from photodrop.services.card_matching import Window, promise_album
from photodrop.services.paging import Page, Sorting, page
from photodrop.services.tongues import _

MOST_IN_ALBUM = 20
LOOKS, LOOKS_SECONDS = 1200, 600
"""A whole school may stand behind one address."""
MISSES, MISSES_SECONDS = 30, 600
CLAIMS, CLAIMS_SECONDS = 12, 3600
CLAIMS_OF_ADDRESS = 600
SHOWN = timedelta(days=30)
"""For how long a claim waits in sight for its photos."""


@dataclass(frozen=True)
class ClaimedTime:
    """Somebody's claim as they see it themselves. `album_id` is empty until photos of them have dropped there."""

    id: str
    album_id: str
    album_name: str
    by: str
    card_label: str
    starts_at: str
    ends_at: str
    is_running: bool
    photo_count: int


@dataclass(frozen=True)
class CardPage:
    """What a scanned card shows. Visitors see no claim."""

    label: str
    album_name: str
    location: str
    shot_on: str
    by: str
    personal: bool
    window_minutes: int
    is_own: bool
    is_signed_in: bool
    needs_phone: bool
    needs_name: bool
    may_claim: bool
    claim: ClaimedTime | None


@dataclass(frozen=True)
class ClaimView:
    """A claim as the photographer sees it. `overlaps` where another's time holds a part of it. Times are UTC."""

    id: str
    card_id: str
    card_label: str
    client_id: str
    client_name: str
    phone_label: str
    starts_at: str
    ends_at: str
    is_running: bool
    is_sure: bool
    is_removed: bool
    overlaps: bool
    confirmed_count: int
    suggested_count: int


@dataclass(frozen=True)
class Correction:
    """Only what is given changes. `is_sure`: these photos are theirs, whoever else was there."""

    starts_at: datetime | None = None
    ends_at: datetime | None = None
    is_sure: bool | None = None


SORTING = Sorting({"starts_at": col(CardClaim.starts_at)}, tie=col(CardClaim.id))


def look(session: Session, actor: Account | None, token: str, address: str) -> CardPage:
    """Who has claimed something by a card still sees that, whatever became of the card."""
    limits.spend("card.look", address, limit=LOOKS, seconds=LOOKS_SECONDS)
    own = _latest(session, actor, token)
    try:
        card, album = access.event_card_opened(session, actor, token)
        is_open = True
    except CardClosed:
        if own is None:
            limits.spend("card.miss", address, limit=MISSES, seconds=MISSES_SECONDS)
            raise
        card, album, is_open = session.get_one(EventCard, own.card_id), session.get_one(Album, own.album_id), False
    owner = session.get_one(Account, album.owner_id)
    is_own = actor is not None and actor.id == album.owner_id
    claim = _own_views(session, [own])[0] if own else None
    return CardPage(
        label=card.label,
        album_name=album.name,
        location=album.location,
        shot_on=album.shot_on.isoformat(),
        by=owner.name or owner.login or "",
        personal=card.personal,
        window_minutes=card.window_minutes,
        is_own=is_own,
        is_signed_in=actor is not None,
        needs_phone=actor is not None and actor.phone is None,
        needs_name=actor is not None and not actor.name,
        may_claim=is_open
        and actor is not None
        and not is_own
        and actor.phone is not None
        and (claim is None or not (claim.is_running or card.personal)),
        claim=claim,
    )


def claim(session: Session, actor: Account, token: str, address: str, *, name: str = "") -> ClaimedTime:
    """From now on. Whoever has this card's time running already is told so, not given more."""
    _spend(actor, address)
    card, album = access.event_card_opened(session, actor, token)
    if actor.id == album.owner_id:
        raise Conflict(_("This is your own event. Your clients claim their photos here."))
    if actor.phone is None:
        raise Conflict(_("Sign in with your phone number: by that your photographer knows you."))
    if name.strip() and not actor.name:
        accounts.rename(session, actor, name)
    _become_client(session, album.owner_id, actor)
    # Two who scan at once take turns here, and the second finds what the first has done.
    card, album = access.event_card_opened(session, actor, token, lock=True)
    moment = now()
    mine = session.exec(select(CardClaim).where(CardClaim.album_id == album.id, CardClaim.client_id == actor.id)).all()
    by_this = [each for each in mine if each.card_id == card.id]
    running = next((each for each in by_this if each.ends_at > moment), None)
    if running is not None or (card.personal and by_this):
        return _own_views(session, [running or by_this[-1]])[0]
    if len(mine) >= MOST_IN_ALBUM:
        raise Conflict(_("You have claimed photos here very often. Ask the photographer to add you by hand."))
    _end_others(session, card, actor, moment)
    made = CardClaim(
        id=new_id(),
        card_id=card.id,
        album_id=album.id,
        client_id=actor.id,
        starts_at=moment,
        ends_at=moment + timedelta(minutes=card.window_minutes),
    )
    session.add(made)
    session.flush()
    audit.record(session, "card.claimed", actor_id=actor.id, subject_id=made.id, album_id=str(album.id))
    promise_album(session, album.id)
    return _own_views(session, [made])[0]


def end(session: Session, actor: Account, claim_id: UUID) -> ClaimedTime:
    """Before its time; one that is over stays as it was."""
    own = access.claim_of_client(session, actor, claim_id)
    moment = max(now(), own.starts_at)
    if own.ends_at > moment:
        own.ends_at = moment
        session.add(own)
        session.flush()
        promise_album(session, own.album_id)
    return _own_views(session, [own])[0]


def mine(session: Session, actor: Account, *, waiting: bool = False) -> list[ClaimedTime]:
    """The latest first; with `waiting` those whose photos have not come yet."""
    found = session.exec(
        select(CardClaim)
        .join(Album, col(Album.id) == CardClaim.album_id)
        .where(
            CardClaim.client_id == actor.id,
            col(CardClaim.removed_at).is_(None),
            col(CardClaim.ends_at) > now() - SHOWN,
            col(Album.deleted_at).is_(None),
        )
        .order_by(col(CardClaim.starts_at).desc(), col(CardClaim.id))
        .limit(100)
    ).all()
    views = _own_views(session, list(found))
    return [view for view in views if not (waiting and view.photo_count)]


def of_album(
    session: Session,
    actor: Account,
    album_id: UUID,
    *,
    sort: str = "-starts_at",
    cursor: str | None = None,
    limit: int = 50,
) -> Page[ClaimView]:
    """Removed ones too, until they are restored."""
    album = access.album_of_photographer(session, actor, album_id)
    statement = select(CardClaim).where(CardClaim.album_id == album.id)
    rows, following = page(session, statement, SORTING, sort=sort, cursor=cursor, limit=limit)
    return Page(_views(session, actor, album, [row[0] for row in rows]), following)


def correct(session: Session, actor: Account, claim_id: UUID, correction: Correction) -> ClaimView:
    found, album = access.claim_to_judge(session, actor, claim_id)
    starts_at = correction.starts_at or found.starts_at
    ends_at = correction.ends_at or found.ends_at
    if ends_at < starts_at:
        raise Invalid(ends_at=_("A time ends after it begins."))
    if ends_at - starts_at > timedelta(minutes=LONGEST_WINDOW):
        raise Invalid(ends_at=_("A claim lasts 24 hours at most."))
    found.starts_at, found.ends_at = starts_at, ends_at
    found.is_sure = found.is_sure if correction.is_sure is None else correction.is_sure
    return _settled(session, actor, album, found, "card_claim.corrected")


def remove(session: Session, actor: Account, claim_id: UUID) -> ClaimView:
    """It counts for nothing from now on, and whose it was claims nothing more in this album."""
    found, album = access.claim_to_judge(session, actor, claim_id)
    found.removed_at = found.removed_at or now()
    return _settled(session, actor, album, found, "card_claim.removed")


def restore(session: Session, actor: Account, claim_id: UUID) -> ClaimView:
    found, album = access.claim_to_judge(session, actor, claim_id)
    if found.removed_at is not None and session.get_one(EventCard, found.card_id).personal:
        others = select(CardClaim.id).where(
            CardClaim.card_id == found.card_id,
            CardClaim.client_id != found.client_id,
            col(CardClaim.removed_at).is_(None),
        )
        if session.exec(others.limit(1)).first():
            raise Conflict(_("Somebody else has this card by now. Remove their claim first."))
    found.removed_at = None
    return _settled(session, actor, album, found, "card_claim.restored")


def _settled(session: Session, actor: Account, album: Album, found: CardClaim, action: str) -> ClaimView:
    session.add(found)
    session.flush()
    promise_album(session, album.id)
    audit.record(session, action, actor_id=actor.id, subject_id=found.id)
    return _views(session, actor, album, [found])[0]


def _spend(actor: Account, address: str) -> None:
    slow_down = _("You scan very often. Wait a while, or ask the photographer.")
    limits.spend("card.claim", str(actor.id), limit=CLAIMS, seconds=CLAIMS_SECONDS, message=slow_down)
    limits.spend("card.claim.address", address, limit=CLAIMS_OF_ADDRESS, seconds=CLAIMS_SECONDS, message=slow_down)


def _become_client(session: Session, photographer_id: UUID, actor: Account) -> None:
    session.execute(
        insert(Client)
        .values(photographer_id=photographer_id, account_id=actor.id, name="", created_at=now())
        .on_conflict_do_nothing()
    )
    # Held, so that one person's scans of two cards take turns.
    session.exec(
        select(Client.account_id)
        .where(Client.photographer_id == photographer_id, Client.account_id == actor.id)
        .with_for_update()
    ).one()


def _end_others(session: Session, card: EventCard, actor: Account, moment: datetime) -> None:
    """The next who scans a poster ends the time of the one before; and nobody is in two places at once."""
    running = (col(CardClaim.album_id) == card.album_id, col(CardClaim.ends_at) > moment, ~col(CardClaim.is_sure))
    whose = (col(CardClaim.card_id) == card.id) | (col(CardClaim.client_id) == actor.id)
    begun = col(CardClaim.starts_at) <= moment
    session.execute(update(CardClaim).where(*running, whose, begun).values(ends_at=moment))


def _latest(session: Session, actor: Account | None, token: str) -> CardClaim | None:
    if actor is None:
        return None
    return session.exec(
        select(CardClaim)
        .join(EventCard, col(EventCard.id) == CardClaim.card_id)
        .join(Album, col(Album.id) == CardClaim.album_id)
        .where(
            EventCard.token == token,
            CardClaim.client_id == actor.id,
            col(CardClaim.removed_at).is_(None),
            col(Album.deleted_at).is_(None),
        )
        .order_by(col(CardClaim.starts_at).desc())
        .limit(1)
    ).first()


def _own_views(session: Session, found: list[CardClaim]) -> list[ClaimedTime]:
    moment = now()
    views = []
    for each in found:
        album = session.get_one(Album, each.album_id)
        owner = session.get_one(Account, album.owner_id)
        count = session.exec(
            select(func.count())
            .select_from(Appearance)
            .join(Photo, col(Photo.id) == Appearance.photo_id)
            .where(
                Appearance.client_id == each.client_id,
                Appearance.state == AppearanceState.confirmed,
                Photo.album_id == album.id,
                col(Photo.dropped_at).is_not(None),
                col(Photo.deleted_at).is_(None),
                Photo.status == PhotoStatus.ready,
            )
        ).one()
        views.append(
            ClaimedTime(
                id=str(each.id),
                album_id=str(album.id) if count else "",
                album_name=album.name,
                by=owner.name or owner.login or "",
                card_label=session.get_one(EventCard, each.card_id).label,
                starts_at=_iso(each.starts_at),
                ends_at=_iso(each.ends_at),
                is_running=each.ends_at > moment,
                photo_count=count,
            )
        )
    return views


def _views(session: Session, actor: Account, album: Album, found: list[CardClaim]) -> list[ClaimView]:
    moment = now()
    people = {
        person.client_id: person for person in clients.chips(session, actor, list({each.client_id for each in found}))
    }
    windows = card_matching.windows_of(session, album.id)
    counts = _counts(session, album, found)
    views = []
    for each in found:
        person = people.get(str(each.client_id))
        confirmed, suggested = counts[each.id]
        views.append(
            ClaimView(
                id=str(each.id),
                card_id=str(each.card_id),
                card_label=session.get_one(EventCard, each.card_id).label,
                client_id=str(each.client_id),
                client_name=person.name if person else "",
                phone_label=person.phone_label if person else "",
                starts_at=_iso(each.starts_at),
                ends_at=_iso(each.ends_at),
                is_running=each.ends_at > moment and each.removed_at is None,
                is_sure=each.is_sure,
                is_removed=each.removed_at is not None,
                overlaps=each.removed_at is None and any(_overlap(each, window) for window in windows),
                confirmed_count=confirmed,
                suggested_count=suggested,
            )
        )
    return views


def _overlap(one: CardClaim, other: Window) -> bool:
    is_other = other.client_id != one.client_id
    return is_other and one.starts_at < other.ends_at and other.starts_at < one.ends_at


def _counts(session: Session, album: Album, found: list[CardClaim]) -> dict[UUID, tuple[int, int]]:
    """How many photos of each claim's time show whose it is, surely and perhaps."""
    rows: Any = session.execute(
        select(Appearance.photo_id, Appearance.client_id, Appearance.state)
        .join(Photo, col(Photo.id) == Appearance.photo_id)
        .where(
            Photo.album_id == album.id,
            col(Photo.deleted_at).is_(None),
            col(Appearance.client_id).in_({each.client_id for each in found}),
            Appearance.state != AppearanceState.rejected,
        )
    ).all()
    states = {(photo_id, client_id): state for photo_id, client_id, state in rows}
    photos = clocks.timed(session, album) if found else []
    counted = {}
    for each in found:
        inside = [photo for photo in photos if each.starts_at <= photo.at < each.ends_at]
        told = [states.get((photo.photo_id, each.client_id)) for photo in inside]
        counted[each.id] = (told.count(AppearanceState.confirmed), told.count(AppearanceState.suggested))
    return counted


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()
