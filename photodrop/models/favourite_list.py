from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, func
from sqlalchemy import text as sql
from sqlmodel import Field

from photodrop.models.asked_list import MOST_PHOTOS
from photodrop.models.base import UTC_TIME, Row, Table, now, refers_to, text


class FavouriteList(Row, table=True):
    """What one person, with an account or as a guest, chooses of an album.

    Everybody has one without a name: their hearts. Lists that were asked for take name and limit from there.
    While `sent_at` is set nobody changes it. `share_id` is the link it was begun by.
    """

    __table_args__ = (
        CheckConstraint("num_nonnulls(account_id, guest_id) = 1", name="one_person"),
        CheckConstraint("asked_id IS NULL OR name = '' AND most = 0", name="asked_is_named_there"),
        CheckConstraint(f"most BETWEEN 0 AND {MOST_PHOTOS}", name="most"),
        CheckConstraint("name <> '' OR most = 0", name="hearts_have_no_limit"),
        Index(
            "uq_favourite_list_account_name",
            "album_id",
            "account_id",
            func.lower(sql("name")),
            unique=True,
            postgresql_where=sql("asked_id IS NULL AND account_id IS NOT NULL"),
        ),
        Index(
            "uq_favourite_list_guest_name",
            "album_id",
            "guest_id",
            func.lower(sql("name")),
            unique=True,
            postgresql_where=sql("asked_id IS NULL AND guest_id IS NOT NULL"),
        ),
        UniqueConstraint("asked_id", "account_id"),
        UniqueConstraint("asked_id", "guest_id"),
        Index("ix_favourite_list_album_created", "album_id", "created_at", "id"),
    )

    album_id: UUID = refers_to("album.id", on_delete="CASCADE", index=False)
    account_id: UUID | None = refers_to("account.id", on_delete="CASCADE")
    guest_id: UUID | None = refers_to("guest.id", on_delete="CASCADE")
    share_id: UUID | None = refers_to("share.id", on_delete="SET NULL")
    asked_id: UUID | None = refers_to("asked_list.id", on_delete="CASCADE", index=False)
    name: str = Field(default="", max_length=80, sa_column_kwargs={"server_default": ""})
    most: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    note: str = text()
    """To the photographer, about the list as a whole."""
    by_name: str = text()
    """How a guest signed it; other photographers' albums learn nothing of it."""
    sent_at: datetime | None = Field(default=None, sa_type=UTC_TIME)
    reopened_at: datetime | None = Field(default=None, sa_type=UTC_TIME)
    """When the photographer gave it back."""


class ListPhoto(Table, table=True):
    """A photo in a list, and what to tell the photographer about it."""

    list_id: UUID = refers_to("favourite_list.id", on_delete="CASCADE", index=False, primary_key=True)
    photo_id: UUID = refers_to("photo.id", on_delete="CASCADE", primary_key=True)
    note: str = text()
    created_at: datetime = Field(default_factory=now, sa_type=UTC_TIME, sa_column_kwargs={"server_default": func.now()})
