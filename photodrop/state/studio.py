"""Who is signed in to the studio, for the frame around every one of its pages."""

from typing import Any

import reflex as rx
from reflex.event import EventType

from photodrop import routes
from photodrop.errors import NotSignedIn
from photodrop.services import accounts, orders, payment_requests, tasks
from photodrop.services.accounts import Profile
from photodrop.state.base import BaseState

NOBODY = Profile(
    id="", role="", login="", username="", email="", name="", phone="", phone_label="", has_password=False,
    selfie_url="", needs_selfie=False, needs_name=False, face_consent="", asks_again=False, messages=True,
)  # fmt: skip


class StudioClosed(NotSignedIn):
    """Photographers come back through their own door, not through the clients' one."""


class StudioState(BaseState):
    profile: Profile = NOBODY
    shown_name: str = ""
    # How many wait for the photographer to say that they paid.
    request_count: int = 0
    # How many orders wait to be accepted.
    order_count: int = 0
    # How many tasks are under way.
    task_count: int = 0

    @rx.event
    async def enter(self) -> EventType[()] | None:
        await self._meet()
        if self.profile.role not in ("photographer", "admin"):
            return rx.redirect(routes.HOME)
        return None

    @rx.event
    async def look(self, _moment: Any = None) -> None:
        """While a page of the studio stands open."""
        if self.profile.id:
            self.request_count = await self._call(payment_requests.count)
            self.order_count = await self._call(orders.count_new)
            self.task_count = await self._call(tasks.count_open)

    async def _meet(self) -> None:
        self.profile = await self._call(accounts.profile)
        self.shown_name = self.profile.name or self.profile.login
        if self.profile.role in ("photographer", "admin"):
            self.request_count = await self._call(payment_requests.count)
            self.order_count = await self._call(orders.count_new)
            self.task_count = await self._call(tasks.count_open)

    async def _call(self, service: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            return await super()._call(service, *args, **kwargs)
        except NotSignedIn:
            raise StudioClosed from None
