"""Long work: tasks and uploads."""

from uuid import UUID

from sqlmodel import Session, select

from photodrop.errors import NotFound
from photodrop.models import Account, Role, Task, Upload
from photodrop.services.access.albums import album_to_edit


def upload_to_continue(session: Session, actor: Account | None, upload_id: UUID, *, lock: bool = False) -> Upload:
    statement = select(Upload).where(Upload.id == upload_id)
    if lock:
        statement = statement.with_for_update()
    upload = session.exec(statement).first()
    if upload is None or actor is None or upload.account_id != actor.id:
        raise NotFound
    album_to_edit(session, actor, upload.album_id)
    return upload


def task_to_follow(session: Session, actor: Account, task_id: UUID) -> Task:
    """One's own; admins look after everybody's."""
    task = session.get(Task, task_id)
    if task is None or (task.account_id != actor.id and actor.role is not Role.admin):
        raise NotFound
    return task
