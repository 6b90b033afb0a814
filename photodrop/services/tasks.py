"""The background work of an account, as its owner sees it: how far it is, what failed and why, cancel and retry."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import func, update
from sqlmodel import Session, col, select

from photodrop.errors import Conflict, Invalid, NotFound
from photodrop.models import (
    Account,
    ItemState,
    Notice,
    NoticeState,
    Photo,
    PhotoStatus,
    Task,
    TaskItem,
    TaskState,
)
from photodrop.models.base import now
from photodrop.services import access, albums, audit, lab_packages, order_news, photos, progress, queue
from photodrop.services.paging import Page, Sorting, page
from photodrop.services.tongues import Sentence, _, _n

CANCELLED = _("Processing was cancelled. Try again to go on.")
MOST_FAILURES = 50

OPEN = (TaskState.waiting, TaskState.running)


class NothingToCancel(Conflict):
    message = "This is over, or cannot be stopped any more."


class NothingToRetry(Conflict):
    message = "Nothing of this can be tried again."


@dataclass(frozen=True)
class TaskView:
    """`total` things to do, of which `done` and `failed` are over; the rest waits, runs or was cancelled.

    `subject_id` is the album or the order that it is about, or the account itself. `error` is the reason that stopped
    most of those that failed. A task that `is_undone` by cancelling brings back what it would delete.
    """

    id: str
    kind: str
    title: str
    state: str
    subject_id: str
    subject: str
    total: int
    done: int
    failed: int
    percent: int
    error: str
    may_cancel: bool
    may_retry: bool
    is_undone: bool
    created_at: str
    started_at: str | None
    finished_at: str | None


@dataclass(frozen=True)
class Failure:
    """What failed, by its id and, where it has one, its name."""

    item_id: str
    name: str
    error: str


@dataclass(frozen=True)
class TaskDetail(TaskView):
    """With the first fifty failures."""

    failures: list[Failure]


SORTING = Sorting({"created_at": col(Task.created_at)}, tie=col(Task.id))

# Of each kind, what is said of so many, and of what.
TITLES: dict[str, Callable[[int, str], str]] = {
    "photos.process": lambda count, album: _n(
        "Processing {count} photo of {album}", "Processing {count} photos of {album}", count, album=album
    ),
    "photos.again": lambda count, album: _n(
        "Rendering {count} photo anew of {album}", "Rendering {count} photos anew of {album}", count, album=album
    ),
    "photos.remark": lambda count, album: _n(
        "Drawing the watermark on {count} photo of {album}",
        "Drawing the watermark on {count} photos of {album}",
        count,
        album=album,
    ),
    "faces.find": lambda count, album: _n(
        "Looking for faces in {count} photo of {album}",
        "Looking for faces in {count} photos of {album}",
        count,
        album=album,
    ),
    "photos.purge": lambda count, album: _n(
        "Deleting {count} photo of {album}", "Deleting {count} photos of {album}", count, album=album
    ),
    "albums.purge": lambda _count, album: _("Deleting the album {album}", album=album),
    "notices.send": lambda count, album: _n(
        "Telling {count} person about {album}", "Telling {count} people about {album}", count, album=album
    ),
    "selfies.crop": lambda count, _album: _n("Cropping your selfie", "Cropping {count} selfies", count),
    "orders.crop": lambda count, order: _n(
        "Cutting {count} print for {order}",
        "Cutting {count} prints for {order}",
        count,
        order=order_news.told_name(order),
    ),
}
MAY_CANCEL = TITLES.keys() - {"selfies.crop", "orders.crop"}
MAY_RETRY = TITLES.keys() - {"selfies.crop", "photos.purge", "albums.purge"}


def find(
    session: Session,
    actor: Account,
    *,
    state: str = "",
    kind: str = "",
    account_id: UUID | None = None,
    sort: str = "-created_at",
    cursor: str | None = None,
    limit: int = 50,
) -> Page[TaskView]:
    """One's own tasks; for admins also those of one account. `open` stands for waiting and running."""
    if account_id not in (None, actor.id):
        access.admins_only(actor)
    statement = select(Task).where(Task.account_id == (account_id or actor.id))
    if state:
        known = {"open": OPEN, "over": tuple(TaskState)[2:]} | {one.value: (one,) for one in TaskState}
        if state not in known:
            raise Invalid(state=_("Use one of: {choices}.", choices=", ".join(known)))
        statement = statement.where(col(Task.state).in_(known[state]))
    if kind:
        if kind not in TITLES:
            raise Invalid(kind=_("Use one of: {choices}.", choices=", ".join(TITLES)))
        statement = statement.where(Task.kind == kind)
    rows, following = page(session, statement, SORTING, sort=sort, cursor=cursor, limit=limit)
    return Page(_views(session, [row[0] for row in rows]), following)


