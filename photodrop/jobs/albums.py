from uuid import UUID

from sqlmodel import Session

from photodrop.jobs.app import task
from photodrop.services import housekeeping, processing


@task("albums.remark")
def remark(session: Session, album_id: str) -> None:
    processing.remark_album(session, UUID(album_id))


@task("albums.purge")
def purge(session: Session, album_id: str) -> None:
    housekeeping.purge_album(session, UUID(album_id))
