from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy import text as sql
from sqlmodel import Field

from photodrop.models.base import UTC_TIME, Row, refers_to, states, text

LONGEST_REPORT = 1000


class ReportAbout(StrEnum):
    photo = "photo"
    comment = "comment"


class ReportReason(StrEnum):
    spam = "spam"
    offensive = "offensive"
    violence = "violence"
    nudity = "nudity"
    privacy = "privacy"
    copyright = "copyright"
    other = "other"


class ReportState(StrEnum):
    open = "open"
    dismissed = "dismissed"
    acted = "acted"


class Report(Row, table=True):
    """Somebody asks the moderators to look. `comment_id` of a report about a comment is None once that is deleted."""

    __table_args__ = (
        CheckConstraint("about = 'comment' OR comment_id IS NULL", name="one_subject"),
        CheckConstraint("(state = 'open') = (closed_at IS NULL)", name="closed_once"),
        CheckConstraint(f"char_length(text) <= {LONGEST_REPORT}", name="length"),
        Index(
            "uq_report_open_photo",
            "account_id",
            "photo_id",
            unique=True,
            postgresql_where=sql("state = 'open' AND about = 'photo'"),
        ),
        Index(
            "uq_report_open_comment",
            "account_id",
            "comment_id",
            unique=True,
            postgresql_where=sql("state = 'open' AND about = 'comment'"),
        ),
        Index("ix_report_state_created", "state", "created_at", "id"),
    )

    account_id: UUID = refers_to("account.id", on_delete="CASCADE", index=False)
    photo_id: UUID = refers_to("photo.id", on_delete="CASCADE")
    comment_id: UUID | None = Field(default=None, foreign_key="comment.id", ondelete="SET NULL", index=True)
    about: ReportAbout = Field(sa_type=states(ReportAbout))
    reason: ReportReason = Field(sa_type=states(ReportReason))
    text: str = text()
    state: ReportState = Field(default=ReportState.open, sa_type=states(ReportState))
    closed_by: UUID | None = Field(default=None, foreign_key="account.id", ondelete="SET NULL")
    closed_at: datetime | None = Field(default=None, sa_type=UTC_TIME)
