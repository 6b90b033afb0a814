from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Index, Numeric
from sqlalchemy import text as sql
from sqlmodel import Field

from photodrop.models.base import Row, Table, refers_to, states, text


class ProductKind(StrEnum):
    print = "print"
    poster = "poster"
    framed = "framed"
    canvas = "canvas"
    metal = "metal"
    card = "card"


class Unit(StrEnum):
    mm = "mm"
    inch = "inch"


class Product(Row, table=True):
    """What a photographer makes of photos and sells. `width` by `height` is the paper, in its unit, either way up."""

    __table_args__ = (
        CheckConstraint("name <> ''", name="named"),
        CheckConstraint("width > 0 AND height > 0", name="sized"),
        CheckConstraint("dpi BETWEEN 50 AND 600", name="dpi"),
        CheckConstraint("price >= 0 AND currency ~ '^[A-Z]{3}$'", name="money"),
        Index("ix_product_photographer_position", "photographer_id", "position", "id"),
    )

    photographer_id: UUID = refers_to("account.id", on_delete="CASCADE", index=False)
    kind: ProductKind = Field(default=ProductKind.print, sa_type=states(ProductKind))
    name: str = Field(max_length=80)
    width: Decimal = Field(sa_type=Numeric(7, 2))
    height: Decimal = Field(sa_type=Numeric(7, 2))
    unit: Unit = Field(default=Unit.mm, sa_type=states(Unit))
    finish: str = text()
    dpi: int = Field(default=200)
    """Pixels to an inch, below which a picture is too small for this."""
    price: int = Field(sa_type=BigInteger)
    currency: str = Field(max_length=3)
    is_active: bool = Field(default=True, sa_column_kwargs={"server_default": sql("true")})
    position: int = Field(default=0)


class ShippingPrice(Table, table=True):
    """What a photographer takes for sending an order, whatever is in it. None for a currency means nothing."""

    __table_args__ = (CheckConstraint("amount >= 0 AND currency ~ '^[A-Z]{3}$'", name="money"),)

    photographer_id: UUID = refers_to("account.id", on_delete="CASCADE", index=False, primary_key=True)
    currency: str = Field(max_length=3, primary_key=True)
    amount: int = Field(sa_type=BigInteger)
