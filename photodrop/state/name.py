import reflex as rx
from reflex.event import EventSpec

from photodrop import routes
from photodrop.errors import Invalid
from photodrop.services import accounts
from photodrop.state.base import BaseState, as_text


class NameState(BaseState):
    error: str = ""

    @rx.event
    async def start(self) -> EventSpec | None:
        self.error = ""
        profile = await self._call(accounts.profile)
        return None if profile.needs_name else rx.redirect(routes.DASHBOARD, replace=True)

    @rx.event
    async def save(self, form: dict) -> EventSpec | None:
        try:
            await self._call(accounts.rename, as_text(form.get("name"), 500))
        except Invalid as refusal:
            self.error = refusal.message
            return None
        return rx.redirect(routes.DASHBOARD)
