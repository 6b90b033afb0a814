from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, func
from sqlmodel import Field

from photodrop.models.base import UTC_TIME, Table, now, refers_to


class TelegramChat(Table, table=True):
    """The private chat in which an account gets its codes and messages. `shown_as` is whose it is: @bob, or a name."""

    account_id: UUID = refers_to("account.id", on_delete="CASCADE", index=False, primary_key=True)
    chat_id: int = Field(sa_type=BigInteger, unique=True)
    shown_as: str = Field(max_length=70)
    created_at: datetime = Field(default_factory=now, sa_type=UTC_TIME, sa_column_kwargs={"server_default": func.now()})
