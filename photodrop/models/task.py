from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy import text as sql
from sqlmodel import Field

from photodrop.models.base import UTC_TIME, Row, Table, refers_to, states, text


class TaskState(StrEnum):
    waiting = "waiting"
    running = "running"
    done = "done"
    failed = "failed"
    cancelled = "cancelled"


class ItemState(StrEnum):
    waiting = "waiting"
    done = "done"
    failed = "failed"
    cancelled = "cancelled"


class Task(Row, table=True):
    """Work in the background for an account: one row for the many jobs of a batch.

    The counts are those of `task_item` when somebody was last told. `subject` is what the work is about, as it was
    called then: it may be gone before the task is.
    """

    __table_args__ = (
        CheckConstraint("total >= 0 AND done >= 0 AND failed >= 0", name="counts"),
        Index("ix_task_account_created", "account_id", "created_at", "id"),
        Index(
            "uq_task_open",
            "account_id",
            "kind",
            "subject_id",
            unique=True,
            postgresql_where=sql("finished_at IS NULL"),
        ),
    )

    account_id: UUID = refers_to("account.id", on_delete="CASCADE", index=False)
    kind: str = Field(max_length=40)
    subject_id: UUID
    subject: str = Field(max_length=255)
    state: TaskState = Field(default=TaskState.waiting, sa_type=states(TaskState))
    total: int = Field(default=0)
    done: int = Field(default=0)
    failed: int = Field(default=0)
    error: str = text()
    started_at: datetime | None = Field(default=None, sa_type=UTC_TIME)
    finished_at: datetime | None = Field(default=None, sa_type=UTC_TIME)
    told_at: datetime | None = Field(default=None, sa_type=UTC_TIME)


class TaskItem(Table, table=True):
    """One thing of a task: a photo, a message. A job that runs twice finds its item done already."""

    __table_args__ = (Index("ix_task_item_waiting", "task_id", postgresql_where=sql("state = 'waiting'")),)

    task_id: UUID = refers_to("task.id", on_delete="CASCADE", index=False, primary_key=True)
    item_id: UUID = Field(primary_key=True, index=True)
    state: ItemState = Field(default=ItemState.waiting, sa_type=states(ItemState))
    error: str = text()
