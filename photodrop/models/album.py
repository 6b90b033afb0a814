import secrets
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy import text as sql
from sqlmodel import Field

from photodrop.models.base import UTC_TIME, Row, now, refers_to, states


class Visibility(StrEnum):
    private = "private"
    link = "link"
    public = "public"


class AlbumKind(StrEnum):
    client = "client"
    library = "library"


class FaceMode(StrEnum):
    """`minors` is off, and says why: children's faces are never measured."""

    off = "off"
    on = "on"
    minors = "minors"


class MarkLayout(StrEnum):
    tiles = "tiles"
    corner = "corner"
    centre = "centre"


# Spelled as PostgreSQL gives it back, so that migrations find it unchanged. Rows from elsewhere get a token, too.
ANY_TOKEN = sql("replace((gen_random_uuid())::text, '-'::text, ''::text)")


def new_link_token() -> str:
    return secrets.token_urlsafe(16)


def link_token() -> Any:  # SQLModel's Field is typed so too
    return Field(
        default_factory=new_link_token, max_length=32, unique=True, sa_column_kwargs={"server_default": ANY_TOKEN}
    )


class Album(Row, table=True):
    """A photographer's shoot for clients, or anybody's own pictures.

    `watermark` means: locked for each client until their unlock. In a library nothing is ever locked, and photos are
    out as soon as they are ready. `link_token` opens the album while its visibility is not private.
    """

    __table_args__ = (
        CheckConstraint("name <> '' AND (location <> '' OR kind = 'library')", name="named"),
        CheckConstraint(
            "kind = 'client' OR NOT watermark AND price = 0 AND photo_price = 0 AND free_photos = 0",
            name="library_is_free",
        ),
        CheckConstraint("price >= 0", name="price_not_negative"),
        CheckConstraint("currency ~ '^[A-Z]{3}$'", name="currency_iso4217"),
        CheckConstraint("photo_price >= 0 AND free_photos BETWEEN 0 AND 1000", name="single_photos"),
        CheckConstraint("price = 0 AND photo_price = 0 OR watermark", name="priced_keeps_watermark"),
        CheckConstraint("NOT watermark OR watermark_text <> ''", name="watermark_says_something"),
        CheckConstraint("watermark_opacity BETWEEN 60 AND 100", name="watermark_is_seen"),
        CheckConstraint("watermark_size BETWEEN 50 AND 200", name="watermark_size"),
        CheckConstraint("kind = 'client' OR faces = 'off'", name="library_has_no_faces"),
        CheckConstraint("faces_kept_days BETWEEN 0 AND 3650", name="faces_kept_days"),
        CheckConstraint("abs(clock_seconds) <= 1000000000", name="clock"),
        CheckConstraint("max_edge = 0 OR max_edge BETWEEN 1024 AND 20000", name="max_edge"),
        Index("ix_album_owner_created", "owner_id", "created_at", "id", postgresql_where=sql("deleted_at IS NULL")),
        Index(
            "ix_album_public_created",
            "created_at",
            "id",
            postgresql_where=sql("visibility = 'public' AND deleted_at IS NULL"),
        ),
        Index("ix_album_owner_shot_on", "owner_id", "shot_on", "id", postgresql_where=sql("deleted_at IS NULL")),
    )

    owner_id: UUID = refers_to("account.id", on_delete="RESTRICT", index=False)
    kind: AlbumKind = Field(
        default=AlbumKind.client, sa_type=states(AlbumKind), sa_column_kwargs={"server_default": "client"}
    )
    name: str = Field(max_length=120)
    location: str = Field(max_length=120)
    shot_on: date
    watermark: bool = Field(default=True)
    watermark_text: str = Field(default="PhotoDrop", max_length=40)
    watermark_logo_id: UUID | None = refers_to("logo.id", on_delete="RESTRICT", index=False)
    """Takes the words' place."""
    watermark_layout: MarkLayout = Field(
        default=MarkLayout.tiles, sa_type=states(MarkLayout), sa_column_kwargs={"server_default": "tiles"}
    )
    watermark_opacity: int = Field(default=100, sa_column_kwargs={"server_default": "100"})
    watermark_size: int = Field(default=100, sa_column_kwargs={"server_default": "100"})
    """Both in per cent of the usual."""
    watermark_revision: int = Field(default=1)
    max_edge: int = Field(default=0)
    price: int = Field(default=0)
    photo_price: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    """Of one photo; 0 where photos are not sold singly."""
    free_photos: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    """As many single photos as each client may take for nothing, of their own choice."""
    currency: str = Field(default="USD", max_length=3)
    downloads: bool = Field(default=True)
    originals: bool = Field(default=True, sa_column_kwargs={"server_default": sql("true")})
    """Whether a download may be the original; else it is the large JPEG."""
    live: bool = Field(default=False)
    faces: FaceMode = Field(default=FaceMode.off, sa_type=states(FaceMode), sa_column_kwargs={"server_default": "off"})
    faces_kept_days: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    """For how long after the shoot faces are known here; 0 for as long as the album is."""
    timezone: str = Field(default="", max_length=64, sa_column_kwargs={"server_default": ""})
    """Where the cameras' clocks were set; empty for the installation's."""
    clock_seconds: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    """What must be added to what those clocks showed."""
    visibility: Visibility = Field(default=Visibility.private, sa_type=states(Visibility))
    link_token: str = link_token()
    deleted_at: datetime | None = Field(default=None, sa_type=UTC_TIME)

    @property
    def is_library(self) -> bool:
        return self.kind is AlbumKind.library

    @property
    def looks_for_faces(self) -> bool:
        """Until their time is over."""
        ends = self.shot_on + timedelta(days=self.faces_kept_days)
        return self.faces is FaceMode.on and (self.faces_kept_days == 0 or now().date() <= ends)

    @property
    def drops_at_once(self) -> bool:
        return self.live or self.is_library

    @property
    def sells_singly(self) -> bool:
        return self.watermark and (self.photo_price > 0 or self.free_photos > 0)
