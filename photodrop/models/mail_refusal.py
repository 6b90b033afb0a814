from datetime import datetime

from sqlalchemy import func
from sqlmodel import Field

from photodrop.models.base import UTC_TIME, Table, now


class MailRefusal(Table, table=True):
    """An address without an account that wants no mail from here, as SHA-256."""

    email_hash: str = Field(max_length=64, primary_key=True)
    created_at: datetime = Field(default_factory=now, sa_type=UTC_TIME, sa_column_kwargs={"server_default": func.now()})
