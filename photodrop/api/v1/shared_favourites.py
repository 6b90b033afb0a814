from uuid import UUID

from fastapi import APIRouter

from photodrop.api import examples
from photodrop.api.deps import GuestDep, GuestOnceDep, MadeGuest, SessionDep
from photodrop.api.describe import answers
from photodrop.api.v1.favourites import AboutPhoto, ListChange, NewList, Sending
from photodrop.services import favourites
from photodrop.services.favourites import HEARTS, Change, Counter, ListView

router = APIRouter(tags=["favourites"])


class SignedSending(Sending):
    """`by` is the guest's name, asked for the first time. The note, left out, stays as it was."""

    by: str | None = None


@router.get(
    "/shared/{token}/favourites",
    summary="Get a guest's favourites among the photos of a share",
    responses=answers(examples.FAVOURITES, 404, 422),
)
def get_shared_favourites(token: str, guest: GuestDep, session: SessionDep) -> ListView:
    return favourites.one(session, guest, token, HEARTS)


@router.put(
    "/shared/{token}/favourites/{photo_id}",
    summary="Mark a photo of a share as a favourite",
    responses=answers(examples.COUNTER | {"id": HEARTS, "limit": 0, "left": None}, 401, 404, 409, 422, 429),
)
def add_shared_favourite(
    token: str, photo_id: UUID, guest: MadeGuest, session: SessionDep, given: AboutPhoto | None = None
) -> Counter:
    return favourites.put(session, guest, token, HEARTS, photo_id, note=given.note if given else None)


@router.delete(
    "/shared/{token}/favourites/{photo_id}",
    summary="Take the mark away, as a guest",
    responses=answers(examples.COUNTER | {"id": HEARTS, "limit": 0, "left": None}, 401, 404, 409, 422, 429),
)
def remove_shared_favourite(token: str, photo_id: UUID, guest: MadeGuest, session: SessionDep) -> Counter:
    return favourites.take_out(session, guest, token, HEARTS, photo_id)


@router.get(
    "/shared/{token}/lists",
    summary="List a guest's favourites, the lists they are asked for, and those of their own",
    responses=answers([examples.FAVOURITES, examples.LIST], 404, 422),
)
def list_shared_lists(token: str, guest: GuestDep, session: SessionDep) -> list[ListView]:
    return favourites.lists(session, guest, token)


@router.post(
    "/shared/{token}/lists",
    summary="Make a guest's own list",
    status_code=201,
    responses=answers(examples.LIST | {"is_asked": False}, 401, 404, 409, 422, 429, status=201),
)
def create_shared_list(
    token: str, given: NewList, guest: MadeGuest, session: SessionDep, once: GuestOnceDep
) -> ListView:
    return once(given, lambda: favourites.create(session, guest, token, given.name, limit=given.limit))


@router.get(
    "/shared/{token}/lists/{list_name}",
    summary="Get a guest's list",
    responses=answers(examples.LIST, 404, 422),
)
def get_shared_list(token: str, list_name: str, guest: GuestDep, session: SessionDep) -> ListView:
    return favourites.one(session, guest, token, list_name)


@router.patch(
    "/shared/{token}/lists/{list_name}",
    summary="Change a guest's list, or the note about it",
    responses=answers(examples.LIST, 401, 404, 409, 422, 429),
)
def change_shared_list(
    token: str, list_name: str, given: ListChange, guest: MadeGuest, session: SessionDep
) -> ListView:
    return favourites.change(session, guest, token, list_name, Change(**given.model_dump()))


@router.delete(
    "/shared/{token}/lists/{list_name}",
    summary="Delete a guest's own list that was not sent",
    status_code=204,
    responses=answers(None, 401, 404, 409, 422),
)
def delete_shared_list(token: str, list_name: str, guest: GuestDep, session: SessionDep) -> None:
    favourites.delete(session, guest, token, list_name)


@router.put(
    "/shared/{token}/lists/{list_name}/photos/{photo_id}",
    summary="Put a photo of a share into a guest's list, or change the note about it",
    responses=answers(examples.COUNTER, 401, 404, 409, 422, 429),
)
def add_to_shared_list(  # noqa: PLR0917  # one request, spelled out
    token: str,
    list_name: str,
    photo_id: UUID,
    guest: MadeGuest,
    session: SessionDep,
    given: AboutPhoto | None = None,
) -> Counter:
    return favourites.put(session, guest, token, list_name, photo_id, note=given.note if given else None)


@router.delete(
    "/shared/{token}/lists/{list_name}/photos/{photo_id}",
    summary="Take a photo out of a guest's list",
    responses=answers(examples.COUNTER, 401, 404, 409, 422, 429),
)
def remove_from_shared_list(
    token: str, list_name: str, photo_id: UUID, guest: MadeGuest, session: SessionDep
) -> Counter:
    return favourites.take_out(session, guest, token, list_name, photo_id)


@router.post(
    "/shared/{token}/lists/{list_name}/send",
    summary="Send a guest's list to the photographer; nobody changes it from then on",
    responses=answers(examples.LIST | {"is_sent": True, "sent_at": examples.TIME}, 401, 404, 409, 422, 429),
)
def send_shared_list(
    token: str, list_name: str, guest: MadeGuest, session: SessionDep, given: SignedSending | None = None
) -> ListView:
    return favourites.send(
        session, guest, token, list_name, note=given.note if given else None, by=given.by if given else None
    )


@router.post(
    "/shared/{token}/lists/{list_name}/take-back",
    summary="Take a guest's sent list back to change it",
    responses=answers(examples.LIST, 401, 404, 409, 422),
)
def take_shared_list_back(token: str, list_name: str, guest: GuestDep, session: SessionDep) -> ListView:
    return favourites.take_back(session, guest, token, list_name)
