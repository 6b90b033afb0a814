from typing import Any
from uuid import UUID

from sqlalchemy import Column
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from photodrop.models.base import Row


class AuditEvent(Row, table=True):
    """Who did what to whom. Ids only, so it outlives the rows it speaks of."""

    actor_id: UUID | None = Field(default=None, index=True)
    action: str = Field(max_length=60, index=True)
    subject_id: UUID | None = Field(default=None, index=True)
    detail: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSONB, nullable=False, server_default="{}"))
