"""Paying for albums."""

from uuid import UUID

from sqlmodel import Session, select

from photodrop.errors import NotFound
from photodrop.models import Account, Checkout, CheckoutState, Payment, PaymentKind
from photodrop.services.access.albums import album_of_photographer


def checkout_to_close(session: Session, actor: Account, checkout_id: UUID) -> Checkout:
    """A request to the photographer that is still open, held so that it is answered once."""
    checkout = session.exec(select(Checkout).where(Checkout.id == checkout_id).with_for_update()).first()
    if checkout is None or checkout.state is not CheckoutState.open or checkout.album_id is None:
        raise NotFound
    album_of_photographer(session, actor, checkout.album_id)
    return checkout


def checkout_to_see(session: Session, actor: Account, checkout_id: UUID) -> Checkout:
    checkout = session.get(Checkout, checkout_id)
    if checkout is None or checkout.client_id != actor.id or checkout.album_id is None:
        raise NotFound
    return checkout


def payment_to_follow(session: Session, actor: Account, payment_id: UUID) -> Payment:
    """A payment that the photographer was told of. The album may be gone, the money is not."""
    payment = session.get(Payment, payment_id)
    if payment is None or payment.kind is not PaymentKind.paid or payment.photographer_id != actor.id:
        raise NotFound
    return payment
