from typing import Any

import reflex as rx

from photodrop.errors import Invalid
from photodrop.services import accounts
from photodrop.state.base import BaseState, as_text
from photodrop.state.me import MeState
from photodrop.state.toast import toast


class SettingsState(BaseState):
    error: str = ""

    @rx.event
    def load(self) -> Any:
        self.error = ""
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
        await toast(self, "Name saved")

    @rx.event
    async def decide_on_faces(self, granted: bool) -> None:
        await self._call(accounts.decide_on_faces, granted=granted is True)
        await self._look_again()

    async def _look_again(self) -> None:
        me = await self.get_state(MeState)
        me.profile = await self._call(accounts.profile)
