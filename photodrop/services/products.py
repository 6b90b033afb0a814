"""A photographer's catalogue: what is made of photos, at what price, and what sending it costs."""

from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation
from uuid import UUID

from sqlalchemy import delete, func
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col, exists, select

from photodrop.errors import Conflict, Invalid, NotFound
from photodrop.models import Account, Album, Appearance, Photo, Product, ProductKind, ShippingPrice, Unit
from photodrop.services import access, audit, crops, money
from photodrop.services.tongues import ENGLISH, _, told

MOST = 200
LONGEST_NAME, LONGEST_FINISH = 80, 120
LARGEST_SIDE = Decimal(5000)
LOWEST_DPI, HIGHEST_DPI, USUAL_DPI = 50, 600, 200
HIGHEST_PRICE = 100_000_00

# What one unit of these buys elsewhere, roughly, so that a starter's prices look like prices.
SCALE = {
    "UAH": 40, "JPY": 150, "INR": 80, "PLN": 4, "SEK": 10, "NOK": 10, "DKK": 7, "CZK": 23, "KRW": 1300, "MXN": 18,
    "BRL": 5, "ZAR": 18,
}  # fmt: skip
STARTER = (
    (ProductKind.print, _("Small print"), ("100", "150"), ("4", "6"), _("Lustre paper"), 300, 2),
    (ProductKind.print, _("Medium print"), ("130", "180"), ("5", "7"), _("Lustre paper"), 300, 4),
    (ProductKind.print, _("Large print"), ("200", "300"), ("8", "12"), _("Lustre paper"), 200, 12),
    (ProductKind.print, _("Square print"), ("200", "200"), ("8", "8"), _("Matte paper"), 200, 10),
    (ProductKind.poster, _("Poster"), ("500", "700"), ("20", "28"), _("Matte paper, 200 g"), 150, 35),
    (ProductKind.framed, _("Framed print"), ("300", "400"), ("12", "16"), _("Oak frame, matte paper"), 200, 75),
    (ProductKind.canvas, _("Canvas"), ("600", "900"), ("24", "36"), _("Cotton canvas on a wooden frame"), 100, 120),
    (ProductKind.card, _("Folded card"), ("105", "148"), ("4.25", "5.5"), _("With envelope"), 300, 3),
)
IN_INCHES = {"USD", "CAD"}
STARTER_SHIPPING = 6


class Full(Conflict):
    message = _("A catalogue holds at most {most} products. Delete one first.", most=MOST)


class HasProducts(Conflict):
    message = "There are products already. Add to them instead."


@dataclass(frozen=True)
class ProductView:
    """`size_label` is like `10 × 15 cm`. A picture needs `min_long` by `min_short` pixels, either way up."""

    id: str
    kind: str
    name: str
    size_label: str
    width: float
    height: float
    unit: str
    finish: str
    dpi: int
    min_long: int
    min_short: int
    price: int
    currency: str
    price_label: str
    is_active: bool


@dataclass(frozen=True)
class ShippingView:
    currency: str
    amount: int
    amount_label: str


@dataclass(frozen=True)
class Catalogue:
    """`shipping` has every currency of the products."""

    items: list[ProductView]
    shipping: list[ShippingView]


@dataclass(frozen=True)
class Change:
    """Only what is given changes; a new product needs a name, a size and a price."""

    kind: ProductKind | None = None
    name: str | None = None
    width: Decimal | None = None
    height: Decimal | None = None
    unit: Unit | None = None
    finish: str | None = None
    dpi: int | None = None
    price: int | None = None
    currency: str | None = None
    is_active: bool | None = None


def catalogue(session: Session, actor: Account) -> Catalogue:
    _photographers_only(actor)
    rows = _all(session, actor.id)
    amounts = shipping_of(session, actor.id)
    currencies = dict.fromkeys([*(row.currency for row in rows), *amounts])
    return Catalogue(
        [view(row) for row in rows],
        [_shipping(currency, amounts.get(currency, 0)) for currency in currencies],
    )


def on_sale(session: Session, photographer_id: UUID) -> list[Product]:
    return [row for row in _all(session, photographer_id) if row.is_active]


def sold_to(session: Session, actor: Account, album_id: UUID | None = None) -> bool:
    """Whether a photographer with photos of this client sells prints; with an album, whether its photographer does."""
    appears = exists().where(
        col(Photo.album_id) == Album.id,
        col(Photo.dropped_at).is_not(None),
        col(Appearance.photo_id) == Photo.id,
        col(Appearance.client_id) == actor.id,
    )
    wanted = (
        select(Product.id)
        .join(Album, col(Album.owner_id) == Product.photographer_id)
        .where(col(Product.is_active), col(Album.deleted_at).is_(None), appears)
    )
    if album_id is not None:
        wanted = wanted.where(Album.id == album_id)
    return session.exec(wanted.limit(1)).first() is not None


