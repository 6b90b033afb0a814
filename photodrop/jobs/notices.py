from uuid import UUID

from sqlmodel import Session

from photodrop.jobs.app import task
from photodrop.services import notices


@task("notices.send")
def send(session: Session, notice_id: str, *, has_turn: bool = False) -> None:
    notices.send(session, UUID(notice_id), has_turn=has_turn)
