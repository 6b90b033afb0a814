"""Resumable uploads. `/uploads/{id}/bytes` speaks tus 1.0.0 (core) and takes a plain PUT as well.

Where photos are kept in a bucket, files go there themselves: `/uploads/{id}/parts` tells where each part goes.
"""

import re
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Annotated, Any
from uuid import UUID

from anyio import fail_after
from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.concurrency import contextmanager_in_threadpool, run_in_threadpool
from pydantic import BaseModel
from starlette.requests import ClientDisconnect

from photodrop.adapters.storage.parts import PartAddress, UploadBusy
from photodrop.api import examples
from photodrop.api.deps import Actor, OnceDep, Paging, SessionDep, Token, token_needed
from photodrop.api.describe import answers, raw
from photodrop.api.errors import answer
from photodrop.api.v1.photos import AddedPhoto, flat
from photodrop.config import get_settings
from photodrop.db import transaction
from photodrop.errors import Invalid, PhotoDropError, UnsupportedMedia
from photodrop.models import UploadState
from photodrop.services import sessions, upload_parts, uploads
from photodrop.services.paging import Page
from photodrop.services.upload_parts import Wanted
from photodrop.services.uploads import Incoming, UploadView

router = APIRouter(tags=["uploads"])

TUS = "1.0.0"
TUS_BODY = "application/offset+octet-stream"
BLOCK = 1024 * 1024
SILENCE_SECONDS = 20
OFFSET = re.compile(r"^[0-9]{1,18}$")
CONTENT_RANGE = re.compile(r"^bytes ([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18})$")


OF_TUS: dict[int | str, dict[str, Any]] = {
    412: {"description": "Another version of tus is spoken here; Tus-Version tells which."},
    423: {"description": "Another connection is sending this file."},
}


class NewUpload(BaseModel):
    """`fingerprint` names the file on the sender's side: the same one again continues the unfinished upload.

    `method` is for senders that speak only one: `tus` or `s3`.
    """

    filename: str
    size: int
    content_type: str = ""
    sha256: str | None = None
    fingerprint: str = ""
    phones: list[str] = []
    method: str = ""


class WantedPart(BaseModel):
    """`sha256` of the part, in hexadecimal digits: with it the bucket refuses any other bytes."""

    number: int
    sha256: str | None = None


class WantedParts(BaseModel):
    parts: list[WantedPart]


class PartAddresses(BaseModel):
    parts: list[PartAddress]


class UploadFilters(Paging):
    state: UploadState = UploadState.open


@router.post(
    "/albums/{album_id}/uploads",
    summary="Ask where to send a file, and how much of it is here",
    status_code=201,
    responses=answers(examples.UPLOAD, 401, 404, 409, 413, 422, status=201),
)
def begin_upload(album_id: UUID, given: NewUpload, actor: Actor, session: SessionDep, once: OnceDep) -> UploadView:
    return once(given, lambda: uploads.begin(session, actor, album_id, **given.model_dump()))


@router.get(
    "/albums/{album_id}/uploads",
    summary="List one's own uploads into an album",
    responses=answers(examples.listed(examples.UPLOAD), 401, 404, 422),
)
def list_uploads(
    album_id: UUID, wanted: Annotated[UploadFilters, Query()], actor: Actor, session: SessionDep
) -> Page[UploadView]:
    return uploads.find(session, actor, album_id, wanted.state, cursor=wanted.cursor, limit=wanted.limit)


@router.get("/uploads/{upload_id}", summary="See how far an upload is", responses=answers(examples.UPLOAD, 401, 404))
def get_upload(upload_id: UUID, actor: Actor, session: SessionDep) -> UploadView:
    return uploads.see(session, actor, upload_id)


@router.post(
    "/uploads/{upload_id}/parts",
    summary="Ask where parts of a file go in the bucket",
    responses=answers(examples.PART_ADDRESSES, 401, 404, 409, 422, 503),
)
def get_part_addresses(upload_id: UUID, given: WantedParts, actor: Actor, session: SessionDep) -> PartAddresses:
    wanted = [Wanted(part.number, part.sha256) for part in given.parts]
    return PartAddresses(parts=upload_parts.addresses(session, actor, upload_id, wanted))


@router.post(
    "/uploads/{upload_id}/complete",
    summary="All bytes are here: make the photo",
    responses=answers(examples.ADDED, 401, 404, 409, 413, 415, 503),
)
def complete_upload(upload_id: UUID, actor: Actor, session: SessionDep) -> AddedPhoto:
    return flat(uploads.complete(session, actor, upload_id))


@router.delete("/uploads/{upload_id}", summary="Give an upload up", status_code=204, responses=answers(None, 401, 404))
def cancel_upload(upload_id: UUID, actor: Actor, session: SessionDep) -> None:
    uploads.cancel(session, actor, upload_id)


