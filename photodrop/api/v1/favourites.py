from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict

from photodrop.api import examples
from photodrop.api.deps import Actor, OnceDep, SessionDep
from photodrop.api.describe import answers
from photodrop.services import favourites
from photodrop.services.favourites import HEARTS, Change, Counter, ListView

router = APIRouter(tags=["favourites"])


class NewList(BaseModel):
    """A `limit` of 0 lets any number in."""

    model_config = ConfigDict(extra="forbid")

    name: str
    limit: int = 0


class ListChange(BaseModel):
    """What is left out stays. Only lists of one's own have another name or limit; a note may stand by any."""

    model_config = ConfigDict(extra="forbid")

    name: str | None = None
    limit: int | None = None
    note: str | None = None


class AboutPhoto(BaseModel):
    """What to tell the photographer about this photo; left out, it stays as it was."""

    model_config = ConfigDict(extra="forbid")

    note: str | None = None


class Sending(BaseModel):
    """A note about the list as a whole; left out, it stays as it was."""

    model_config = ConfigDict(extra="forbid")

    note: str | None = None


@router.get(
    "/albums/{album_id}/favourites",
    summary="Get one's favourites among one's photos of an album",
    responses=answers(examples.FAVOURITES, 401, 404, 422),
)
def get_favourites(album_id: UUID, actor: Actor, session: SessionDep) -> ListView:
    return favourites.one(session, actor, album_id, HEARTS)


@router.put(
    "/albums/{album_id}/favourites/{photo_id}",
    summary="Mark a photo as a favourite",
    responses=answers(examples.COUNTER | {"id": HEARTS, "limit": 0, "left": None}, 401, 404, 409, 422, 429),
)
def add_favourite(
    album_id: UUID, photo_id: UUID, actor: Actor, session: SessionDep, given: AboutPhoto | None = None
) -> Counter:
    return favourites.put(session, actor, album_id, HEARTS, photo_id, note=given.note if given else None)


@router.delete(
    "/albums/{album_id}/favourites/{photo_id}",
    summary="Take the mark away",
    responses=answers(examples.COUNTER | {"id": HEARTS, "limit": 0, "left": None}, 401, 404, 409, 422, 429),
)
def remove_favourite(album_id: UUID, photo_id: UUID, actor: Actor, session: SessionDep) -> Counter:
    return favourites.take_out(session, actor, album_id, HEARTS, photo_id)


@router.get(
    "/albums/{album_id}/lists",
    summary="List one's favourites, the lists one is asked for, and those of one's own",
    responses=answers([examples.FAVOURITES, examples.LIST], 401, 404, 422),
)
def list_lists(album_id: UUID, actor: Actor, session: SessionDep) -> list[ListView]:
    return favourites.lists(session, actor, album_id)


@router.post(
    "/albums/{album_id}/lists",
    summary="Make a list of one's own",
    status_code=201,
    responses=answers(examples.LIST | {"is_asked": False}, 401, 404, 409, 422, 429, status=201),
)
def create_list(album_id: UUID, given: NewList, actor: Actor, session: SessionDep, once: OnceDep) -> ListView:
    return once(given, lambda: favourites.create(session, actor, album_id, given.name, limit=given.limit))


@router.get(
    "/albums/{album_id}/lists/{list_name}",
    summary="Get a list",
    responses=answers(examples.LIST, 401, 404, 422),
)
def get_list(album_id: UUID, list_name: str, actor: Actor, session: SessionDep) -> ListView:
    return favourites.one(session, actor, album_id, list_name)


@router.patch(
    "/albums/{album_id}/lists/{list_name}",
    summary="Change a list, or the note about it",
    responses=answers(examples.LIST, 401, 404, 409, 422, 429),
)
def change_list(album_id: UUID, list_name: str, given: ListChange, actor: Actor, session: SessionDep) -> ListView:
    return favourites.change(session, actor, album_id, list_name, Change(**given.model_dump()))


@router.delete(
    "/albums/{album_id}/lists/{list_name}",
    summary="Delete a list of one's own that was not sent",
    status_code=204,
    responses=answers(None, 401, 404, 409, 422),
)
def delete_list(album_id: UUID, list_name: str, actor: Actor, session: SessionDep) -> None:
    favourites.delete(session, actor, album_id, list_name)


@router.put(
    "/albums/{album_id}/lists/{list_name}/photos/{photo_id}",
    summary="Put a photo into a list, or change the note about it",
    responses=answers(examples.COUNTER, 401, 404, 409, 422, 429),
)
def add_to_list(  # noqa: PLR0917  # one request, spelled out
    album_id: UUID,
    list_name: str,
    photo_id: UUID,
    actor: Actor,
    session: SessionDep,
    given: AboutPhoto | None = None,
) -> Counter:
    return favourites.put(session, actor, album_id, list_name, photo_id, note=given.note if given else None)


@router.delete(
    "/albums/{album_id}/lists/{list_name}/photos/{photo_id}",
    summary="Take a photo out of a list",
    responses=answers(examples.COUNTER, 401, 404, 409, 422, 429),
)
def remove_from_list(album_id: UUID, list_name: str, photo_id: UUID, actor: Actor, session: SessionDep) -> Counter:
    return favourites.take_out(session, actor, album_id, list_name, photo_id)


@router.post(
    "/albums/{album_id}/lists/{list_name}/send",
    summary="Send a list to the photographer; nobody changes it from then on",
    responses=answers(examples.LIST | {"is_sent": True, "sent_at": examples.TIME}, 401, 404, 409, 422, 429),
)
def send_list(
    album_id: UUID, list_name: str, actor: Actor, session: SessionDep, given: Sending | None = None
) -> ListView:
    return favourites.send(session, actor, album_id, list_name, note=given.note if given else None)


@router.post(
    "/albums/{album_id}/lists/{list_name}/take-back",
    summary="Take a sent list back to change it",
    responses=answers(examples.LIST, 401, 404, 409, 422),
)
def take_list_back(album_id: UUID, list_name: str, actor: Actor, session: SessionDep) -> ListView:
    return favourites.take_back(session, actor, album_id, list_name)
