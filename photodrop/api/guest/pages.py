"""The pages of a share: `/s/<token>`, one photo of it, and the door in front of both."""

from typing import Annotated
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse

from photodrop.api import deps
from photodrop.api.guest import looks, views
from photodrop.db import transaction
from photodrop.errors import Invalid, NotFound, TooMany
from photodrop.services import guest_pages, guests
from photodrop.services.access import ShareClosed

router = APIRouter(prefix="/s", include_in_schema=False)

LONGEST_PASSWORD = 200
WRONG = "That is not the password, or this link opens no more. Check it with whoever gave it to you."


@router.get("/{token}")
def open_share(token: str, request: Request, secret: deps.GuestSecret, seen_from: deps.SeenFrom) -> Response:
    try:
        with transaction() as session:
            guest = guests.find(session, secret)
            page = guest_pages.album_page(
                session, guest, token, request.query_params.get("cursor"), seen_from=seen_from
            )
    except NotFound:
        return _door(request, token)
    except Invalid:
        return RedirectResponse(f"/s/{token}", 303)
    told = views.album(page)
    return looks.answer(
        request,
        "album.html",
        style=views.style_of(page.pictures),
        page=told,
        preview=views.preview(page.album, page.cover, told["url"]),
    )


@router.post("/{token}")
def enter_share(
    token: str,
    request: Request,
    secret: deps.GuestSecret,
    address: deps.Address,
    password: Annotated[str, Form(max_length=LONGEST_PASSWORD)] = "",
) -> Response:
    try:
        with transaction() as session:
            entered = guests.enter(session, guests.find(session, secret), token, password, address)
    except NotFound:
        return _door(request, token, WRONG)
    except TooMany as refusal:
        return _door(request, token, refusal.message, status=429, more={"Retry-After": str(refusal.retry_after)})
    answer = RedirectResponse(f"/s/{token}", 303)
    if entered.secret:
        deps.keep_guest(answer, entered.secret)
    return answer


@router.get("/{token}/details")
def get_details(token: str, request: Request, secret: deps.GuestSecret) -> Response:
    """What the script wants of the photos of one page beyond what the page shows."""
    with transaction() as session:
        guest = guests.find(session, secret)
        page = guest_pages.album_page(session, guest, token, request.query_params.get("cursor"))
    return JSONResponse({"items": views.details(page.pictures)})


@router.get("/{token}/{photo_id}")
def open_photo(
    token: str, photo_id: UUID, request: Request, secret: deps.GuestSecret, seen_from: deps.SeenFrom
) -> Response:
    try:
        with transaction() as session:
            page = guest_pages.photo_page(session, guests.find(session, secret), token, photo_id, seen_from=seen_from)
    except ShareClosed:
        return _door(request, token)
    except NotFound:
        # Taken out since: what is left is the album.
        return RedirectResponse(f"/s/{token}", 303)
    told = views.photo(page)
    return looks.answer(
        request,
        "photo.html",
        style=views.style_of([page.picture]),
        page=told,
        preview=views.preview(page.album, page.picture, views.address(page.album, page.picture.id)),
    )


def _door(
    request: Request, token: str, error: str = "", *, status: int = 200, more: dict[str, str] | None = None
) -> Response:
    return looks.answer(request, "closed.html", status=status, more=more, url=f"/s/{quote(token, safe='')}", error=error)
