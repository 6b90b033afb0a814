from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy import text as sql
from sqlmodel import Field

from photodrop.models.base import UTC_TIME, Row, refers_to, states


class NoticeState(StrEnum):
    waiting = "waiting"
    sending = "sending"
    sent = "sent"
    skipped = "skipped"
    failed = "failed"


class Notice(Row, table=True):
    """A client is to be told that photos of them dropped in an album at one moment: once, by one message.

    `sending` is written before the message leaves and never sent again, whatever becomes of the sender.
    """

    __table_args__ = (
        UniqueConstraint("client_id", "album_id", "dropped_at"),
        Index("ix_notice_waiting", "client_id", "due_at", postgresql_where=sql("state = 'waiting'")),
    )

    client_id: UUID = refers_to("account.id", on_delete="CASCADE", index=False)
    album_id: UUID = refers_to("album.id", on_delete="CASCADE")
    dropped_at: datetime = Field(sa_type=UTC_TIME)
    due_at: datetime = Field(sa_type=UTC_TIME)
    state: NoticeState = Field(default=NoticeState.waiting, sa_type=states(NoticeState))
    tries: int = Field(default=0)
    closed_at: datetime | None = Field(default=None, sa_type=UTC_TIME)
