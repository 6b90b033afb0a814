"""Prints: products, carts and orders."""

from uuid import UUID

from sqlmodel import Session, select

from photodrop.errors import NotFound
from photodrop.models import Account, AlbumKind, CartItem, Guest, PhotoStatus, PrintOrder, Product, Visibility
from photodrop.services.access.appearing import is_in
from photodrop.services.access.photos import photo_to_see
from photodrop.services.access.shares import photos_shared, share_remembered
from photodrop.services.access.sights import Sight


def photo_to_order(session: Session, actor: Account | Guest, photo_id: UUID, share_id: UUID | None = None) -> Sight:
    """A photo that the actor may have printed, locked or not: one of them, one that is public or that a share shows.

    Not one's own, and not what is only seen in order to look after it.
    """
    if share_id is not None:
        shared = share_remembered(session, actor, share_id)
        return shared.of(photos_shared(session, shared, [photo_id])[0])
    if isinstance(actor, Guest):
        raise NotFound
    sight = photo_to_see(session, actor, photo_id)
    is_public = sight.album.visibility is Visibility.public and sight.photo.hidden_at is None
    is_theirs = is_public or is_in(session, actor.id, photo_id)
    is_shown = sight.photo.status is PhotoStatus.ready and sight.photo.dropped_at is not None
    if sight.is_owner or sight.album.kind is not AlbumKind.client or not (is_theirs and is_shown):
        raise NotFound
    return sight


def product_to_edit(session: Session, actor: Account, product_id: UUID) -> Product:
    product = session.exec(select(Product).where(Product.id == product_id).with_for_update(key_share=True)).first()
    if product is None or product.photographer_id != actor.id:
        raise NotFound
    return product


def cart_item_to_edit(session: Session, actor: Account | Guest, item_id: UUID) -> CartItem:
    item = session.exec(select(CartItem).where(CartItem.id == item_id).with_for_update()).first()
    if item is None or (item.guest_id if isinstance(actor, Guest) else item.account_id) != actor.id:
        raise NotFound
    return item


def order_to_see(session: Session, actor: Account | Guest, order_id: UUID, *, lock: bool = False) -> PrintOrder:
    """Whoever placed it, and the photographer whom it was placed with."""
    statement = select(PrintOrder).where(PrintOrder.id == order_id)
    if lock:
        statement = statement.with_for_update()
    order = session.exec(statement).first()
    if order is None:
        raise NotFound
    theirs = (order.guest_id,) if isinstance(actor, Guest) else (order.account_id, order.photographer_id)
    if actor.id not in theirs:
        raise NotFound
    return order


def order_to_work(session: Session, actor: Account, order_id: UUID) -> PrintOrder:
    """For the photographer, held."""
    order = order_to_see(session, actor, order_id, lock=True)
    if actor.id != order.photographer_id:
        raise NotFound
    return order
