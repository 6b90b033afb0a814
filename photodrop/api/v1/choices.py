from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict

from photodrop.api import examples
from photodrop.api.deps import Actor, Asked, OnceDep, Paging, SessionDep
from photodrop.api.describe import answers
from photodrop.services import asked_lists, choice_files, choices
from photodrop.services.asked_lists import AskedChange, AskedListView
from photodrop.services.choice_files import Kind, Marks
from photodrop.services.choices import Choice, PhotoChosen, Wanted
from photodrop.services.files import content_disposition
from photodrop.services.paging import Page

router = APIRouter(tags=["favourites"])

FILES = {
    "description": "The file",
    "content": {
        kind: {"schema": {"type": "string", "format": "binary"}}
        for kind in ("application/zip", "text/plain", "text/csv")
    },
}


class ChosenBy(Asked):
    """Filters; all that are given must hold."""

    person_id: UUID | None = None
    list_id: UUID | None = None
    asked_id: UUID | None = None
    photo_id: UUID | None = None
    sent: bool | None = None

    def wanted(self) -> Wanted:
        return Wanted(self.person_id, self.list_id, self.asked_id, self.photo_id, self.sent)


class ChoicesWanted(ChosenBy, Paging):
    sort: str = "-created_at"


class PhotosWanted(ChosenBy, Paging):
    sort: str = "taken_at"


class ExportWanted(ChosenBy):
    """`rating` and `label` stand in XMP sidecars; 0 and an empty label leave them out."""

    kind: Kind = Kind.text
    rating: int = Marks.rating
    label: str = Marks.label


class NewAskedList(BaseModel):
    """A `limit` of 0 lets any number in."""

    model_config = ConfigDict(extra="forbid")

    name: str
    limit: int = 0


class AskedListChange(BaseModel):
    """What is left out stays."""

    model_config = ConfigDict(extra="forbid")

    name: str | None = None
    limit: int | None = None


@router.get(
    "/albums/{album_id}/choices",
    summary="List what people chose of an album: who, in which list",
    responses=answers(examples.listed(examples.CHOICE), 401, 404, 422),
)
def list_choices(
    album_id: UUID, wanted: Annotated[ChoicesWanted, Query()], actor: Actor, session: SessionDep
) -> Page[Choice]:
    return choices.of_album(
        session, actor, album_id, wanted=wanted.wanted(), sort=wanted.sort, cursor=wanted.cursor, limit=wanted.limit
    )


@router.get(
    "/albums/{album_id}/choices/photos",
    summary="List the photos that somebody chose, with who did",
    responses=answers(examples.listed(examples.PHOTO_CHOSEN), 401, 404, 422),
)
def list_chosen_photos(
    album_id: UUID, wanted: Annotated[PhotosWanted, Query()], actor: Actor, session: SessionDep
) -> Page[PhotoChosen]:
    return choices.photos_of_album(
        session, actor, album_id, wanted=wanted.wanted(), sort=wanted.sort, cursor=wanted.cursor, limit=wanted.limit
    )


@router.get(
    "/albums/{album_id}/choices/export",
    summary="Download the names of chosen photos: as text, CSV, for Lightroom's filter, or as XMP sidecars",
    response_class=Response,
    responses={200: FILES} | answers(None, 401, 404, 422),
)
def export_choices(
    album_id: UUID, wanted: Annotated[ExportWanted, Query()], actor: Actor, session: SessionDep
) -> Response:
    marks = Marks(wanted.rating, wanted.label)
    file = choice_files.export(session, actor, album_id, wanted.kind, wanted=wanted.wanted(), marks=marks)
    headers = {"Content-Disposition": content_disposition(file, attachment=True), "Cache-Control": "private, no-store"}
    return Response(file.content, media_type=file.content_type, headers=headers)


@router.post(
    "/albums/{album_id}/choices/{list_id}/reopen",
    summary="Give a sent list back, so that it can be changed and sent again",
    responses=answers(examples.CHOICE | {"is_sent": False, "sent_at": ""}, 401, 404, 422),
)
def reopen_choice(album_id: UUID, list_id: UUID, actor: Actor, session: SessionDep) -> Choice:
    return choices.reopen(session, actor, album_id, list_id)


@router.get(
    "/albums/{album_id}/asked-lists",
    summary="List what one asks everybody in an album to choose",
    responses=answers([examples.ASKED_LIST], 401, 404, 422),
)
def list_asked_lists(album_id: UUID, actor: Actor, session: SessionDep) -> list[AskedListView]:
    return asked_lists.of_album(session, actor, album_id)


@router.post(
    "/albums/{album_id}/asked-lists",
    summary="Ask everybody in an album for a list, such as 20 photos for the book",
    status_code=201,
    responses=answers(examples.ASKED_LIST | {"begun": 0, "sent": 0}, 401, 404, 409, 422, status=201),
)
def ask_for_list(
    album_id: UUID, given: NewAskedList, actor: Actor, session: SessionDep, once: OnceDep
) -> AskedListView:
    return once(given, lambda: asked_lists.ask(session, actor, album_id, given.name, limit=given.limit))


@router.patch(
    "/asked-lists/{asked_id}",
    summary="Change what one asks for",
    responses=answers(examples.ASKED_LIST, 401, 404, 409, 422),
)
def change_asked_list(asked_id: UUID, given: AskedListChange, actor: Actor, session: SessionDep) -> AskedListView:
    return asked_lists.change(session, actor, asked_id, AskedChange(**given.model_dump()))


@router.delete(
    "/asked-lists/{asked_id}",
    summary="Ask for a list no more; whoever has begun keeps theirs",
    status_code=204,
    responses=answers(None, 401, 404, 422),
)
def stop_asking(asked_id: UUID, actor: Actor, session: SessionDep) -> None:
    asked_lists.take_back(session, actor, asked_id)
