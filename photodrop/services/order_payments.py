"""Paying for an order: by card, where only a verified event pays, or by the photographer's word. And giving back."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from photodrop import routes
from photodrop.adapters.payments import AmountNotTaken, Payable, PayByHand, payments_named
from photodrop.config import get_settings
from photodrop.errors import Conflict, Invalid, NotFound
from photodrop.models import Account, CheckoutState, OrderState, Payment, PaymentKind, PrintOrder
from photodrop.models.base import new_id, now
from photodrop.services import access, audit, checkouts, limits, money, order_money, order_views, orders, payments
from photodrop.services.guests import Visitor
from photodrop.services.order_views import OrderView
from photodrop.services.tongues import ENGLISH, _, told


class NothingDue(Conflict):
    message = "There is nothing left to pay for this order."


class PaidByCard(Conflict):
    message = "This order is paid by card, and only the card's company can say that it was. Wait for it."


class RefundElsewhere(Conflict):
    message = "This was paid by card. Refund it in Stripe: the order learns of it by itself."


@dataclass(frozen=True)
class WhereToPay:
    """An empty `url` means: to the photographer, as agreed with them."""

    url: str
    amount: int
    currency: str
    amount_label: str


def pay(session: Session, actor: Visitor, order_id: UUID, *, language: str = ENGLISH) -> WhereToPay:
    """Where whoever placed it pays the rest. Asked again, the same page, as long as it can be paid there.

    That page is elsewhere, so its words are told in this language now.
    """
    order = access.order_to_see(session, actor, order_id, lock=True)
    if actor.id != order.buyer_id:
        raise NotFound
    due = _due(session, order)
    url = "" if order.provider == PayByHand.name else _page(session, order, due, language)
    return WhereToPay(url, due, order.currency, money.exact(due, order.currency))


def mark_paid(session: Session, actor: Account, order_id: UUID, amount: int | None = None) -> OrderView:
    """The photographer got the money, or a part of it, by hand."""
    order = access.order_to_work(session, actor, order_id)
    due = _due(session, order)
    if order.provider != PayByHand.name:
        raise PaidByCard
    given = due if amount is None else amount
    if not 0 < given <= due:
        raise Invalid(amount=_("At most {amount} is left to pay.", amount=money.exact(due, order.currency)))
    checkout = order_money.open_checkout(session, order.id)
    if checkout is None:
        checkout = orders.checkout_of(order, due, PayByHand.name)
        session.add(checkout)
        session.flush()
    if given == due:
        checkout.state, checkout.closed_at = CheckoutState.paid, now()
        session.add(checkout)
        session.flush()
    payments.record(
        session,
        checkout,
        PaymentKind.paid,
        given,
        provider=PayByHand.name,
        reference=str(new_id()),
        confirmed_by=actor.id,
    )
    payments.settle(session, checkout)
    audit.record(session, "order.paid", actor_id=actor.id, subject_id=order.id, amount=given)
    return order_views.whole(session, actor, order)


def refund(session: Session, actor: Account, order_id: UUID, amount: int | None = None) -> OrderView:
    """Note that money was given back by hand, all or a part; of several payments the newest first."""
    order = access.order_to_work(session, actor, order_id)
    by_hand = [
        (row, row.amount + payments.refunded(session, row))
        for row in reversed(order_money.movements(session, order.id))
        if row.kind is PaymentKind.paid and row.provider == PayByHand.name
    ]
    left = sum(rest for _row, rest in by_hand)
    if not left and order_money.of(session, [order])[order.id].refundable:
        raise RefundElsewhere
    for row, part in shares_of(by_hand, left if amount is None else amount, order.currency):
        payments.refund(session, actor, row.id, part)
    return order_views.whole(session, actor, order)


def shares_of(paid: list[tuple[Payment, int]], amount: int, currency: str) -> list[tuple[Payment, int]]:
    """How much of an amount to give back of each payment, of which so much is left."""
    left = sum(rest for _row, rest in paid)
    if not 0 < amount <= left:
        raise Invalid(amount=_("At most {amount} can be given back.", amount=money.exact(left, currency)))
    parts = []
    for row, rest in paid:
        part = min(rest, amount)
        if part > 0:
            parts.append((row, part))
        amount -= part
    return parts


def _due(session: Session, order: PrintOrder) -> int:
    due = order_money.of(session, [order])[order.id].due
    if not due or order.state is OrderState.cancelled:
        raise NothingDue
    return due


def _page(session: Session, order: PrintOrder, due: int, language: str) -> str:
    checkout = order_money.open_checkout(session, order.id)
    if checkout is not None and checkout.expires_at is not None and checkout.expires_at < now() + checkouts.LAST_MOMENT:
        checkouts.close(session, checkout, CheckoutState.expired)
        session.flush()
        checkout = None
    if checkout is not None:
        # Without a page, the payment is made and on its way.
        return checkout.url
    limits.spend("checkout.begun", str(order.buyer_id), limit=checkouts.MOST_BEGUN, seconds=checkouts.BEGUN_WINDOW)
    checkout = orders.checkout_of(order, due, order.provider)
    session.add(checkout)
    session.flush()
    title = _("Order {number} from {photographer}", number=str(order.number), photographer=order.photographer_name)
    page = get_settings().base_url + routes.ORDER.replace("[order_id]", str(order.id))
    try:
        step = payments_named(order.provider).begin(
            Payable(
                checkout_id=checkout.id,
                album_id=None,
                client_id=order.buyer_id,
                amount=due,
                currency=order.currency,
                title=told(language, title),
                description=told(language, _("Prints and what sending them costs")),
                success_url=f"{page}?paid=yes",
                cancel_url=f"{page}?paid=no",
                order_id=order.id,
            )
        )
    except AmountNotTaken:
        raise AmountNotTaken(_("Cards cannot be charged this amount. Ask your photographer how else to pay.")) from None
    checkout.url, checkout.provider_session, checkout.expires_at = step.url, step.session, step.expires_at
    session.add(checkout)
    session.flush()
    return checkout.url
