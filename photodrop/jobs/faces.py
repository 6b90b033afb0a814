from uuid import UUID

from sqlmodel import Session

from photodrop.jobs.app import task
from photodrop.services import processing


@task("faces.find")
def find(session: Session, photo_id: str) -> None:
    processing.find_faces(session, UUID(photo_id))