def count_open(session: Session, actor: Account) -> int:
    return session.exec(
        select(func.count()).select_from(Task).where(Task.account_id == actor.id, col(Task.finished_at).is_(None))
    ).one()


def see(session: Session, actor: Account, task_id: UUID) -> TaskDetail:
    task = access.task_to_follow(session, actor, task_id)
    failed = session.execute(
        select(TaskItem.item_id, TaskItem.error, Photo.filename)
        .outerjoin(Photo, col(Photo.id) == TaskItem.item_id)
        .where(TaskItem.task_id == task.id, TaskItem.state == ItemState.failed)
        .order_by(col(TaskItem.item_id))
        .limit(MOST_FAILURES)
    ).all()
    failures = [Failure(str(item_id), name or "", Sentence(error)) for item_id, error, name in failed]
    return TaskDetail(**vars(_views(session, [task])[0]), failures=failures)


def cancel(session: Session, actor: Account, task_id: UUID) -> TaskDetail:
    """What has not begun is not begun any more; what is in a worker's hands in this moment is finished."""
    task = access.task_to_follow(session, actor, task_id)
    if task.kind not in MAY_CANCEL or task.state not in OPEN:
        raise NothingToCancel
    waiting = progress.items(session, task.id, ItemState.waiting)
    job, name = progress.JOBS[task.kind]
    at_work = set(queue.withdraw(session, job, name, waiting))
    stopped = [item_id for item_id in waiting if item_id not in at_work]
    if not stopped:
        raise NothingToCancel
    # Photos, albums and messages first, the task last: see `progress`.
    _UNDO.get(task.kind, _nothing)(session, actor, stopped)
    progress.ended(session, task.kind, stopped, ItemState.cancelled)
    audit.record(session, "task.cancelled", actor_id=actor.id, subject_id=task.id, kind=task.kind, items=len(stopped))
    return see(session, actor, task.id)


def retry(session: Session, actor: Account, task_id: UUID) -> TaskDetail:
    """Promise again what failed or was cancelled. The answer is the task that it waits in: mostly the same one."""
    task = access.task_to_follow(session, actor, task_id)
    again = progress.items(session, task.id, ItemState.failed, ItemState.cancelled)
    again = again if task.kind in MAY_RETRY else []
    promised = _AGAIN.get(task.kind, _as_it_is)(session, again)
    if not promised:
        raise NothingToRetry
    job, name = progress.JOBS[task.kind]
    for item_id in promised:
        ids: dict[str, Any] = {name: item_id} | ({"anew": True} if task.kind == "photos.again" else {})
        queue.enqueue(session, job, **ids)
    held = progress.hold(session, task.id)
    if held is None:
        raise NotFound
    audit.record(session, "task.retried", actor_id=actor.id, subject_id=task.id, kind=task.kind, items=len(promised))
    return see(session, actor, progress.reopen(session, held, promised))


def _nothing(session: Session, actor: Account, stopped: list[UUID]) -> None:
    """Photos whose mark or size stays as it was are as good as before."""


