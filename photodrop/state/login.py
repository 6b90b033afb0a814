from collections.abc import AsyncIterator

import reflex as rx
from reflex.event import EventSpec

from photodrop import routes
from photodrop.errors import PhotoDropError
from photodrop.services import codes, phones
from photodrop.state.base import BaseState, as_text
from photodrop.state.code import CodeState


class LoginState(BaseState):
    error: str = ""
    is_incomplete: bool = True
    is_busy: bool = False

    @rx.event
    def typed(self, country: str, number: str) -> None:
        self.error = ""
        self.is_incomplete = not phones.is_complete(as_text(number, 40), as_text(country, 2))

    @rx.event
    async def send_code(self, form: dict) -> AsyncIterator[EventSpec | None]:
        number, country = as_text(form.get("number"), 40), as_text(form.get("country"), 2)
        self.error, self.is_busy = "", True
        yield
        try:
            sent = await self._call_openly(codes.request, number, self._address(), country)
        except PhotoDropError as refusal:
            self.error = refusal.message
            return
        finally:
            self.is_busy = False
        (await self.get_state(CodeState))._begin(sent)
        yield rx.redirect(routes.CODE)
