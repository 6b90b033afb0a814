from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column, func
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from photodrop.models.base import UTC_TIME, Table, now, refers_to


class IdempotencyKey(Table, table=True):
    """The answer an account already got under this key; the same request again gets it again."""

    account_id: UUID = refers_to("account.id", on_delete="CASCADE", index=False, primary_key=True)
    key: str = Field(max_length=100, primary_key=True)
    request_hash: str = Field(max_length=64)
    status: int
    answer: Any = Field(default=None, sa_column=Column(JSONB, nullable=False))
    created_at: datetime = Field(
        default_factory=now, sa_type=UTC_TIME, index=True, sa_column_kwargs={"server_default": func.now()}
    )
