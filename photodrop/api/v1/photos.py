import hashlib
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from io import BytesIO
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.encoders import jsonable_encoder
from pydantic import BaseModel, ConfigDict
from starlette.datastructures import UploadFile

from photodrop.api import examples, forms
from photodrop.api.deps import (
    Actor,
    IdempotencyKey,
    OnceDep,
    OptionalActor,
    Paging,
    SeenFrom,
    SessionDep,
    Token,
    signed_in,
)
from photodrop.api.describe import answers, multipart
from photodrop.api.files import ELSEWHERE, FileAnswer, begins, serve
from photodrop.db import transaction
from photodrop.errors import PhotoDropError
from photodrop.models import Size
from photodrop.services import access, downloads, files, gallery, idempotency, moving, photo_cards, photos, sessions
from photodrop.services.paging import Page
from photodrop.services.photo_cards import PhotoCard, Wanted
from photodrop.services.photos import Added, Change

router = APIRouter(tags=["photos"])


@dataclass(frozen=True)
class PhotoAnswer(PhotoCard):
    """`renditions` are the URLs by size that this caller may have."""

    renditions: dict[str, str]


@dataclass(frozen=True)
class AddedPhoto(PhotoCard):
    """A photo that came in. `is_duplicate`: the album had these bytes already, and keeps them once."""

    is_duplicate: bool


@dataclass(frozen=True)
class RefusedFile:
    filename: str
    error: str
    detail: str


class AddedFiles(BaseModel):
    """One entry per file, in the order they were sent."""

    items: list[AddedPhoto | RefusedFile]


class PublicFilters(Paging):
    sort: str = "taken_at"
    name: str | None = None
    created_from: datetime | None = None
    created_to: datetime | None = None
    taken_from: datetime | None = None
    taken_to: datetime | None = None

    def paging(self) -> dict[str, Any]:
        return {"sort": self.sort, "cursor": self.cursor, "limit": self.limit, "wanted": self.wanted()}

    def wanted(self) -> Wanted:
        return Wanted(**self.model_dump(include={field.name for field in fields(Wanted)}))


class PhotoFilters(PublicFilters):
    """`only` and `status` are for who may edit the album; others see what is out and ready."""

    only: str = ""
    status: str = ""


