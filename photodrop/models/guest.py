from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint, func
from sqlmodel import Field

from photodrop.models.account import PHONE_PATTERN
from photodrop.models.base import UTC_TIME, Row, now, refers_to, text


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


class SharePass(Row, table=True):
    """A guest entered the password of a share, or an account used it beside that guest. Good as long as the share has
    the same one.
    """

    __table_args__ = (
        UniqueConstraint("guest_id", "share_id"),
        UniqueConstraint("account_id", "share_id"),
        CheckConstraint("(account_id IS NULL) <> (guest_id IS NULL)", name="of_account_or_guest"),
    )

    guest_id: UUID | None = refers_to("guest.id", on_delete="CASCADE", index=False)
    account_id: UUID | None = refers_to("account.id", on_delete="CASCADE", index=False)
    share_id: UUID = refers_to("share.id", on_delete="CASCADE")
    password_revision: int
