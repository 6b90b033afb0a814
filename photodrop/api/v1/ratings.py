from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict

from photodrop.api import examples
from photodrop.api.deps import Actor, ModeratorActor, OptionalActor, Paging, SessionDep
from photodrop.api.describe import answers
from photodrop.services import ratings
from photodrop.services.paging import Page
from photodrop.services.ratings import PhotoRating, RatingView

router = APIRouter(tags=["community"])


class RatingsWanted(Paging):
    sort: str = "-created_at"


class Stars(BaseModel):
    """1 to 5."""

    model_config = ConfigDict(extra="forbid")

    stars: int


@router.get(
    "/photos/{photo_id}/rating",
    summary="A photo's average, and the stars one gave oneself",
    responses=answers(examples.PHOTO_RATING, 401, 404),
)
def get_rating(photo_id: UUID, actor: OptionalActor, session: SessionDep) -> PhotoRating:
    return ratings.see(session, actor, photo_id)


@router.put(
    "/photos/{photo_id}/rating",
    summary="Rate a photo of somebody else, or change one's mind",
    responses=answers(examples.PHOTO_RATING, 401, 404, 409, 422, 429),
)
def rate_photo(photo_id: UUID, given: Stars, actor: Actor, session: SessionDep) -> PhotoRating:
    return ratings.rate(session, actor, photo_id, given.stars)


@router.get(
    "/photos/{photo_id}/ratings",
    summary="List who gave how many stars, for moderators and admins",
    responses=answers(examples.listed(examples.RATING), 401, 404, 422),
)
def list_ratings(
    photo_id: UUID, wanted: Annotated[RatingsWanted, Query()], actor: ModeratorActor, session: SessionDep
) -> Page[RatingView]:
    return ratings.of_photo(session, actor, photo_id, sort=wanted.sort, cursor=wanted.cursor, limit=wanted.limit)


@router.delete(
    "/ratings/{rating_id}",
    summary="Delete a rating, by moderators and admins",
    status_code=204,
    responses=answers(None, 401, 404),
)
def delete_rating(rating_id: UUID, actor: ModeratorActor, session: SessionDep) -> None:
    ratings.delete(session, actor, rating_id)
