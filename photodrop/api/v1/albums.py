from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, ConfigDict
from pydantic.config import JsonDict
from sqlmodel import Session

from photodrop.api import examples
from photodrop.api.deps import Actor, OnceDep, OptionalActor, Paging, SessionDep, Token
from photodrop.api.describe import answers
from photodrop.db import transaction
from photodrop.models import Account, AlbumKind, FaceMode, MarkLayout, Visibility
from photodrop.services import access, albums, clients, gallery, marks, presets, sessions
from photodrop.services.album_options import Options
from photodrop.services.albums import AlbumDetail, AlbumRow, Drop, Work
from photodrop.services.clients import PersonChip
from photodrop.services.gallery import PublicAlbum
from photodrop.services.paging import Page

router = APIRouter(prefix="/albums", tags=["albums"])

EXAMPLE: JsonDict = {
    "name": "Lind wedding",
    "location": "Skagen",
    "shot_on": "2026-06-20",
    "watermark_layout": "tiles",
    "price": 2900,
    "currency": "EUR",
}
PICTURE = {"content": {"image/*": {"schema": {"type": "string", "format": "binary"}}}, "description": "A JPEG."}


class AlbumFilters(Paging):
    sort: str = "-created_at"
    q: str = ""
    kind: AlbumKind | None = None
    visibility: Visibility | None = None
    state: str = ""
    name: str | None = None
    location: str | None = None
    shot_from: date | None = None
    shot_to: date | None = None
    created_from: datetime | None = None
    created_to: datetime | None = None


class AlbumOptions(BaseModel):
    """`preset_id` gives the options of a preset; those given beside it go before them. A logo takes the place of the
    watermark's words, until it is set to null. Opacity (60 to 100) and size (50 to 200) are in per cent of the usual.
    `faces` set to anything but `on` forgets at once what was measured in the album, `minors` says that it is of
    children; `faces_kept_days` counts from the shoot, and 0 is for as long as the album is.
    """

    model_config = ConfigDict(extra="forbid")

    preset_id: UUID | None = None
    watermark: bool | None = None
    watermark_text: str | None = None
    watermark_logo_id: UUID | None = None
    watermark_layout: MarkLayout | None = None
    watermark_opacity: int | None = None
    watermark_size: int | None = None
    max_edge: int | None = None
    price: int | None = None
    photo_price: int | None = None
    free_photos: int | None = None
    currency: str | None = None
    downloads: bool | None = None
    originals: bool | None = None
    live: bool | None = None
    faces: FaceMode | None = None
    faces_kept_days: int | None = None
    visibility: Visibility | None = None


class AlbumChange(AlbumOptions):
    """Only what is given changes. `preset_id` gives the options of a preset; those given beside it go before them. A
    logo takes the place of the watermark's words, until it is set to null. Opacity (60 to 100) and size (50 to 200) are
    in per cent of the usual. `faces` set to anything but `on` forgets at once what was measured in the album, `minors`
    says that it is of children; `faces_kept_days` counts from the shoot, and 0 is for as long as the album is.
    """

    name: str | None = None
    location: str | None = None
    shot_on: date | None = None


class NewAlbum(AlbumOptions):
    """Of clients it has a location and a date; in a library only the name is asked for."""

    model_config = ConfigDict(json_schema_extra={"example": EXAMPLE})

    kind: AlbumKind | None = None
    name: str
    location: str = ""
    shot_on: date | None = None


@router.get("", summary="List one's own albums", responses=answers(examples.listed(examples.ALBUM_ROW), 401, 422))
def list_albums(wanted: Annotated[AlbumFilters, Query()], actor: Actor, session: SessionDep) -> Page[AlbumRow]:
    filters = wanted.model_dump(exclude={"limit", "cursor", "sort", "q", "state"})
    return albums.find(
        session,
        actor,
        wanted.q,
        state=wanted.state,
        filters=filters,
        sort=wanted.sort,
        cursor=wanted.cursor,
        limit=wanted.limit,
    )