@router.options(
    "/uploads/{upload_id}/bytes", summary="What of tus is spoken here", status_code=204, responses=answers(None, 404)
)
def get_tus_options(upload_id: UUID) -> Response:  # noqa: ARG001  # the same for every upload
    return _tus(204, **{"Tus-Version": TUS, "Tus-Max-Size": str(get_settings().max_upload_bytes)})


@router.head(
    "/uploads/{upload_id}/bytes",
    summary="How many bytes are here",
    response_class=Response,
    responses=answers(None, 401, 404),
)
def get_offset(upload_id: UUID, actor: Actor, session: SessionDep) -> Response:
    upload = uploads.see(session, actor, upload_id)
    return _tus(
        200,
        **{"Upload-Offset": str(upload.offset), "Upload-Length": str(upload.size), "Cache-Control": "no-store"},
    )


@router.patch(
    "/uploads/{upload_id}/bytes",
    summary="Append bytes at Upload-Offset (tus)",
    dependencies=[Depends(token_needed)],
    status_code=204,
    responses=answers(None, 401, 404, 409, 413, 415, 422) | OF_TUS,
    openapi_extra=raw(
        TUS_BODY,
        {"Tus-Resumable": f"`{TUS}`, the version spoken here.", "Upload-Offset": "How many bytes are here already."},
        required=True,
    ),
)
async def append_bytes(upload_id: UUID, request: Request, token: Token) -> Response:
    if request.headers.get("tus-resumable") != TUS:
        return _tus(412, **{"Tus-Version": TUS})
    if request.headers.get("content-type", "").partition(";")[0].strip() != TUS_BODY:
        return _refused(UnsupportedMedia(f"Send the bytes as {TUS_BODY}."))
    offset = request.headers.get("upload-offset", "")
    if not OFFSET.match(offset):
        return _refused(Invalid(upload_offset="Upload-Offset is the number of bytes that are here."))
    try:
        reached = await _receive(request, token, upload_id, int(offset))
    except PhotoDropError as refusal:
        return _refused(refusal)
    return _tus(204, **{"Upload-Offset": str(reached)})


@router.put(
    "/uploads/{upload_id}/bytes",
    summary="Send the bytes, or with Content-Range the rest of them",
    dependencies=[Depends(token_needed)],
    status_code=204,
    responses=answers(None, 401, 404, 409, 413, 422) | OF_TUS,
    openapi_extra=raw(
        "application/octet-stream",
        {"Content-Range": "`bytes first-last/size` of what is sent, where it is not the whole file."},
        required=False,
    ),
)
async def put_bytes(upload_id: UUID, request: Request, token: Token) -> Response:
    offset, given = 0, request.headers.get("content-range")
    if given is not None:
        found = CONTENT_RANGE.match(given.strip())
        if found is None:
            return _refused(Invalid(content_range="Write Content-Range as bytes first-last/size."))
        offset = int(found[1])
    try:
        reached = await _receive(request, token, upload_id, offset)
    except PhotoDropError as refusal:
        return _refused(refusal)
    return _tus(204, **{"Upload-Offset": str(reached)})


async def _receive(request: Request, token: str | None, upload_id: UUID, offset: int) -> int:
    """Append the body as it comes. What came before a broken connection stays, and counts."""

    def leave_to_send() -> Incoming:
        with transaction() as session:
            return uploads.receive(session, sessions.authenticate(session, token), upload_id)

    incoming = await run_in_threadpool(leave_to_send)
    async with contextmanager_in_threadpool(incoming.appending(offset)) as appender:
        block = bytearray()
        async for chunk in _until_silence(request):
            block += chunk
            if len(block) >= BLOCK:
                await run_in_threadpool(appender.write, bytes(block))
                block.clear()
        await run_in_threadpool(appender.write, bytes(block))
        return appender.offset


async def _until_silence(request: Request) -> AsyncIterator[bytes]:
    """The body, to its end or to where the connection breaks.

    A phone that leaves its network says nothing; it would keep the file from its own next try.
    """
    chunks = request.stream()
    with suppress(ClientDisconnect, StopAsyncIteration, TimeoutError):
        while True:
            with fail_after(SILENCE_SECONDS):
                chunk = await anext(chunks)
            yield chunk


def _tus(status: int, **headers: str) -> Response:
    return Response(status_code=status, headers={"Tus-Resumable": TUS} | headers)


def _refused(refusal: PhotoDropError) -> Response:
    """As everywhere, but with tus's own status for a file that is being sent already."""
    response = answer(refusal)
    response.headers["Tus-Resumable"] = TUS
    if isinstance(refusal, UploadBusy):
        response.status_code = 423
    return response
