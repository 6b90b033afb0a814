from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Header, Request
from pydantic import BaseModel, ConfigDict, Field

from photodrop.api import examples
from photodrop.api.deps import Actor, OnceDep, SessionDep, Token
from photodrop.api.describe import answers
from photodrop.api.tongue import language_of
from photodrop.services import push_subscriptions, tongues
from photodrop.services.push_subscriptions import PushAddress, PushDevice, PushView

router = APIRouter(prefix="/push", tags=["notifications"])

SUBSCRIPTIONS = "/subscriptions"
UserAgent = Annotated[str, Header(include_in_schema=False)]


class Keys(BaseModel):
    model_config = ConfigDict(extra="forbid")

    p256dh: Annotated[str, Field(max_length=100)]
    auth: Annotated[str, Field(max_length=40)]


class NewSubscription(BaseModel):
    """What a browser's `PushSubscription.toJSON()` gives."""

    model_config = ConfigDict(extra="forbid")

    endpoint: Annotated[str, Field(max_length=1000)]
    keys: Keys
    expirationTime: float | None = None  # noqa: N815  # browsers call it so


class WhichSubscription(BaseModel):
    """By its `id`, or from the browser itself by its `endpoint`."""

    model_config = ConfigDict(extra="forbid")

    id: UUID | None = None
    endpoint: Annotated[str, Field(max_length=1000)] = ""


@router.get(
    SUBSCRIPTIONS,
    summary="List the devices that are told, with the key that browsers subscribe with",
    responses=answers(examples.PUSH, 401),
)
def list_subscriptions(request: Request, actor: Actor, session: SessionDep) -> PushView:
    return tongues.all_told(language_of(request), push_subscriptions.look(session, actor))


@router.post(
    SUBSCRIPTIONS,
    summary="Have this browser told, as long as its session lasts",
    status_code=201,
    responses=answers(examples.PUSH_DEVICE, 401, 409, 422, 429, 503, status=201),
)
def add_subscription(  # noqa: PLR0917  # who asks, from where, for what
    given: NewSubscription, actor: Actor, session: SessionDep, token: Token, once: OnceDep, user_agent: UserAgent = ""
) -> PushDevice:
    browser = PushAddress(given.endpoint, given.keys.p256dh, given.keys.auth)
    device = push_subscriptions.name_of(user_agent)
    return once(given, lambda: push_subscriptions.add(session, actor, browser, access_token=token, device=device))


@router.delete(
    SUBSCRIPTIONS, summary="Have a device told no more", status_code=204, responses=answers(None, 401, 404, 422)
)
def remove_subscription(given: WhichSubscription, actor: Actor, session: SessionDep) -> None:
    push_subscriptions.remove(session, actor, device_id=given.id, endpoint=given.endpoint)
