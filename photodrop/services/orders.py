"""Orders of prints: placed by a client, worked off by a photographer, seen by both."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from sqlalchemy import ColumnElement, false, func
from sqlmodel import Session, col, or_, select

from photodrop.adapters.payments import PayByHand, get_payments
from photodrop.errors import Conflict, Invalid, NotFound
from photodrop.models import (
    Account,
    Checkout,
    Guest,
    OrderState,
    PrintOrder,
    PrintOrderItem,
    StepBy,
)
from photodrop.services import (
    access,
    accounts,
    carts,
    guests,
    limits,
    order_money,
    order_news,
    order_views,
    phones,
    products,
)
from photodrop.services.carts import Line
from photodrop.services.crops import Crop
from photodrop.services.guests import Visitor
from photodrop.services.order_views import OrderRow, OrderView
from photodrop.services.paging import Page, Sorting, page
from photodrop.services.tongues import _

LONGEST_NAME, LONGEST_ADDRESS, LONGEST_REQUEST, LONGEST_NOTE, LONGEST_TRACKING = 120, 500, 2000, 500, 200
MOST_ITEMS = 200
PLACED_AN_HOUR = 30
SHORTEST_ADDRESS = 8

# Forward only, also past what a photographer does not tell apart; `cancelled` is told by `may_cancel`.
FORWARD = (
    OrderState.placed, OrderState.accepted, OrderState.printing, OrderState.shipped, OrderState.delivered,
)  # fmt: skip
Side = Literal["buyer", "seller"]


class PricesChanged(Conflict):
    message = "The prices are others by now. Look at your cart again."


class NothingToOrder(Conflict):
    message = "There is nothing in your cart that can be ordered."


class NotThatState(Conflict):
    message = "An order only goes forward, and a cancelled one nowhere."


class TooLateToCancel(Conflict):
    message = "This order is being worked on. Ask your photographer to cancel it."


@dataclass(frozen=True)
class Contact:
    """Where the parcel goes. `address` is all lines below the name; one of e-mail and phone is needed."""

    name: str
    address: str
    country: str
    email: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Wanted:
    """A line of an order made at once. `product` is an id, or a kind or name that with `size` means one product."""

    photo_id: UUID
    product: str
    size: str = ""
    quantity: int = 1
    crop: Crop | None = None
    requests: str = ""


@dataclass(frozen=True)
class Change:
    """Only what is given changes. A note goes with the state, into the history."""

    state: OrderState | None = None
    tracking: str | None = None
    note: str = ""


@dataclass(frozen=True)
class Filters:
    side: Side | None = None
    state: OrderState | None = None
    open: bool | None = None
    q: str = ""


SORTING = Sorting(
    {"created_at": col(PrintOrder.created_at), "number": col(PrintOrder.number), "total": col(PrintOrder.total)},
    tie=col(PrintOrder.id),
)


def place(  # noqa: PLR0917  # what an order is
    session: Session,
    actor: Visitor,
    photographer_id: UUID,
    currency: str,
    contact: Contact,
    requests: str = "",
    *,
    expected_total: int | None = None,
) -> OrderView:
    """Order what is in the cart from this photographer in this currency. It leaves the cart."""
    lines = carts.orderable(session, actor, photographer_id, currency.upper())
    if not lines:
        raise NothingToOrder
    order = _place(session, actor, lines, contact, requests, expected_total)
    for line in lines:
        if line.item is not None:
            session.delete(line.item)
    session.flush()
    return order_views.whole(session, actor, order)


def place_these(
    session: Session,
    actor: Visitor,
    items: list[Wanted],
    contact: Contact,
    requests: str = "",
    *,
    expected_total: int | None = None,
) -> OrderView:
    """Order these at once, past the cart."""
    if not 1 <= len(items) <= MOST_ITEMS:
        raise Invalid(items=_("An order has 1 to {most} lines.", most=MOST_ITEMS))
    lines = []
    for item in items:
        product_id = _meant(session, actor, item)
        found = carts.checked(
            session, actor, item.photo_id, product_id, quantity=item.quantity, crop=item.crop, requests=item.requests
        )
        lines.append(found)
    if len({(line.product.photographer_id, line.product.currency) for line in lines}) != 1:
        raise Invalid(items=_("One order is for one photographer and in one currency. Make two of it."))
    return order_views.whole(session, actor, _place(session, actor, lines, contact, requests, expected_total))


def find(
    session: Session,
    actor: Visitor,
    wanted: Filters | None = None,
    *,
    sort: str = "-created_at",
    cursor: str | None = None,
    limit: int = 50,
) -> Page[OrderRow]:
    """Those that the actor placed and those placed with them, or one side of it."""
    wanted = wanted or Filters()
    statement = select(PrintOrder).where(_concerns(actor, wanted.side))
    if wanted.state is not None:
        statement = statement.where(PrintOrder.state == wanted.state)
    if wanted.open is not None:
        over = col(PrintOrder.state).in_((OrderState.delivered, OrderState.cancelled))
        statement = statement.where(~over if wanted.open else over)
    if text := wanted.q.strip():
        number = text.removeprefix("#")
        by_name = func.lower(PrintOrder.client_name).contains(text.lower(), autoescape=True)
        is_number = number.isascii() and number.isdecimal() and len(number) < len(str(2**31))
        statement = statement.where(or_(by_name, PrintOrder.number == int(number)) if is_number else by_name)
    rows, following = page(session, statement, SORTING, sort=sort, cursor=cursor, limit=limit)
    return Page(order_views.rows(session, actor, [row[0] for row in rows]), following)


def see(session: Session, actor: Visitor, order_id: UUID) -> OrderView:
    return order_views.whole(session, actor, access.order_to_see(session, actor, order_id))


def count_new(session: Session, actor: Account) -> int:
    """Placed with this photographer and not answered yet."""
    return session.exec(
        select(func.count())
        .select_from(PrintOrder)
        .where(PrintOrder.photographer_id == actor.id, PrintOrder.state == OrderState.placed)
    ).one()


def has_placed(session: Session, actor: Visitor) -> bool:
    wanted = select(PrintOrder.id).where(_concerns(actor, "buyer")).limit(1)
    return session.exec(wanted).first() is not None


def change(session: Session, actor: Visitor, order_id: UUID, given: Change) -> OrderView:
    """The photographer leads an order on; whoever placed it may only cancel it, until it is accepted."""
    order = access.order_to_see(session, actor, order_id, lock=True)
    is_seller = order_views.is_seller(actor, order)
    if given.tracking is not None:
        if not is_seller:
            raise NotFound
        if len(given.tracking) > LONGEST_TRACKING:
            raise Invalid(tracking=_("Use at most {longest} letters.", longest=LONGEST_TRACKING))
        order.tracking = given.tracking.strip()
        session.add(order)
    if len(given.note) > LONGEST_NOTE:
        raise Invalid(note=_("Use at most {longest} letters.", longest=LONGEST_NOTE))
    if given.state is not None and given.state is not order.state:
        _enter(session, actor, order, given.state, note=given.note.strip())
    session.flush()
    return order_views.whole(session, actor, order)


def leave(session: Session, account: Account) -> None:
    """Whoever closes their account cancels what nobody began to work on and nobody paid."""
    mine = select(PrintOrder).where(PrintOrder.account_id == account.id, PrintOrder.state == OrderState.placed)
    for order in session.exec(mine.order_by(col(PrintOrder.id)).with_for_update()).all():
        if not order_money.of(session, [order])[order.id].paid:
            order_money.enter(session, order, OrderState.cancelled, StepBy.client, account)
            order_news.changed(session, order, StepBy.client)


def last_contact(session: Session, actor: Visitor) -> Contact:
    """That of the last order, else what the account tells."""
    last = session.exec(
        select(PrintOrder).where(_concerns(actor, "buyer")).order_by(col(PrintOrder.id).desc()).limit(1)
    ).first()
    if last is not None:
        return Contact(last.client_name, last.address, last.country, last.email, phones.label(last.phone))
    return Contact(actor.name, "", "", actor.email or "", phones.label(actor.phone))


def _enter(session: Session, actor: Visitor, order: PrintOrder, state: OrderState, *, note: str) -> None:
    is_seller = order_views.is_seller(actor, order)
    if state is OrderState.cancelled:
        if order.state not in order_money.UNSENT:
            raise NotThatState
        if not is_seller and order.state is not OrderState.placed:
            raise TooLateToCancel
    elif not is_seller:
        raise NotFound
    elif order.state not in FORWARD or FORWARD.index(state) < FORWARD.index(order.state):
        raise NotThatState
    by = StepBy.photographer if is_seller else StepBy.client
    order_money.enter(session, order, state, by, actor, note=note)
    order_news.changed(session, order, by)


def _place(  # noqa: PLR0917  # what an order is
    session: Session,
    actor: Visitor,
    lines: list[Line],
    contact: Contact,
    requests: str,
    expected_total: int | None,
) -> PrintOrder:
    first = lines[0].product
    photographer_id, currency = first.photographer_id, first.currency
    checked = _checked(contact)
    if len(requests) > LONGEST_REQUEST:
        raise Invalid(special_requests=_("Use at most {longest} letters.", longest=LONGEST_REQUEST))
    subtotal = sum(line.product.price * line.quantity for line in lines)
    shipping = products.shipping_of(session, photographer_id).get(currency, 0)
    total = subtotal + shipping
    if expected_total not in (None, total):
        raise PricesChanged
    message = _("You placed many orders within an hour. Try again later, or ask your photographer.")
    limits.spend("order.placed", str(actor.id), limit=PLACED_AN_HOUR, seconds=3600, message=message)
    # Orders of one photographer get their numbers one after the other.
    owner = session.exec(select(Account).where(Account.id == photographer_id).with_for_update(key_share=True)).one()
    last = session.exec(
        select(func.coalesce(func.max(PrintOrder.number), 0)).where(PrintOrder.photographer_id == owner.id)
    ).one()
    order = PrintOrder(
        number=last + 1,
        photographer_id=owner.id,
        photographer_name=owner.name or owner.login or "",
        account_id=None if isinstance(actor, Guest) else actor.id,
        guest_id=actor.id if isinstance(actor, Guest) else None,
        client_name=checked.name,
        email=checked.email,
        phone=checked.phone,
        address=checked.address,
        country=checked.country,
        currency=currency,
        subtotal=subtotal,
        shipping=shipping,
        total=total,
        provider=get_payments().name if total else "",
        requests=requests.strip(),
    )
    session.add(order)
    session.flush()
    for position, line in enumerate(lines, start=1):
        session.add(_item(order, position, line))
    session.flush()
    order_money.enter(session, order, OrderState.placed, StepBy.client, actor)
    if order.provider == PayByHand.name:
        session.add(checkout_of(order, order.total, PayByHand.name))
        session.flush()
    if isinstance(actor, Guest):
        guests.introduce(session, actor, name=checked.name, email=checked.email or None, phone=checked.phone or None)
    order_news.placed(session, order)
    return order


def checkout_of(order: PrintOrder, amount: int, provider: str) -> Checkout:
    return Checkout(
        order_id=order.id,
        album_name=order_news.kept_name(order),
        photographer_id=order.photographer_id,
        photographer_name=order.photographer_name,
        client_id=order.buyer_id,
        client_name=order.client_name,
        provider=provider,
        amount=amount,
        currency=order.currency,
    )


def _item(order: PrintOrder, position: int, line: Line) -> PrintOrderItem:
    product = line.product
    return PrintOrderItem(
        order_id=order.id,
        position=position,
        photo_id=line.photo.id,
        share_id=line.share_id,
        filename=line.photo.filename,
        product_id=product.id,
        kind=product.kind,
        name=product.name,
        width=product.width,
        height=product.height,
        unit=product.unit,
        finish=product.finish,
        dpi=product.dpi,
        quantity=line.quantity,
        price=product.price,
        amount=product.price * line.quantity,
        currency=product.currency,
        crop_x=line.crop.x,
        crop_y=line.crop.y,
        crop_width=line.crop.width,
        crop_height=line.crop.height,
        requests=line.requests,
    )


def _meant(session: Session, actor: Visitor, item: Wanted) -> UUID:
    """The one product that a line names."""
    try:
        return UUID(item.product)
    except ValueError:
        pass
    owner_id = access.photo_to_order(session, actor, item.photo_id).album.owner_id
    word, size = item.product.strip().lower(), _squeezed(item.size)
    found = [
        row
        for row in products.on_sale(session, owner_id)
        if word in (row.kind.value, row.name.lower())
        and size in ("", _squeezed(products.size_label(row.width, row.height, row.unit)))
    ]
    if len(found) != 1:
        raise Invalid(
            product=_("Nothing is sold by that name and size.")
            if not found
            else _("Several products are called so. Name the size, or the product's id.")
        )
    return found[0].id


def _squeezed(size: str) -> str:
    return size.lower().replace(" ", "").replace("×", "x")


def _checked(contact: Contact) -> Contact:
    wrong: dict[str, str] = {}
    name = " ".join(contact.name.split())
    lines = [line.strip() for line in contact.address.replace("\r", "").split("\n")]
    address = "\n".join(line for line in lines if line)
    country = contact.country.strip().upper()
    if not 1 <= len(name) <= LONGEST_NAME:
        wrong["name"] = _("Enter the name for the parcel.")
    if not SHORTEST_ADDRESS <= len(address) <= LONGEST_ADDRESS:
        wrong["address"] = _("Enter street, number, postcode and town.")
    if country not in {known.code for known in phones.countries()}:
        wrong["country"] = _("Choose a country.")
    email = phone = ""
    try:
        email = accounts.clean_email(contact.email) or "" if contact.email.strip() else ""
    except Invalid as refusal:
        wrong["email"] = refusal.message
    try:
        phone = phones.parse(contact.phone) if contact.phone.strip() else ""
    except Invalid as refusal:
        wrong["phone"] = refusal.message
    if not (email or phone or wrong.keys() & {"email", "phone"}):
        wrong["email"] = _("Enter an e-mail address or a phone number, for questions.")
    if wrong:
        raise Invalid(**wrong)
    return Contact(name, address, country, email, phone)


def _concerns(actor: Visitor, side: Side | None) -> ColumnElement[bool]:
    if isinstance(actor, Guest):
        return false() if side == "seller" else col(PrintOrder.guest_id) == actor.id
    placed, received = col(PrintOrder.account_id) == actor.id, col(PrintOrder.photographer_id) == actor.id
    match side:
        case "buyer":
            return placed
        case "seller":
            return received
    return or_(placed, received)
