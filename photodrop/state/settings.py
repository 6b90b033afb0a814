from collections.abc import AsyncIterator
from typing import Any

import reflex as rx

from photodrop.errors import Invalid, PhotoDropError
from photodrop.services import accounts, consents, face_data
from photodrop.services.consents import Standing
from photodrop.services.face_data import Receipt
from photodrop.services.tongues import _
from photodrop.state.base import BaseState, as_text
from photodrop.state.me import MeState
from photodrop.state.own_face import OwnFaceState
from photodrop.state.toast import toast
from photodrop.state.tongue import language_of

NOTHING_ERASED = Receipt(id="", erased_at="", selfies=0, references=0, faces=0, appearances=0, files=0)
NO_ANSWER = Standing(state="", version="", text=[], history=[])


class SettingsState(BaseState):
    error: str = ""
    username_error: str = ""
    is_erasing: bool = False
    is_busy: bool = False
    receipt: Receipt = NOTHING_ERASED
    # What they answered about their face so far, and what they had erased.
    standing: Standing = NO_ANSWER
    receipts: list[Receipt] = []
    # They agreed, then no longer: what was measured in photos until then is gone, whatever they say later.
    was_forgotten: bool = False

    @rx.event
    async def load(self) -> Any:
        self.error = self.username_error = ""
        self.is_erasing, self.receipt = False, NOTHING_ERASED
        await self._look_at_face()
        return MeState.load

    @rx.event
    async def save_name(self, form: dict) -> None:
        self.error = ""
        try:
            await self._call(accounts.rename, as_text(form.get("name"), 500))
        except Invalid as refusal:
            self.error = refusal.message
            return
        await self._look_again()
        await toast(self, _("Name saved"))

    @rx.event
    async def save_username(self, form: dict) -> None:
        self.username_error = ""
        try:
            await self._call(accounts.change_username, as_text(form.get("username", ""), 1000).strip())
        except PhotoDropError as refusal:
            self.username_error = refusal.message
            return
        await self._look_again()
        await toast(self, _("Username saved"))

    @rx.event
    async def decide_on_faces(self, granted: bool) -> None:
        await self._call(consents.decide, granted=granted is True, language=language_of(self))
        await self._look_again()
        await self._look_at_face()

    @rx.event
    def ask_to_erase(self) -> None:
        self.is_erasing = True

    @rx.event
    def keep(self) -> None:
        self.is_erasing = False

    @rx.event
    async def erase(self) -> AsyncIterator[None]:
        self.is_busy = True
        yield
        try:
            self.receipt = await self._call(face_data.erase, language=language_of(self))
            await self._look_again()
            await self._look_at_face()
        finally:
            self.is_busy = self.is_erasing = False

    async def _look_at_face(self) -> None:
        self.standing = await self._call(consents.standing)
        self.was_forgotten = consents.has_withdrawn(self.standing.history)
        self.receipts = await self._call(face_data.receipts)
        await (await self.get_state(OwnFaceState)).load()

    async def _look_again(self) -> None:
        me = await self.get_state(MeState)
        me.profile = await self._call(accounts.profile)
