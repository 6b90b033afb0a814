from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from photodrop.models.base import Row, refers_to, states


class AppearanceSource(StrEnum):
    hand = "hand"
    face = "face"


class AppearanceState(StrEnum):
    suggested = "suggested"
    confirmed = "confirmed"
    rejected = "rejected"


class Appearance(Row, table=True):
    """A client is in a photo."""

    __table_args__ = (
        UniqueConstraint("photo_id", "client_id"),
        Index("ix_appearance_client_state", "client_id", "state", "photo_id"),
    )

    photo_id: UUID = refers_to("photo.id", on_delete="CASCADE", index=False)
    client_id: UUID = refers_to("account.id", on_delete="CASCADE", index=False)
    source: AppearanceSource = Field(default=AppearanceSource.hand, sa_type=states(AppearanceSource))
    state: AppearanceState = Field(default=AppearanceState.confirmed, sa_type=states(AppearanceState))
