from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict

from photodrop.api import examples
from photodrop.api.deps import Actor, ModeratorActor, OnceDep, Paging, SessionDep
from photodrop.api.describe import answers
from photodrop.models import ReportReason
from photodrop.services import reports
from photodrop.services.paging import Page
from photodrop.services.reports import Decision, Reported, ReportView

router = APIRouter(tags=["moderation"])


class ReportsWanted(Paging):
    sort: str = "-created_at"
    state: str = ""


class NewReport(BaseModel):
    """Why a moderator should look; the text is optional."""

    model_config = ConfigDict(extra="forbid")

    reason: ReportReason
    text: str = ""


class Decided(BaseModel):
    model_config = ConfigDict(extra="forbid")

    decision: Decision


@router.post(
    "/photos/{photo_id}/reports",
    summary="Ask the moderators to look at a photo",
    status_code=201,
    responses=answers(examples.REPORTED, 401, 404, 409, 422, 429, status=201),
)
def report_photo(photo_id: UUID, given: NewReport, actor: Actor, session: SessionDep, once: OnceDep) -> Reported:
    return once(given, lambda: reports.about_photo(session, actor, photo_id, given.reason, given.text))


@router.post(
    "/comments/{comment_id}/reports",
    summary="Ask the moderators to look at a comment",
    status_code=201,
    responses=answers(examples.REPORTED | {"about": "comment"}, 401, 404, 409, 422, 429, status=201),
)
def report_comment(comment_id: UUID, given: NewReport, actor: Actor, session: SessionDep, once: OnceDep) -> Reported:
    return once(given, lambda: reports.about_comment(session, actor, comment_id, given.reason, given.text))


@router.get(
    "/reports",
    summary="List what was reported, for moderators and admins",
    responses=answers(examples.listed(examples.REPORT), 401, 404, 422),
)
def list_reports(
    wanted: Annotated[ReportsWanted, Query()], actor: ModeratorActor, session: SessionDep
) -> Page[ReportView]:
    return reports.find(session, actor, state=wanted.state, sort=wanted.sort, cursor=wanted.cursor, limit=wanted.limit)


@router.patch(
    "/reports/{report_id}",
    summary="Decide: dismiss it, hide the photo, or delete the comment",
    responses=answers(examples.REPORT, 401, 404, 409, 422),
)
def decide_report(report_id: UUID, given: Decided, actor: ModeratorActor, session: SessionDep) -> ReportView:
    return reports.decide(session, actor, report_id, given.decision)
