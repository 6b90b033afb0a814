from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from photodrop.api import examples
from photodrop.api.deps import ModeratorActor, Paging, SessionDep
from photodrop.api.describe import answers
from photodrop.services import moderation
from photodrop.services.moderation import AuditRow, FreshComment, FreshRating
from photodrop.services.paging import Page

router = APIRouter(prefix="/moderation", tags=["moderation"])


class FreshWanted(Paging):
    sort: str = "-created_at"


class AuditWanted(Paging):
    action: str = ""
    created_from: datetime | None = None


@router.get(
    "/comments",
    summary="List fresh comments of all photos, for moderators and admins",
    responses=answers(examples.listed(examples.FRESH_COMMENT), 401, 404, 422),
)
def list_fresh_comments(
    wanted: Annotated[FreshWanted, Query()], actor: ModeratorActor, session: SessionDep
) -> Page[FreshComment]:
    return moderation.recent_comments(session, actor, sort=wanted.sort, cursor=wanted.cursor, limit=wanted.limit)


@router.get(
    "/ratings",
    summary="List fresh ratings of all photos, for moderators and admins",
    responses=answers(examples.listed(examples.FRESH_RATING), 401, 404, 422),
)
def list_fresh_ratings(
    wanted: Annotated[FreshWanted, Query()], actor: ModeratorActor, session: SessionDep
) -> Page[FreshRating]:
    return moderation.recent_ratings(session, actor, sort=wanted.sort, cursor=wanted.cursor, limit=wanted.limit)


@router.get(
    "/audit",
    summary="List who did what: what concerns moderation, for admins everything",
    responses=answers(examples.listed(examples.AUDIT), 401, 404, 422),
)
def list_audit(wanted: Annotated[AuditWanted, Query()], actor: ModeratorActor, session: SessionDep) -> Page[AuditRow]:
    return moderation.audit_list(
        session,
        actor,
        action=wanted.action,
        created_from=wanted.created_from,
        cursor=wanted.cursor,
        limit=wanted.limit,
    )


@router.post(
    "/photos/{photo_id}/show",
    summary="Let the public see a hidden photo again",
    status_code=204,
    responses=answers(None, 401, 404, 409),
)
def show_photo(photo_id: UUID, actor: ModeratorActor, session: SessionDep) -> None:
    moderation.show_again(session, actor, photo_id)
