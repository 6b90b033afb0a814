from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from photodrop.api import examples
from photodrop.api.deps import Actor, OnceDep, Paging, SessionDep
from photodrop.api.describe import answers
from photodrop.services import tasks
from photodrop.services.paging import Page
from photodrop.services.tasks import TaskDetail, TaskView

router = APIRouter(prefix="/tasks", tags=["tasks"])


class TaskFilters(Paging):
    """`state` is a state, `open` (waiting or running) or `over`; `account_id` is for admins."""

    sort: str = "-created_at"
    state: str = ""
    kind: str = ""
    account_id: UUID | None = None


@router.get(
    "",
    summary="List background work with its progress, newest first",
    responses=answers(examples.listed(examples.TASK), 401, 404, 422),
)
def list_tasks(wanted: Annotated[TaskFilters, Query()], actor: Actor, session: SessionDep) -> Page[TaskView]:
    return tasks.find(session, actor, **wanted.model_dump())


@router.get(
    "/{task_id}",
    summary="Look at one task, and at what failed",
    responses=answers(examples.TASK_DETAIL, 401, 404),
)
def get_task(task_id: UUID, actor: Actor, session: SessionDep) -> TaskDetail:
    return tasks.see(session, actor, task_id)


@router.post(
    "/{task_id}/cancel",
    summary="Begin nothing more of a task; photos that still wait fail with a reason and can be tried again",
    responses=answers(examples.TASK_DETAIL | {"state": "cancelled"}, 401, 404, 409, 422),
)
def cancel_task(task_id: UUID, actor: Actor, session: SessionDep, once: OnceDep) -> TaskDetail:
    return once(None, lambda: tasks.cancel(session, actor, task_id))


@router.post(
    "/{task_id}/retry",
    summary="Try again what failed or was cancelled",
    responses=answers(examples.TASK_DETAIL | {"state": "running"}, 401, 404, 409, 422),
)
def retry_task(task_id: UUID, actor: Actor, session: SessionDep, once: OnceDep) -> TaskDetail:
    return once(None, lambda: tasks.retry(session, actor, task_id))
