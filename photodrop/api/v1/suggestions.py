from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from photodrop.api import examples
from photodrop.api.deps import Actor, Paging, SessionDep
from photodrop.api.describe import answers
from photodrop.services import suggestions
from photodrop.services.paging import Page
from photodrop.services.suggestions import SuggestionView

router = APIRouter(prefix="/me/suggestions", tags=["me"])


class SuggestionsWanted(Paging):
    sort: str = "-created_at"
    album_id: UUID | None = None


@router.get(
    "",
    summary="List faces that may be one's own",
    responses=answers(examples.listed(examples.SUGGESTION), 401, 404, 422),
)
def list_suggestions(
    wanted: Annotated[SuggestionsWanted, Query()], actor: Actor, session: SessionDep
) -> Page[SuggestionView]:
    return suggestions.of(session, actor, wanted.album_id, sort=wanted.sort, cursor=wanted.cursor, limit=wanted.limit)


@router.post(
    "/{suggestion_id}/confirm",
    summary="Say that a face is one's own: the photo becomes one of one's photos",
    status_code=204,
    responses=answers(None, 401, 404),
)
def confirm_suggestion(suggestion_id: UUID, actor: Actor, session: SessionDep) -> None:
    suggestions.confirm(session, actor, suggestion_id)


@router.post(
    "/{suggestion_id}/reject",
    summary="Say that a face is not one's own: it is suggested never again",
    status_code=204,
    responses=answers(None, 401, 404),
)
def reject_suggestion(suggestion_id: UUID, actor: Actor, session: SessionDep) -> None:
    suggestions.reject(session, actor, suggestion_id)
