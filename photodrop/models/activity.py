from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, LargeBinary, UniqueConstraint
from sqlmodel import Field

from photodrop.models.base import Row, Table, refers_to


def count() -> int:
    return Field(default=0, sa_column_kwargs={"server_default": "0"})


class Activity(Row, table=True):
    """What happened to an album in one day (UTC). Without a share it is all of the album, with one what came by it."""

    __table_args__ = (
        UniqueConstraint("day", "album_id", "share_id", postgresql_nulls_not_distinct=True),
        CheckConstraint("least(views, visitors, downloads, favourites) >= 0", name="counts_up"),
    )

    day: date
    album_id: UUID = refers_to("album.id", on_delete="CASCADE")
    share_id: UUID | None = Field(default=None, index=True)
    views: int = count()
    visitors: int = count()
    downloads: int = count()
    favourites: int = count()


class PhotoActivity(Table, table=True):
    """What happened to one photo since it is there."""

    photo_id: UUID = refers_to("photo.id", on_delete="CASCADE", index=False, primary_key=True)
    views: int = count()
    downloads: int = count()
    favourites: int = count()


class ActivityVisitor(Table, table=True):
    """Who was counted today already, as a hash that nobody can make again once the day's salt is gone."""

    day: date = Field(primary_key=True)
    about: UUID = Field(primary_key=True)
    """The album or the share."""
    hash: bytes = Field(sa_type=LargeBinary, primary_key=True)


class ActivitySalt(Table, table=True):
    """Of one day, thrown away with it."""

    day: date = Field(primary_key=True)
    salt: bytes = Field(sa_type=LargeBinary)
