"""The one door from a State to the services."""

from collections.abc import Callable
from functools import partial
from typing import Any, Concatenate, ParamSpec, TypeVar
from uuid import UUID

import anyio.to_thread
import reflex as rx

from photodrop import routes
from photodrop.db import transaction
from photodrop.errors import NotFound, NotSignedIn, PhotoDropError
from photodrop.services import guests, sessions, tongues
from photodrop.services.activity import Visitor
from photodrop.state.tongue import cookie, language_of, tell_in

Given = ParamSpec("Given")
Result = TypeVar("Result")


class BaseState(rx.State):
    """What every page's State can do: call a service as whoever holds the cookie."""

    async def _call(
        self, service: Callable[Concatenate[Any, Any, Given], Result], *args: Given.args, **kwargs: Given.kwargs
    ) -> Result:
        """Run `service(session, actor, …)` in a transaction of its own, off the loop.

        Who is asking is read from the cookie every time, so a ban or a sign-out elsewhere counts at once.
        Raises NotSignedIn without a valid one.
        """
        return await self._told(partial(_as_actor, _access_token(self), service, *args, **kwargs))

    async def _call_for_anyone(
        self, service: Callable[Concatenate[Any, Any, Given], Result], *args: Given.args, **kwargs: Given.kwargs
    ) -> Result:
        """Run `service(session, actor, …)` for whoever holds the cookie; the actor is None for a visitor."""
        return await self._told(partial(_as_anyone, _access_token(self), service, *args, **kwargs))

    async def _call_as_visitor(
        self, service: Callable[Concatenate[Any, Any, Given], Result], *args: Given.args, **kwargs: Given.kwargs
    ) -> Result:
        """Run `service(session, visitor, …)` as the account that is signed in, else as the guest of this browser.

        Raises NotSignedIn for whoever is neither.
        """
        return await self._told(
            partial(
                _as_visitor,
                _access_token(self),
                cookie(self, routes.GUEST_COOKIE),
                language_of(self),
                service,
                *args,
                **kwargs,
            )
        )

    async def _call_openly(
        self, service: Callable[Concatenate[Any, Given], Result], *args: Given.args, **kwargs: Given.kwargs
    ) -> Result:
        """Run `service(session, …)` for somebody who need not be signed in."""
        return await self._told(partial(_in_transaction, service, *args, **kwargs))

    async def _told(self, run: Callable[[], Result]) -> Result:
        """What a service answers or refuses, in the language of this tab."""
        return await anyio.to_thread.run_sync(_in_tongue, language_of(self), run)

    def _say(self, sentence: str) -> str:
        """A sentence of the page's own, in the language of this tab."""
        return tongues.told(language_of(self), sentence)

    def _id_in_route(self, name: str) -> UUID:
        """The id that stands in the page's path at `[name]` of its route. Raises NotFound for what is no id."""
        return as_id(self._word_in_route(name))

    def _word_in_route(self, name: str) -> str:
        spots = dict(zip(self.router.route_id.split("/"), self.router.url.path.rstrip("/").split("/"), strict=False))
        return as_text(spots.get(f"[{name}]"))

    def _address(self) -> str:
        return self.router.session.client_ip or "unknown"

    def _seen_from(self) -> Visitor:
        """For `activity.saw`."""
        return Visitor(self._address(), self.router.headers.user_agent)


def as_id(value: object) -> UUID:
    """Any browser may send anything as any argument: what is no id is not found."""
    try:
        return UUID(as_text(value, 36))
    except ValueError:
        raise NotFound from None


def as_ids(values: object) -> list[UUID]:
    if not isinstance(values, list):
        raise NotFound
    return [as_id(value) for value in values]


def as_text(value: object, longest: int = 5000) -> str:
    # The database takes no NUL, so nothing is called so.
    if not isinstance(value, str) or len(value) > longest or "\0" in value:
        raise NotFound
    return value


def _access_token(state: rx.State) -> str | None:
    return cookie(state, routes.SESSION_COOKIE)


def _in_tongue(language: str, run: Callable[[], Result]) -> Result:
    try:
        return tongues.all_told(language, run())
    except PhotoDropError as refusal:
        tell_in(language, refusal)
        raise


def _as_actor(token: str | None, service: Callable[..., Result], *args: Any, **kwargs: Any) -> Result:
    with transaction() as session:
        return service(session, sessions.authenticate(session, token), *args, **kwargs)


def _as_anyone(token: str | None, service: Callable[..., Result], *args: Any, **kwargs: Any) -> Result:
    with transaction() as session:
        try:
            actor = sessions.authenticate(session, token) if token else None
        except NotSignedIn:
            actor = None
        return service(session, actor, *args, **kwargs)


def _as_visitor(
    token: str | None,
    guest_secret: str | None,
    language: str,
    service: Callable[..., Result],
    *args: Any,
    **kwargs: Any,
) -> Result:
    with transaction() as session:
        try:
            visitor = sessions.authenticate(session, token) if token else None
        except NotSignedIn:
            visitor = None
        visitor = visitor or guests.find(session, guest_secret, language)
        if visitor is None:
            raise NotSignedIn
        return service(session, visitor, *args, **kwargs)


def _in_transaction(service: Callable[..., Result], *args: Any, **kwargs: Any) -> Result:
    with transaction() as session:
        return service(session, *args, **kwargs)
