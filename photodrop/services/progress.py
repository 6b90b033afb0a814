"""The book of background work: what was promised for whom, and how much of it is done.

A task is one row for the many jobs of a batch, with an item for each. Jobs come at least once, so an item is set to
what is true and never counted up. Whoever changes items holds the task's row, and takes it last, after albums and
photos: so nobody who finishes the last two items at once overlooks the other, and nobody waits in a circle.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, func, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, exists, select

from photodrop.models import ItemState, Task, TaskItem, TaskState
from photodrop.models.base import new_id, now
from photodrop.services import events, queue

SETTLE = timedelta(minutes=2)
"""Photos come one by one, and workers may be faster: what follows this soon belongs to the same batch."""

TELL_EVERY = timedelta(seconds=1)
KEPT = timedelta(days=7)
PATIENCE = timedelta(hours=6)
"""Longer than a job's tries last."""

LOST = "This could not be done. Try again."

JOBS = {
    "photos.process": ("photos.process", "photo_id"),
    "photos.again": ("photos.process", "photo_id"),
    "photos.remark": ("photos.remark", "photo_id"),
    "faces.find": ("faces.find", "photo_id"),
    "photos.purge": ("photos.purge", "photo_id"),
    "albums.purge": ("albums.purge", "album_id"),
    "notices.send": ("notices.send", "notice_id"),
    "selfies.crop": ("selfies.crop", "selfie_id"),
    "orders.crop": ("orders.crop", "item_id"),
}
"""Every kind of task, with the job that does one item of it and the name by which the job knows it."""

RESTORED = ("albums.purge", "photos.purge")
"""Kinds whose cancelled items came back: deleted again, they are another task's."""


def plan(
    session: Session, account_id: UUID, kind: str, item_ids: Iterable[UUID], *, subject_id: UUID, subject: str
) -> None:
    """These items wait, in the task of this kind about this subject that is open, or was a moment ago."""
    rows = [{"item_id": item_id} for item_id in sorted(set(item_ids))]
    if not rows:
        return
    if kind not in JOBS:
        raise KeyError(kind)
    task_id = _open(session, account_id, kind, subject_id, subject)
    adding = insert(TaskItem).values(task_id=task_id, state=ItemState.waiting, error="")
    session.execute(
        adding.on_conflict_do_update(
            index_elements=["task_id", "item_id"], set_={"state": ItemState.waiting, "error": ""}
        ),
        rows,
    )


def ended(session: Session, kind: str, item_ids: Iterable[UUID], state: ItemState, error: str = "") -> None:
    """These items are done, failed or cancelled, in every task of this kind that has them."""
    wanted = list(item_ids)
    for task in _held(session, wanted, kind):
        these = [col(TaskItem.task_id) == task.id, col(TaskItem.item_id).in_(wanted)]
        if kind in RESTORED:
            these.append(col(TaskItem.state) != ItemState.cancelled)
        session.execute(update(TaskItem).where(*these).values(state=state, error=error))
        settle(session, task)


def gone(session: Session, item_ids: Iterable[UUID], *kinds: str) -> None:
    """There is nothing left to do about these: they count no more."""
    wanted = list(item_ids)
    for task in _held(session, wanted, *kinds):
        session.execute(delete(TaskItem).where(col(TaskItem.task_id) == task.id, col(TaskItem.item_id).in_(wanted)))
        settle(session, task)


def hold(session: Session, task_id: UUID) -> Task | None:
    return session.exec(_holding().where(Task.id == task_id)).first()


def settle(session: Session, task: Task) -> None:
    """Write down how a task stands, and tell. Not more than once a second while there is more to do."""
    moment = now()
    waits = session.exec(select(exists().where(*_waiting(task.id)))).one()
    if waits and task.state is TaskState.running and task.told_at is not None and task.told_at > moment - TELL_EVERY:
        return
    counts = count(session, [task.id]).get(task.id, {})
    task.total = sum(counts.values())
    if not task.total:
        session.delete(task)
        session.flush()
        return
    task.done, task.failed = counts.get(ItemState.done, 0), counts.get(ItemState.failed, 0)
    task.state = _state(counts)
    task.error = _error(session, task) if task.failed else ""
    task.told_at = moment
    if task.state is not TaskState.waiting:
        task.started_at = task.started_at or moment
    is_open = task.state in (TaskState.waiting, TaskState.running)
    task.finished_at = None if is_open else task.finished_at or moment
    session.add(task)
    session.flush()
    events.tell(
        session,
        task.account_id,
        "task.progress",
        task_id=task.id,
        state=task.state.value,
        total=task.total,
        done=task.done,
        failed=task.failed,
    )


def count(session: Session, task_ids: list[UUID]) -> dict[UUID, dict[ItemState, int]]:
    rows = session.execute(
        select(TaskItem.task_id, TaskItem.state, func.count())
        .where(col(TaskItem.task_id).in_(task_ids))
        .group_by(col(TaskItem.task_id), col(TaskItem.state))
    ).all()
    counts: dict[UUID, dict[ItemState, int]] = {}
    for task_id, state, number in rows:
        counts.setdefault(task_id, {})[state] = number
    return counts


