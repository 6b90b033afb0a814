"""The pages of a share: `/s/<token>`, one photo of it, and the door in front of both."""

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse
from starlette.datastructures import FormData, UploadFile

from photodrop.api import deps, forms, origin, tongue
from photodrop.api.guest import looks, views
from photodrop.api.v1.guest_uploads import GuestForm, known_or_new
from photodrop.config import get_settings
from photodrop.db import transaction
from photodrop.errors import Invalid, NotFound, PhotoDropError, TooMany
from photodrop.models import Guest
from photodrop.services import activity, guest_pages, guest_uploads, guests, shares, tongues
from photodrop.services.access import ShareClosed
from photodrop.services.guest_uploads import NoUploads
from photodrop.services.tongues import _

router = APIRouter(prefix="/s", include_in_schema=False)

LONGEST_PASSWORD = 200
WRONG = _("That is not the password, or this link opens no more. Check it with whoever gave it to you.")


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
    return looks.answer(request, "album.html", style=views.style_of(page.cards), page=views.album(page))


@router.post("/{token}")
def enter_share(
    token: str,
    request: Request,
    secret: deps.GuestSecret,
    address: deps.Address,
    password: Annotated[str, Form()] = "",
) -> Response:
    password = password if len(password) <= LONGEST_PASSWORD else ""
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


@router.post("/{place:path}/language")
def choose_language(place: str, request: Request, language: Annotated[str, Form()] = "") -> Response:
    """From the foot of a page, and back to it."""
    if origin.is_foreign(request):
        raise deps.ForeignOrigin
    answer = RedirectResponse(f"/s/{quote(place)}", 303)
    if language in tongues.LANGUAGES:
        tongue.keep(answer, language, secure=get_settings().is_secure)
    return answer


@router.get("/{token}/details")
def get_details(token: str, request: Request, secret: deps.GuestSecret) -> Response:
    """What the script wants of the photos of one page beyond what the page shows."""
    with transaction() as session:
        guest = guests.find(session, secret)
        page = guest_pages.album_page(session, guest, token, request.query_params.get("cursor"))
    return JSONResponse({"items": views.details(page)})


@router.get("/{token}/add")
def ask_for_photos(token: str, request: Request, secret: deps.GuestSecret) -> Response:
    return _asking(request, token, secret, [])


@router.post("/{token}/add")
def take_photos(
    token: str, form: GuestForm, request: Request, secret: deps.GuestSecret, address: deps.Address
) -> Response:
    """For browsers without our script: all files at once, and what became of each."""
    kept = Response()
    with transaction() as session:
        guest_id = known_or_new(session, secret, address, token, kept).id
    outcome = [_taken(guest_id, token, form, file) for file in forms.files(form, "files")]
    good = sum(not line.fault for line in outcome)
    language = tongue.language_of(request)
    lines = [Line(line.file, tongues.told(language, line.fault)) for line in outcome if line.fault]
    answer = _asking(request, token, secret, lines, good=good, guest_id=guest_id)
    for cookie in kept.headers.getlist("set-cookie"):
        answer.headers.append("set-cookie", cookie)
    return answer


@dataclass(frozen=True)
class Line:
    file: str
    fault: str = ""


def _taken(guest_id: UUID, token: str, form: FormData, file: UploadFile) -> Line:
    """One file in a transaction of its own: a broken one costs only itself."""
    name = file.filename or "photo"
    try:
        with transaction() as session:
            guest_uploads.bring(
                session,
                session.get_one(Guest, guest_id),
                token,
                name,
                file.file,
                content_type=file.content_type or "",
                name=" ".join(forms.words(form, "name")[:1]),
                consents=bool(forms.words(form, "consents")),
            )
    except PhotoDropError as refusal:
        return Line(name, refusal.message)
    return Line(name)


def _asking(
    request: Request,
    token: str,
    secret: str | None,
    outcome: list[Line],
    *,
    good: int = 0,
    guest_id: UUID | None = None,
) -> Response:
    try:
        with transaction() as session:
            guest = session.get(Guest, guest_id) if guest_id else guests.find(session, secret)
            room = guest_uploads.room(session, guest, token)
            album = shares.opened(session, guest, token)
    except NoUploads:
        return RedirectResponse(f"/s/{token}", 303)
    except NotFound:
        return _door(request, token)
    return looks.answer(request, "add.html", page=views.asking(token, album, room), outcome=outcome, good=good)


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
    return looks.answer(request, "photo.html", style=views.style_of([page.card]), page=views.photo(page))


@router.post("/{token}/{photo_id}", status_code=204)
def look_at_photo(token: str, photo_id: UUID, secret: deps.GuestSecret, seen_from: deps.SeenFrom) -> None:
    """The lightbox shows it now: the page of this photo was not asked for."""
    with transaction() as session:
        activity.looked_by_share(session, guests.find(session, secret), token, photo_id, seen_from)


def _door(
    request: Request, token: str, error: str = "", *, status: int = 200, more: dict[str, str] | None = None
) -> Response:
    error = tongues.told(tongue.language_of(request), error)
    return looks.answer(
        request, "closed.html", status=status, more=more, url=f"/s/{quote(token, safe='')}", error=error
    )
