"""What endpoints ask for: a session that commits before the answer, who is asking, and doing things once."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, get_args

from fastapi import Depends, Header, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.encoders import jsonable_encoder
from fastapi.openapi.models import HTTPBearer
from fastapi.security.base import SecurityBase
from pydantic import BaseModel, ConfigDict, ValidationInfo, field_validator
from sqlmodel import Session

from photodrop import routes
from photodrop.api import origin
from photodrop.api.tongue import language_of
from photodrop.config import get_settings
from photodrop.db import POOL_SIZE, transaction
from photodrop.errors import NotSignedIn
from photodrop.models import Account, Guest
from photodrop.services import access, activity, guests, idempotency, paging, sessions
from photodrop.services.tongues import _

NUMBER = re.compile(r"^\s*[-+]?[\d_]*\.?[\d_]*([eE][-+]?\d+)?\s*$")


class ForeignOrigin(NotSignedIn):
    message = "This request came from another site. Send it from PhotoDrop itself, or with a Bearer token."


def get_session() -> Iterator[Session]:
    with transaction() as session:
        yield session


# Requests that hold a connection while they wait for a thread, and threads that wait for a connection, would stand
# still together. So no more of them come in than half of the pool; the rest waits outside and holds nothing.
SessionDep = Annotated[Session, Depends(get_session, scope="function", max_concurrency=POOL_SIZE)]


# Those that wait for nothing are `async def`: FastAPI would give each of the others a thread.
async def get_token(request: Request) -> str | None:
    """The access token of the header, else of the cookie. A browser sends cookies for other sites too, so those
    count for changes only where the request comes from our own pages.
    """
    scheme, _space, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return token.strip()
    cookie = request.cookies.get(routes.SESSION_COOKIE)
    if cookie and request.method not in origin.SAFE_METHODS and not origin.is_own(request):
        raise ForeignOrigin
    return cookie


Token = Annotated[str | None, Depends(get_token)]


class TokenNeeded(SecurityBase):
    """Tells OpenAPI that a route wants a token; `get_token` is who reads it."""

    model = HTTPBearer(bearerFormat="JWT", description="The `access_token` of a sign-in.")
    scheme_name = "Bearer"

    async def __call__(self) -> None: ...


token_needed = TokenNeeded()


def get_actor(session: SessionDep, token: Token, _told: Annotated[None, Depends(token_needed)]) -> Account:
    return sessions.authenticate(session, token)


def get_optional_actor(session: SessionDep, token: Token) -> Account | None:
    return sessions.authenticate(session, token) if token else None


Actor = Annotated[Account, Depends(get_actor)]


# The services ask the same once more: they are called by pages and commands, too.
async def get_admin(actor: Actor) -> Account:
    access.admins_only(actor)
    return actor


async def get_moderator(actor: Actor) -> Account:
    """Moderators, and admins, who may do all that they may."""
    access.moderators_only(actor)
    return actor


AdminActor = Annotated[Account, Depends(get_admin)]
ModeratorActor = Annotated[Account, Depends(get_moderator)]
OptionalActor = Annotated[Account | None, Depends(get_optional_actor)]


async def signed_in(token: Token, _told: Annotated[None, Depends(token_needed)]) -> None:
    """For bodies that are large: nobody unknown gets to send one, and no connection waits for it."""

    def check() -> None:
        with transaction() as session:
            sessions.authenticate(session, token)

    await run_in_threadpool(check)


async def own_pages_only(request: Request) -> None:
    if not origin.is_own(request):
        raise ForeignOrigin


async def get_address(request: Request) -> str:
    """Of whoever asks. Behind proxies of our own it is the one that the outermost of them wrote down.

    Anybody can send an X-Forwarded-For; each proxy adds the address it saw at the end, so only the last ones count.
    """
    hops = get_settings().trusted_proxies
    written = [address.strip() for address in request.headers.get("x-forwarded-for", "").split(",") if address.strip()]
    if hops and len(written) >= hops:
        return written[-hops]
    return request.client.host if request.client else "unknown"


Address = Annotated[str, Depends(get_address)]


async def get_seen_from(request: Request, address: Address) -> activity.Visitor:
    return activity.Visitor(address, request.headers.get("user-agent", ""))


SeenFrom = Annotated[activity.Visitor, Depends(get_seen_from)]
"""For `activity.saw`: by whom something was looked at, as far as it is anybody's business."""


async def get_guest_secret(
    request: Request,
    photodrop_guest: Annotated[
        str | None, Header(description="The `guest` of an earlier answer, for callers without cookies.")
    ] = None,
) -> str | None:
    """What a guest is known by. As for accounts, a cookie counts for changes only where our own pages ask.

    Forms of other sites come without the cookie, and would be given a new one in the place of the guest's own.
    """
    cookie = request.cookies.get(routes.GUEST_COOKIE)
    is_forged = origin.is_foreign(request) or (cookie and not origin.is_own(request))
    if photodrop_guest is None and request.method not in origin.SAFE_METHODS and is_forged:
        raise ForeignOrigin
    return photodrop_guest or cookie