class PhotoChange(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str | None = None
    description: str | None = None
    tags: list[str] | None = None


class Base64Photo(BaseModel):
    filename: str
    data: str
    description: str | None = None
    tags: list[str] | None = None
    phones: list[str] = []


def answer(card: PhotoCard) -> PhotoAnswer:
    urls = {size.value: getattr(card, f"{size}_url") for size in Size}
    return PhotoAnswer(**vars(card), renditions={size: url for size, url in urls.items() if url})


def flat(added: Added) -> AddedPhoto:
    return AddedPhoto(**vars(added.photo), is_duplicate=added.is_duplicate)


@router.get(
    "/albums/linked/{token}/photos",
    summary="List the photos of an album by its link",
    responses=answers(examples.listed(examples.PHOTO_CARD), 401, 404, 422),
)
def list_linked_photos(
    token: str, wanted: Annotated[PublicFilters, Query()], actor: OptionalActor, session: SessionDep
) -> Page[PhotoCard]:
    return gallery.photos_linked(session, actor, token, **wanted.paging())


@router.get(
    "/albums/{album_id}/photos",
    summary="List the photos of one's own album, or of a public one",
    responses=answers(examples.listed(examples.PHOTO_CARD), 401, 404, 422),
)
def list_photos(
    album_id: UUID, wanted: Annotated[PhotoFilters, Query()], actor: OptionalActor, session: SessionDep
) -> Page[PhotoCard]:
    sight = access.album_to_see(session, actor, album_id)
    if actor is not None and sight.may_edit:
        return photo_cards.in_album(session, actor, album_id, only=wanted.only, status=wanted.status, **wanted.paging())
    return gallery.photos_of(session, actor, album_id, **wanted.paging())


@router.post(
    "/albums/{album_id}/photos",
    summary="Add photos; a refused file says why, the rest goes on",
    status_code=201,
    responses=answers({"items": [examples.ADDED]}, 401, 404, 409, 413, 422, status=201),
    openapi_extra=multipart(
        {
            "files": {"type": "array", "items": {"type": "string", "format": "binary"}},
            "phones": {"type": "array", "items": {"type": "string"}, "description": "Who is in all of these photos."},
        },
        required=["files"],
    ),
)
def add_photos(
    album_id: UUID, form: forms.Form, token: Token, request: Request, idempotency_key: IdempotencyKey = None
) -> AddedFiles:
    sent, phones = forms.files(form, "files"), forms.words(form, "phones")
    with transaction() as session:
        actor = sessions.authenticate(session, token)
        access.album_to_edit(session, actor, album_id)
        if idempotency_key is not None:
            asked = [request.url.path, phones, [forms.fingerprint(file) for file in sent]]
            idempotency.once(session, actor, idempotency_key, asked, 201, lambda: None)
    return AddedFiles(
        items=[
            _outcome(album_id, file, phones, token=token, key=idempotency_key, number=number)
            for number, file in enumerate(sent)
        ]
    )


def _outcome(
    album_id: UUID, file: UploadFile, phones: list[str], *, token: str | None, key: str | None, number: int
) -> Any:
    """One file in a transaction of its own: a broken one costs only itself."""
    name = file.filename or "photo"
    try:
        with transaction() as session:
            actor = sessions.authenticate(session, token)

            def add() -> Any:
                kind = file.content_type or ""
                added = photos.upload(session, actor, album_id, name, file.file, content_type=kind, phones=phones)
                return jsonable_encoder(flat(added))

            if key is None:
                return add()
            own_key = hashlib.sha256(f"{key}\n{number}".encode()).hexdigest()
            return idempotency.once(session, actor, own_key, forms.fingerprint(file), 201, add).body
    except PhotoDropError as refusal:
        return RefusedFile(name, type(refusal).__name__, refusal.message)


async def read_base64(request: Request, _known: Annotated[None, Depends(signed_in)]) -> Base64Photo:
    return await forms.read_json(request, Base64Photo)


@router.post(
    "/albums/{album_id}/photos/base64",
    summary="Add one photo inside JSON",
    status_code=201,
    responses=answers(examples.ADDED, 401, 404, 409, 413, 415, 422, status=201),
    openapi_extra={
        "requestBody": {"required": True, "content": {"application/json": {"schema": Base64Photo.model_json_schema()}}}
    },
)
def add_base64(
    album_id: UUID,
    given: Annotated[Base64Photo, Depends(read_base64)],
    actor: Actor,
    session: SessionDep,
    once: OnceDep,
) -> AddedPhoto:
    def add() -> AddedPhoto:
        source = BytesIO(forms.decoded(given.data))
        added = photos.upload(session, actor, album_id, given.filename, source, phones=given.phones)
        if given.description is None and given.tags is None:
            return flat(added)
        change = Change(description=given.description, tags=given.tags)
        photo = photos.describe(session, actor, UUID(added.photo.id), change)
        return flat(Added(photo, added.is_duplicate))

    return once(given, add)


class Chosen(BaseModel):
    """Photos of one's own, and the album that is to have them."""

    model_config = ConfigDict(extra="forbid")

    photo_ids: list[UUID]
    album_id: UUID


class MovedPhotos(BaseModel):
    items: list[PhotoCard]


class CopiedPhotos(BaseModel):
    """One entry per photo, in the order they were named. A duplicate is the one that the album had already."""

    items: list[AddedPhoto]


@router.post(
    "/photos/move",
    summary="Move photos into another album, all or none",
    responses=answers({"items": [examples.PHOTO_CARD]}, 401, 404, 409, 422),
)
def move_photos(given: Chosen, actor: Actor, session: SessionDep, once: OnceDep) -> MovedPhotos:
    return once(given, lambda: MovedPhotos(items=moving.move(session, actor, given.photo_ids, given.album_id)))


@router.post(
    "/photos/copy",
    summary="Copy photos into another album, with bytes and a life of their own",
    status_code=201,
    responses=answers({"items": [examples.ADDED]}, 401, 404, 409, 413, 422, status=201),
)
def copy_photos(given: Chosen, actor: Actor, session: SessionDep, once: OnceDep) -> CopiedPhotos:
    def copy() -> CopiedPhotos:
        return CopiedPhotos(items=[flat(each) for each in moving.copy(session, actor, given.photo_ids, given.album_id)])

    return once(given, copy)


@router.get(
    "/photos/linked/{token}", summary="Look at a photo by its link", responses=answers(examples.PHOTO, 401, 404)
)
def get_linked_photo(token: str, actor: OptionalActor, session: SessionDep) -> PhotoAnswer:
    return answer(gallery.photo_linked(session, actor, token).photo)


@router.post(
    "/photos/{photo_id}/link/reset",
    summary="End the link to a photo",
    responses=answers(examples.PHOTO, 401, 404, 409, 422),
)
def reset_photo_link(photo_id: UUID, actor: Actor, session: SessionDep, once: OnceDep) -> PhotoAnswer:
    return once(None, lambda: answer(photos.reset_link(session, actor, photo_id)))


@router.get("/photos/{photo_id}", summary="Look at a photo", responses=answers(examples.PHOTO, 401, 404))
def get_photo(photo_id: UUID, actor: OptionalActor, session: SessionDep) -> PhotoAnswer:
    return answer(photo_cards.see(session, actor, photo_id))


@router.patch(
    "/photos/{photo_id}", summary="Rename, describe or tag a photo", responses=answers(examples.PHOTO, 401, 404, 422)
)
def change_photo(photo_id: UUID, given: PhotoChange, actor: Actor, session: SessionDep) -> PhotoAnswer:
    return answer(photos.describe(session, actor, photo_id, Change(**given.model_dump())))


@router.delete(
    "/photos/{photo_id}",
    summary="Delete a photo; ten minutes to restore it",
    status_code=204,
    responses=answers(None, 401, 404),
)
def delete_photo(photo_id: UUID, actor: Actor, session: SessionDep) -> None:
    album_id = access.photo_to_edit(session, actor, photo_id).album_id
    photos.delete(session, actor, album_id, [photo_id])


@router.post(
    "/photos/{photo_id}/restore",
    summary="Bring a deleted photo back",
    responses=answers(examples.PHOTO, 401, 404, 409),
)
def restore_photo(photo_id: UUID, actor: Actor, session: SessionDep) -> PhotoAnswer:
    photos.restore(session, actor, [photo_id])
    return answer(photo_cards.see(session, actor, photo_id))


@router.post(
    "/photos/{photo_id}/retry", summary="Process a failed photo again", responses=answers(examples.PHOTO, 401, 404)
)
def retry_photo(photo_id: UUID, actor: Actor, session: SessionDep) -> PhotoAnswer:
    return answer(photos.retry(session, actor, photo_id))


class FileSize(StrEnum):
    thumb = "thumb"
    small = "small"
    medium = "medium"
    large = "large"
    original = "original"


class FileWanted(BaseModel):
    model_config = ConfigDict(extra="forbid")

    size: FileSize = FileSize.large
    download: bool = False


@router.head("/photos/{photo_id}/file", include_in_schema=False)
@router.get(
    "/photos/{photo_id}/file",
    summary="The bytes this caller may see: watermarked while locked",
    response_class=FileAnswer,
    responses=answers(None, 401, 402, 404, 422) | ELSEWHERE,
)
def get_file(
    photo_id: UUID,
    *,
    wanted: Annotated[FileWanted, Query()],
    request: Request,
    actor: OptionalActor,
    seen_from: SeenFrom,
    session: SessionDep,
) -> Response:
    if begins(request) and (wanted.download or wanted.size is FileSize.original):
        downloads.saved(session, actor, photo_id, seen_from=seen_from)
    if wanted.size is FileSize.original:
        return serve(request, files.original(session, actor, photo_id), download=True)
    return serve(request, files.rendition(session, actor, photo_id, Size(wanted.size)), download=wanted.download)
