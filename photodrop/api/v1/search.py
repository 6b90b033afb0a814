from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query

from photodrop.api import examples
from photodrop.api.deps import OptionalActor, Paging, SessionDep
from photodrop.api.describe import answers
from photodrop.services import search
from photodrop.services.paging import Page
from photodrop.services.photo_cards import PhotoCard
from photodrop.services.search import Wanted

router = APIRouter(prefix="/search", tags=["community"])


class SearchWanted(Paging):
    """`sort` is `relevance`, `rating` or `created_at`, the latter two with `-` before them for the other way round."""

    sort: str = ""
    q: str = ""
    tag: str = ""
    rating_from: float | None = None
    created_from: datetime | None = None
    created_to: datetime | None = None
    uploader: Annotated[str, Query(description="A username. For moderators and admins only.")] = ""


@router.get(
    "/photos",
    summary="Search in public photos: by words, also begun or mistyped ones, tag, rating and date",
    responses=answers(examples.listed(examples.PHOTO_CARD), 401, 422),
)
def search_photos(
    wanted: Annotated[SearchWanted, Query()], actor: OptionalActor, session: SessionDep
) -> Page[PhotoCard]:
    asked = Wanted(**wanted.model_dump(exclude={"sort", "cursor", "limit"}))
    return search.photos_found(session, actor, asked, sort=wanted.sort, cursor=wanted.cursor, limit=wanted.limit)
