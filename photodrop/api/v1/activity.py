from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from photodrop.api import examples
from photodrop.api.deps import Actor, Asked, SessionDep
from photodrop.api.describe import answers
from photodrop.services import figures
from photodrop.services.figures import AlbumFigures, Figures

router = APIRouter(tags=["activity"])

CSV = {"content": {"text/csv": {"schema": {"type": "string"}}}, "description": "A file for a spreadsheet."}


class Time(Asked):
    days: Annotated[int, Query(ge=1, le=figures.MOST_DAYS)] = 30


class TimeOfAlbum(Time):
    share_id: UUID | None = None


@router.get(
    "/activity",
    summary="What happened to all of one's albums, day by day",
    responses=answers(examples.FIGURES, 401, 404, 422),
)
def get_activity(wanted: Annotated[Time, Query()], actor: Actor, session: SessionDep) -> Figures:
    return figures.of_all(session, actor, days=wanted.days)


@router.get(
    "/albums/{album_id}/activity",
    summary="What happened to an album, or by one of its links, day by day",
    responses=answers(examples.ALBUM_FIGURES, 401, 404, 422),
)
def get_album_activity(
    album_id: UUID, wanted: Annotated[TimeOfAlbum, Query()], actor: Actor, session: SessionDep
) -> AlbumFigures:
    return figures.of_album(session, actor, album_id, days=wanted.days, share_id=wanted.share_id)


@router.get(
    "/albums/{album_id}/activity.csv",
    summary="The same for a spreadsheet",
    response_class=Response,
    responses={200: CSV} | answers(None, 401, 404, 422),
)
def get_album_activity_as_csv(
    album_id: UUID, wanted: Annotated[TimeOfAlbum, Query()], actor: Actor, session: SessionDep
) -> Response:
    text = figures.as_csv(session, actor, album_id, days=wanted.days, share_id=wanted.share_id)
    disposition = 'attachment; filename="photodrop-activity.csv"'
    return Response(text, media_type="text/csv; charset=utf-8", headers={"Content-Disposition": disposition})
