"""What somebody means to order. Prices are those of now, and every photo is asked for again each time."""

from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, select

from photodrop.errors import Conflict, Invalid, NotFound
from photodrop.models import Account, CartItem, Guest, Photo, Product, Share, Size
from photodrop.services import access, crops, files, guests, link_tokens, money, products
from photodrop.services.access import Sight
from photodrop.services.crops import Crop
from photodrop.services.guests import Visitor
from photodrop.services.products import ProductView
from photodrop.services.tongues import _

MOST_LINES = 100
MOST_OF_ONE = 999
LONGEST_REQUEST = 500


class CartFull(Conflict):
    message = _("A cart holds at most {most} lines. Order these first.", most=MOST_LINES)


@dataclass(frozen=True)
class Printable:
    """A photo as whoever orders sees it: with the watermark while it is locked."""

    photo_id: str
    album_id: str
    filename: str
    url: str
    width: int
    height: int
    locked: bool


@dataclass(frozen=True)
class Offered:
    """A product for this photo. `crop` is as much of it as fits; `too_small` says that even so pixels are missing."""

    product: ProductView
    ratio: float
    crop: Crop
    too_small: bool


@dataclass(frozen=True)
class Offer:
    photo: Printable
    photographer_id: str
    photographer: str
    products: list[Offered]


@dataclass(frozen=True)
class CartLine:
    """`problem` says why this cannot be ordered any more; such a line costs nothing. `share` is the secret of the share
    by which the photo is seen, where it is one.
    """

    id: str
    photo: Printable
    product: ProductView
    crop: Crop
    quantity: int
    amount: int
    amount_label: str
    requests: str
    dpi: int
    too_small: bool
    share: str
    problem: str


@dataclass(frozen=True)
class CartGroup:
    """What makes one order: lines of one photographer in one currency."""

    photographer_id: str
    photographer: str
    currency: str
    items: list[CartLine]
    count: int
    subtotal: int
    subtotal_label: str
    shipping: int
    shipping_label: str
    total: int
    total_label: str


@dataclass(frozen=True)
class Cart:
    """`count` is of prints."""

    groups: list[CartGroup]
    count: int


@dataclass(frozen=True)
class Change:
    """Only what is given changes."""

    product_id: UUID | None = None
    quantity: int | None = None
    crop: Crop | None = None
    requests: str | None = None


@dataclass(frozen=True)
class Line:
    """A line that may be ordered."""

    photo: Photo
    product: Product
    quantity: int
    crop: Crop
    requests: str
    share_id: UUID | None = None
    item: CartItem | None = None


def offer(session: Session, actor: Visitor, photo_id: UUID) -> Offer:
    """What this photo may be ordered as. Nothing, where its photographer sells nothing."""
    return _offer(session, actor, access.photo_to_order(session, actor, photo_id))


def offer_shared(session: Session, guest: Guest | None, token: str, photo_id: UUID) -> Offer:
    """The same for whoever came by a share; they need not be known yet."""
    return _offer(session, guest, access.photo_shared(session, guest, token, photo_id))


def _offer(session: Session, actor: Visitor | None, sight: Sight) -> Offer:
    size = (sight.photo.width, sight.photo.height)
    owner = session.get_one(Account, sight.album.owner_id)
    offered = []
    for row in products.on_sale(session, owner.id):
        crop = crops.largest(size, row)
        offered.append(Offered(products.view(row), crops.ratio(row), crop, crops.is_too_small(crop, size, row)))
    return Offer(_printable(actor, sight), str(owner.id), owner.name or owner.login or "", offered)


def see(session: Session, actor: Visitor) -> Cart:
    groups: dict[tuple[UUID, str], list[CartLine]] = {}
    for item, product in _rows(session, actor):
        groups.setdefault((product.photographer_id, product.currency), []).append(_line(session, actor, item, product))
    return Cart(
        found := [_group(session, *key, lines) for key, lines in groups.items()], sum(one.count for one in found)
    )


