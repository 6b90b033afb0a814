from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, UniqueConstraint
from sqlmodel import Field

from photodrop.models.base import Row, refers_to, states


class Size(StrEnum):
    thumb = "thumb"
    small = "small"
    medium = "medium"
    large = "large"


class Rendition(Row, table=True):
    """A stored derivative of a photo: one per size, clean or marked. A key is never written twice."""

    __table_args__ = (
        UniqueConstraint("photo_id", "size", "marked"),
        CheckConstraint("width > 0 AND height > 0 AND bytes > 0", name="measured"),
    )

    photo_id: UUID = refers_to("photo.id", on_delete="CASCADE", index=False)
    size: Size = Field(sa_type=states(Size))
    marked: bool
    key: str = Field(max_length=200, unique=True)
    width: int
    height: int
    bytes: int
    sha256: str = Field(max_length=64)
    crc32: int | None = Field(default=None, sa_type=BigInteger)
