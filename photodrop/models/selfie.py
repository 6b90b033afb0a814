from enum import StrEnum
from uuid import UUID

from sqlalchemy import Column, Index
from sqlalchemy import text as sql
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from photodrop.models.base import Row, refers_to, states, text


class SelfieStatus(StrEnum):
    queued = "queued"
    ready = "ready"
    failed = "failed"


class SelfieFace(StrEnum):
    """What was found in it, where its owner agreed to be looked for."""

    unmeasured = "unmeasured"
    none = "none"
    choose = "choose"
    too_small = "too_small"
    blurred = "blurred"
    turned = "turned"
    unsure = "unsure"
    ready = "ready"


class Selfie(Row, table=True):
    """A client's face picture. The crop is asked for in pixels of the upright picture; earlier selfies are kept.

    `faces` are left, top, width and height of those to choose from, in parts of what was cropped, while their owner is
    asked which one is theirs; `chosen_face` is their answer.
    """

    __table_args__ = (Index("uq_selfie_current", "account_id", unique=True, postgresql_where=sql("is_current")),)

    account_id: UUID = refers_to("account.id", on_delete="CASCADE")
    status: SelfieStatus = Field(default=SelfieStatus.queued, sa_type=states(SelfieStatus))
    error: str = text()
    is_current: bool = Field(default=False)
    original_key: str = Field(max_length=200)
    key: str | None = Field(default=None, max_length=200)
    crop_x: int
    crop_y: int
    crop_width: int
    crop_height: int
    face_state: SelfieFace = Field(
        default=SelfieFace.unmeasured, sa_type=states(SelfieFace), sa_column_kwargs={"server_default": "unmeasured"}
    )
    faces: list[list[float]] = Field(default_factory=list, sa_column=Column(JSONB, nullable=False, server_default="[]"))
    chosen_face: int | None = Field(default=None)