def _fail_photos(session: Session, _actor: Account, stopped: list[UUID]) -> None:
    session.execute(
        update(Photo)
        .where(col(Photo.id).in_(stopped), col(Photo.status) == PhotoStatus.queued)
        .values(status=PhotoStatus.failed, error=CANCELLED)
    )


def _skip_messages(session: Session, _actor: Account, stopped: list[UUID]) -> None:
    session.execute(
        update(Notice)
        .where(col(Notice.id).in_(stopped), col(Notice.state) == NoticeState.waiting)
        .values(state=NoticeState.skipped, closed_at=now())
    )


def _restore_photos(session: Session, actor: Account, stopped: list[UUID]) -> None:
    photos.restore(session, actor, stopped)


def _restore_album(session: Session, actor: Account, stopped: list[UUID]) -> None:
    for album_id in stopped:
        albums.restore(session, actor, album_id)


def _as_it_is(_session: Session, again: list[UUID]) -> list[UUID]:
    return again


def _queue_photos(session: Session, again: list[UUID]) -> list[UUID]:
    """Those that failed. One that was retried by itself waits already."""
    return list(
        session.execute(
            update(Photo)
            .where(col(Photo.id).in_(again), col(Photo.status) == PhotoStatus.failed, col(Photo.deleted_at).is_(None))
            .values(status=PhotoStatus.queued, error="")
            .returning(col(Photo.id))
        ).scalars()
    )


def _wait_messages(session: Session, again: list[UUID]) -> list[UUID]:
    """One that may have arrived is not sent twice."""
    stopped = (NoticeState.failed, NoticeState.skipped)
    return list(
        session.execute(
            update(Notice)
            .where(col(Notice.id).in_(again), col(Notice.state).in_(stopped))
            .values(state=NoticeState.waiting, tries=0, closed_at=None, due_at=now())
            .returning(col(Notice.id))
        ).scalars()
    )


_UNDO: dict[str, Callable[[Session, Account, list[UUID]], None]] = {
    "photos.process": _fail_photos,
    "photos.purge": _restore_photos,
    "albums.purge": _restore_album,
    "notices.send": _skip_messages,
}
_AGAIN: dict[str, Callable[[Session, list[UUID]], list[UUID]]] = {
    "photos.process": _queue_photos,
    "notices.send": _wait_messages,
    "orders.crop": lab_packages.again,
}


def _views(session: Session, found: list[Task]) -> list[TaskView]:
    # What is at work has moved on since somebody was last told.
    counts = progress.count(session, [task.id for task in found if task.state in OPEN])
    return [_view(task, counts.get(task.id)) for task in found]


def _view(task: Task, counts: dict[ItemState, int] | None) -> TaskView:
    now_is = counts or {}
    total = sum(now_is.values()) if counts else task.total
    done = now_is.get(ItemState.done, 0) if counts else task.done
    failed = now_is.get(ItemState.failed, 0) if counts else task.failed
    is_open = task.state in OPEN
    over = task.state in (TaskState.failed, TaskState.cancelled)
    return TaskView(
        id=str(task.id),
        kind=task.kind,
        title=_title(task, total),
        state=task.state.value,
        subject_id=str(task.subject_id),
        subject=task.subject,
        total=total,
        done=done,
        failed=failed,
        percent=100 * (done + failed) // total if total else 0,
        error=Sentence(task.error),
        may_cancel=is_open and task.kind in MAY_CANCEL,
        may_retry=over and task.kind in MAY_RETRY,
        is_undone=task.kind in progress.RESTORED,
        created_at=task.created_at.isoformat(),
        started_at=_time(task.started_at),
        finished_at=_time(task.finished_at),
    )


def _title(task: Task, total: int) -> str:
    return TITLES[task.kind](total, task.subject)


def _time(moment: Any) -> str | None:
    return moment.isoformat() if moment else None
