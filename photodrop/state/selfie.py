from typing import Any

import reflex as rx
from reflex.event import EventSpec

from photodrop.services import accounts, consents, selfies
from photodrop.state.base import BaseState
from photodrop.state.me import MeState, after_selfie
from photodrop.state.own_face import OwnFaceState
from photodrop.state.tongue import language_of


class SelfieState(BaseState):
    """Taking a selfie, and being asked about faces. The picture itself goes from the browser to the API."""

    is_cropping: bool = False
    is_saved: bool = False
    is_waiting: bool = False
    error: str = ""

    @rx.var
    def refresh_every(self) -> int:
        return 700 if self.is_waiting else 0

    @rx.event
    async def start(self) -> EventSpec | None:
        """A step of the sign-in: whoever has a selfie goes on, unless they are still to be asked about faces."""
        self.error = ""
        self.is_cropping = self.is_saved = self.is_waiting = False
        me = await self.get_state(MeState)
        me.profile = await self._call(accounts.profile)
        is_asked = me.profile.asks_again or (me.profile.face_consent == "unasked" and not me.profile.needs_selfie)
        if is_asked:
            self.is_saved = True
        elif not me.profile.needs_selfie:
            return rx.redirect(after_selfie(me.profile), replace=True)
        return None

    @rx.event
    def take(self) -> None:
        self.is_cropping = True

    @rx.event
    def close(self) -> None:
        self.is_cropping = False

    @rx.event
    def saved(self) -> None:
        """The server has the picture; a worker cuts the face out of it."""
        self.is_cropping, self.is_saved, self.is_waiting, self.error = False, True, True, ""

    @rx.event
    async def refresh(self, _moment: Any = None) -> None:
        own = await self._call(selfies.own)
        if own and own[0].status == "queued":
            return
        self.is_waiting = False
        if own and own[0].status == "failed":
            self.is_saved, self.error = False, own[0].error
        me = await self.get_state(MeState)
        me.profile = await self._call(accounts.profile)
        # Where its owner agreed, the face in it is looked at next.
        await (await self.get_state(OwnFaceState)).load()

    @rx.event
    async def agree(self) -> EventSpec:
        return await self._decide(granted=True)

    @rx.event
    async def refuse(self) -> EventSpec:
        return await self._decide(granted=False)

    @rx.event
    async def skip(self) -> EventSpec:
        return rx.redirect(after_selfie(await self._call(accounts.profile)))

    async def _decide(self, *, granted: bool) -> Any:
        await self._call(consents.decide, granted=granted, language=language_of(self))
        return rx.redirect(after_selfie(await self._call(accounts.profile)))
