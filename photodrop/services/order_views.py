"""An order as whoever looks sees it. Addresses are for the two whom it concerns, and nobody else gets an order."""

from dataclasses import dataclass
from uuid import UUID

from babel import Locale
from sqlalchemy import func
from sqlmodel import Session, col, select

from photodrop import routes
from photodrop.adapters.payments import PayByHand
from photodrop.errors import NotFound
from photodrop.models import (
    Account,
    Guest,
    OrderState,
    Payment,
    PrintOrder,
    PrintOrderItem,
    PrintOrderStep,
    Size,
    StepBy,
)
from photodrop.models.base import among
from photodrop.services import access, carts, crops, money, order_money, phones, products
from photodrop.services.access import Sight
from photodrop.services.crops import Crop
from photodrop.services.guests import Visitor
from photodrop.services.order_money import Balance
from photodrop.services.tongues import ENGLISH, _

SHOWN = 4
"""Pictures of an order in a list."""


@dataclass(frozen=True)
class OrderItem:
    """One photo as one product. `url` is empty where whoever looks may not see the photo any more."""

    id: str
    photo_id: str
    filename: str
    url: str
    width: int
    height: int
    crop: Crop
    kind: str
    name: str
    size_label: str
    finish: str
    quantity: int
    price: int
    price_label: str
    amount: int
    amount_label: str
    requests: str
    dpi: int
    too_small: bool
    lab_error: str


@dataclass(frozen=True)
class OrderStep:
    """Of the history: a state, or money that moved, its amount signed. `by` is client, photographer or provider."""

    kind: str
    by: str
    happened_at: str
    amount: int
    amount_label: str
    note: str


@dataclass(frozen=True)
class OrderMoney:
    """`state` is due, part_paid, paid, free, part_refunded, refunded or disputed. What is `owed_back` was paid for
    an order that is cancelled.
    """

    state: str
    paid: int
    refunded: int
    due: int
    due_label: str
    refundable: int
    refundable_label: str
    owed_back: int
    owed_back_label: str
    by_card: bool


@dataclass(frozen=True)
class LabPackage:
    """The files for the lab: none, working, ready or failed. Photographers alone are told where they are."""

    state: str
    total: int
    done: int
    failed: int
    url: str
    slip_url: str


@dataclass(frozen=True)
class OrderRow:
    id: str
    number: int
    state: str
    side: str
    photographer: str
    client_name: str
    created_at: str
    print_count: int
    total: int
    currency: str
    total_label: str
    money_state: str
    urls: list[str]


@dataclass(frozen=True)
class OrderView:
    """`side` is `seller` for the photographer whom it was placed with, else `buyer`; `next` are the states that
    whoever looks may lead it to.
    """

    id: str
    number: int
    state: str
    side: str
    photographer_id: str
    photographer: str
    client_name: str
    email: str
    phone: str
    phone_label: str
    address: str
    country: str
    country_name: str
    items: list[OrderItem]
    print_count: int
    currency: str
    subtotal: int
    subtotal_label: str
    shipping: int
    shipping_label: str
    total: int
    total_label: str
    special_requests: str
    tracking: str
    created_at: str
    history: list[OrderStep]
    money: OrderMoney
    next: list[str]
    may_cancel: bool
    may_pay: bool
    lab: LabPackage


