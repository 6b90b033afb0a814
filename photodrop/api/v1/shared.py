"""What a share opens, for whoever has its link. Absent, stopped, expired and not entered answer alike."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict, SecretStr

from photodrop.api import examples
from photodrop.api.deps import Address, GuestDep, Paging, SeenFrom, SessionDep, keep_guest
from photodrop.api.describe import answers
from photodrop.api.files import ELSEWHERE, FileAnswer, serve
from photodrop.services import access, activity, guests, shares
from photodrop.services.paging import Page
from photodrop.services.photo_cards import PhotoCard
from photodrop.services.shares import SharedAlbum

router = APIRouter(prefix="/shared/{share_token}", tags=["shared"])


class SharedFilters(Paging):
    sort: str = "taken_at"


class SharedSize(StrEnum):
    thumb = "thumb"
    small = "small"
    medium = "medium"
    large = "large"
    original = "original"


class SharedFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    size: SharedSize = SharedSize.medium


class GivenPassword(BaseModel):
    model_config = ConfigDict(extra="forbid")

    password: SecretStr


class GuestPass(BaseModel):
    """`guest` is the secret to send as `Photodrop-Guest`, null where the one that was sent goes on.

    Browsers have it in a cookie.
    """

    guest: str | None
    album: SharedAlbum


@router.get("", summary="Look at what a share opens", responses=answers(examples.SHARED_ALBUM, 401, 404))
def get_shared_album(share_token: str, guest: GuestDep, seen_from: SeenFrom, session: SessionDep) -> SharedAlbum:
    sight = access.share_opened(session, guest, share_token)
    shares.visited(session, sight, seen_from)
    return shares.told(session, sight)


@router.post(
    "/guests",
    summary="Enter the password of a share",
    status_code=201,
    responses=answers(
        {"guest": "w0vJ8zqTtK2c5mB1hY4nQ7…", "album": examples.SHARED_ALBUM}, 401, 404, 422, 429, status=201
    ),
)
def enter_share(
    share_token: str,
    given: GivenPassword,
    *,
    guest: GuestDep,
    address: Address,
    session: SessionDep,
    response: Response,
) -> GuestPass:
    entered = guests.enter(session, guest, share_token, given.password.get_secret_value(), address)
    if entered.secret:
        keep_guest(response, entered.secret)
    return GuestPass(guest=entered.secret, album=shares.opened(session, entered.guest, share_token))


@router.get(
    "/photos",
    summary="List the photos of a share",
    responses=answers(examples.listed(examples.SHARED_PHOTO), 401, 404, 422),
)
def list_shared_photos(
    share_token: str, wanted: Annotated[SharedFilters, Query()], guest: GuestDep, session: SessionDep
) -> Page[PhotoCard]:
    return shares.photos_of(session, guest, share_token, sort=wanted.sort, cursor=wanted.cursor, limit=wanted.limit)


@router.get("/photos/{photo_id}", summary="One photo of a share", responses=answers(examples.SHARED_PHOTO, 401, 404))
def get_shared_photo(share_token: str, photo_id: UUID, guest: GuestDep, session: SessionDep) -> PhotoCard:
    return shares.photo_of(session, guest, share_token, photo_id)


@router.head("/photos/{photo_id}/file", include_in_schema=False)
@router.get(
    "/photos/{photo_id}/file",
    summary="A photo of a share as a file; large and original only where the share lets them be taken",
    response_class=FileAnswer,
    responses=answers(None, 401, 402, 404, 422) | ELSEWHERE,
)
def get_shared_file(
    share_token: str,
    photo_id: UUID,
    *,
    wanted: Annotated[SharedFile, Query()],
    guest: GuestDep,
    seen_from: SeenFrom,
    request: Request,
    session: SessionDep,
) -> Response:
    sight = access.photo_shared(session, guest, share_token, photo_id)
    is_taken = wanted.size in (SharedSize.large, SharedSize.original)
    found = shares.file(session, sight, wanted.size)
    if is_taken and sight.share is not None and request.method == "GET":
        activity.saw(
            session,
            "download",
            album_id=sight.album.id,
            share_id=sight.share.id,
            photo_id=photo_id,
            visitor=seen_from,
        )
    return serve(request, found, download=is_taken)
