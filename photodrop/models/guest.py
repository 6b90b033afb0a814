from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, func
from sqlmodel import Field

from photodrop.models.account import PHONE_PATTERN
from photodrop.models.base import UTC_TIME, Row, Table, now, refers_to, text


class Guest(Row, table=True):
    """A browser without an account, known by a secret of which only the digest is kept.

    What somebody makes by a share hangs here. Name and addresses are what they told with an order or a list.
    """

    __table_args__ = (CheckConstraint(f"phone ~ '{PHONE_PATTERN}'", name="phone_e164"),)

    token_hash: str = Field(max_length=64, unique=True)
    name: str = text()
    email: str | None = Field(default=None, max_length=254)
    phone: str | None = Field(default=None, max_length=16)
    # Of the browser as it was when they last did something.
    language: str | None = Field(default=None, max_length=8)
    last_seen_at: datetime = Field(
        default_factory=now, sa_type=UTC_TIME, sa_column_kwargs={"server_default": func.now()}
    )


class SharePass(Table, table=True):
    """A guest entered the password of a share. Good as long as the share has the same one."""

    guest_id: UUID = refers_to("guest.id", on_delete="CASCADE", index=False, primary_key=True)
    share_id: UUID = refers_to("share.id", on_delete="CASCADE", primary_key=True)
    password_revision: int
    created_at: datetime = Field(default_factory=now, sa_type=UTC_TIME, sa_column_kwargs={"server_default": func.now()})
