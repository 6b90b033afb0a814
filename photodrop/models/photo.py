from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Column, Computed, Index, Integer
from sqlalchemy import text as sql
from sqlmodel import Field

from photodrop.models.album import link_token
from photodrop.models.base import UTC_TIME, Row, refers_to, states, text

SCORE = "CASE WHEN rating_count = 0 THEN 0 ELSE rating_sum * 1000 / rating_count END"


class PhotoStatus(StrEnum):
    uploading = "uploading"
    queued = "queued"
    ready = "ready"
    failed = "failed"


class Photo(Row, table=True):
    """One picture of an album. Its original lies under `original_key`, what is served is in `rendition`.

    `sha256` is of the bytes that are here: None until a worker has read what came straight to the bucket.
    Until then there is only `sent_sha256`, the sender's word.
    Archives want a `crc32`, which is None where nobody reckoned it yet.
    """

    __table_args__ = (
        CheckConstraint("bytes >= 0 AND width >= 0 AND height >= 0", name="sizes"),
        CheckConstraint("status <> 'ready' OR (width > 0 AND height > 0)", name="ready_is_measured"),
        CheckConstraint("status <> 'failed' OR error <> ''", name="failed_says_why"),
        Index("uq_photo_album_sha256", "album_id", "sha256", unique=True, postgresql_where=sql("deleted_at IS NULL")),
        Index("ix_photo_album_sent", "album_id", "sent_sha256", postgresql_where=sql("sha256 IS NULL")),
        CheckConstraint("status <> 'ready' OR sha256 IS NOT NULL", name="ready_is_proved"),
        Index(
            "ix_photo_dropped",
            "dropped_at",
            "id",
            postgresql_where=sql("status = 'ready' AND dropped_at IS NOT NULL AND deleted_at IS NULL"),
        ),
        Index("ix_photo_album_created", "album_id", "created_at", "id"),
        Index("ix_photo_album_sorted", "album_id", "sorted_at", "id"),
        Index("ix_photo_album_name", "album_id", "name", "id"),
        Index("ix_photo_album_rating", "album_id", "rating_score", "id"),
        Index("ix_photo_without_crc32", "id", postgresql_where=sql("crc32 IS NULL AND status = 'ready'")),
        CheckConstraint("held_at IS NULL OR dropped_at IS NULL", name="held_is_not_out"),
        Index("ix_photo_album_held", "album_id", "held_at", postgresql_where=sql("held_at IS NOT NULL")),
        CheckConstraint("rating_sum BETWEEN rating_count AND 5 * rating_count", name="rated_one_to_five"),
    )

    album_id: UUID = refers_to("album.id", on_delete="CASCADE", index=False)
    status: PhotoStatus = Field(default=PhotoStatus.queued, sa_type=states(PhotoStatus))
    error: str = text()
    filename: str = Field(max_length=255)
    name: str = Field(max_length=255)
    description: str = text()
    content_type: str = Field(max_length=40)
    bytes: int = Field(sa_type=BigInteger)
    sha256: str | None = Field(default=None, max_length=64)
    sent_sha256: str | None = Field(default=None, max_length=64)
    crc32: int | None = Field(default=None, sa_type=BigInteger)
    original_key: str = Field(max_length=200)
    delivery_key: str | None = Field(default=None, max_length=200)
    delivery_bytes: int = Field(default=0, sa_type=BigInteger)
    delivery_content_type: str = Field(default="", max_length=40)
    delivery_crc32: int | None = Field(default=None, sa_type=BigInteger)
    width: int = Field(default=0)
    height: int = Field(default=0)
    placeholder: str = Field(default="", max_length=64)
    perceptual_hash: str = Field(default="", max_length=16)
    taken_at: datetime | None = Field(default=None, sa_type=UTC_TIME)
    taken_is_local: bool = Field(default=True, sa_column_kwargs={"server_default": sql("true")})
    """The camera did not say its zone: `taken_at` is what its clock showed, read as UTC."""
    sorted_at: datetime | None = Field(
        default=None,
        sa_column=Column("sorted_at", UTC_TIME, Computed("coalesce(taken_at, created_at)", persisted=True)),
    )
    watermark_revision: int = Field(default=0)
    link_token: str = link_token()
    dropped_at: datetime | None = Field(default=None, sa_type=UTC_TIME)
    deleted_at: datetime | None = Field(default=None, sa_type=UTC_TIME)
    hidden_at: datetime | None = Field(default=None, sa_type=UTC_TIME)
    """Since when moderators keep it from the public."""
    held_at: datetime | None = Field(default=None, sa_type=UTC_TIME)
    """Since when it waits for the photographer's leave, because a guest brought it."""
    faces_model: str = Field(default="", max_length=64, sa_column_kwargs={"server_default": ""})
    """By which model faces were looked for; empty where nobody looked."""
    rating_sum: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    rating_count: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    rating_score: int | None = Field(
        default=None, sa_column=Column("rating_score", Integer, Computed(SCORE, persisted=True))
    )
    """The average in thousandths of a star, 0 where nobody rated: to sort by."""
