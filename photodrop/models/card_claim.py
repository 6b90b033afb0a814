from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy import text as sql
from sqlmodel import Field

from photodrop.models.base import UTC_TIME, Row, refers_to


class CardClaim(Row, table=True):
    """Somebody scanned a card: the album's photos from `starts_at` until just before `ends_at` are theirs.

    `is_sure` once the photographer said so; else photos that lie in the time of two people wait for their word.
    Since `removed_at` it counts for nothing, and whose it was claims nothing more in this album.
    """

    __table_args__ = (
        CheckConstraint("ends_at >= starts_at AND ends_at <= starts_at + interval '24 hours'", name="window"),
        Index("ix_card_claim_album", "album_id", "starts_at"),
        Index("ix_card_claim_client", "client_id", "id"),
    )

    card_id: UUID = refers_to("event_card.id", on_delete="CASCADE")
    album_id: UUID = refers_to("album.id", on_delete="CASCADE", index=False)
    client_id: UUID = refers_to("account.id", on_delete="CASCADE", index=False)
    starts_at: datetime = Field(sa_type=UTC_TIME)
    ends_at: datetime = Field(sa_type=UTC_TIME)
    is_sure: bool = Field(default=False, sa_column_kwargs={"server_default": sql("false")})
    removed_at: datetime | None = Field(default=None, sa_type=UTC_TIME)
