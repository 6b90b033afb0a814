from sqlmodel import Session

from photodrop.jobs.app import task
from photodrop.services import housekeeping


@task("storage.delete")
def delete(_session: Session, key: str) -> None:
    housekeeping.delete_bytes(key)
