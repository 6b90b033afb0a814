"""How an order stands with its money: all of it follows from the ledger, so that events may come in any order."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, exists, select

from photodrop.adapters.payments import PayByHand
from photodrop.models import (
    Account,
    Checkout,
    CheckoutState,
    Guest,
    OrderState,
    Payment,
    PaymentKind,
    PrintOrder,
    PrintOrderStep,
    StepBy,
)
from photodrop.models.base import now
from photodrop.services import audit, checkouts, order_news
from photodrop.services.tongues import _

GIVEN_BACK = _("All of the money was given back.")
NOT_PAID = _("It was not paid in time.")
LONGEST_UNPAID = timedelta(days=2)
"""By card: twice as long as a page is open on which it can be paid."""
UNSENT = (OrderState.placed, OrderState.accepted, OrderState.printing)


@dataclass(frozen=True)
class Balance:
    """In minor units, none of them negative. `kept` is what the photographer has of it now."""

    total: int = 0
    paid: int = 0
    refunded: int = 0
    disputed: int = 0

    @property
    def kept(self) -> int:
        return self.paid - self.refunded - self.disputed

    @property
    def due(self) -> int:
        """What is still to be paid. What was given back is not asked for again."""
        return max(0, self.total - self.paid)

    @property
    def refundable(self) -> int:
        return max(0, self.kept)

    @property
    def state(self) -> str:
        if self.disputed > 0:
            return "disputed"
        if self.refunded > 0:
            return "refunded" if self.refunded >= self.paid else "part_refunded"
        if self.due == 0:
            return "paid" if self.total else "free"
        return "part_paid" if self.paid else "due"


def of(session: Session, orders: list[PrintOrder]) -> dict[UUID, Balance]:
    sums: dict[UUID, dict[str, int]] = {order.id: {"total": order.total} for order in orders}
    rows = session.execute(
        select(Payment.order_id, Payment.kind, func.sum(Payment.amount))
        .where(col(Payment.order_id).in_(sums))
        .group_by(col(Payment.order_id), col(Payment.kind))
    ).all()
    names = {PaymentKind.paid: "paid", PaymentKind.refunded: "refunded"}
    for order_id, kind, amount in rows:
        mine = sums[order_id]
        name = names.get(kind, "disputed")
        mine[name] = mine.get(name, 0) + int(amount)
    return {
        order_id: Balance(
            total=found["total"],
            paid=found.get("paid", 0),
            refunded=-found.get("refunded", 0),
            disputed=-found.get("disputed", 0),
        )
        for order_id, found in sums.items()
    }


def movements(session: Session, order_id: UUID) -> list[Payment]:
    order = col(Payment.happened_at), col(Payment.id)
    return list(session.exec(select(Payment).where(Payment.order_id == order_id).order_by(*order)).all())


def hold(session: Session, order_id: UUID) -> PrintOrder:
    """One at a time decides about this order, until the transaction ends."""
    return session.exec(
        select(PrintOrder).where(PrintOrder.id == order_id).with_for_update().execution_options(populate_existing=True)
    ).one()


def settle(session: Session, order_id: UUID) -> None:
    """After its ledger changed: nobody pays twice, and what was paid back in full before it was sent is cancelled."""
    order = hold(session, order_id)
    session.flush()
    balance = of(session, [order])[order.id]
    if balance.due == 0:
        close_checkouts(session, order_id)
    if balance.state == "refunded" and order.state in UNSENT:
        enter(session, order, OrderState.cancelled, StepBy.provider, note=GIVEN_BACK)
        order_news.changed(session, order, StepBy.provider)


def run_out(session: Session, order_id: UUID) -> None:
    """The page on which it was to be paid is over. What its photographer has accepted all the same is theirs to end."""
    order = hold(session, order_id)
    session.flush()
    is_paid = of(session, [order])[order.id].paid > 0
    if order.state is OrderState.placed and not is_paid and open_checkout(session, order.id) is None:
        _not_paid(session, order)


def sweep(session: Session) -> None:
    """Orders by card that nobody went to pay for, or of whose page we never heard that it is over."""
    is_paid = exists().where(col(Payment.order_id) == PrintOrder.id, col(Payment.kind) == PaymentKind.paid)
    # Where a payment is on its way, there is no page any more that could run out.
    may_be_paid = exists().where(
        col(Checkout.order_id) == PrintOrder.id,
        col(Checkout.state) == CheckoutState.open,
        col(Checkout.expires_at).is_(None) | (col(Checkout.expires_at) > now()),
    )
    forgotten = select(PrintOrder).where(
        PrintOrder.state == OrderState.placed,
        col(PrintOrder.provider).not_in(("", PayByHand.name)),
        col(PrintOrder.created_at) < now() - LONGEST_UNPAID,
        ~is_paid,
        ~may_be_paid,
    )
    for order in session.exec(forgotten.order_by(col(PrintOrder.id)).with_for_update(skip_locked=True)).all():
        _not_paid(session, order)


def _not_paid(session: Session, order: PrintOrder) -> None:
    enter(session, order, OrderState.cancelled, StepBy.provider, note=NOT_PAID)
    order_news.changed(session, order, StepBy.provider)


def enter(
    session: Session,
    order: PrintOrder,
    state: OrderState,
    by: StepBy,
    actor: Account | Guest | None = None,
    *,
    note: str = "",
) -> None:
    """The order is in this state from now on, and its history says so. Nobody acts where its money decides."""
    order.state = state
    session.add(order)
    session.add(PrintOrderStep(order_id=order.id, state=state, by=by, note=note))
    session.flush()
    if state is OrderState.cancelled:
        close_checkouts(session, order.id)
    guest = {"guest_id": str(actor.id)} if isinstance(actor, Guest) else {}
    actor_id = actor.id if isinstance(actor, Account) else None
    audit.record(session, f"order.{state}", actor_id=actor_id, subject_id=order.id, by=by.value, **guest)


def open_checkout(session: Session, order_id: UUID) -> Checkout | None:
    return session.exec(
        select(Checkout).where(Checkout.order_id == order_id, Checkout.state == CheckoutState.open).with_for_update()
    ).first()


def close_checkouts(session: Session, order_id: UUID) -> None:
    if (checkout := open_checkout(session, order_id)) is not None:
        checkouts.close(session, checkout, CheckoutState.cancelled)
