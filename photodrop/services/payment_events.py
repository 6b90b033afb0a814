"""What a payment provider tells: kept as it came, then acted on by a job, once and in any order."""

import logging
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import case, func, update
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col, select

from photodrop.adapters.payments import (
    Disputed,
    Ended,
    Fact,
    OnItsWay,
    Paid,
    Refunded,
    StripePayments,
    Unreadable,
    get_stripe,
    read,
)
from photodrop.errors import Unavailable
from photodrop.models import Checkout, CheckoutState, Payment, PaymentEvent, PaymentKind
from photodrop.models.base import new_id, now
from photodrop.services import audit, checkouts, order_money, payments, queue
from photodrop.services.tongues import _

logger = logging.getLogger(__name__)

PROVIDER = StripePayments.name
A_MONTH = timedelta(days=30)
PATIENCE = timedelta(hours=1)
PAYLOAD_LIFE = timedelta(days=90)
WAITS = "Waits for its payment to be told."


class NoWebhookSecret(Unavailable):
    message = "No webhook secret is set up here, so nothing can be believed. Set PHOTODROP_STRIPE_WEBHOOK_SECRET."


class Refused(Exception):  # a fact about an event, kept with it
    """An event that is signed rightly and still cannot be right."""


def receive(session: Session, body: bytes, signature: str) -> None:
    """Keep a delivery and promise to act on it; the same event again is known already. Raises BadSignature."""
    stripe = get_stripe()
    if not stripe.webhook_secrets:
        raise NoWebhookSecret
    heard = stripe.hear(body, signature)
    event_id = session.execute(
        insert(PaymentEvent)
        .values(
            id=new_id(),
            created_at=now(),
            received_at=now(),
            provider=PROVIDER,
            event_id=heard.id,
            kind=heard.kind,
            subject=heard.subject,
            payload=heard.payload,
            error="",
        )
        .on_conflict_do_nothing(index_elements=["provider", "event_id"])
        .returning(col(PaymentEvent.id))
    ).scalar()
    if event_id is not None:
        queue.enqueue(session, "payments.apply_event", priority=queue.NOW, event_id=event_id)


def apply(session: Session, event_id: UUID) -> None:
    event = session.exec(select(PaymentEvent).where(PaymentEvent.id == event_id).with_for_update()).first()
    if event is not None and event.applied_at is None:
        _act(session, event)


@dataclass(frozen=True)
class RefusedEvent:
    event_id: str
    error: str


def refused(session: Session) -> tuple[int, RefusedEvent]:
    """How many events of the last month changed nothing although they should have, and the newest of them."""
    was_acted_on = col(PaymentEvent.applied_at).is_not(None)
    wrong = session.exec(
        select(PaymentEvent.event_id, PaymentEvent.error)
        .where(
            col(PaymentEvent.received_at) > now() - A_MONTH,
            # A refund told a moment before its payment is no fault.
            case((was_acted_on, col(PaymentEvent.error) != ""), else_=col(PaymentEvent.received_at) < now() - PATIENCE),
        )
        .order_by(col(PaymentEvent.received_at).desc())
    ).all()
    newest = RefusedEvent(wrong[0][0], wrong[0][1] or "No job acted on it.") if wrong else RefusedEvent("", "")
    return len(wrong), newest


def sweep(session: Session) -> None:
    """Events whose job gave up are tried again; what Stripe told of the payer is not kept for ever."""
    left = session.exec(
        select(PaymentEvent.id).where(
            col(PaymentEvent.applied_at).is_(None),
            PaymentEvent.error == "",
            col(PaymentEvent.received_at) < now() - PATIENCE,
        )
    ).all()
    for event_id in queue.without_promise(session, "payments.apply_event", "event_id", list(left)):
        queue.enqueue(session, "payments.apply_event", event_id=event_id)
    session.execute(
        update(PaymentEvent)
        .where(
            col(PaymentEvent.applied_at).is_not(None),
            col(PaymentEvent.received_at) < now() - PAYLOAD_LIFE,
            col(PaymentEvent.payload) != {},
        )
        .values(payload={})
    )


def _act(session: Session, event: PaymentEvent) -> None:
    try:
        fact = read(event.payload)
        if fact is not None and not _apply(session, fact):
            event.error = WAITS
            session.add(event)
            return
        event.error = ""
    except (Unreadable, Refused) as failure:
        event.error = str(failure)
        logger.error("payment.refused event=%s kind=%s reason=%s", event.event_id, event.kind, failure)  # noqa: TRY400
    event.applied_at = now()
    session.add(event)


def _apply(session: Session, fact: Fact) -> bool:
    """False where the payment that this speaks of was not told yet."""
    match fact:
        case Paid():
            _pay(session, fact)
        case OnItsWay() | Ended():
            _go_on(session, fact)
        case Refunded() | Disputed():
            return _follow(session, fact)
    return True


