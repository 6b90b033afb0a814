from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy import text as sql
from sqlmodel import Field

from photodrop.models.base import UTC_TIME, Row, refers_to, states


class CheckoutState(StrEnum):
    open = "open"
    paid = "paid"
    cancelled = "cancelled"


class Checkout(Row, table=True):
    """A client asked to unlock an album, at the price of that moment."""

    __table_args__ = (
        CheckConstraint("amount >= 0 AND currency ~ '^[A-Z]{3}$'", name="money"),
        Index("uq_checkout_open", "album_id", "client_id", unique=True, postgresql_where=sql("state = 'open'")),
    )

    album_id: UUID = refers_to("album.id", on_delete="CASCADE", index=False)
    client_id: UUID = refers_to("account.id", on_delete="CASCADE")
    provider: str = Field(max_length=16)
    amount: int
    currency: str = Field(max_length=3)
    state: CheckoutState = Field(default=CheckoutState.open, sa_type=states(CheckoutState))
    closed_at: datetime | None = Field(default=None, sa_type=UTC_TIME)
