from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from photodrop.models.base import Row, refers_to, states


class ConsentChannel(StrEnum):
    web = "web"
    api = "api"
    cli = "cli"


class Consent(Row, table=True):
    """One grant, refusal or withdrawal of face matching: when, through what, and of which text."""

    __table_args__ = (Index("ix_consent_account", "account_id", "id"),)

    account_id: UUID = refers_to("account.id", on_delete="CASCADE", index=False)
    granted: bool
    version: str = Field(max_length=16)
    """Of the text that was shown."""
    language: str = Field(default="en", max_length=8)
    channel: ConsentChannel = Field(sa_type=states(ConsentChannel))
