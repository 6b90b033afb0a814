from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy import text as sql
from sqlmodel import Field

from photodrop.models.base import UTC_TIME, Row, refers_to, states, text


class Channel(StrEnum):
    """A way to a person. What is `app` stands in the list and is never sent."""

    app = "app"
    push = "push"
    telegram = "telegram"
    email = "email"


class DeliveryState(StrEnum):
    waiting = "waiting"
    sending = "sending"
    sent = "sent"
    skipped = "skipped"
    failed = "failed"


class Delivery(Row, table=True):
    """A notification is to leave by one way, once. `target` is what all that leaves together has in common.

    `sending` is written before anything leaves and never sent again, whatever becomes of the sender.
    """

    __table_args__ = (
        Index("ix_delivery_waiting", "target", "due_at", postgresql_where=sql("state = 'waiting'")),
        Index("ix_delivery_target", "target", "due_at"),
        Index(
            "uq_delivery_promised", "notification_id", "target", unique=True, postgresql_where=sql("state = 'waiting'")
        ),
    )

    notification_id: UUID = refers_to("notification.id", on_delete="CASCADE")
    channel: Channel = Field(sa_type=states(Channel))
    target: str = text()
    subscription_id: UUID | None = refers_to("push_subscription.id", on_delete="CASCADE")
    due_at: datetime = Field(sa_type=UTC_TIME)
    state: DeliveryState = Field(default=DeliveryState.waiting, sa_type=states(DeliveryState))
    tries: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    closed_at: datetime | None = Field(default=None, sa_type=UTC_TIME)
