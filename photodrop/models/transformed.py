from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Column, Index, Uuid
from sqlalchemy import text as sql
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field

from photodrop.models.base import UTC_TIME, Row, now, refers_to


class Transformed(Row, table=True):
    """A transformation that was made before and lies in the storage: a cache, which may go at any time.

    `digest` stands for all that went into it: source, recipe, format, watermark. A key is never written twice.
    """

    __table_args__ = (
        CheckConstraint("bytes > 0", name="measured"),
        Index("ix_transformed_used_at", "used_at"),
        Index(
            "ix_transformed_overlay_ids",
            "overlay_ids",
            postgresql_using="gin",
            postgresql_where=sql("overlay_ids <> '{}'"),
        ),
    )

    photo_id: UUID = refers_to("photo.id", on_delete="CASCADE")
    overlay_ids: list[UUID] = Field(
        default_factory=list,
        sa_column=Column("overlay_ids", ARRAY(Uuid()), nullable=False, server_default="{}"),
    )
    face_id: UUID | None = Field(default=None, index=True)
    """Whose face is cut out, if one is. Not a foreign key: the file must be found when the face is gone."""
    digest: str = Field(max_length=64, unique=True)
    key: str = Field(max_length=200, unique=True)
    content_type: str = Field(max_length=40)
    bytes: int = Field(sa_type=BigInteger)
    used_at: datetime = Field(default_factory=now, sa_type=UTC_TIME)
