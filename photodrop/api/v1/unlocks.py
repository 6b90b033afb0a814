from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, model_validator

from photodrop.api import examples
from photodrop.api.deps import Actor, OnceDep, SessionDep
from photodrop.api.describe import answers
from photodrop.services import clients, unlocks
from photodrop.services.clients import PersonChip
from photodrop.services.unlocks import CheckoutView

router = APIRouter(tags=["unlocks"])


class UnlockFor(BaseModel):
    client_id: UUID


class CheckoutOf(BaseModel):
    """An album, or photos of one album. Either way the unlock covers all of one's photos in it."""

    album_id: UUID | None = None
    photo_ids: list[UUID] | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> "CheckoutOf":
        if (self.album_id is None) == (not self.photo_ids):
            raise ValueError("Name either album_id or photo_ids.")
        return self


@router.post(
    "/checkout",
    summary="Ask to unlock one's photos of an album",
    status_code=201,
    responses=answers(examples.CHECKOUT, 401, 404, 409, 422, status=201),
)
def begin_checkout(given: CheckoutOf, actor: Actor, session: SessionDep, once: OnceDep) -> CheckoutView:
    def begin() -> CheckoutView:
        album_id = given.album_id or unlocks.album_of_photos(session, actor, given.photo_ids or [])
        return unlocks.checkout(session, actor, album_id)

    return once(given, begin)


@router.post(
    "/albums/{album_id}/unlocks",
    summary="Unlock an album's photos of one client, by the photographer's hand",
    status_code=201,
    responses=answers(examples.PERSON | {"unlocked": True, "requested": False}, 401, 404, 409, 422, status=201),
)
def grant_unlock(album_id: UUID, given: UnlockFor, actor: Actor, session: SessionDep, once: OnceDep) -> PersonChip:
    def grant() -> PersonChip:
        unlocks.grant(session, actor, album_id, given.client_id)
        return clients.chips(session, actor, [given.client_id], album_id)[0]

    return once(given, grant)


@router.delete(
    "/albums/{album_id}/unlocks/{client_id}",
    summary="Lock a client's photos again",
    status_code=204,
    responses=answers(None, 401, 404),
)
def revoke_unlock(album_id: UUID, client_id: UUID, actor: Actor, session: SessionDep) -> None:
    unlocks.revoke(session, actor, album_id, client_id)


@router.delete(
    "/albums/{album_id}/requests/{client_id}",
    summary="Decline a client's request to unlock",
    status_code=204,
    responses=answers(None, 401, 404),
)
def decline_request(album_id: UUID, client_id: UUID, actor: Actor, session: SessionDep) -> None:
    unlocks.decline(session, actor, album_id, client_id)
