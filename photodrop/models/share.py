from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy import text as sql
from sqlmodel import Field

from photodrop.models.album import link_token
from photodrop.models.base import UTC_TIME, Row, Table, refers_to, states


class ShareScope(StrEnum):
    album = "album"
    photos = "photos"
    person = "person"


class ShareDownloads(StrEnum):
    none = "none"
    web = "web"
    original = "original"


class Share(Row, table=True):
    """An unguessable link to an album, to chosen photos of it, or to those of one person, with rules of its own.

    `watermark` is None while the share does as its album does. `password_revision` counts the passwords there were:
    who entered an earlier one is asked again.
    """

    __table_args__ = (
        CheckConstraint("name <> ''", name="named"),
        CheckConstraint("(scope = 'person') = (client_id IS NOT NULL)", name="person_has_a_client"),
        CheckConstraint("visits >= 0 AND password_revision >= 0", name="counted"),
        Index("ix_share_album_created", "album_id", "created_at", "id"),
        Index(
            "ix_share_expires",
            "expires_at",
            postgresql_where=sql("stopped_at IS NULL AND expiry_told_at IS NULL AND expires_at IS NOT NULL"),
        ),
    )

    token: str = link_token()
    album_id: UUID = refers_to("album.id", on_delete="CASCADE", index=False)
    client_id: UUID | None = refers_to("account.id", on_delete="CASCADE")
    """Whose photos, where the scope is one person."""
    name: str = Field(max_length=120)
    scope: ShareScope = Field(
        default=ShareScope.album, sa_type=states(ShareScope), sa_column_kwargs={"server_default": "album"}
    )
    expires_at: datetime | None = Field(default=None, sa_type=UTC_TIME)
    password_hash: str | None = Field(default=None, max_length=72)
    password_revision: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    downloads: ShareDownloads = Field(
        default=ShareDownloads.web, sa_type=states(ShareDownloads), sa_column_kwargs={"server_default": "web"}
    )
    watermark: bool | None = Field(default=None)
    guests_upload: bool = Field(default=False, sa_column_kwargs={"server_default": sql("false")})
    stopped_at: datetime | None = Field(default=None, sa_type=UTC_TIME)
    visits: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    last_seen_at: datetime | None = Field(default=None, sa_type=UTC_TIME)
    expiry_told_at: datetime | None = Field(default=None, sa_type=UTC_TIME)
    """When the photographer was told that this expiry is near."""


class SharePhoto(Table, table=True):
    """A photo chosen for a share of chosen photos."""

    share_id: UUID = refers_to("share.id", on_delete="CASCADE", index=False, primary_key=True)
    photo_id: UUID = refers_to("photo.id", on_delete="CASCADE", primary_key=True)
