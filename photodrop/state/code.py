from collections.abc import AsyncIterator
from time import time
from typing import Any

import reflex as rx
from reflex.event import EventSpec

from photodrop import routes
from photodrop.errors import PhotoDropError
from photodrop.services import accounts, codes, sessions
from photodrop.services.codes import CodeSpent, SentCode
from photodrop.services.tongues import _
from photodrop.state.base import BaseState, as_id, as_text
from photodrop.state.me import first_page

LENGTH = 6


class CodeState(BaseState):
    phone_label: str = ""
    is_in_telegram: bool = False
    seconds: int = 0
    sent_count: int = 0
    resends_left: int = 0
    shown_code: str = ""
    typed: str = ""
    error: str = ""
    is_over: bool = False
    is_busy: bool = False
    ticket: str = ""
    next_page: str = routes.HOME

    _otp_id: str = ""
    # Where they came from, if that is where they go on.
    _onward: str = ""
    _expires_at: float = 0

    @rx.var
    def is_complete(self) -> bool:
        return len(self.typed) == LENGTH and not self.error

    @rx.event
    def load(self) -> EventSpec | None:
        """The code waits on the server, so a reload goes on where it was; without one there is nothing to do here."""
        if not self._otp_id:
            return rx.redirect(routes.LOGIN, replace=True)
        # Nothing else may change here: this answer can arrive after the first digits were typed.
        self._count_down()
        return None

    @rx.event
    def change(self, code: str) -> None:
        self.typed = as_text(code, LENGTH)
        if not self.is_over:
            self.error = ""

    @rx.event
    async def verify(self, form: dict) -> AsyncIterator[EventSpec | None]:
        self.error, self.is_busy = "", True
        yield
        try:
            code = as_text(form.get("code"), LENGTH)
            self.ticket, first = await self._call_openly(_enter, as_id(self._otp_id), code, self._address())
            self.next_page, self._onward = self._onward or first, ""
        except PhotoDropError as refusal:
            self.error = refusal.message
            self.is_over = isinstance(refusal, CodeSpent)
            self.is_busy = False

    @rx.event
    async def resend(self) -> None:
        try:
            self._begin(await self._call_openly(codes.resend, as_id(self._otp_id), self._address()))
        except PhotoDropError as refusal:
            self.error = refusal.message

    @rx.event
    def ticket_refused(self) -> None:
        """Its minute has passed, or the server cannot be reached."""
        self.ticket, self.is_busy = "", False
        self.error = self._say(_("That took too long. Start again with your number."))
        self.is_over = True

    def _begin(self, sent: SentCode) -> None:
        self._otp_id = sent.otp_id
        self._expires_at = time() + sent.expires_in
        self.phone_label = sent.phone_label
        self.is_in_telegram = sent.sent_to == "telegram"
        self.resends_left = sent.resends_left
        self.shown_code = sent.code or ""
        self.typed = self.error = self.ticket = ""
        self.is_over = self.is_busy = False
        self.sent_count += 1
        self._count_down()

    def _count_down(self) -> None:
        self.seconds = max(0, int(self._expires_at - time()))


def _enter(session: Any, otp_id: Any, code: str, address: str) -> tuple[str, str]:
    account, _ = codes.verify(session, otp_id, code, address)
    return sessions.ticket(session, account), first_page(accounts.profile(session, account))
