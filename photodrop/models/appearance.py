from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import REAL, Index, UniqueConstraint
from sqlmodel import Field

from photodrop.models.base import UTC_TIME, Row, refers_to, states


class AppearanceSource(StrEnum):
    hand = "hand"
    face = "face"
    card = "card"


class AppearanceState(StrEnum):
    suggested = "suggested"
    confirmed = "confirmed"
    rejected = "rejected"


class DecidedBy(StrEnum):
    client = "client"
    photographer = "photographer"


class Appearance(Row, table=True):
    """A client is in a photo. `face_id` is their face there, `similarity` the cosine by which it was found.

    Since `hidden_at` they do not want to see the photo, although they are in it. `decided_by` is who confirmed or
    rejected it last; nobody did what only was found, or said with the upload.
    """

    __table_args__ = (
        UniqueConstraint("photo_id", "client_id"),
        Index("ix_appearance_client_state", "client_id", "state", "photo_id"),
    )

    photo_id: UUID = refers_to("photo.id", on_delete="CASCADE", index=False)
    client_id: UUID = refers_to("account.id", on_delete="CASCADE", index=False)
    source: AppearanceSource = Field(default=AppearanceSource.hand, sa_type=states(AppearanceSource))
    state: AppearanceState = Field(default=AppearanceState.confirmed, sa_type=states(AppearanceState))
    face_id: UUID | None = refers_to("face.id", on_delete="SET NULL")
    similarity: float | None = Field(default=None, sa_type=REAL)
    hidden_at: datetime | None = Field(default=None, sa_type=UTC_TIME)
    decided_by: DecidedBy | None = Field(default=None, sa_type=states(DecidedBy))
