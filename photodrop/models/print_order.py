from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKeyConstraint, Index, Numeric, UniqueConstraint
from sqlmodel import Field

from photodrop.models.base import UTC_TIME, Row, now, refers_to, states, text
from photodrop.models.cart_item import IN_PICTURE
from photodrop.models.product import ProductKind, Unit


class OrderState(StrEnum):
    placed = "placed"
    accepted = "accepted"
    printing = "printing"
    shipped = "shipped"
    delivered = "delivered"
    cancelled = "cancelled"


class StepBy(StrEnum):
    client = "client"
    photographer = "photographer"
    provider = "provider"


class PrintOrder(Row, table=True):
    """Prints asked for, at the prices of that moment, in one currency and of one photographer.

    It has no foreign keys to accounts and guests, and carries names: it is kept when whoever placed it is gone.
    """

    __table_args__ = (
        CheckConstraint("currency ~ '^[A-Z]{3}$'", name="currency_iso4217"),
        CheckConstraint("subtotal >= 0 AND shipping >= 0 AND total = subtotal + shipping", name="sums"),
        CheckConstraint("(account_id IS NULL) <> (guest_id IS NULL)", name="of_account_or_guest"),
        UniqueConstraint("photographer_id", "number"),
        # So that items can refer to both, and no item has another currency than its order.
        UniqueConstraint("id", "currency"),
        Index("ix_print_order_photographer_created", "photographer_id", "created_at", "id"),
        Index("ix_print_order_account_created", "account_id", "created_at", "id"),
        Index("ix_print_order_guest_created", "guest_id", "created_at", "id"),
    )

    number: int
    """Counts the orders of one photographer, from 1."""
    photographer_id: UUID
    photographer_name: str = text()
    account_id: UUID | None = Field(default=None)
    guest_id: UUID | None = Field(default=None)
    client_name: str = text()
    email: str = text()
    phone: str = text()
    address: str = text()
    """As it stands on the parcel, line by line, without the name."""
    country: str = Field(max_length=2)
    currency: str = Field(max_length=3)
    subtotal: int = Field(sa_type=BigInteger)
    shipping: int = Field(sa_type=BigInteger)
    total: int = Field(sa_type=BigInteger)
    provider: str = Field(max_length=16)
    """How it is paid: by card, by hand; empty where nothing is to be paid."""
    requests: str = text()
    tracking: str = text()
    state: OrderState = Field(default=OrderState.placed, sa_type=states(OrderState))
    lab_asked_at: datetime | None = Field(default=None, sa_type=UTC_TIME)
    """When files for the lab were last asked for."""

    @property
    def buyer_id(self) -> UUID:
        """Of the account or the guest who placed it."""
        found = self.account_id or self.guest_id
        if found is None:
            raise ValueError(self.id)
        return found


class PrintOrderItem(Row, table=True):
    """One photo as one product, so many times. Everything but the photo is as it was when ordered."""

    __table_args__ = (
        ForeignKeyConstraint(
            ["order_id", "currency"],
            ["print_order.id", "print_order.currency"],
            name="fk_print_order_item_order",
            ondelete="CASCADE",
        ),
        UniqueConstraint("order_id", "position"),
        CheckConstraint("quantity BETWEEN 1 AND 999 AND price >= 0 AND amount = price * quantity", name="sums"),
        CheckConstraint(IN_PICTURE, name="crop_in_picture"),
        CheckConstraint("(lab_key IS NULL) = (lab_bytes = 0)", name="lab_file"),
    )

    order_id: UUID = Field()
    position: int
    photo_id: UUID | None = refers_to("photo.id", on_delete="SET NULL")
    share_id: UUID | None = refers_to("share.id", on_delete="SET NULL")
    """By which whoever ordered sees the photo, where it is not one of them."""
    filename: str = Field(max_length=255)
    product_id: UUID | None = refers_to("product.id", on_delete="SET NULL")
    kind: ProductKind = Field(sa_type=states(ProductKind))
    name: str = Field(max_length=80)
    width: Decimal = Field(sa_type=Numeric(7, 2))
    height: Decimal = Field(sa_type=Numeric(7, 2))
    unit: Unit = Field(sa_type=states(Unit))
    finish: str = text()
    dpi: int = Field(default=200)
    quantity: int
    price: int = Field(sa_type=BigInteger)
    amount: int = Field(sa_type=BigInteger)
    currency: str = Field(max_length=3)
    crop_x: float
    crop_y: float
    crop_width: float
    crop_height: float
    requests: str = text()
    lab_key: str | None = Field(default=None, max_length=200)
    lab_bytes: int = Field(default=0, sa_type=BigInteger, sa_column_kwargs={"server_default": "0"})
    lab_width: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    lab_height: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    lab_sha256: str = Field(default="", max_length=64, sa_column_kwargs={"server_default": ""})
    lab_crc32: int = Field(default=0, sa_type=BigInteger, sa_column_kwargs={"server_default": "0"})
    lab_error: str = text()


class PrintOrderStep(Row, table=True):
    """An order came into this state, and by whom. What happened to its money is in the ledger."""

    __table_args__ = (Index("ix_print_order_step_order_happened", "order_id", "happened_at", "id"),)

    order_id: UUID = refers_to("print_order.id", on_delete="CASCADE", index=False)
    state: OrderState = Field(sa_type=states(OrderState))
    by: StepBy = Field(sa_type=states(StepBy))
    happened_at: datetime = Field(default_factory=now, sa_type=UTC_TIME)
    note: str = text()
