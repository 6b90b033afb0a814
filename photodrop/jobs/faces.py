from uuid import UUID

from sqlmodel import Session

from photodrop.jobs.app import task
from photodrop.services import face_groups, face_matching, face_references, processing


@task("faces.find")
def find(session: Session, photo_id: str) -> None:
    processing.find_faces(session, UUID(photo_id))


@task("faces.match_photo")
def match_photo(session: Session, photo_id: str) -> None:
    face_matching.match_photo(session, UUID(photo_id))


@task("faces.match_account")
def match_account(session: Session, account_id: str) -> None:
    face_matching.match_account(session, UUID(account_id))


@task("faces.learn")
def learn(session: Session, account_id: str) -> None:
    face_references.refresh(session, UUID(account_id))


@task("faces.group")
def group(session: Session, album_id: str, *, anew: bool = False) -> None:
    face_groups.group(session, UUID(album_id), anew=anew)
