from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Text
from sqlmodel import Field

from photodrop.models.base import UTC_TIME, Row, now, refers_to

LONGEST_COMMENT = 2000


class Comment(Row, table=True):
    """What somebody says about a photo: plain text."""

    __table_args__ = (
        CheckConstraint(f"char_length(text) BETWEEN 1 AND {LONGEST_COMMENT}", name="length"),
        Index("ix_comment_photo_created", "photo_id", "created_at", "id"),
        Index("ix_comment_created", "created_at", "id"),
    )

    photo_id: UUID = refers_to("photo.id", on_delete="CASCADE", index=False)
    account_id: UUID = refers_to("account.id", on_delete="CASCADE")
    text: str = Field(sa_type=Text)
    updated_at: datetime = Field(default_factory=now, sa_type=UTC_TIME)
