from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel

from photodrop.api import examples
from photodrop.api.deps import Actor, SessionDep
from photodrop.api.describe import answers
from photodrop.models import AppearanceState
from photodrop.services import appearances
from photodrop.services.appearances import AppearanceView
from photodrop.services.paging import Page

router = APIRouter(tags=["people"])


class People(BaseModel):
    """Everybody in the photo, by phone."""

    phones: list[str]


class Decision(BaseModel):
    state: AppearanceState


@router.get(
    "/photos/{photo_id}/appearances",
    summary="List who is in one's own photo",
    responses=answers(examples.listed(examples.APPEARANCE), 401, 404),
)
def list_appearances(photo_id: UUID, actor: Actor, session: SessionDep) -> Page[AppearanceView]:
    return Page(appearances.in_photo(session, actor, photo_id), None)


@router.put(
    "/photos/{photo_id}/appearances",
    summary="Say who is in a photo",
    responses=answers(examples.listed(examples.APPEARANCE), 401, 404, 422),
)
def set_appearances(photo_id: UUID, given: People, actor: Actor, session: SessionDep) -> Page[AppearanceView]:
    appearances.set_people(session, actor, photo_id, given.phones)
    return Page(appearances.in_photo(session, actor, photo_id), None)


@router.patch(
    "/appearances/{appearance_id}",
    summary="Confirm or reject; a client rejects, or confirms what their face suggested",
    responses=answers(examples.APPEARANCE, 401, 404, 422),
)
def decide_appearance(appearance_id: UUID, given: Decision, actor: Actor, session: SessionDep) -> AppearanceView:
    return appearances.view(appearances.decide(session, actor, appearance_id, given.state))
