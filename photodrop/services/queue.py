"""Promises of work, written in the transaction that needs it: the job lands with the row, or not at all."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session

NOW, SOON, LATER = 10, 5, 0
"""Priorities: somebody looks at a spinner; somebody will look; nobody looks."""

# Every name that may be promised, with its queue. `jobs/` must hold a task for each: start-up checks it.
TASKS = {
    "photos.process": "photos",
    "photos.remark": "photos",
    "photos.checksum": "housekeeping",
    "albums.remark": "housekeeping",
    "faces.find": "photos",
    "selfies.crop": "photos",
    "faces.match_photo": "photos",
    "faces.match_account": "photos",
    "faces.learn": "photos",
    "selfies.measure": "photos",
    "storage.delete": "housekeeping",
    "face_data.vacuum": "housekeeping",
    "albums.purge": "housekeeping",
    "accounts.purge": "housekeeping",
    "cards.match_photo": "photos",
    "cards.match_album": "photos",
    "photos.purge": "housekeeping",
    "orders.crop": "photos",
    "faces.group": "photos",
    "checkouts.withdraw": "payments",
    "payments.apply_event": "payments",
    "notices.send": "messages",
    "notifications.deliver": "messages",
    "updates.answer": "messages",
}

DEFER = text(
    "SELECT procrastinate_defer_jobs_v1(ARRAY[ROW(:queue, :task, :priority, :lock, :queueing_lock, "
    "CAST(:args AS jsonb), CAST(:at AS timestamptz))::procrastinate_job_to_defer_v1])"
)

DEFER_EACH = text(
    "SELECT procrastinate_defer_jobs_v1(array_agg(ROW(:queue, :task, :priority, NULL, NULL, "
    "jsonb_build_object(CAST(:name AS text), id), at)::procrastinate_job_to_defer_v1)) "
    "FROM unnest(CAST(:ids AS text[]), CAST(:times AS timestamptz[])) AS promised(id, at)"
)

HAVING = text(
    "SELECT DISTINCT args ->> :name FROM procrastinate_jobs WHERE task_name = :task AND status IN ('todo', 'doing')"
)

WAITS = text(
    "SELECT EXISTS (SELECT FROM procrastinate_jobs "
    "WHERE task_name = :task AND status = 'todo' AND args ->> :name = :id)"
)

WITHDRAW = text(
    "DELETE FROM procrastinate_jobs WHERE task_name = :task AND status = 'todo' AND args ->> :name = ANY(:ids)"
)

WAITING = text("SELECT 1 FROM procrastinate_jobs WHERE task_name = :task AND status = 'todo' LIMIT 1")

IN_HAND = text(
    "SELECT args ->> :name FROM procrastinate_jobs "
    "WHERE task_name = :task AND status = 'doing' AND args ->> :name = ANY(:ids)"
)


def withdraw(session: Session, task: str, name: str, ids: list[UUID]) -> list[UUID]:
    """Jobs of these that have not begun never will. Returns the ids whose job is at work in this moment."""
    about = {"task": task, "name": name, "ids": [str(one) for one in ids]}
    session.execute(WITHDRAW, about)
    return [UUID(one) for one in session.execute(IN_HAND, about).scalars()]


def without_promise(session: Session, task: str, name: str, ids: list[UUID]) -> list[UUID]:
    """Those ids for which no job of this task waits or runs."""
    promised = set(session.execute(HAVING, {"task": task, "name": name}).scalars())
    return [one for one in ids if str(one) not in promised]


def is_waiting(session: Session, task: str) -> bool:
    """Whether a job of this task has yet to begin."""
    return session.execute(WAITING, {"task": task}).first() is not None


def waits(session: Session, task: str, name: str, id_: UUID) -> bool:
    """Whether a job of this waits, and has not begun."""
    return session.execute(WAITS, {"task": task, "name": name, "id": str(id_)}).scalar_one()


def enqueue(
    session: Session,
    task: str,
    *,
    priority: int = SOON,
    lock: str | None = None,
    at: datetime | None = None,
    **ids: Any,
) -> None:
    args = {name: str(value) if isinstance(value, UUID) else value for name, value in ids.items()}
    session.execute(
        DEFER,
        {
            "queue": TASKS[task],
            "task": task,
            "priority": priority,
            "lock": lock,
            "queueing_lock": None,
            "args": json.dumps(args),
            "at": at,
        },
    )


def enqueue_each(
    session: Session, task: str, name: str, promises: list[tuple[UUID, datetime]], priority: int = SOON
) -> None:
    """One job for each id, at its time; a thousand of them in one statement."""
    if not promises:
        return
    session.execute(
        DEFER_EACH,
        {
            "queue": TASKS[task],
            "task": task,
            "priority": priority,
            "name": name,
            "ids": [str(one) for one, _ in promises],
            "times": [at for _, at in promises],
        },
    )
