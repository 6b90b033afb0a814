from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, SmallInteger, UniqueConstraint
from sqlmodel import Field

from photodrop.models.base import UTC_TIME, Row, now, refers_to


class Rating(Row, table=True):
    """One to five stars, once for each account and photo. Triggers keep the photo's sum and refuse one's own."""

    __table_args__ = (
        CheckConstraint("stars BETWEEN 1 AND 5", name="stars"),
        UniqueConstraint("photo_id", "account_id"),
        Index("ix_rating_photo_created", "photo_id", "created_at", "id"),
        Index("ix_rating_created", "created_at", "id"),
    )

    photo_id: UUID = refers_to("photo.id", on_delete="CASCADE", index=False)
    account_id: UUID = refers_to("account.id", on_delete="CASCADE")
    stars: int = Field(sa_type=SmallInteger)
    updated_at: datetime = Field(default_factory=now, sa_type=UTC_TIME)