@router.post(
    "",
    summary="Create an album",
    status_code=201,
    responses=answers(examples.ALBUM, 401, 404, 409, 422, status=201),
)
def create_album(given: NewAlbum, actor: Actor, session: SessionDep, once: OnceDep) -> AlbumDetail:
    return once(
        given,
        lambda: albums.create(
            session,
            actor,
            given.name,
            given.location,
            given.shot_on,
            _options(session, actor, given),
            kind=given.kind,
        ),
    )


@router.get(
    "/linked/{token}", summary="Look at an album by its link", responses=answers(examples.PUBLIC_ALBUM, 401, 404)
)
def get_linked_album(token: str, actor: OptionalActor, session: SessionDep) -> PublicAlbum:
    return gallery.album_linked(session, actor, token)


@router.get(
    "/{album_id}",
    summary="Look at one's own album in full, or at a public one",
    responses=answers(examples.ALBUM, 401, 404),
)
def get_album(album_id: UUID, actor: OptionalActor, session: SessionDep) -> AlbumDetail | PublicAlbum:
    sight = access.album_to_see(session, actor, album_id)
    if actor is not None and sight.may_edit:
        return albums.detail(session, actor, album_id)
    return gallery.album(session, actor, album_id)


@router.patch("/{album_id}", summary="Change an album's options", responses=answers(examples.ALBUM, 401, 404, 422))
def change_album(album_id: UUID, given: AlbumChange, actor: Actor, session: SessionDep) -> AlbumDetail:
    return albums.change(session, actor, album_id, _options(session, actor, given))


@router.post(
    "/{album_id}/options/check",
    summary="What a change of options would render again or forget; changes nothing",
    responses=answers(examples.WORK, 401, 404, 422),
)
def check_options(album_id: UUID, given: AlbumChange, actor: Actor, session: SessionDep) -> Work:
    return albums.work(session, actor, album_id, _options(session, actor, given))


@router.post(
    "/{album_id}/options/preview",
    summary="The album's first photo as it would look with these options; changes nothing",
    response_class=Response,
    responses={200: PICTURE} | answers(None, 401, 404, 422, 429),
)
def preview_options(album_id: UUID, given: AlbumChange, token: Token) -> Response:
    with transaction() as session:
        actor = sessions.authenticate(session, token)
        wanted = albums.preview(session, actor, album_id, _options(session, actor, given))
    # No transaction waits for a picture.
    return Response(marks.make(wanted), media_type="image/jpeg", headers={"Cache-Control": "no-store"})


def _options(session: Session, actor: Account, given: AlbumOptions) -> Options:
    preset = presets.options(session, actor, given.preset_id) if given.preset_id else {}
    return Options(**preset | given.model_dump(exclude_unset=True, exclude={"kind", "preset_id"}))


@router.delete(
    "/{album_id}",
    summary="Delete an album; ten minutes to restore it",
    status_code=204,
    responses=answers(None, 401, 404),
)
def delete_album(album_id: UUID, actor: Actor, session: SessionDep) -> None:
    albums.delete(session, actor, album_id)


@router.post("/{album_id}/restore", summary="Bring a deleted album back", responses=answers(examples.ALBUM, 401, 404))
def restore_album(album_id: UUID, actor: Actor, session: SessionDep) -> AlbumDetail:
    albums.restore(session, actor, album_id)
    session.flush()
    return albums.detail(session, actor, album_id)


@router.post(
    "/{album_id}/link/reset",
    summary="End all links to an album and to its photos",
    responses=answers(examples.ALBUM, 401, 404, 409, 422),
)
def reset_album_link(album_id: UUID, actor: Actor, session: SessionDep, once: OnceDep) -> AlbumDetail:
    return once(None, lambda: albums.reset_link(session, actor, album_id))


@router.post(
    "/{album_id}/drop",
    summary="Let the people in the photos see them",
    responses=answers({"photo_count": 311, "client_count": 9}, 401, 404, 409, 422),
)
def drop_album(album_id: UUID, actor: Actor, session: SessionDep, once: OnceDep) -> Drop:
    return once(None, lambda: albums.drop(session, actor, album_id))


@router.get(
    "/{album_id}/people",
    summary="List everybody who appears in an album",
    responses=answers(examples.listed(examples.PERSON), 401, 404),
)
def list_people(album_id: UUID, actor: Actor, session: SessionDep) -> Page[PersonChip]:
    return Page(clients.of_album(session, actor, album_id), None)
