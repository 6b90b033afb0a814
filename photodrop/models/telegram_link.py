from datetime import datetime
from uuid import UUID

from sqlmodel import Field

from photodrop.models.base import UTC_TIME, Table, refers_to


class TelegramLink(Table, table=True):
    """The last link that an account asked for to connect its Telegram. Gone once it is used."""

    account_id: UUID = refers_to("account.id", on_delete="CASCADE", index=False, primary_key=True)
    token_hash: str = Field(max_length=64, unique=True)
    expires_at: datetime = Field(sa_type=UTC_TIME)
