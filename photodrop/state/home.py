import reflex as rx
from reflex.event import EventSpec

from photodrop.services import accounts
from photodrop.state.base import BaseState
from photodrop.state.me import first_page


class HomeState(BaseState):
    @rx.event
    async def lead(self) -> EventSpec:
        """Nobody stays here; who is not signed in is sent to the sign-in page by the error itself."""
        return rx.redirect(first_page(await self._call(accounts.profile)), replace=True)
