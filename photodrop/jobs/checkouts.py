from uuid import UUID

from sqlmodel import Session

from photodrop.jobs.app import task
from photodrop.services import checkouts


@task("checkouts.withdraw")
def withdraw(session: Session, checkout_id: str) -> None:
    checkouts.withdraw(session, UUID(checkout_id))
