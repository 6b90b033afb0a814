from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict

from photodrop.api import examples
from photodrop.api.deps import Actor, ModeratorActor, OnceDep, OptionalActor, Paging, SessionDep
from photodrop.api.describe import answers
from photodrop.services import comments
from photodrop.services.comments import CommentView
from photodrop.services.paging import Page

router = APIRouter(tags=["community"])


class CommentsWanted(Paging):
    sort: str = "created_at"


class CommentText(BaseModel):
    """Plain text of 1 to 2,000 characters; what looks like HTML is shown as it was typed."""

    model_config = ConfigDict(extra="forbid")

    text: str


@router.get(
    "/photos/{photo_id}/comments",
    summary="List what was said about a photo",
    responses=answers(examples.listed(examples.COMMENT), 401, 404, 422),
)
def list_comments(
    photo_id: UUID, wanted: Annotated[CommentsWanted, Query()], actor: OptionalActor, session: SessionDep
) -> Page[CommentView]:
    return comments.of_photo(session, actor, photo_id, sort=wanted.sort, cursor=wanted.cursor, limit=wanted.limit)


@router.post(
    "/photos/{photo_id}/comments",
    summary="Say something about a photo",
    status_code=201,
    responses=answers(examples.COMMENT, 401, 404, 409, 422, 429, status=201),
)
def add_comment(photo_id: UUID, given: CommentText, actor: Actor, session: SessionDep, once: OnceDep) -> CommentView:
    return once(given, lambda: comments.add(session, actor, photo_id, given.text))


@router.patch(
    "/comments/{comment_id}",
    summary="Change one's own comment",
    responses=answers(examples.COMMENT, 401, 404, 422, 429),
)
def edit_comment(comment_id: UUID, given: CommentText, actor: Actor, session: SessionDep) -> CommentView:
    return comments.edit(session, actor, comment_id, given.text)


@router.delete(
    "/comments/{comment_id}",
    summary="Delete a comment, by moderators and admins",
    status_code=204,
    responses=answers(None, 401, 404),
)
def delete_comment(comment_id: UUID, actor: ModeratorActor, session: SessionDep) -> None:
    comments.delete(session, actor, comment_id)
