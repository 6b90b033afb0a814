import time
from typing import Annotated
from uuid import UUID

import anyio
from fastapi import APIRouter, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, ConfigDict, SecretStr
from starlette.datastructures import FormData

from photodrop import routes
from photodrop.api import examples, forms
from photodrop.api.deps import Actor, IdempotencyKey, Paging, SessionDep, Token
from photodrop.api.describe import answers, multipart
from photodrop.api.tongue import language_of
from photodrop.config import get_settings
from photodrop.db import transaction
from photodrop.errors import Invalid
from photodrop.models import ConsentChannel, SelfieStatus
from photodrop.services import (
    accounts,
    closing,
    consents,
    face_data,
    idempotency,
    marks,
    photo_cards,
    selfies,
    sessions,
    tongues,
    unlocks,
)
from photodrop.services.accounts import Profile
from photodrop.services.consents import Standing
from photodrop.services.face_data import Receipt
from photodrop.services.marks import LogoView
from photodrop.services.paging import Page
from photodrop.services.photo_cards import PhotoCard
from photodrop.services.selfies import SelfieView
from photodrop.services.unlocks import ClientAlbum

router = APIRouter(prefix="/me", tags=["me"])

CROP_SECONDS = 5
CROP_LOOK_EVERY = 0.1
PAPER = {"content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}, "description": "A PDF."}
ITS_NAME = {"current": "current_password"}


class ProfileChange(BaseModel):
    """Only what is given changes. A new `password` wants the `current_password` beside it and signs every other
    device out.
    """

    model_config = ConfigDict(extra="forbid")

    name: str | None = None
    username: str | None = None
    email: str | None = None
    messages: bool | None = None
    password: SecretStr | None = None
    current_password: SecretStr | None = None


class NewPassword(BaseModel):
    """Every other device is signed out."""

    current: SecretStr
    new: SecretStr


class Farewell(BaseModel):
    model_config = ConfigDict(extra="forbid")

    password: SecretStr | None = None


class Consent(BaseModel):
    """`version` is of the text that was shown, as `GET /me/face-consent` gave it; without it, the one of now."""

    granted: bool
    version: str = consents.VERSION


class ChosenFace(BaseModel):
    model_config = ConfigDict(extra="forbid")

    face: int


class AlbumsWanted(Paging):
    sort: str = "-shot_on"


class PhotosWanted(Paging):
    sort: str = "-shot_on,taken_at"
    album_id: UUID | None = None


@router.get("", summary="Look at oneself", responses=answers(examples.PROFILE, 401))
def get_me(actor: Actor, session: SessionDep) -> Profile:
    return accounts.profile(session, actor)


@router.patch(
    "",
    summary="Change one's name, username, e-mail or password, switch messages on or off",
    responses=answers(examples.PROFILE, 401, 409, 422, 429),
)
def change_me(given: ProfileChange, actor: Actor, session: SessionDep, token: Token) -> Profile:
    if given.name is not None:
        accounts.rename(session, actor, given.name)
    if given.username is not None:
        accounts.change_username(session, actor, given.username)
    if given.email is not None:
        accounts.change_email(session, actor, given.email)
    if given.messages is not None:
        accounts.choose_messages(session, actor, wanted=given.messages)
    if given.password is not None:
        current = given.current_password.get_secret_value() if given.current_password else ""
        try:
            accounts.change_password(session, actor, current, given.password.get_secret_value(), token)
        except Invalid as refusal:
            raise Invalid(**{ITS_NAME.get(name, name): said for name, said in refusal.fields.items()}) from None
    return accounts.profile(session, actor)


@router.delete(
    "",
    summary="Delete one's account, library and face data for good",
    status_code=204,
    responses=answers(None, 401, 409, 422, 429),
)
def close_account(actor: Actor, session: SessionDep, token: Token, given: Farewell | None = None) -> None:
    """Who has a password proves it; who signs in by phone has done so in the last ten minutes. What was paid stays in
    the ledger. Photographers, moderators and admins ask an admin to take their role back first.
    """
    password = given.password.get_secret_value() if given and given.password else ""
    closing.close(session, actor, token, password)


@router.delete("/sessions", summary="Sign out everywhere, here too", status_code=204, responses=answers(None, 401))
def sign_out_everywhere(actor: Actor, session: SessionDep, response: Response) -> None:
    sessions.end_all(session, actor.id)
    response.delete_cookie(routes.SESSION_COOKIE, httponly=True, samesite="lax", secure=get_settings().is_secure)


@router.put("/password", summary="Change one's password", status_code=204, responses=answers(None, 401, 422, 429))
def change_password(given: NewPassword, actor: Actor, session: SessionDep, token: Token) -> None:
    accounts.change_password(session, actor, given.current.get_secret_value(), given.new.get_secret_value(), token)


@router.get("/selfies", summary="List one's selfies", responses=answers(examples.listed(examples.SELFIE), 401))
def list_selfies(actor: Actor, session: SessionDep) -> Page[SelfieView]:
    return Page(selfies.own(session, actor), None)


@router.post(
    "/selfies",
    summary="Add a selfie; answers when it is cropped, or after five seconds",
    status_code=201,
    responses=answers(examples.SELFIE, 401, 409, 413, 415, 422, status=201),
    openapi_extra=multipart(
        {"file": {"type": "string", "format": "binary"}}
        | {
            name: {"type": "integer", "description": "In pixels of the upright picture."}
            for name in ("x", "y", "width", "height")
        },
        required=["file", "x", "y", "width", "height"],
    ),
)
async def add_selfie(form: forms.Form, token: Token, idempotency_key: IdempotencyKey = None) -> SelfieView:
    selfie_id = await run_in_threadpool(_keep_selfie, form, token, idempotency_key)
    ends = time.monotonic() + CROP_SECONDS
    while True:
        # A transaction each, so that the worker's commit is seen, and neither thread nor connection waits with us.
        seen = await run_in_threadpool(_see_selfie, token, selfie_id)
        if seen.status != SelfieStatus.queued or time.monotonic() > ends:
            return seen
        await anyio.sleep(CROP_LOOK_EVERY)


def _keep_selfie(form: FormData, token: str | None, key: str | None) -> UUID:
    file = forms.files(form, "file")[0]
    area = {name: forms.number(form, name) for name in ("x", "y", "width", "height")}
    with transaction() as session:
        actor = sessions.authenticate(session, token)

        def add() -> str:
            return selfies.add(session, actor, file.file, content_type=file.content_type or "", **area).id

        if key is None:
            return UUID(add())
        asked = ["selfie", area, forms.fingerprint(file)]
        return UUID(idempotency.once(session, actor, key, asked, 201, add).body)


@router.put(
    "/selfies/{selfie_id}/face",
    summary="Say which face of a selfie with several people is one's own",
    responses=answers(examples.SELFIE, 401, 404, 409, 422),
)
def choose_face(selfie_id: UUID, given: ChosenFace, actor: Actor, session: SessionDep) -> SelfieView:
    """`face` counts from 0, from the left. The selfie is `unmeasured` for a moment, until its face is measured."""
    return selfies.choose_face(session, actor, selfie_id, given.face)


@router.get(
    "/logos", summary="List one's logos, newest first", responses=answers(examples.listed(examples.LOGO), 401, 404)
)
def list_logos(actor: Actor, session: SessionDep) -> Page[LogoView]:
    return Page(marks.logos(session, actor), None)


@router.post(
    "/logos",
    summary="Add a logo for watermarks, a PNG or WebP; the same one again is the one that is there",
    status_code=201,
    responses=answers(examples.LOGO, 401, 404, 409, 413, 415, 422, 429, status=201),
    openapi_extra=multipart({"file": {"type": "string", "format": "binary"}}, required=["file"]),
)
async def add_logo(form: forms.Form, token: Token) -> LogoView:
    return await run_in_threadpool(_keep_logo, form, token)


def _keep_logo(form: FormData, token: str | None) -> LogoView:
    with transaction() as session:
        marks.may_draw(sessions.authenticate(session, token))
    file = forms.files(form, "file")[0]
    drawn = marks.draw(file.file, file.content_type or "")
    with transaction() as session:
        return marks.keep(session, sessions.authenticate(session, token), drawn)


def _see_selfie(token: str | None, selfie_id: UUID) -> SelfieView:
    with transaction() as session:
        return selfies.see(session, sessions.authenticate(session, token), selfie_id)


@router.get(
    "/face-consent",
    summary="What is asked about one's face, and what one has answered so far",
    responses=answers(examples.CONSENT, 401),
)
def get_face_consent(actor: Actor, session: SessionDep, request: Request) -> Standing:
    return tongues.all_told(language_of(request), consents.standing(session, actor))


@router.put(
    "/face-consent",
    summary="Allow or refuse that one's face is looked for",
    responses=answers(examples.PROFILE, 401, 409, 422, 429),
)
def decide_on_faces(given: Consent, actor: Actor, session: SessionDep, request: Request) -> Profile:
    """A no deletes what was measured of the face at once; the selfies stay."""
    consents.decide(
        session,
        actor,
        granted=given.granted,
        channel=ConsentChannel.api,
        language=language_of(request),
        version=given.version,
    )
    return accounts.profile(session, actor)


@router.delete("/face-data", summary="Erase one's face data", responses=answers(examples.RECEIPT, 401))
def erase_face_data(actor: Actor, session: SessionDep, request: Request) -> Receipt:
    return face_data.erase(session, actor, channel=ConsentChannel.api, language=language_of(request))


@router.get(
    "/face-data/receipts",
    summary="List the receipts of what was erased",
    responses=answers(examples.listed(examples.RECEIPT), 401),
)
def list_receipts(actor: Actor, session: SessionDep) -> Page[Receipt]:
    return Page(face_data.receipts(session, actor), None)


@router.get(
    "/face-data/receipts/{receipt_id}",
    summary="Read a receipt again",
    responses=answers(examples.RECEIPT, 401, 404),
)
def get_receipt(receipt_id: UUID, actor: Actor, session: SessionDep) -> Receipt:
    return face_data.receipt(session, actor, receipt_id)


@router.get(
    "/face-data/receipts/{receipt_id}/paper.pdf",
    summary="A receipt as a PDF",
    response_class=Response,
    responses={200: PAPER} | answers(None, 401, 404),
)
def get_receipt_paper(receipt_id: UUID, actor: Actor, session: SessionDep, request: Request) -> Response:
    content = face_data.paper(session, actor, receipt_id, language=language_of(request))
    return Response(content, media_type="application/pdf", headers={"Cache-Control": "private, no-store"})


@router.get(
    "/albums",
    summary="List the albums one appears in",
    responses=answers(examples.listed(examples.CLIENT_ALBUM), 401, 422),
)
def list_my_albums(wanted: Annotated[AlbumsWanted, Query()], actor: Actor, session: SessionDep) -> Page[ClientAlbum]:
    return unlocks.page_of_client(session, actor, sort=wanted.sort, cursor=wanted.cursor, limit=wanted.limit)


@router.get(
    "/albums/{album_id}", summary="Look at an album one appears in", responses=answers(examples.CLIENT_ALBUM, 401, 404)
)
def get_my_album(album_id: UUID, actor: Actor, session: SessionDep) -> ClientAlbum:
    return unlocks.album_of_client(session, actor, album_id)


@router.get(
    "/photos",
    summary="List the photos one appears in",
    responses=answers(examples.listed(examples.PHOTO_CARD), 401, 404, 422),
)
def list_my_photos(wanted: Annotated[PhotosWanted, Query()], actor: Actor, session: SessionDep) -> Page[PhotoCard]:
    return photo_cards.of_client(
        session, actor, wanted.album_id, sort=wanted.sort, cursor=wanted.cursor, limit=wanted.limit
    )
