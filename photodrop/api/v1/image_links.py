"""Links to transformed photos: made by whoever may see them clean, opened by whoever has them."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict
from sqlmodel import Session

from photodrop.api import examples, pictures
from photodrop.api.deps import Actor, OnceDep, Paging, SessionDep
from photodrop.api.describe import answers
from photodrop.api.files import ELSEWHERE, FileAnswer
from photodrop.api.v1.images import Wish
from photodrop.services import image_links
from photodrop.services.image_links import LinkView
from photodrop.services.paging import Page
from photodrop.services.transformations import Order

router = APIRouter(tags=["links"])


class LinkFilters(Paging):
    sort: str = "-created_at"
    photo_id: UUID | None = None


class LinkWanted(BaseModel):
    model_config = ConfigDict(extra="forbid")

    download: bool = False


class CodeFormat(StrEnum):
    png = "png"
    svg = "svg"


class CodeWanted(BaseModel):
    """`size` in pixels, 100 to 2000."""

    model_config = ConfigDict(extra="forbid")

    format: CodeFormat = CodeFormat.png
    size: int = 600
    download: bool = False


@router.post(
    "/photos/{photo_id}/links",
    summary="Make a link to a transformation of a photo; the same wish twice is one link",
    status_code=201,
    responses=answers(examples.LINK, 401, 402, 404, 409, 422, 429, status=201),
)
def create_link(photo_id: UUID, given: Wish, actor: Actor, session: SessionDep, once: OnceDep) -> LinkView:
    return once(given, lambda: image_links.create(session, actor, photo_id, given.transformation))


@router.get("/links", summary="Your own links", responses=answers(examples.listed(examples.LINK), 401, 422))
def list_links(wanted: Annotated[LinkFilters, Query()], actor: Actor, session: SessionDep) -> Page[LinkView]:
    return image_links.mine(
        session, actor, photo_id=wanted.photo_id, sort=wanted.sort, cursor=wanted.cursor, limit=wanted.limit
    )


@router.head("/links/{token}", include_in_schema=False)
@router.get(
    "/links/{token}",
    summary="The picture, for everybody who has the link",
    response_class=FileAnswer,
    responses=answers(None, 404, 410, 413, 422, 429) | ELSEWHERE,
)
def get_link(token: str, wanted: Annotated[LinkWanted, Query()], request: Request) -> Response:
    def ask(session: Session) -> Order:
        return image_links.picture(session, token, accept=pictures.accepts(request), download=wanted.download)

    return pictures.answer(request, ask, download=wanted.download, more=pictures.FOR_EVERYBODY)


@router.get(
    "/links/{token}/qr",
    summary="The QR code that leads a phone to the link's page",
    response_class=FileAnswer,
    responses=answers(None, 404, 410, 422),
)
def get_code(token: str, wanted: Annotated[CodeWanted, Query()], session: SessionDep) -> Response:
    code = image_links.qr_code(session, token, kind=wanted.format, size=wanted.size)
    kind = "image/svg+xml" if wanted.format is CodeFormat.svg else "image/png"
    headers = {
        "Cache-Control": "private, max-age=3600",
        "Content-Disposition": f'inline; filename="qr.{wanted.format}"',
    }
    if wanted.download:
        headers["Content-Disposition"] = f'attachment; filename="qr.{wanted.format}"'
    return Response(code, media_type=kind, headers=pictures.BASE_HEADERS | pictures.FOR_EVERYBODY | headers)


@router.delete(
    "/links/{token}",
    summary="Stop one of your links, by its token or id; a day to restore it",
    status_code=204,
    responses=answers(None, 401, 404),
)
def stop_link(token: str, actor: Actor, session: SessionDep) -> None:
    image_links.stop(session, actor, token)


@router.post("/links/{token}/restore", summary="Bring a stopped link back", responses=answers(examples.LINK, 401, 404))
def restore_link(token: str, actor: Actor, session: SessionDep) -> LinkView:
    return image_links.restore(session, actor, token)
