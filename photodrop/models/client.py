from datetime import datetime
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Field

from photodrop.models.base import UTC_TIME, Table, now, refers_to, text


class Client(Table, table=True):
    """An account as one photographer knows it: the entry in their address book, under their own name for it."""

    photographer_id: UUID = refers_to("account.id", on_delete="CASCADE", index=False, primary_key=True)
    account_id: UUID = refers_to("account.id", on_delete="CASCADE", primary_key=True)
    name: str = text()
    created_at: datetime = Field(default_factory=now, sa_type=UTC_TIME, sa_column_kwargs={"server_default": func.now()})
