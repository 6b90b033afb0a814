from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Index, UniqueConstraint
from sqlalchemy import text as sql
from sqlmodel import Field

from photodrop.models.base import UTC_TIME, Row, refers_to, states, text


class CheckoutState(StrEnum):
    open = "open"
    paid = "paid"
    cancelled = "cancelled"
    expired = "expired"


class Checkout(Row, table=True):
    """A client asked to unlock an album, or some photos of it, at the price of that moment; or is to pay for an order.

    It has no foreign keys and carries names: a payment may come when album and account are gone.
    """

    __table_args__ = (
        CheckConstraint("amount >= 0 AND currency ~ '^[A-Z]{3}$'", name="money"),
        CheckConstraint("photo_count >= 0 AND (photo_count = 0) = (basket = '')", name="basket_of_photos"),
        CheckConstraint("(album_id IS NULL) <> (order_id IS NULL)", name="album_or_order"),
        UniqueConstraint("provider", "provider_session"),
        Index(
            "uq_checkout_open",
            "album_id",
            "client_id",
            "provider",
            "basket",
            unique=True,
            postgresql_where=sql("state = 'open'"),
        ),
        Index("uq_checkout_open_order", "order_id", unique=True, postgresql_where=sql("state = 'open'")),
    )

    album_id: UUID | None = Field(default=None, index=True)
    order_id: UUID | None = Field(default=None, index=True)
    album_name: str = text()
    """What it is for: the album's name, or `Order 12`."""
    photographer_id: UUID = Field(index=True)
    photographer_name: str = text()
    client_id: UUID = Field(index=True)
    client_name: str = text()
    photo_count: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    """0 is the album, whatever will be in it."""
    basket: str = Field(default="", max_length=64, sa_column_kwargs={"server_default": ""})
    """Tells the photos asked for: a digest of their ids; empty for the album."""
    provider: str = Field(max_length=16)
    provider_session: str | None = Field(default=None, max_length=255)
    url: str = text()
    """Where the client pays; empty where there is nothing left for them to do."""
    expires_at: datetime | None = Field(default=None, sa_type=UTC_TIME)
    amount: int = Field(sa_type=BigInteger)
    currency: str = Field(max_length=3)
    state: CheckoutState = Field(default=CheckoutState.open, sa_type=states(CheckoutState))
    closed_at: datetime | None = Field(default=None, sa_type=UTC_TIME)
    revoked_at: datetime | None = Field(default=None, sa_type=UTC_TIME)
    """The photographer locked by hand what was paid for; no later event unlocks it again."""


class CheckoutItem(Row, table=True):
    """A photo chosen in a checkout. The photo may be gone by the time it is paid for."""

    __table_args__ = (UniqueConstraint("checkout_id", "photo_id"),)

    checkout_id: UUID = refers_to("checkout.id", on_delete="CASCADE", index=False)
    photo_id: UUID = Field(index=True)
    revoked_at: datetime | None = Field(default=None, sa_type=UTC_TIME)
