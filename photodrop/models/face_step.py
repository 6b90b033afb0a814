from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from photodrop.models.base import UTC_TIME, Row, refers_to


class FaceStep(Row, table=True):
    """One thing a photographer did on the page of people, with what was before it and after it, to be taken back.

    `changes` holds ids and states, never an embedding.
    """

    __table_args__ = (Index("ix_face_step_album_account", "album_id", "account_id", "id"),)

    album_id: UUID = refers_to("album.id", on_delete="CASCADE", index=False)
    account_id: UUID = refers_to("account.id", on_delete="CASCADE")
    client_id: UUID | None = refers_to("account.id", on_delete="CASCADE")
    """Whom it was about: it goes with them."""
    kind: str = Field(max_length=16)
    changes: dict[str, Any] = Field(default_factory=dict, sa_column=Column("changes", JSONB, nullable=False))
    undone_at: datetime | None = Field(default=None, sa_type=UTC_TIME)
