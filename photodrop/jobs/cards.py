from uuid import UUID

from sqlmodel import Session

from photodrop.jobs.app import task
from photodrop.services import card_matching


@task("cards.match_photo")
def match_photo(session: Session, photo_id: str) -> None:
    card_matching.match_photo(session, UUID(photo_id))


@task("cards.match_album")
def match_album(session: Session, album_id: str) -> None:
    card_matching.match_album(session, UUID(album_id))
