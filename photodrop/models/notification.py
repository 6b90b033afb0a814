from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy import text as sql
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from photodrop.models.base import UTC_TIME, Row, now, refers_to, states, text


class Kind(StrEnum):
    order_placed = "order_placed"
    order_paid = "order_paid"
    order_changed = "order_changed"
    photos_dropped = "photos_dropped"
    favourites_sent = "favourites_sent"
    share_expiring = "share_expiring"
    processing_failed = "processing_failed"
    guest_uploaded = "guest_uploaded"


class Notification(Row, table=True):
    """What somebody is told: an account, or a guest who left an address and has no list to look at.

    As long as it is unread, more of the same kind about the same subject is the same row, counted.
    """

    __table_args__ = (
        CheckConstraint("(account_id IS NULL) <> (email IS NULL)", name="one_receiver"),
        CheckConstraint("count > 0", name="happened"),
        Index(
            "uq_notification_unread",
            "account_id",
            "kind",
            "subject_id",
            unique=True,
            postgresql_where=sql("read_at IS NULL"),
        ),
        Index("ix_notification_of_account", "account_id", "happened_at", "id", postgresql_where=sql("is_listed")),
    )

    account_id: UUID | None = refers_to("account.id", on_delete="CASCADE", index=False)
    email: str | None = Field(default=None, max_length=254)
    kind: Kind = Field(sa_type=states(Kind, length=24))
    subject_id: UUID | None = Field(default=None, index=True)
    title: str = text()
    body: str = text()
    # The title and the body as `told_later` keeps them, where they are sentences of ours; as text they are English.
    sentences: dict[str, Any] | None = Field(default=None, sa_type=JSONB)
    # Of a guest; accounts know theirs.
    language: str | None = Field(default=None, max_length=8)
    url: str = text()
    count: int = Field(default=1, sa_column_kwargs={"server_default": "1"})
    happened_at: datetime = Field(default_factory=now, sa_type=UTC_TIME)
    read_at: datetime | None = Field(default=None, sa_type=UTC_TIME)
    is_listed: bool = Field(default=True, sa_column_kwargs={"server_default": sql("true")})
