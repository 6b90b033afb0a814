"""Many photos as one ZIP: begun here, fetched at a signed address."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from photodrop.api import examples
from photodrop.api.deps import Actor, Address, Asked, GuestDep, OnceDep, SeenFrom, SessionDep
from photodrop.api.describe import answers
from photodrop.api.files import ArchiveAnswer, serve
from photodrop.api.v1.files import ViewerDep
from photodrop.db import transaction
from photodrop.models import Delivered
from photodrop.services import downloads
from photodrop.services.downloads import ArchiveView

router = APIRouter(tags=["downloads"])

LED: dict[int | str, dict[str, str]] = {302: {"description": "Where the ZIP is fetched, without a token."}}


class ArchiveWanted(BaseModel):
    """An album, chosen photos, or, with neither, everything that shows one and is unlocked."""

    model_config = ConfigDict(extra="forbid")

    album_id: UUID | None = None
    photo_ids: list[UUID] | None = Field(default=None, max_length=downloads.MOST_CHOSEN)
    size: Delivered = Delivered.original


class ArchiveSize(Asked):
    size: Delivered = Delivered.original


class SharedArchiveWanted(BaseModel):
    """Chosen photos, or all that the share shows; without a size in the largest that it gives."""

    model_config = ConfigDict(extra="forbid")

    photo_ids: list[UUID] | None = Field(default=None, max_length=downloads.MOST_CHOSEN)
    size: Delivered | None = None


class SharedArchiveSize(Asked):
    size: Delivered | None = None


SizeQuery = Annotated[ArchiveSize, Query()]
SharedSizeQuery = Annotated[SharedArchiveSize, Query()]


@router.post(
    "/archives",
    summary="Begin a download of many photos as one ZIP",
    status_code=201,
    responses=answers(examples.ARCHIVE, 401, 402, 404, 409, 422, 429, status=201),
)
def begin_archive(given: ArchiveWanted, actor: Actor, session: SessionDep, once: OnceDep) -> ArchiveView:
    """The answer says how large it is and where it is fetched: for two days, and from any byte on."""

    def begin() -> ArchiveView:
        if given.photo_ids is not None:
            return downloads.of_photos(session, actor, given.photo_ids, given.size)
        if given.album_id is not None:
            return downloads.of_album(session, actor, given.album_id, given.size)
        return downloads.of_client(session, actor, given.size)

    return once(given, begin)


@router.get(
    "/albums/{album_id}/archive",
    summary="Download an album as a ZIP: the owner all of it, clients their unlocked photos",
    status_code=302,
    response_class=Response,
    responses=answers(None, 401, 402, 404, 409, 422, 429) | LED,
)
def get_album_archive(album_id: UUID, wanted: SizeQuery, actor: Actor, session: SessionDep) -> Response:
    return _led_to(downloads.of_album(session, actor, album_id, wanted.size))


@router.get(
    "/me/archive",
    summary="Download everything that shows one and is unlocked as a ZIP",
    status_code=302,
    response_class=Response,
    responses=answers(None, 401, 409, 422, 429) | LED,
)
def get_my_archive(wanted: SizeQuery, actor: Actor, session: SessionDep) -> Response:
    return _led_to(downloads.of_client(session, actor, wanted.size))


@router.get(
    "/shared/{share_token}/archive",
    summary="Download what a share shows as a ZIP, in the size that it gives",
    status_code=302,
    response_class=Response,
    responses=answers(None, 404, 409, 422, 429) | LED,
)
def get_shared_archive(
    share_token: str, wanted: SharedSizeQuery, guest: GuestDep, address: Address, session: SessionDep
) -> Response:
    return _led_to(downloads.of_share(session, guest, share_token, size=wanted.size, address=address))


@router.post(
    "/shared/{share_token}/archives",
    summary="Begin a download of a share's photos, or of some of them, as one ZIP",
    status_code=201,
    responses=answers(examples.ARCHIVE, 404, 409, 422, 429, status=201),
)
def begin_shared_archive(
    share_token: str, given: SharedArchiveWanted, guest: GuestDep, address: Address, session: SessionDep
) -> ArchiveView:
    return downloads.of_share(session, guest, share_token, photo_ids=given.photo_ids, size=given.size, address=address)


@router.head("/files/archives/{archive_id}.zip", include_in_schema=False)
@router.get(
    "/files/archives/{archive_id}.zip",
    summary="The ZIP, or any range of it",
    response_class=ArchiveAnswer,
    responses=answers(None, 402, 404, 410, 422),
)
def get_archive(
    archive_id: UUID, request: Request, viewer: ViewerDep, seen_from: SeenFrom, session: SessionDep
) -> Response:
    found = downloads.opened(session, viewer, archive_id, again=transaction, seen_from=seen_from)
    return serve(request, found, download=True)


def _led_to(begun: ArchiveView) -> Response:
    return Response(status_code=302, headers={"Location": begun.url, "Cache-Control": "private, no-store"})
