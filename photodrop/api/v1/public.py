"""What everybody may look at, newest first."""

from typing import Annotated

from fastapi import APIRouter, Query

from photodrop.api import examples
from photodrop.api.deps import OptionalActor, Paging, SessionDep
from photodrop.api.describe import answers
from photodrop.api.v1.photos import PublicFilters
from photodrop.services import gallery
from photodrop.services.gallery import PublicAlbum
from photodrop.services.paging import Page
from photodrop.services.photo_cards import PhotoCard

router = APIRouter(prefix="/public", tags=["public"])


class AlbumsWanted(Paging):
    sort: str = "-created_at"


class PhotosWanted(PublicFilters):
    sort: str = "-dropped_at"


@router.get(
    "/albums",
    summary="List everybody's public albums",
    responses=answers(examples.listed(examples.PUBLIC_ALBUM), 401, 422),
)
def list_public_albums(
    wanted: Annotated[AlbumsWanted, Query()], actor: OptionalActor, session: SessionDep
) -> Page[PublicAlbum]:
    return gallery.newest_albums(session, actor, **wanted.model_dump())


@router.get(
    "/photos",
    summary="List everybody's public photos",
    responses=answers(examples.listed(examples.PHOTO_CARD), 401, 422),
)
def list_public_photos(
    wanted: Annotated[PhotosWanted, Query()], actor: OptionalActor, session: SessionDep
) -> Page[PhotoCard]:
    return gallery.newest_photos(session, actor, **wanted.paging())