def count(session: Session, actor: Visitor) -> int:
    total = select(func.coalesce(func.sum(CartItem.quantity), 0)).where(_is_mine(actor))
    return int(session.exec(total).one())


def add(
    session: Session,
    actor: Visitor,
    photo_id: UUID,
    product_id: UUID,
    *,
    quantity: int = 1,
    crop: Crop | None = None,
    requests: str = "",
    share: str = "",
    beside: Guest | None = None,
) -> CartLine:
    """With `share`, the secret of a share by which the actor sees the photo: as a guest, or beside the guest that their
    browser is.
    """
    share_id = _come_by(session, actor, beside, share) if share else None
    line = checked(
        session, actor, photo_id, product_id, quantity=quantity, crop=crop, requests=requests, share_id=share_id
    )
    if session.exec(select(func.count()).select_from(CartItem).where(_is_mine(actor))).one() >= MOST_LINES:
        raise CartFull
    item = CartItem(
        account_id=actor.id if isinstance(actor, Account) else None,
        guest_id=actor.id if isinstance(actor, Guest) else None,
        share_id=share_id,
        photo_id=photo_id,
        product_id=product_id,
        quantity=quantity,
        crop_x=line.crop.x,
        crop_y=line.crop.y,
        crop_width=line.crop.width,
        crop_height=line.crop.height,
        requests=line.requests,
    )
    session.add(item)
    session.flush()
    return _line(session, actor, item, line.product)


def change(session: Session, actor: Visitor, item_id: UUID, given: Change) -> CartLine:
    """Another product gets its largest crop, unless one is given."""
    item = access.cart_item_to_edit(session, actor, item_id)
    product_id = given.product_id or item.product_id
    kept = Crop(item.crop_x, item.crop_y, item.crop_width, item.crop_height)
    line = checked(
        session,
        actor,
        item.photo_id,
        product_id,
        quantity=item.quantity if given.quantity is None else given.quantity,
        crop=given.crop or (kept if product_id == item.product_id else None),
        requests=item.requests if given.requests is None else given.requests,
        share_id=item.share_id,
    )
    item.product_id, item.quantity, item.requests = product_id, line.quantity, line.requests
    item.crop_x, item.crop_y, item.crop_width, item.crop_height = (
        line.crop.x, line.crop.y, line.crop.width, line.crop.height,
    )  # fmt: skip
    session.add(item)
    session.flush()
    return _line(session, actor, item, line.product)


def remove(session: Session, actor: Visitor, item_id: UUID) -> None:
    session.delete(access.cart_item_to_edit(session, actor, item_id))


def line(session: Session, actor: Visitor, item_id: UUID) -> CartLine:
    item = access.cart_item_to_edit(session, actor, item_id)
    return _line(session, actor, item, session.get_one(Product, item.product_id))


def checked(
    session: Session,
    actor: Visitor,
    photo_id: UUID,
    product_id: UUID,
    *,
    quantity: int,
    crop: Crop | None,
    requests: str,
    share_id: UUID | None = None,
) -> Line:
    """What may be ordered just so. Raises NotFound where it may not, Invalid with what is wrong."""
    sight = access.photo_to_order(session, actor, photo_id, share_id)
    product = session.get(Product, product_id)
    if product is None or product.photographer_id != sight.album.owner_id or not product.is_active:
        raise NotFound
    if not 1 <= quantity <= MOST_OF_ONE:
        raise Invalid(quantity=_("Order 1 to {most} of one.", most=MOST_OF_ONE))
    if len(requests) > LONGEST_REQUEST:
        raise Invalid(requests=_("Use at most {longest} letters.", longest=LONGEST_REQUEST))
    settled = crops.settled(crop, (sight.photo.width, sight.photo.height), product)
    return Line(sight.photo, product, quantity, settled, requests.strip(), share_id)


