from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Column, UniqueConstraint, func
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from photodrop.models.base import UTC_TIME, Table, new_id, now, refers_to


class IdempotencyKey(Table, table=True):
    """The answer an account or a guest already got under this key; the same request again gets it again."""

    __table_args__ = (
        CheckConstraint("num_nonnulls(account_id, guest_id) = 1", name="somebodys"),
        UniqueConstraint("account_id", "key"),
        UniqueConstraint("guest_id", "key"),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    account_id: UUID | None = refers_to("account.id", on_delete="CASCADE", index=False)
    guest_id: UUID | None = refers_to("guest.id", on_delete="CASCADE", index=False)
    key: str = Field(max_length=100)
    request_hash: str = Field(max_length=64)
    status: int
    answer: Any = Field(default=None, sa_column=Column(JSONB, nullable=False))
    created_at: datetime = Field(
        default_factory=now, sa_type=UTC_TIME, index=True, sa_column_kwargs={"server_default": func.now()}
    )
