from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from photodrop.api import examples
from photodrop.api.deps import Actor, Paging, SessionDep
from photodrop.api.describe import answers
from photodrop.services import hidden_photos
from photodrop.services.paging import Page
from photodrop.services.photo_cards import PhotoCard

router = APIRouter(prefix="/me/hidden-photos", tags=["me"])


class HiddenPhotosWanted(Paging):
    sort: str = "-shot_on,taken_at"


@router.get(
    "",
    summary="List the photos one hid from oneself",
    responses=answers(examples.listed(examples.PHOTO_CARD), 401, 422),
)
def list_hidden_photos(
    wanted: Annotated[HiddenPhotosWanted, Query()], actor: Actor, session: SessionDep
) -> Page[PhotoCard]:
    return hidden_photos.of(session, actor, sort=wanted.sort, cursor=wanted.cursor, limit=wanted.limit)


@router.put(
    "/{photo_id}",
    summary="Hide a photo one appears in from oneself",
    status_code=204,
    responses=answers(None, 401, 404),
)
def hide_photo(photo_id: UUID, actor: Actor, session: SessionDep) -> None:
    """It leaves one's albums, lists and downloads. The photographer still sees who is in it."""
    hidden_photos.hide(session, actor, photo_id)


@router.delete("/{photo_id}", summary="Show a hidden photo again", status_code=204, responses=answers(None, 401, 404))
def show_hidden_photo(photo_id: UUID, actor: Actor, session: SessionDep) -> None:
    hidden_photos.show(session, actor, photo_id)
