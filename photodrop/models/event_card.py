from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy import text as sql
from sqlmodel import Field

from photodrop.models.album import link_token
from photodrop.models.base import UTC_TIME, Row, refers_to

LONGEST_WINDOW = 24 * 60


class EventCard(Row, table=True):
    """A QR code on paper, at an event: who scans it says that the next photos of the album are theirs.

    A `personal` card belongs to whoever scans it first. The others pass from hand to hand, as a poster does: the next
    scan ends the time of the one before.
    """

    __table_args__ = (
        CheckConstraint("label <> ''", name="labelled"),
        CheckConstraint(f"window_minutes BETWEEN 1 AND {LONGEST_WINDOW}", name="window"),
        Index("ix_event_card_album", "album_id", "id"),
    )

    token: str = link_token()
    album_id: UUID = refers_to("album.id", on_delete="CASCADE", index=False)
    label: str = Field(max_length=60)
    personal: bool = Field(default=False, sa_column_kwargs={"server_default": sql("false")})
    window_minutes: int = Field(default=5, sa_column_kwargs={"server_default": "5"})
    expires_at: datetime | None = Field(default=None, sa_type=UTC_TIME)
    stopped_at: datetime | None = Field(default=None, sa_type=UTC_TIME)