def whole(session: Session, actor: Visitor, order: PrintOrder) -> OrderView:
    items = items_of(session, order.id)
    balance = order_money.of(session, [order])[order.id]
    sells = is_seller(actor, order)
    is_cancelled = order.state is OrderState.cancelled
    return OrderView(
        id=str(order.id),
        number=order.number,
        state=order.state.value,
        side="seller" if sells else "buyer",
        photographer_id=str(order.photographer_id),
        photographer=order.photographer_name,
        client_name=order.client_name,
        email=order.email,
        phone=order.phone,
        phone_label=phones.label(order.phone),
        address=order.address,
        country=order.country,
        country_name=country_name(order.country),
        items=_items(session, actor, order, items),
        print_count=sum(item.quantity for item in items),
        currency=order.currency,
        subtotal=order.subtotal,
        subtotal_label=money.exact(order.subtotal, order.currency),
        shipping=order.shipping,
        shipping_label=money.exact(order.shipping, order.currency) if order.shipping else _("Free"),
        total=order.total,
        total_label=money.exact(order.total, order.currency),
        special_requests=order.requests,
        tracking=order.tracking,
        created_at=order.created_at.isoformat(),
        history=_history(session, order),
        money=_money(order, balance),
        next=_next(order) if sells else [],
        may_cancel=order.state in order_money.UNSENT and (sells or order.state is OrderState.placed),
        may_pay=not sells and not is_cancelled and balance.due > 0 and order.provider != PayByHand.name,
        lab=_lab(order, items, is_seller=sells),
    )


def is_seller(actor: Visitor, order: PrintOrder) -> bool:
    return isinstance(actor, Account) and actor.id == order.photographer_id


def rows(session: Session, actor: Visitor, found: list[PrintOrder]) -> list[OrderRow]:
    ids = [order.id for order in found]
    balances = order_money.of(session, found)
    prints: dict[UUID, int] = {
        order_id: int(number)
        for order_id, number in session.execute(
            select(PrintOrderItem.order_id, func.sum(PrintOrderItem.quantity))
            .where(among(col(PrintOrderItem.order_id), ids))
            .group_by(col(PrintOrderItem.order_id))
        ).all()
    }
    pictures: dict[UUID, list[PrintOrderItem]] = {}
    first = (
        select(PrintOrderItem)
        .where(among(col(PrintOrderItem.order_id), ids), PrintOrderItem.position <= SHOWN)
        .order_by(col(PrintOrderItem.order_id), col(PrintOrderItem.position))
    )
    for item in session.exec(first).all():
        pictures.setdefault(item.order_id, []).append(item)
    return [
        OrderRow(
            id=str(order.id),
            number=order.number,
            state=order.state.value,
            side="seller" if is_seller(actor, order) else "buyer",
            photographer=order.photographer_name,
            client_name=order.client_name,
            created_at=order.created_at.isoformat(),
            print_count=prints.get(order.id, 0),
            total=order.total,
            currency=order.currency,
            total_label=money.exact(order.total, order.currency),
            money_state=balances[order.id].state,
            urls=[url for item in pictures.get(order.id, []) if (url := _seen(session, actor, item, Size.thumb)[0])],
        )
        for order in found
    ]


def items_of(session: Session, order_id: UUID) -> list[PrintOrderItem]:
    wanted = select(PrintOrderItem).where(PrintOrderItem.order_id == order_id)
    return list(session.exec(wanted.order_by(col(PrintOrderItem.position))).all())


def country_name(code: str, language: str = ENGLISH) -> str:
    return Locale(language).territories.get(code, code)


def crop_of(item: PrintOrderItem) -> Crop:
    return Crop(item.crop_x, item.crop_y, item.crop_width, item.crop_height)


def _items(session: Session, actor: Visitor, order: PrintOrder, items: list[PrintOrderItem]) -> list[OrderItem]:
    found = []
    for item in items:
        url, size = _seen(session, actor, item, Size.medium)
        dpi = crops.density(crop_of(item), size, item) if size else 0
        found.append(
            OrderItem(
                id=str(item.id),
                photo_id=str(item.photo_id or ""),
                filename=item.filename,
                url=url,
                width=size[0] if size else 1,
                height=size[1] if size else 1,
                crop=crop_of(item),
                kind=item.kind.value,
                name=item.name,
                size_label=products.size_label(item.width, item.height, item.unit),
                finish=item.finish,
                quantity=item.quantity,
                price=item.price,
                price_label=money.exact(item.price, order.currency),
                amount=item.amount,
                amount_label=money.exact(item.amount, order.currency),
                requests=item.requests,
                dpi=dpi,
                too_small=bool(size) and dpi < item.dpi,
                lab_error=_(item.lab_error),
            )
        )
    return found


