from uuid import UUID

from sqlmodel import Session

from photodrop.jobs.app import task
from photodrop.services import updates


@task("updates.answer")
def answer(session: Session, update_id: str) -> None:
    updates.answer(session, UUID(update_id))
