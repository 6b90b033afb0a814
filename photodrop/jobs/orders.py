from uuid import UUID

from sqlmodel import Session

from photodrop.jobs.app import task
from photodrop.services import lab_packages


@task("orders.crop")
def crop(session: Session, item_id: str) -> None:
    lab_packages.crop(session, UUID(item_id))
