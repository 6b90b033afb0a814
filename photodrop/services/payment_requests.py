"""Who asked to pay by hand, and the photographer's answer."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, select

from photodrop.adapters.payments import PayByHand
from photodrop.errors import NotFound
from photodrop.models import Account, Album, Checkout, CheckoutState
from photodrop.services import access, audit, checkouts, clients, money, payments
from photodrop.services.clients import PersonChip
from photodrop.services.paging import Page, Sorting, page


@dataclass(frozen=True)
class PaymentRequest:
    """Somebody wants their photos of an album (`photo_count` 0) or some of them, at the price when they asked."""

    id: str
    album_id: str
    album_name: str
    client: PersonChip
    photo_count: int
    amount: int
    currency: str
    amount_label: str
    asked_at: str


SORTING = Sorting({"asked_at": col(Checkout.created_at)}, tie=col(Checkout.id))


def find(
    session: Session,
    actor: Account,
    album_id: UUID | None = None,
    *,
    sort: str = "-asked_at",
    cursor: str | None = None,
    limit: int = 50,
) -> Page[PaymentRequest]:
    if not actor.is_photographer:
        raise NotFound
    statement = select(Checkout).join(Album, col(Album.id) == Checkout.album_id).where(*_waiting(actor))
    if album_id is not None:
        statement = statement.where(Checkout.album_id == access.album_of_photographer(session, actor, album_id).id)
    rows, following = page(session, statement, SORTING, sort=sort, cursor=cursor, limit=limit)
    return Page(_views(session, actor, [row[0] for row in rows]), following)


def count(session: Session, actor: Account) -> int:
    return session.exec(
        select(func.count())
        .select_from(Checkout)
        .join(Album, col(Album.id) == Checkout.album_id)
        .where(*_waiting(actor))
    ).one()


def confirm(session: Session, actor: Account, checkout_id: UUID, amount: int | None = None) -> None:
    """It was paid: `amount` if given, else what was asked; 0 makes it a gift. Unlocks at once."""
    checkouts.hold(session, checkout_id)
    checkout = access.checkout_to_close(session, actor, checkout_id)
    _only_by_hand(checkout)
    payments.confirm(session, actor, checkout, checkout.amount if amount is None else amount)
    if checkout.album_id is not None:
        checkouts.close_needless(session, checkout.album_id, checkout.client_id)


def decline(session: Session, actor: Account, checkout_id: UUID) -> None:
    checkout = access.checkout_to_close(session, actor, checkout_id)
    _only_by_hand(checkout)
    checkouts.close(session, checkout, CheckoutState.cancelled)
    audit.record(session, "unlock.declined", actor_id=actor.id, subject_id=checkout.id)


def decline_all(session: Session, actor: Account, album_id: UUID, client_id: UUID) -> None:
    """Whatever this client asked for in this album."""
    album = access.album_of_photographer(session, actor, album_id)
    for checkout in checkouts.open_ones(session, album.id, client_id):
        if checkout.provider == PayByHand.name:
            decline(session, actor, checkout.id)


def _only_by_hand(checkout: Checkout) -> None:
    """A card payment is the client's and the provider's business until it is made."""
    if checkout.provider != PayByHand.name:
        raise NotFound


def _waiting(actor: Account) -> tuple:
    return (
        Checkout.photographer_id == actor.id,
        Checkout.state == CheckoutState.open,
        Checkout.provider == PayByHand.name,
        col(Album.deleted_at).is_(None),
    )


def _views(session: Session, actor: Account, rows: list[Checkout]) -> list[PaymentRequest]:
    people = {chip.client_id: chip for chip in clients.chips(session, actor, [row.client_id for row in rows])}
    return [
        PaymentRequest(
            id=str(row.id),
            album_id=str(row.album_id),
            album_name=row.album_name,
            client=people[str(row.client_id)],
            photo_count=row.photo_count,
            amount=row.amount,
            currency=row.currency,
            amount_label=money.label(row.amount, row.currency),
            asked_at=row.created_at.isoformat(),
        )
        for row in rows
        if str(row.client_id) in people
    ]
