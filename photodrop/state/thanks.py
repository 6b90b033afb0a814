"""After paying. The page only looks: what unlocks is the provider's own word to the server, or the photographer's."""

import time
from typing import Any
from uuid import UUID

import reflex as rx
from reflex.event import EventSpec

from photodrop import routes
from photodrop.errors import NotFound
from photodrop.services import checkouts, unlocks
from photodrop.services.checkouts import CheckoutView
from photodrop.services.unlocks import ClientAlbum
from photodrop.state.base import BaseState, as_id
from photodrop.state.client_album import NO_ALBUM

NO_CHECKOUT = CheckoutView(
    id="", album_id="", state="", photo_count=0, free_count=0, amount=0, currency="USD", amount_label="", url="",
    instructions="",
)  # fmt: skip
LONG = 30


class ThanksState(BaseState):
    album: ClientAlbum = NO_ALBUM
    checkout: CheckoutView = NO_CHECKOUT
    stage: str = ""
    """`confirming`, `slow`, `later` (the bank takes its time), `done`, `ended`, or `missing`."""

    _since: float = 0

    @rx.var
    def refresh_every(self) -> int:
        return {"confirming": 1500, "slow": 3000, "later": 5000}.get(self.stage, 0)

    @rx.event
    async def load(self) -> EventSpec | None:
        self.album, self.checkout, self.stage = NO_ALBUM, NO_CHECKOUT, ""
        self._since = time.monotonic()
        try:
            album_id = self._id_in_route("album_id")
            if wanted := self.router.url.query_parameters.get("checkout"):
                self.checkout = await self._call(checkouts.see, as_id(wanted))
                album_id = UUID(self.checkout.album_id)
            return await self._look(album_id)
        except NotFound:
            self.stage = "missing"
            return None

    @rx.event
    async def refresh(self, _moment: Any = None) -> EventSpec | None:
        if not self.album.id or not self.refresh_every:
            return None
        if self.checkout.id:
            self.checkout = await self._call(checkouts.see, UUID(self.checkout.id))
        return await self._look(UUID(self.album.id))

    async def _look(self, album_id: UUID) -> EventSpec | None:
        self.album = await self._call(unlocks.album_of_client, album_id)
        self.stage = self._stage()
        if not self.stage:
            return rx.redirect(routes.CLIENT_ALBUM.replace("[album_id]", self.album.id), replace=True)
        return None

    def _stage(self) -> str:
        """Empty where there is nothing to thank for."""
        match self.checkout.state:
            case "open" if self.checkout.instructions:
                return "later"
            case "open":
                return "slow" if time.monotonic() - self._since > LONG else "confirming"
            case "cancelled" | "expired" if self.album.locked:
                return "ended"
        # What was paid and given back is locked again.
        wanted = self.checkout.photo_count
        is_unlocked = self.album.unlocked_count >= wanted if wanted else not self.album.locked
        return "done" if is_unlocked else ""
