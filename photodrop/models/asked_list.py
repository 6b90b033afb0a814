from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, func
from sqlalchemy import text as sql
from sqlmodel import Field

from photodrop.models.base import UTC_TIME, Row, refers_to

MOST_PHOTOS = 10_000


class AskedList(Row, table=True):
    """A choice that the photographer asks everybody in an album for: "for the book, 20 photos".

    `most` is 0 where any number will do. Once somebody has begun, it is closed instead of deleted.
    """

    __table_args__ = (
        CheckConstraint("name <> ''", name="named"),
        CheckConstraint(f"most BETWEEN 0 AND {MOST_PHOTOS}", name="most"),
        Index(
            "uq_asked_list_album_name",
            "album_id",
            func.lower(sql("name")),
            unique=True,
            postgresql_where=sql("closed_at IS NULL"),
        ),
    )

    album_id: UUID = refers_to("album.id", on_delete="CASCADE")
    name: str = Field(max_length=80)
    most: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    closed_at: datetime | None = Field(default=None, sa_type=UTC_TIME)
