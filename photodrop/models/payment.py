from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

from photodrop.models.base import UTC_TIME, Row, now, refers_to, states, text


class PaymentKind(StrEnum):
    paid = "paid"
    refunded = "refunded"
    disputed = "disputed"
    dispute_won = "dispute_won"
    dispute_lost = "dispute_lost"


class Payment(Row, table=True):
    """The ledger: one row for each time that money moved. A trigger refuses to change or delete one.

    It has no foreign keys to what can be deleted; the names are those of the moment.
    """

    __table_args__ = (
        CheckConstraint("currency ~ '^[A-Z]{3}$'", name="currency_iso4217"),
        CheckConstraint(
            "CASE kind WHEN 'paid' THEN amount > 0 WHEN 'dispute_won' THEN amount > 0 "
            "WHEN 'dispute_lost' THEN amount = 0 ELSE amount < 0 END",
            name="sign_of_kind",
        ),
        CheckConstraint("(kind = 'paid') = (follows_id IS NULL)", name="all_but_paid_follow"),
        CheckConstraint("(album_id IS NULL) <> (order_id IS NULL)", name="album_or_order"),
        UniqueConstraint("provider", "reference"),
        Index("ix_payment_photographer_happened", "photographer_id", "happened_at", "id"),
    )

    kind: PaymentKind = Field(sa_type=states(PaymentKind))
    amount: int = Field(sa_type=BigInteger)
    """Signed, in minor units of the currency."""
    currency: str = Field(max_length=3)
    happened_at: datetime = Field(default_factory=now, sa_type=UTC_TIME)
    provider: str = Field(max_length=16)
    reference: str = Field(max_length=255)
    """The provider's own name for this movement; the same one is never written twice."""
    is_test: bool = Field(default=False)
    follows_id: UUID | None = refers_to("payment.id", on_delete="RESTRICT")
    checkout_id: UUID = refers_to("checkout.id", on_delete="RESTRICT")
    confirmed_by: UUID | None = Field(default=None)
    album_id: UUID | None = Field(default=None, index=True)
    order_id: UUID | None = Field(default=None, index=True)
    album_name: str = text()
    photographer_id: UUID
    photographer_name: str = text()
    client_id: UUID
    client_name: str = text()
    photo_count: int = Field(default=0)