def orderable(session: Session, actor: Visitor, photographer_id: UUID, currency: str) -> list[Line]:
    """The lines of one group that may be ordered, held so that they are ordered once."""
    lines = []
    for item, product in _rows(session, actor, lock=True):
        if (product.photographer_id, product.currency) != (photographer_id, currency):
            continue
        try:
            found = checked(
                session,
                actor,
                item.photo_id,
                item.product_id,
                quantity=item.quantity,
                crop=_crop(item),
                requests=item.requests,
                share_id=item.share_id,
            )
        except (NotFound, Invalid):
            continue
        lines.append(replace(found, item=item))
    return lines


def _come_by(session: Session, actor: Visitor, beside: Guest | None, token: str) -> UUID:
    if isinstance(actor, Guest):
        return access.share_opened(session, actor, token).share.id
    return guests.come_with(session, actor, beside, token).id


def _rows(session: Session, actor: Visitor, *, lock: bool = False) -> list[tuple[CartItem, Product]]:
    statement = (
        select(CartItem, Product)
        .join(Product, col(Product.id) == CartItem.product_id)
        .where(_is_mine(actor))
        .order_by(col(CartItem.created_at), col(CartItem.id))
    )
    if lock:
        statement = statement.with_for_update(of=CartItem)
    return [(item, product) for item, product in session.exec(statement).all()]


def _is_mine(actor: Visitor):  # noqa: ANN202  # an SQL expression
    return col(CartItem.guest_id if isinstance(actor, Guest) else CartItem.account_id) == actor.id


def _crop(item: CartItem) -> Crop:
    return Crop(item.crop_x, item.crop_y, item.crop_width, item.crop_height)


def _group(session: Session, photographer_id: UUID, currency: str, lines: list[CartLine]) -> CartGroup:
    owner = session.get_one(Account, photographer_id)
    good = [line for line in lines if not line.problem]
    subtotal = sum(line.amount for line in good)
    shipping = products.shipping_of(session, photographer_id).get(currency, 0) if good else 0
    return CartGroup(
        photographer_id=str(photographer_id),
        photographer=owner.name or owner.login or "",
        currency=currency,
        items=lines,
        count=sum(line.quantity for line in good),
        subtotal=subtotal,
        subtotal_label=money.exact(subtotal, currency),
        shipping=shipping,
        shipping_label=money.exact(shipping, currency) if shipping else _("Free"),
        total=subtotal + shipping,
        total_label=money.exact(subtotal + shipping, currency),
    )


def _line(session: Session, actor: Visitor, item: CartItem, product: Product) -> CartLine:
    crop, problem = _crop(item), ""
    try:
        sight = access.photo_to_order(session, actor, item.photo_id, item.share_id)
        printable = _printable(actor, sight)
    except NotFound:
        printable = Printable(str(item.photo_id), "", "", "", 1, 1, locked=False)
        problem = _("This photo cannot be ordered any more.")
    if not product.is_active:
        problem = problem or _("This is not sold any more.")
    size = (printable.width, printable.height)
    share = session.get(Share, item.share_id) if item.share_id else None
    amount = 0 if problem else product.price * item.quantity
    return CartLine(
        id=str(item.id),
        photo=printable,
        product=products.view(product),
        crop=crop,
        quantity=item.quantity,
        amount=amount,
        amount_label=money.exact(amount, product.currency),
        requests=item.requests,
        dpi=crops.density(crop, size, product),
        too_small=not problem and crops.is_too_small(crop, size, product),
        share=share.token if share and not problem else "",
        problem=problem,
    )


def url_for(actor: Visitor | None, sight: Sight, size: Size) -> str:
    """The address of what this actor may see of a photo, by the share that they came by, if they did."""
    viewer = actor.id if isinstance(actor, Account) else None
    came_by = link_tokens.by_share(sight.share) if sight.share else None
    return files.photo_url(sight.photo, size, "marked" if sight.locked else "clean", viewer=viewer, came_by=came_by)


def _printable(actor: Visitor | None, sight: Sight) -> Printable:
    photo = sight.photo
    return Printable(
        photo_id=str(photo.id),
        album_id=str(photo.album_id),
        filename=photo.filename,
        url=url_for(actor, sight, Size.medium),
        width=photo.width,
        height=photo.height,
        locked=sight.locked,
    )
