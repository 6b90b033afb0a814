"""The ledger. A row is written once; what happens later to the same money is a row that follows it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col, select

from photodrop import routes
from photodrop.adapters.payments import PayByHand
from photodrop.errors import Conflict, Invalid, NotFound
from photodrop.models import Account, Checkout, CheckoutState, Payment, PaymentKind, PrintOrder, UnlockOrigin
from photodrop.models.base import new_id, now
from photodrop.services import access, audit, entitlements, events, money, notifications, order_money, order_news
from photodrop.services.tongues import _

HIGHEST = 100_000_00


class NotByHand(Conflict):
    message = "This was paid by card. Refund it in Stripe: the photos lock by themselves."


@dataclass(frozen=True)
class LedgerRow:
    """One movement of money. `amount` is signed and in minor units; the names are those of the moment.

    It is about an album or about an order; the other id is empty, and `album_name` names either.
    """

    id: str
    kind: str
    happened_at: str
    amount: int
    currency: str
    amount_label: str
    provider: str
    reference: str
    album_id: str
    order_id: str
    album_name: str
    client_name: str
    photo_count: int
    may_refund: bool


def confirm(session: Session, actor: Account, checkout: Checkout, amount: int) -> None:
    """The photographer says that this was paid to them, or (with nothing) that it is a gift. Either way it unlocks."""
    check_amount(amount)
    if checkout.album_id is None:
        raise NotFound
    checkout.state, checkout.closed_at = CheckoutState.paid, now()
    session.add(checkout)
    session.flush()
    if amount:
        record(
            session,
            checkout,
            PaymentKind.paid,
            amount,
            provider=PayByHand.name,
            reference=str(checkout.id),
            confirmed_by=actor.id,
        )
        entitlements.settle(session, checkout.album_id, checkout.client_id)
    else:
        entitlements.give(
            session,
            checkout.album_id,
            checkout.client_id,
            entitlements.photos_of(session, checkout) if checkout.photo_count else None,
            UnlockOrigin.hand,
            granted_by=actor.id,
        )
    audit.record(session, "payment.confirmed", actor_id=actor.id, subject_id=checkout.id, amount=amount)


def check_amount(amount: int) -> None:
    if not 0 <= amount <= HIGHEST:
        raise Invalid(amount=_("Enter an amount between nothing and {most}.", most=HIGHEST // 100))


def refund(session: Session, actor: Account, payment_id: UUID, amount: int | None = None) -> LedgerRow:
    """The photographer gave money back by hand. All of it, or the last of it, locks again."""
    payment = access.payment_to_follow(session, actor, payment_id)
    if payment.provider != PayByHand.name:
        raise NotByHand
    hold(session, payment)
    left = payment.amount + refunded(session, payment)
    given = left if amount is None else amount
    if not 0 < given <= left:
        raise Invalid(amount=_("At most {amount} can be given back.", amount=money.exact(left, payment.currency)))
    row = record(
        session,
        session.get_one(Checkout, payment.checkout_id),
        PaymentKind.refunded,
        -given,
        provider=payment.provider,
        reference=str(new_id()),
        follows=payment,
        confirmed_by=actor.id,
    )
    settle(session, payment)
    audit.record(session, "payment.refunded", actor_id=actor.id, subject_id=payment.id, amount=given)
    return view(session.get_one(Payment, row))


def hold(session: Session, about: Payment | Checkout) -> None:
    """One at a time decides about what this money is for."""
    if about.order_id is not None:
        order_money.hold(session, about.order_id)
    elif about.album_id is not None:
        entitlements.hold(session, about.album_id, about.client_id)


def settle(session: Session, about: Payment | Checkout) -> None:
    """Make what this money is for what the ledger says: unlocks, or an order."""
    if about.order_id is not None:
        order_money.settle(session, about.order_id)
    elif about.album_id is not None:
        entitlements.settle(session, about.album_id, about.client_id)


def refunded(session: Session, payment: Payment) -> int:
    """What went back of a payment so far: nothing, or a negative amount."""
    return int(
        session.exec(
            select(func.coalesce(func.sum(Payment.amount), 0)).where(
                Payment.follows_id == payment.id, Payment.kind == PaymentKind.refunded
            )
        ).one()
    )


def record(
    session: Session,
    checkout: Checkout,
    kind: PaymentKind,
    amount: int,
    *,
    provider: str,
    reference: str,
    follows: Payment | None = None,
    confirmed_by: UUID | None = None,
    happened_at: datetime | None = None,
    is_test: bool = False,
) -> UUID | None:
    """Write a row of the ledger; None where the provider's reference is in it already."""
    written = session.execute(
        insert(Payment)
        .values(
            id=new_id(),
            created_at=now(),
            kind=kind,
            amount=amount,
            currency=checkout.currency,
            happened_at=happened_at or now(),
            provider=provider,
            reference=reference,
            is_test=is_test,
            follows_id=follows.id if follows else None,
            checkout_id=checkout.id,
            confirmed_by=confirmed_by,
            album_id=checkout.album_id,
            order_id=checkout.order_id,
            album_name=checkout.album_name,
            photographer_id=checkout.photographer_id,
            photographer_name=checkout.photographer_name,
            client_id=checkout.client_id,
            client_name=checkout.client_name,
            photo_count=checkout.photo_count,
        )
        .on_conflict_do_nothing(index_elements=["provider", "reference"])
        .returning(col(Payment.id))
    ).scalar()
    if written and checkout.order_id is not None:
        order = session.get_one(PrintOrder, checkout.order_id)
        order_news.money_moved(session, order, kind, amount, by_card=provider != PayByHand.name)
    if written and kind is PaymentKind.paid:
        about = {"order_id": checkout.order_id} if checkout.order_id else {"album_id": checkout.album_id}
        events.tell(session, checkout.photographer_id, "payment.received", payment_id=written, **about)
        if confirmed_by is None and checkout.order_id is None:
            notifications.tell(
                session,
                checkout.photographer_id,
                "order_paid",
                title=_(
                    "{client} paid {amount}", client=checkout.client_name, amount=money.exact(amount, checkout.currency)
                ),
                body=checkout.album_name,
                url=routes.STUDIO_EARNINGS,
                subject_id=checkout.id,
            )
    return written


def find(session: Session, provider: str, reference: str) -> Payment | None:
    return session.exec(select(Payment).where(Payment.provider == provider, Payment.reference == reference)).first()


def last_of_client(session: Session, actor: Account, album_id: UUID) -> str:
    """What happened last to the actor's own money in this album: a `PaymentKind`, or nothing."""
    last = session.exec(
        select(Payment)
        .where(Payment.client_id == actor.id, Payment.album_id == album_id)
        .order_by(col(Payment.happened_at).desc(), col(Payment.id).desc())
        .limit(1)
    ).first()
    return last.kind.value if last else ""


def view(payment: Payment) -> LedgerRow:
    return LedgerRow(
        id=str(payment.id),
        kind=payment.kind.value,
        happened_at=payment.happened_at.isoformat(),
        amount=payment.amount,
        currency=payment.currency,
        amount_label=money.exact(payment.amount, payment.currency),
        provider=payment.provider,
        reference=payment.reference,
        album_id=str(payment.album_id or ""),
        order_id=str(payment.order_id or ""),
        album_name=order_news.told_name(payment.album_name) if payment.order_id else payment.album_name,
        client_name=payment.client_name,
        photo_count=payment.photo_count,
        may_refund=payment.kind is PaymentKind.paid and payment.provider == PayByHand.name,
    )
