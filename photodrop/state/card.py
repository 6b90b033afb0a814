"""A scanned card: whose event it is, and the time that becomes one's own."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import reflex as rx
from reflex.event import EventSpec

from photodrop import routes
from photodrop.errors import Conflict, Invalid, NotFound, TooMany
from photodrop.services import card_claims
from photodrop.services.card_claims import CardPage, ClaimedTime
from photodrop.state.base import BaseState, as_id, as_text
from photodrop.state.code import CodeState

NO_CLAIM = ClaimedTime(
    id="", album_id="", album_name="", by="", card_label="", starts_at="", ends_at="", is_running=False, photo_count=0
)
NO_CARD = CardPage(
    label="", album_name="", location="", shot_on="", by="", personal=False, window_minutes=0, is_own=False,
    is_signed_in=False, needs_phone=False, needs_name=False, may_claim=False, claim=None,
)  # fmt: skip


class CardState(BaseState):
    card: CardPage = NO_CARD
    claim: ClaimedTime = NO_CLAIM
    seconds: int = 0
    is_loaded: bool = False
    is_closed: bool = False
    is_busy: bool = False
    error: str = ""

    @rx.var
    def refresh_every(self) -> int:
        """While their photos are awaited; and the next who scans a poster ends their time."""
        return 5000 if self.claim.id and not self.claim.photo_count else 0

    @rx.event
    async def load(self) -> None:
        self.card, self.claim, self.seconds = NO_CARD, NO_CLAIM, 0
        self.is_loaded = self.is_closed = self.is_busy = False
        self.error = ""
        await self._read()
        self.is_loaded = True

    @rx.event
    async def refresh(self, _moment: Any = None) -> None:
        await self._read()

    @rx.event
    async def sign_in(self) -> EventSpec:
        """The usual one, which leads back here."""
        (await self.get_state(CodeState))._onward = routes.CARD.replace("[token]", self._token())
        return rx.redirect(routes.LOGIN)

    @rx.event
    async def take(self, form: dict[str, Any]) -> None:
        self.error = ""
        try:
            name = as_text(form.get("name", ""), 500)
            await self._call(card_claims.claim, self._token(), self._address(), name=name)
        except (Conflict, Invalid, TooMany) as refusal:
            self.error = refusal.message
        except NotFound:
            self.is_closed = True
        await self._read()

    @rx.event
    async def end(self) -> None:
        await self._call(card_claims.end, as_id(self.claim.id))
        await self._read()

    def _token(self) -> str:
        return as_text(self._word_in_route("token"), 40)

    async def _read(self) -> None:
        try:
            card = await self._call_for_anyone(card_claims.look, self._token(), self._address())
        except NotFound:
            self.is_closed = True
            return
        except TooMany as refusal:
            self.error = refusal.message
            return
        self.claim = card.claim or NO_CLAIM
        # What is shown of the claim is told once.
        self.card = replace(card, claim=None)
        self.seconds = _seconds_until(self.claim.ends_at) if self.claim.is_running else 0


class WaitingClaimsState(BaseState):
    """On the dashboard: claimed times whose photos have not come yet."""

    claims: list[ClaimedTime] = []

    @rx.event
    async def load(self) -> None:
        self.claims = await self._call(card_claims.mine, waiting=True)


def _seconds_until(moment: str) -> int:
    return max(0, int((datetime.fromisoformat(moment) - datetime.now(UTC)).total_seconds()))
