from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy import text as sql
from sqlmodel import Field

from photodrop.models.base import Row, refers_to, states, text


class SelfieStatus(StrEnum):
    queued = "queued"
    ready = "ready"
    failed = "failed"


class Selfie(Row, table=True):
    """A client's face picture. The crop is asked for in pixels of the upright picture; earlier selfies are kept."""

    __table_args__ = (Index("uq_selfie_current", "account_id", unique=True, postgresql_where=sql("is_current")),)

    account_id: UUID = refers_to("account.id", on_delete="CASCADE")
    status: SelfieStatus = Field(default=SelfieStatus.queued, sa_type=states(SelfieStatus))
    error: str = text()
    is_current: bool = Field(default=False)
    original_key: str = Field(max_length=200)
    key: str | None = Field(default=None, max_length=200)
    crop_x: int
    crop_y: int
    crop_width: int
    crop_height: int
