from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Column, Uuid
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field

from photodrop.models.base import Row, refers_to, states


class Delivered(StrEnum):
    """How photos are downloaded: as a clean rendition, or as they were taken."""

    small = "small"
    medium = "medium"
    large = "large"
    original = "original"


class Archive(Row, table=True):
    """A download of many photos that somebody began: which, how, and by what plan. Its bytes are nowhere.

    Without an account it is a guest's; who may have it is asked of its address and of each photo.
    """

    __table_args__ = (CheckConstraint("photo_ids <> '{}'", name="holds_photos"),)

    account_id: UUID | None = refers_to("account.id", on_delete="CASCADE")
    filename: str = Field(max_length=255)
    size: Delivered = Field(sa_type=states(Delivered))
    photo_ids: list[UUID] = Field(sa_column=Column("photo_ids", ARRAY(Uuid()), nullable=False))
    digest: str = Field(max_length=64)
    """Of every byte. A plan with another one is another archive."""