GuestSecret = Annotated[str | None, Depends(get_guest_secret)]


def get_guest(request: Request, session: SessionDep, secret: GuestSecret) -> Guest | None:
    return guests.find(session, secret, language_of(request))


GuestDep = Annotated[Guest | None, Depends(get_guest)]


def get_made_guest(
    request: Request, session: SessionDep, guest: GuestDep, address: Address, response: Response
) -> Guest:
    """A new one where we know none. A route that answers with a Response of its own keeps the cookie itself."""
    if guest is None:
        guest, secret = guests.begin(session, address, request.path_params["token"])
        guest.language = language_of(request)
        keep_guest(response, secret)
    return guest


def keep_guest(response: Response, secret: str) -> None:
    response.set_cookie(
        routes.GUEST_COOKIE,
        secret,
        max_age=int(guests.COOKIE_LIFE.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=get_settings().is_secure,
    )


MadeGuest = Annotated[Guest, Depends(get_made_guest)]


def get_visitor(actor: OptionalActor, guest: GuestDep) -> Account | Guest:
    """Who is signed in, else the guest. Raises NotSignedIn for whoever is neither."""
    visitor = actor or guest
    if visitor is None:
        raise NotSignedIn
    return visitor


Visitor = Annotated[Account | Guest, Depends(get_visitor)]


def get_made_visitor(
    request: Request,
    *,
    session: SessionDep,
    actor: OptionalActor,
    guest: GuestDep,
    address: Address,
    response: Response,
) -> Account | Guest:
    """Who is signed in, else the guest, else a new one."""
    return actor or get_made_guest(request, session, guest, address, response)


MadeVisitor = Annotated[Account | Guest, Depends(get_made_visitor)]
IdempotencyKey = Annotated[
    str | None,
    Header(description="Send the same key with the same request again, and it is done once and answered alike."),
]


@dataclass
class Once:
    """Does an act, or gives the answer of the first time it was asked for under the same Idempotency-Key."""

    session: Session
    actor: Account | Guest
    key: str | None
    request: Request
    response: Response

    def __call__(self, body: Any, act: Callable[[], Any]) -> Any:
        if self.key is None:
            return act()
        asked = [self.request.method, self.request.url.path, jsonable_encoder(body)]
        found = idempotency.once(
            self.session,
            self.actor,
            self.key,
            asked,
            self.request.scope["route"].status_code or 200,
            lambda: jsonable_encoder(act()),
        )
        if found.is_replay:
            self.response.headers["Idempotency-Replayed"] = "true"
        return found.body


async def get_once(
    session: SessionDep, actor: Actor, request: Request, response: Response, idempotency_key: IdempotencyKey = None
) -> Once:
    return Once(session, actor, idempotency_key, request, response)


async def get_guest_once(
    session: SessionDep, guest: MadeGuest, request: Request, response: Response, idempotency_key: IdempotencyKey = None
) -> Once:
    return Once(session, guest, idempotency_key, request, response)


async def get_visitor_once(
    session: SessionDep, visitor: Visitor, request: Request, response: Response, idempotency_key: IdempotencyKey = None
) -> Once:
    return Once(session, visitor, idempotency_key, request, response)


OnceDep = Annotated[Once, Depends(get_once)]


async def get_made_visitor_once(
    session: SessionDep,
    visitor: MadeVisitor,
    request: Request,
    response: Response,
    idempotency_key: IdempotencyKey = None,
) -> Once:
    return Once(session, visitor, idempotency_key, request, response)


MadeVisitorOnceDep = Annotated[Once, Depends(get_made_visitor_once)]
GuestOnceDep = Annotated[Once, Depends(get_guest_once)]
VisitorOnceDep = Annotated[Once, Depends(get_visitor_once)]


class Asked(BaseModel):
    """What a route reads behind the question mark; a field that it does not know is refused."""

    model_config = ConfigDict(extra="forbid")

    @field_validator("*", mode="before")
    @classmethod
    def _as_dates_are_written(cls, value: Any, field: ValidationInfo) -> Any:
        """Pydantic would take a bare number for the seconds since 1970."""
        kinds = get_args(cls.model_fields[str(field.field_name)].annotation)
        if {date, datetime} & set(kinds) and isinstance(value, str) and NUMBER.match(value):
            raise ValueError(_("Write it as 2026-06-20, or as 2026-06-20T16:04:11Z."))
        return value


class Paging(Asked):
    """What every list understands."""

    limit: Annotated[int, Query(ge=1, le=paging.LARGEST)] = 50
    cursor: str | None = None