def create(session: Session, actor: Account, given: Change) -> ProductView:
    _photographers_only(actor)
    # One at a time, so that two never get the same place, and the limit holds.
    session.exec(select(Account.id).where(Account.id == actor.id).with_for_update(key_share=True)).one()
    count, last = session.execute(
        select(func.count(), func.coalesce(func.max(Product.position), 0)).where(Product.photographer_id == actor.id)
    ).one()
    if count >= MOST:
        raise Full
    missing = {
        name: _("Fill this in.") for name in ("name", "width", "height", "price") if getattr(given, name) is None
    }
    if missing:
        raise Invalid(_("Name, width, height and price are needed."), **missing)
    row = Product(
        photographer_id=actor.id,
        name="-",
        width=Decimal(1),
        height=Decimal(1),
        price=0,
        currency=_usual_currency(session, actor),
        position=last + 1,
    )
    _apply(row, given)
    session.add(row)
    session.flush()
    audit.record(session, "product.created", actor_id=actor.id, subject_id=row.id)
    return view(row)


def change(session: Session, actor: Account, product_id: UUID, given: Change) -> ProductView:
    """Orders and what they cost stay as they are; carts show the new price."""
    row = access.product_to_edit(session, actor, product_id)
    _apply(row, given)
    session.add(row)
    session.flush()
    audit.record(session, "product.changed", actor_id=actor.id, subject_id=row.id)
    return view(row)


def remove(session: Session, actor: Account, product_id: UUID) -> None:
    """It leaves carts, too. Orders keep what they say of it."""
    row = access.product_to_edit(session, actor, product_id)
    session.delete(row)
    audit.record(session, "product.deleted", actor_id=actor.id, subject_id=product_id)


def see(session: Session, actor: Account, product_id: UUID) -> ProductView:
    return view(access.product_to_edit(session, actor, product_id))


def arrange(session: Session, actor: Account, product_ids: list[UUID]) -> Catalogue:
    """These in this order, the others behind them as they were."""
    _photographers_only(actor)
    rows = {row.id: row for row in _all(session, actor.id)}
    if not set(product_ids) <= rows.keys():
        raise NotFound
    order = list(dict.fromkeys([*product_ids, *rows]))
    for position, product_id in enumerate(order, start=1):
        rows[product_id].position = position
        session.add(rows[product_id])
    session.flush()
    return catalogue(session, actor)


def start(session: Session, actor: Account, currency: str | None = None, *, language: str = ENGLISH) -> Catalogue:
    """Fill an empty catalogue with what most photographers sell, to be changed at will.

    From then on the names are the photographer's own words, so they are told in this language now.
    """
    _photographers_only(actor)
    if _all(session, actor.id):
        raise HasProducts
    code = _currency(currency) if currency else _usual_currency(session, actor)
    in_inches = code in IN_INCHES
    unit = SCALE.get(code, 1) * 10 ** money.digits(code)
    for position, (kind, name, metric, imperial, finish, dpi, price) in enumerate(STARTER, start=1):
        width, height = map(Decimal, imperial if in_inches else metric)
        session.add(
            Product(
                photographer_id=actor.id,
                kind=kind,
                name=told(language, name),
                width=width,
                height=height,
                unit=Unit.inch if in_inches else Unit.mm,
                finish=told(language, finish),
                dpi=dpi,
                price=price * unit,
                currency=code,
                position=position,
            )
        )
    session.flush()
    ship(session, actor, code, STARTER_SHIPPING * unit)
    audit.record(session, "product.started", actor_id=actor.id, subject_id=actor.id, products=len(STARTER))
    return catalogue(session, actor)


