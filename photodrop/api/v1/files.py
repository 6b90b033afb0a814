"""Files behind signed URLs. The signature says for whom; what they may have is decided anew each time."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, ConfigDict
from sqlmodel import Session

from photodrop.api import pictures
from photodrop.api.deps import SeenFrom, SessionDep
from photodrop.api.describe import answers
from photodrop.api.files import ELSEWHERE, FileAnswer, begins, serve
from photodrop.errors import NotFound
from photodrop.models import Size
from photodrop.services import downloads, face_crops, files
from photodrop.services.files import Look, Viewer
from photodrop.services.transformations import Order

router = APIRouter(prefix="/files", tags=["files"])


class Signed(BaseModel):
    """As it came with the URL. `download` is not signed: it changes nothing but the name of the act."""

    model_config = ConfigDict(extra="forbid")

    viewer: str = ""
    expires: str = ""
    link: str = ""
    signature: str = ""
    download: bool = False


SignedQuery = Annotated[Signed, Query()]


def get_viewer(request: Request, given: SignedQuery, session: SessionDep) -> Viewer:
    return files.viewer_of(
        session, request.url.path, given.viewer, given.expires, link=given.link, signature=given.signature
    )


ViewerDep = Annotated[Viewer, Depends(get_viewer)]


@router.head("/photos/{photo_id}/{size}-{look}-{revision}.jpg", include_in_schema=False)
@router.get(
    "/photos/{photo_id}/{size}-{look}-{revision}.jpg",
    summary="A rendition",
    response_class=FileAnswer,
    responses=answers(None, 402, 404, 422) | ELSEWHERE,
)
def get_rendition(
    photo_id: UUID,
    size: Size,
    *,
    look: Look,
    revision: int,
    given: SignedQuery,
    request: Request,
    viewer: ViewerDep,
    seen_from: SeenFrom,
    session: SessionDep,
) -> Response:
    file = files.rendition(
        session,
        viewer.account,
        photo_id,
        size,
        look=look,
        revision=revision,
        came_by=viewer.came_by,
        attachment=given.download,
    )
    if given.download and begins(request):
        downloads.saved(session, viewer.account, photo_id, came_by=viewer.came_by, seen_from=seen_from)
    return serve(request, file, download=given.download, expires=int(given.expires))


@router.head("/photos/{photo_id}/original", include_in_schema=False)
@router.get(
    "/photos/{photo_id}/original",
    summary="The original, in full size",
    response_class=FileAnswer,
    responses=answers(None, 402, 404, 422) | ELSEWHERE,
)
def get_original(
    photo_id: UUID, request: Request, viewer: ViewerDep, seen_from: SeenFrom, session: SessionDep
) -> Response:
    found = files.original(session, viewer.account, photo_id, came_by=viewer.came_by)
    if begins(request):
        downloads.saved(session, viewer.account, photo_id, came_by=viewer.came_by, seen_from=seen_from)
    return serve(request, found, download=True)


@router.head("/selfies/{selfie_id}.jpg", include_in_schema=False)
@router.get(
    "/selfies/{selfie_id}.jpg",
    summary="A selfie",
    response_class=FileAnswer,
    responses=answers(None, 404, 422) | ELSEWHERE,
)
def get_selfie(
    selfie_id: UUID, given: SignedQuery, request: Request, viewer: ViewerDep, session: SessionDep
) -> Response:
    if viewer.account is None:
        raise NotFound
    return serve(request, files.selfie(session, viewer.account, selfie_id), expires=int(given.expires))


@router.head("/faces/{face_id}.jpg", include_in_schema=False)
@router.get(
    "/faces/{face_id}.jpg",
    summary="A face cut out of its photo; marked while the photo is locked",
    response_class=FileAnswer,
    responses=answers(None, 404, 422, 429) | ELSEWHERE,
)
def get_face(face_id: UUID, given: SignedQuery, request: Request) -> Response:
    def ask(session: Session) -> Order:
        viewer = get_viewer(request, given, session)
        return face_crops.order(session, viewer.account, face_id)

    return pictures.answer(request, ask)
