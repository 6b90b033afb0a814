from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from photodrop.models.base import UTC_TIME, Row, refers_to, text


class ImageLink(Row, table=True):
    """A transformed photo that its maker gives to everybody who has the token.

    The transformation is kept in its canonical spelling, with named ones written out. What the link shows is what its
    maker may see in that moment.
    """

    __table_args__ = (
        CheckConstraint("transformation <> ''", name="transforms"),
        CheckConstraint("views >= 0", name="views_not_negative"),
        Index("ix_image_link_owner_created", "owner_id", "created_at", "id"),
    )

    token: str = Field(max_length=43, unique=True)
    photo_id: UUID = refers_to("photo.id", on_delete="CASCADE")
    owner_id: UUID = refers_to("account.id", on_delete="CASCADE", index=False)
    transformation: str = text()
    views: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    """How often its page was opened."""
    stopped_at: datetime | None = Field(default=None, sa_type=UTC_TIME)
