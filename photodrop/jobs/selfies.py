from uuid import UUID

from sqlmodel import Session

from photodrop.jobs.app import task
from photodrop.services import own_faces, selfies


@task("selfies.crop")
def crop(session: Session, selfie_id: str) -> None:
    selfies.crop(session, UUID(selfie_id))


@task("selfies.measure")
def measure(session: Session, selfie_id: str) -> None:
    own_faces.measure(session, UUID(selfie_id))