def _pay(session: Session, fact: Paid) -> None:
    _hold(session, fact.payment)
    checkout = _checkout(session, fact)
    if not fact.is_paid:
        raise Refused(_("It says that nothing was paid."))
    if (fact.amount, fact.currency) != (checkout.amount, checkout.currency):
        paid, asked = f"{fact.amount} {fact.currency}", f"{checkout.amount} {checkout.currency}"
        raise Refused(_("{paid} is not what was asked: {asked}.", paid=paid, asked=asked))
    if fact.is_test != get_stripe().is_test:
        raise Refused(
            _("A test payment cannot pay for real photos.") if fact.is_test else _("The key is one for tests.")
        )
    written = payments.record(
        session,
        checkout,
        PaymentKind.paid,
        fact.amount,
        provider=PROVIDER,
        reference=fact.payment,
        happened_at=fact.happened_at,
        is_test=fact.is_test,
    )
    if written is None:
        known = payments.find(session, PROVIDER, fact.payment)
        if known is None or known.checkout_id != checkout.id:
            raise Refused(_("This payment was another checkout's."))
        return
    # Also one that was cancelled or had expired here: the client has paid.
    checkout.state, checkout.closed_at = CheckoutState.paid, now()
    session.add(checkout)
    session.flush()
    audit.record(session, "payment.received", actor_id=None, subject_id=checkout.id, amount=fact.amount)
    for event in _waiting(session, fact.payment):
        _act(session, event)
    _settle(session, checkout)


def _go_on(session: Session, fact: OnItsWay | Ended) -> None:
    checkout = _checkout(session, fact)
    if checkout.state is not CheckoutState.open:
        return
    if isinstance(fact, OnItsWay):
        # Days may pass, and nobody is sent to the page again.
        checkout.url, checkout.expires_at = "", None
        session.add(checkout)
        return
    checkouts.close(session, checkout, CheckoutState.expired if fact.is_expired else CheckoutState.cancelled)
    if fact.is_expired and checkout.order_id is not None:
        order_money.run_out(session, checkout.order_id)


def _follow(session: Session, fact: Refunded | Disputed) -> bool:
    _hold(session, fact.payment)
    payment = payments.find(session, PROVIDER, fact.payment)
    if payment is None:
        return False
    payments.hold(session, payment)
    if isinstance(fact, Refunded):
        _refund(session, payment, fact)
    else:
        _dispute(session, payment, fact)
    _settle(session, payment)
    return True


def _refund(session: Session, payment: Payment, fact: Refunded) -> None:
    """Events tell how much went back in all, so an older one that comes late adds nothing."""
    if fact.currency != payment.currency or fact.amount > payment.amount:
        back, paid = f"{fact.amount} {fact.currency}", f"{payment.amount} {payment.currency}"
        raise Refused(_("{back} cannot go back of {paid}.", back=back, paid=paid))
    further = fact.amount + payments.refunded(session, payment)
    if further > 0:
        _record_after(session, payment, PaymentKind.refunded, -further, fact)


def _dispute(session: Session, payment: Payment, fact: Disputed) -> None:
    """Its end may be told before its beginning; then both are written."""
    amount = fact.amount if fact.currency == payment.currency and fact.amount > 0 else payment.amount
    _record_after(session, payment, PaymentKind.disputed, -amount, fact)
    begun = payments.find(session, PROVIDER, fact.reference)
    if begun is None or begun.follows_id != payment.id:
        raise Refused(_("This dispute was another payment's."))
    if fact.outcome == "won":
        _record_after(session, payment, PaymentKind.dispute_won, -begun.amount, fact, ":won")
    elif fact.outcome == "lost":
        _record_after(session, payment, PaymentKind.dispute_lost, 0, fact, ":lost")


def _record_after(  # noqa: PLR0917  # a row and what it follows
    session: Session, payment: Payment, kind: PaymentKind, amount: int, fact: Refunded | Disputed, ending: str = ""
) -> None:
    payments.record(
        session,
        session.get_one(Checkout, payment.checkout_id),
        kind,
        amount,
        provider=PROVIDER,
        reference=fact.reference + ending,
        follows=payment,
        happened_at=fact.happened_at,
        is_test=payment.is_test,
    )


def _checkout(session: Session, fact: Paid | OnItsWay | Ended) -> Checkout:
    """The one that we began with exactly this session."""
    try:
        checkout_id = UUID(fact.checkout)
    except ValueError:
        raise Refused(_("It names no checkout of ours.")) from None
    checkouts.hold(session, checkout_id)
    checkout = session.exec(select(Checkout).where(Checkout.id == checkout_id).with_for_update()).first()
    if checkout is None or checkout.provider != PROVIDER or checkout.provider_session != fact.session:
        raise Refused(_("It names no checkout of ours, or another session than ours."))
    return checkout


def _settle(session: Session, about: Checkout | Payment) -> None:
    payments.settle(session, about)
    if about.album_id is not None:
        checkouts.close_needless(session, about.album_id, about.client_id)


def _hold(session: Session, payment: str) -> None:
    """What is told of one payment is acted on one after the other."""
    session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"payment:{PROVIDER}:{payment}", 0))))


def _waiting(session: Session, payment: str) -> list[PaymentEvent]:
    """Told before their payment. One whose job runs just now waits for us, and then finds the payment itself."""
    return list(
        session.exec(
            select(PaymentEvent)
            .where(
                PaymentEvent.provider == PROVIDER,
                PaymentEvent.subject == payment,
                col(PaymentEvent.applied_at).is_(None),
            )
            .order_by(col(PaymentEvent.id))
            .with_for_update(skip_locked=True)
        ).all()
    )
