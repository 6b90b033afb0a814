"""Who is told what of an order, in the transaction that makes it true."""

from sqlmodel import Session

from photodrop import routes
from photodrop.models import Account, Guest, OrderState, PaymentKind, PrintOrder, StepBy
from photodrop.services import events, money, notifications

NEWS = {
    OrderState.accepted: ("Order {} is accepted", "{} will make your prints."),
    OrderState.printing: ("Order {} is being printed", "{} has begun with your prints."),
    OrderState.shipped: ("Order {} is on its way", "{} has sent your prints."),
    OrderState.delivered: ("Order {} has arrived", "{} says that your prints are there."),
    OrderState.cancelled: ("Order {} was cancelled", "Ask {} if you have questions."),
}


def placed(session: Session, order: PrintOrder) -> None:
    events.tell(session, order.photographer_id, "order.placed", order_id=order.id, number=order.number)
    total = money.exact(order.total, order.currency)
    _tell_seller(
        session,
        order,
        "order_placed",
        f"New order {order.number} from {order.client_name}",
        f"Prints for {total}. Look at it, then accept it.",
    )
    if order.guest_id is not None:
        words = f"{order.photographer_name} has your order for {total}. Keep this letter to look how it goes on."
        _tell_buyer(session, order, "order_placed", f"Order {order.number} is placed", words)


def changed(session: Session, order: PrintOrder, by: StepBy) -> None:
    """Into another state. Whoever did it knows."""
    _tell_pages(session, order)
    title, body = NEWS.get(order.state, ("Order {} has news", "{} is at work on it."))
    title = title.format(order.number)
    if by is not StepBy.client:
        tracking = f" Follow it: {order.tracking}" if order.tracking and order.state is OrderState.shipped else ""
        _tell_buyer(session, order, "order_changed", title, body.format(order.photographer_name) + tracking)
    if by is not StepBy.photographer:
        _tell_seller(session, order, "order_changed", title, f"It was {order.client_name}'s.")


def money_moved(session: Session, order: PrintOrder, kind: PaymentKind, amount: int, *, by_card: bool) -> None:
    _tell_pages(session, order)
    sum_of = money.exact(abs(amount), order.currency)
    match kind:
        case PaymentKind.paid:
            title = f"Order {order.number} is paid"
            _tell_buyer(session, order, "order_paid", title, f"{order.photographer_name} has {sum_of}.")
            if by_card:
                _tell_seller(session, order, "order_paid", title, f"{order.client_name} paid {sum_of}.")
        case PaymentKind.refunded:
            _tell_buyer(
                session,
                order,
                "order_changed",
                f"{sum_of} of order {order.number} were given back",
                "It is on its way.",
            )
        case _:
            title = f"The payment of order {order.number} is in dispute"
            _tell_seller(session, order, "order_changed", title, "Answer it where you take cards.")


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
