"""Photos that guests add by a share, and the photographer's word about them."""

from collections.abc import AsyncIterator
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, ConfigDict
from sqlmodel import Session
from starlette.datastructures import FormData

from photodrop.api import examples, forms
from photodrop.api.deps import Actor, Address, GuestSecret, OnceDep, SessionDep, keep_guest
from photodrop.api.describe import answers, multipart
from photodrop.db import transaction
from photodrop.models import Guest
from photodrop.services import guest_uploads, guests
from photodrop.services.guest_uploads import Brought, Room, Sender, Settled

router = APIRouter(tags=["guest uploads"])

YES = {"true", "on", "yes", "1"}


class Senders(BaseModel):
    items: list[Sender]


class GuestDecision(BaseModel):
    model_config = ConfigDict(extra="forbid")

    photo_ids: list[UUID]
    decision: Literal["approve", "reject"]


async def read_form(token: str, request: Request, secret: GuestSecret) -> AsyncIterator[FormData]:
    """Nobody sends a file by a link that takes none."""

    def check() -> None:
        with transaction() as session:
            guest_uploads.room(session, guests.find(session, secret), token)

    await run_in_threadpool(check)
    async with request.form(max_files=forms.MOST_FILES, max_fields=forms.MOST_FIELDS) as form:
        yield form


GuestForm = Annotated[FormData, Depends(read_form)]


def known_or_new(session: Session, secret: str | None, address: str, token: str, response: Response) -> Guest:
    guest = guests.find(session, secret)
    if guest is None:
        guest, fresh = guests.begin(session, address, token)
        keep_guest(response, fresh)
    return guest


@router.get(
    "/shared/{token}/uploads",
    summary="See how many photos a guest may still add",
    responses=answers(examples.GUEST_ROOM, 404),
)
def get_guest_room(token: str, secret: GuestSecret, session: SessionDep) -> Room:
    return guest_uploads.room(session, guests.find(session, secret), token)


@router.post(
    "/shared/{token}/uploads",
    summary="Add one photo as a guest; it waits for the photographer",
    status_code=201,
    responses=answers(examples.BROUGHT, 401, 404, 409, 413, 415, 422, 429, status=201),
    openapi_extra=multipart(
        {
            "file": {"type": "string", "format": "binary"},
            "name": {"type": "string", "description": "Who brings it."},
            "consents": {"type": "boolean", "description": "That they may share it."},
        },
        required=["file", "name", "consents"],
    ),
)
def bring_photo(token: str, form: GuestForm, secret: GuestSecret, address: Address, response: Response) -> Brought:
    file = forms.files(form, "file")[0]
    with transaction() as session:
        return guest_uploads.bring(
            session,
            known_or_new(session, secret, address, token, response),
            token,
            file.filename or "photo",
            file.file,
            content_type=file.content_type or "",
            name=" ".join(forms.words(form, "name")[:1]),
            consents=bool(YES.intersection(word.lower() for word in forms.words(form, "consents"))),
        )


@router.get(
    "/albums/{album_id}/guest-photos",
    summary="See who added photos that wait for leave",
    responses=answers({"items": [{"name": "Anna Okafor", "photo_count": 3}]}, 401, 404),
)
def list_guest_senders(album_id: UUID, actor: Actor, session: SessionDep) -> Senders:
    return Senders(items=guest_uploads.senders(session, actor, album_id))


@router.post(
    "/albums/{album_id}/guest-photos",
    summary="Let photos of guests in, or turn them down",
    responses=answers({"photo_count": 3}, 401, 404, 409, 422),
)
def decide_on_guest_photos(
    album_id: UUID, given: GuestDecision, actor: Actor, session: SessionDep, once: OnceDep
) -> Settled:
    act = guest_uploads.approve if given.decision == "approve" else guest_uploads.reject
    return once(given, lambda: act(session, actor, album_id, given.photo_ids))
