from uuid import UUID

from sqlmodel import Session

from photodrop.jobs.app import task
from photodrop.services import closing


@task("accounts.purge")
def purge(session: Session, account_id: str) -> None:
    closing.purge(session, UUID(account_id))