def items(session: Session, task_id: UUID, *states: ItemState) -> list[UUID]:
    statement = select(TaskItem.item_id).where(TaskItem.task_id == task_id, col(TaskItem.state).in_(states))
    return list(session.exec(statement.order_by(col(TaskItem.item_id))).all())


def reopen(session: Session, task: Task, item_ids: list[UUID]) -> UUID:
    """These items wait again, in this task, or in the one that was begun about the same since."""
    in_place = (col(TaskItem.task_id) == task.id, col(TaskItem.item_id).in_(item_ids))
    try:
        with session.begin_nested():
            session.execute(update(Task).where(col(Task.id) == task.id).values(finished_at=None))
    except IntegrityError:
        session.execute(delete(TaskItem).where(*in_place))
        settle(session, task)
        about = {"subject_id": task.subject_id, "subject": task.subject}
        plan(session, task.account_id, task.kind, item_ids, **about)
        return _open(session, task.account_id, task.kind, **about)
    session.refresh(task)
    session.execute(update(TaskItem).where(*in_place).values(state=ItemState.waiting, error=""))
    settle(session, task)
    return task.id


def sweep(session: Session, before: datetime | None = None) -> None:
    """Forget old finished tasks. What waits although no job is left that would do it has failed."""
    session.execute(delete(Task).where(col(Task.finished_at) < now() - KEPT))
    old = select(Task.id, Task.kind).where(
        col(Task.finished_at).is_(None), col(Task.created_at) < (before or now() - PATIENCE)
    )
    for task_id, kind in session.exec(old.order_by(col(Task.id))).all():
        job, name = JOBS[kind]
        waiting = items(session, task_id, ItemState.waiting)
        lost = queue.without_promise(session, job, name, waiting)
        ended(session, kind, lost, ItemState.failed, LOST)


def _open(session: Session, account_id: UUID, kind: str, subject_id: UUID, subject: str) -> UUID:
    about = (
        col(Task.account_id) == account_id,
        col(Task.kind) == kind,
        col(Task.subject_id) == subject_id,
    )
    while True:
        # Shared among those who add, so that many files come in at once; who finishes it waits for them.
        found = session.exec(select(Task.id).where(*about, col(Task.finished_at).is_(None)).with_for_update(read=True))
        if task_id := found.first():
            return task_id
        if task_id := _revived(session, about) or _begun(session, account_id, kind, subject_id, subject):
            return task_id


def _revived(session: Session, about: tuple[object, ...]) -> UUID | None:
    recent = (
        select(Task.id)
        .where(*about, col(Task.finished_at) > now() - SETTLE, col(Task.state) != TaskState.cancelled)  # pyright: ignore[reportArgumentType]
        .order_by(col(Task.created_at).desc())
        .limit(1)
        .scalar_subquery()
    )
    reviving = update(Task).where(col(Task.id) == recent, col(Task.finished_at).is_not(None))
    try:
        with session.begin_nested():
            return session.execute(
                reviving.values(finished_at=None, state=TaskState.running).returning(col(Task.id))
            ).scalar()
    except IntegrityError:
        return None


def _begun(session: Session, account_id: UUID, kind: str, subject_id: UUID, subject: str) -> UUID | None:
    """None where somebody else begins one in this moment."""
    task_id = session.execute(
        insert(Task)
        .values(
            id=new_id(),
            created_at=now(),
            account_id=account_id,
            kind=kind,
            subject_id=subject_id,
            subject=subject[:255],
            state=TaskState.waiting,
            total=0,
            done=0,
            failed=0,
            error="",
        )
        .on_conflict_do_nothing()
        .returning(col(Task.id))
    ).scalar()
    if task_id:
        events.tell(session, account_id, "task.progress", task_id=task_id, state="waiting", total=0, done=0, failed=0)
    return task_id


def _holding():  # noqa: ANN202  # a statement of Tasks
    # In one order for everybody.
    return (
        select(Task)
        .order_by(col(Task.kind), col(Task.id))
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )


def _held(session: Session, item_ids: list[UUID], *kinds: str) -> Iterable[Task]:
    if not item_ids:
        return []
    having = select(TaskItem.task_id).where(col(TaskItem.item_id).in_(item_ids))
    return session.exec(_holding().where(col(Task.id).in_(having), col(Task.kind).in_(kinds))).all()


def _waiting(task_id: UUID):  # noqa: ANN202  # conditions
    return col(TaskItem.task_id) == task_id, col(TaskItem.state) == ItemState.waiting


def _state(counts: dict[ItemState, int]) -> TaskState:
    if counts.get(ItemState.waiting):
        return TaskState.waiting if counts.keys() == {ItemState.waiting} else TaskState.running
    if counts.get(ItemState.cancelled):
        return TaskState.cancelled
    return TaskState.failed if counts.get(ItemState.failed) else TaskState.done


def _error(session: Session, task: Task) -> str:
    """The reason that stopped most of them."""
    return session.exec(
        select(TaskItem.error)
        .where(TaskItem.task_id == task.id, TaskItem.state == ItemState.failed)
        .group_by(col(TaskItem.error))
        .order_by(func.count().desc(), col(TaskItem.error))
        .limit(1)
    ).one()
