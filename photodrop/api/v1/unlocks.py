from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, model_validator

from photodrop.api import examples
from photodrop.api.deps import Actor, OnceDep, SessionDep
from photodrop.api.describe import answers
from photodrop.services import checkouts, clients, payment_requests, unlocks
from photodrop.services.checkouts import CheckoutView
from photodrop.services.clients import PersonChip
from photodrop.services.tongues import _

router = APIRouter(tags=["unlocks"])


class UnlockFor(BaseModel):
    """`paid` is what the client gave by hand, in minor units. Left out, it is what their open request says, if any."""

    client_id: UUID
    photo_id: UUID | None = None
    paid: int | None = None


class CheckoutOf(BaseModel):
    """An album, or photos of one album. Where the album does not sell single photos, it is the album either way."""

    album_id: UUID | None = None
    photo_ids: list[UUID] | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> "CheckoutOf":
        if (self.album_id is None) == (not self.photo_ids):
            raise ValueError(_("Name either album_id or photo_ids."))
        return self


@router.post(
    "/checkout",
    summary="Ask to unlock one's photos of an album, or some of them",
    status_code=201,
    responses=answers(examples.CHECKOUT, 401, 404, 409, 422, 429, 503, status=201),
)
def begin_checkout(given: CheckoutOf, actor: Actor, session: SessionDep, once: OnceDep) -> CheckoutView:
    def begin() -> CheckoutView:
        album_id = given.album_id or checkouts.album_of_photos(session, actor, given.photo_ids or [])
        return checkouts.begin(session, actor, album_id, given.photo_ids)

    return once(given, begin)


@router.post(
    "/albums/{album_id}/unlocks",
    summary="Unlock an album's photos of one client, or one photo, by the photographer's hand",
    status_code=201,
    responses=answers(examples.PERSON | {"unlocked": True, "requested": False}, 401, 404, 409, 422, status=201),
)
def grant_unlock(album_id: UUID, given: UnlockFor, actor: Actor, session: SessionDep, once: OnceDep) -> PersonChip:
    def grant() -> PersonChip:
        unlocks.grant(session, actor, album_id, given.client_id, photo_id=given.photo_id, paid=given.paid)
        return clients.chips(session, actor, [given.client_id], album_id)[0]

    return once(given, grant)


@router.delete(
    "/albums/{album_id}/unlocks/{client_id}",
    summary="Lock a client's photos again, or one of them",
    status_code=204,
    responses=answers(None, 401, 404, 422),
)
def revoke_unlock(
    album_id: UUID, client_id: UUID, actor: Actor, session: SessionDep, photo_id: UUID | None = None
) -> None:
    unlocks.revoke(session, actor, album_id, client_id, photo_id=photo_id)


@router.get(
    "/checkout/{checkout_id}",
    summary="Look how one's checkout goes on",
    responses=answers(examples.CHECKOUT, 401, 404),
)
def get_checkout(checkout_id: UUID, actor: Actor, session: SessionDep) -> CheckoutView:
    return checkouts.see(session, actor, checkout_id)


@router.delete(
    "/albums/{album_id}/requests/{client_id}",
    summary="Decline a client's request to unlock",
    status_code=204,
    responses=answers(None, 401, 404),
)
def decline_request(album_id: UUID, client_id: UUID, actor: Actor, session: SessionDep) -> None:
    payment_requests.decline_all(session, actor, album_id, client_id)
