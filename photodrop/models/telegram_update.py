from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, UniqueConstraint
from sqlmodel import Field

from photodrop.models.base import UTC_TIME, Row, states


class Answer(StrEnum):
    """What the bot says to somebody who wrote to it."""

    nothing = "nothing"
    connected = "connected"
    expired = "expired"
    taken = "taken"
    stopped = "stopped"
    explained = "explained"
    private_only = "private_only"
    chat_id = "chat_id"


class TelegramUpdate(Row, table=True):
    """One thing that Telegram told the bot. Kept for a few days, so that a thing told twice is done once."""

    __table_args__ = (UniqueConstraint("bot_id", "number"),)

    bot_id: int = Field(sa_type=BigInteger)
    number: int = Field(sa_type=BigInteger)
    chat_id: int | None = Field(default=None, sa_type=BigInteger)
    language: str | None = Field(default=None, max_length=8)
    answer: Answer = Field(default=Answer.nothing, sa_type=states(Answer))
    answered_at: datetime | None = Field(default=None, sa_type=UTC_TIME)
