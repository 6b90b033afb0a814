from datetime import datetime
from typing import Any

from sqlalchemy import Column, Index, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from photodrop.models.base import UTC_TIME, Row, now, text


class PaymentEvent(Row, table=True):
    """What a provider told us, as it came and once; `payments.apply_event` acts on it.

    Not applied yet: it waits for its job, or, with a `subject`, for the payment of that name to be told.
    """

    __table_args__ = (
        UniqueConstraint("provider", "event_id"),
        Index("ix_payment_event_waiting", "provider", "subject", postgresql_where=sql("applied_at IS NULL")),
    )

    provider: str = Field(max_length=16)
    event_id: str = Field(max_length=255)
    kind: str = Field(max_length=100)
    subject: str = Field(default="", max_length=255, sa_column_kwargs={"server_default": ""})
    payload: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSONB, nullable=False))
    received_at: datetime = Field(default_factory=now, sa_type=UTC_TIME)
    applied_at: datetime | None = Field(default=None, sa_type=UTC_TIME)
    error: str = text()
    """Why it changed nothing, where it should have."""