def ship(session: Session, actor: Account, currency: str, amount: int) -> ShippingView:
    """What sending an order costs in this currency; nothing takes the price away."""
    _photographers_only(actor)
    code = _currency(currency)
    if not 0 <= amount <= HIGHEST_PRICE:
        raise Invalid(amount=_("Enter an amount between nothing and {most}.", most=HIGHEST_PRICE // 100))
    mine = (col(ShippingPrice.photographer_id) == actor.id, col(ShippingPrice.currency) == code)
    if amount:
        adding = insert(ShippingPrice).values(photographer_id=actor.id, currency=code, amount=amount)
        session.execute(
            adding.on_conflict_do_update(index_elements=["photographer_id", "currency"], set_={"amount": amount})
        )
    else:
        session.execute(delete(ShippingPrice).where(*mine))
    return _shipping(code, amount)


def shipping_of(session: Session, photographer_id: UUID) -> dict[str, int]:
    rows = session.execute(
        select(ShippingPrice.currency, ShippingPrice.amount)
        .where(ShippingPrice.photographer_id == photographer_id)
        .order_by(col(ShippingPrice.currency))
    ).all()
    return {row.currency: row.amount for row in rows}


def size_label(width: Decimal, height: Decimal, unit: Unit) -> str:
    """The shorter side first, as paper is called: `10 × 15 cm`, `148 × 210 mm`, `8.5 × 11 in`."""
    short, long = sorted((width, height))
    if unit is Unit.inch:
        return _("{short} × {long} in", short=_length(short), long=_length(long))
    ten = Decimal(10)
    if short % ten == 0 and long % ten == 0:
        return _("{short} × {long} cm", short=_length(short / ten), long=_length(long / ten))
    return _("{short} × {long} mm", short=_length(short), long=_length(long))


def view(row: Product) -> ProductView:
    long, short = crops.least_pixels(row)
    return ProductView(
        id=str(row.id),
        kind=row.kind.value,
        name=row.name,
        size_label=size_label(row.width, row.height, row.unit),
        width=float(row.width),
        height=float(row.height),
        unit=row.unit.value,
        finish=row.finish,
        dpi=row.dpi,
        min_long=long,
        min_short=short,
        price=row.price,
        currency=row.currency,
        price_label=money.exact(row.price, row.currency),
        is_active=row.is_active,
    )


def length(text: str) -> Decimal:
    """`10`, `10.5` or `10,5`. Raises Invalid for what is no length."""
    try:
        value = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        raise Invalid(width=_("Enter a size like {whole} or {part}.", whole=10, part=8.5)) from None
    return value


def _apply(row: Product, given: Change) -> None:
    if given.name is not None and not 1 <= len(given.name.strip()) <= LONGEST_NAME:
        raise Invalid(name=_("Give it a name of at most {longest} letters.", longest=LONGEST_NAME))
    if given.finish is not None and len(given.finish.strip()) > LONGEST_FINISH:
        raise Invalid(finish=_("Use at most {longest} letters.", longest=LONGEST_FINISH))
    for name in ("width", "height"):
        value: Decimal | None = getattr(given, name)
        if value is not None and not (value.is_finite() and 0 < value <= LARGEST_SIDE and value == round(value, 2)):
            raise Invalid(**{name: _("Enter a size up to {most}, with at most two decimals.", most=LARGEST_SIDE)})
    if given.dpi is not None and not LOWEST_DPI <= given.dpi <= HIGHEST_DPI:
        raise Invalid(dpi=_("Use {lowest} to {highest} pixels to an inch.", lowest=LOWEST_DPI, highest=HIGHEST_DPI))
    if given.price is not None and not 0 <= given.price <= HIGHEST_PRICE:
        raise Invalid(price=_("Enter a price between nothing and {most}.", most=HIGHEST_PRICE // 100))
    if given.currency is not None:
        _currency(given.currency)
    for each in fields(given):
        value = getattr(given, each.name)
        if value is not None:
            setattr(row, each.name, value.strip() if type(value) is str else value)
    row.currency = row.currency.upper()


def _all(session: Session, photographer_id: UUID) -> list[Product]:
    order = col(Product.position), col(Product.id)
    return list(session.exec(select(Product).where(Product.photographer_id == photographer_id).order_by(*order)).all())


def _photographers_only(actor: Account) -> None:
    if not actor.is_photographer:
        raise NotFound


def _currency(code: str) -> str:
    found = code.upper()
    if found not in money.CURRENCIES:
        raise Invalid(currency=_("Use one of: {codes}.", codes=", ".join(money.CURRENCIES)))
    return found


def _usual_currency(session: Session, actor: Account) -> str:
    """That of the newest product, else of the newest album."""
    for found in (
        select(Product.currency).where(Product.photographer_id == actor.id).order_by(col(Product.id).desc()),
        select(Album.currency).where(Album.owner_id == actor.id).order_by(col(Album.id).desc()),
    ):
        if code := session.exec(found.limit(1)).first():
            return code
    return "USD"


def _shipping(currency: str, amount: int) -> ShippingView:
    return ShippingView(currency, amount, money.exact(amount, currency))


def _length(value: Decimal) -> Decimal | str:
    """Sizes of paper know no thousands, and in most languages a comma."""
    plain = value.normalize()
    return plain if plain % 1 else f"{plain:f}"