def _seen(session: Session, actor: Visitor, item: PrintOrderItem, size: Size) -> tuple[str, tuple[int, int] | None]:
    """Its address for this viewer and its size in pixels. A photo that is gone, or not theirs any more, has neither."""
    if item.photo_id is None:
        return "", None
    try:
        sight = _sight(session, actor, item.photo_id, item.share_id)
    except NotFound:
        return "", None
    return carts.url_for(actor, sight, size), (sight.photo.width, sight.photo.height)


def _sight(session: Session, actor: Visitor, photo_id: UUID, share_id: UUID | None) -> Sight:
    """As an account that sees it anyway, as its photographer does; else by the share that it was ordered by."""
    if not isinstance(actor, Guest):
        try:
            return access.photo_to_see(session, actor, photo_id)
        except NotFound:
            if share_id is None:
                raise
    return access.photo_to_order(session, actor, photo_id, share_id)


def _history(session: Session, order: PrintOrder) -> list[OrderStep]:
    """Oldest first: the states it went through, and what the ledger says."""
    steps = session.exec(select(PrintOrderStep).where(PrintOrderStep.order_id == order.id)).all()
    told = [
        (
            step.happened_at,
            step.id,
            OrderStep(step.state.value, step.by.value, step.happened_at.isoformat(), 0, "", _note(step)),
        )
        for step in steps
    ] + [(row.happened_at, row.id, _movement(row)) for row in order_money.movements(session, order.id)]
    return [step for *_, step in sorted(told, key=lambda one: one[:2])]


def _note(step: PrintOrderStep) -> str:
    """People's own words; where nobody acted, they are ours."""
    return _(step.note) if step.by is StepBy.provider else step.note


def _movement(row: Payment) -> OrderStep:
    return OrderStep(
        kind=row.kind.value,
        by="photographer" if row.confirmed_by else "provider",
        happened_at=row.happened_at.isoformat(),
        amount=row.amount,
        amount_label=money.exact(row.amount, row.currency),
        note="",
    )


def _money(order: PrintOrder, balance: Balance) -> OrderMoney:
    is_cancelled = order.state is OrderState.cancelled
    due = 0 if is_cancelled else balance.due
    owed_back = balance.refundable if is_cancelled else 0

    def label(amount: int) -> str:
        return money.exact(amount, order.currency)

    return OrderMoney(
        state=balance.state,
        paid=balance.paid,
        refunded=balance.refunded,
        due=due,
        due_label=label(due),
        refundable=balance.refundable,
        refundable_label=label(balance.refundable),
        owed_back=owed_back,
        owed_back_label=label(owed_back),
        by_card=order.provider not in ("", PayByHand.name),
    )


def _next(order: PrintOrder) -> list[str]:
    forward = [OrderState.placed, OrderState.accepted, OrderState.printing, OrderState.shipped, OrderState.delivered]
    return [state.value for state in forward[forward.index(order.state) + 1 :]] if order.state in forward else []


def _lab(order: PrintOrder, items: list[PrintOrderItem], *, is_seller: bool) -> LabPackage:
    done = sum(item.lab_key is not None for item in items)
    failed = sum(item.lab_error != "" for item in items)
    asked = order.lab_asked_at is not None
    state = "none"
    if asked:
        state = "ready" if done == len(items) else "failed" if done + failed == len(items) else "working"
    if not is_seller:
        return LabPackage("none", len(items), 0, 0, "", "")
    base = f"{routes.API}/orders/{order.id}"
    return LabPackage(
        state, len(items), done, failed, f"{base}/package" if state == "ready" else "", f"{base}/slip.pdf"
    )
