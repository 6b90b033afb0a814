"""Who is told what of an order, in the transaction that makes it true."""

from sqlmodel import Session

from photodrop import routes
from photodrop.models import Account, Guest, OrderState, PaymentKind, PrintOrder, StepBy
from photodrop.services import events, money, notifications
from photodrop.services.tongues import _

NEWS = {
    OrderState.accepted: (_("Order {number} is accepted"), _("{photographer} will make your prints.")),
    OrderState.printing: (_("Order {number} is being printed"), _("{photographer} has begun with your prints.")),
    OrderState.shipped: (_("Order {number} is on its way"), _("{photographer} has sent your prints.")),
    OrderState.delivered: (_("Order {number} has arrived"), _("{photographer} says that your prints are there.")),
    OrderState.cancelled: (_("Order {number} was cancelled"), _("Ask {photographer} if you have questions.")),
}
FOLLOW = _("{photographer} has sent your prints. Follow it: {tracking}")
KEPT = "Order "
AT_WORK = _("Order {number} has news"), _("{photographer} is at work on it.")


def kept_name(order: PrintOrder) -> str:
    """What the ledger and the tasks of a photographer write down of it."""
    return KEPT + str(order.number)


def told_name(kept: str) -> str:
    """The same for people to read."""
    return _("Order {number}", number=kept.removeprefix(KEPT))


def placed(session: Session, order: PrintOrder) -> None:
    events.tell(session, order.photographer_id, "order.placed", order_id=order.id, number=order.number)
    about = {**_about(order), "total": money.exact(order.total, order.currency)}
    _tell_seller(
        session,
        order,
        "order_placed",
        _("New order {number} from {client}", **about),
        _("Prints for {total}. Look at it, then accept it.", **about),
    )
    if order.guest_id is not None:
        words = _("{photographer} has your order for {total}. Keep this letter to look how it goes on.", **about)
        _tell_buyer(session, order, "order_placed", _("Order {number} is placed", **about), words)


def changed(session: Session, order: PrintOrder, by: StepBy) -> None:
    """Into another state. Whoever did it knows."""
    _tell_pages(session, order)
    title, body = _news(order)
    if by is not StepBy.client:
        _tell_buyer(session, order, "order_changed", title, body)
    if by is not StepBy.photographer:
        _tell_seller(session, order, "order_changed", title, _("It was {client}'s.", **_about(order)))


def money_moved(session: Session, order: PrintOrder, kind: PaymentKind, amount: int, *, by_card: bool) -> None:
    _tell_pages(session, order)
    about = {**_about(order), "amount": money.exact(abs(amount), order.currency)}
    match kind:
        case PaymentKind.paid:
            title = _("Order {number} is paid", **about)
            _tell_buyer(session, order, "order_paid", title, _("{photographer} has {amount}.", **about))
            if by_card:
                _tell_seller(session, order, "order_paid", title, _("{client} paid {amount}.", **about))
        case PaymentKind.refunded:
            title = _("{amount} of order {number} were given back", **about)
            _tell_buyer(session, order, "order_changed", title, _("It is on its way."))
        case _kind:
            title = _("The payment of order {number} is in dispute", **about)
            _tell_seller(session, order, "order_changed", title, _("Answer it where you take cards."))


def _news(order: PrintOrder) -> tuple[str, str]:
    title, body = NEWS.get(order.state, AT_WORK)
    if order.state is OrderState.shipped and order.tracking:
        body = FOLLOW
    about = _about(order)
    return _(title, **about), _(body, **about)


def _about(order: PrintOrder) -> dict[str, str]:
    return {
        "number": str(order.number),
        "photographer": order.photographer_name,
        "client": order.client_name,
        "tracking": order.tracking,
    }


def _tell_pages(session: Session, order: PrintOrder) -> None:
    both = [order.photographer_id, *([order.account_id] if order.account_id else [])]
    events.tell_each(session, both, "order.changed", order_id=order.id, state=order.state.value)


def _tell_seller(session: Session, order: PrintOrder, kind: str, title: str, body: str) -> None:
    url = routes.STUDIO_ORDER.replace("[order_id]", str(order.id))
    notifications.tell(session, order.photographer_id, kind, title=title, body=body, url=url, subject_id=order.id)


def _tell_buyer(session: Session, order: PrintOrder, kind: str, title: str, body: str) -> None:
    words = {"title": title, "body": body, "url": routes.ORDER.replace("[order_id]", str(order.id))}
    if order.account_id is not None:
        notifications.tell(session, order.account_id, kind, **words, subject_id=order.id)
    elif order.email and (guest := session.get(Guest, order.guest_id)) is not None:
        language = guest.language or session.get_one(Account, order.photographer_id).language
        notifications.write(session, order.email, kind, **words, subject_id=order.id, language=language)
