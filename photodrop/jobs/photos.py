from uuid import UUID

from sqlmodel import Session

from photodrop.jobs.app import task
from photodrop.services import checksums, housekeeping, processing


@task("photos.process")
def process(session: Session, photo_id: str, *, anew: bool = False) -> None:
    processing.process(session, UUID(photo_id), anew=anew)


@task("photos.remark")
def remark(session: Session, photo_id: str) -> None:
    processing.remark(session, UUID(photo_id))


@task("photos.checksum")
def checksum(session: Session, photo_id: str) -> None:
    checksums.reckon(session, UUID(photo_id))


@task("photos.purge")
def purge(session: Session, photo_id: str) -> None:
    housekeeping.purge_photo(session, UUID(photo_id))
