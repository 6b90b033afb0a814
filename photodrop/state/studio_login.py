from collections.abc import AsyncIterator
from typing import Any

import reflex as rx

from photodrop.errors import NotSignedIn, TooMany
from photodrop.services import accounts, sessions
from photodrop.state.base import BaseState, as_text


class StudioLoginState(BaseState):
    error: str = ""
    ticket: str = ""
    is_busy: bool = False
    shows_password: bool = False

    @rx.event
    def load(self) -> None:
        """Somebody whose session ended in this tab begins anew."""
        self.error = self.ticket = ""
        self.is_busy = self.shows_password = False

    @rx.event
    def toggle_password(self) -> None:
        self.shows_password = not self.shows_password

    @rx.event
    async def sign_in(self, form: dict) -> AsyncIterator[None]:
        self.error, self.ticket = _missing(form), ""
        if self.error:
            return
        self.is_busy = True
        yield
        try:
            self.ticket = await self._call_openly(
                _ticket, as_text(form["login"], 254), as_text(form["password"], 1000), self._address()
            )
        except (NotSignedIn, TooMany) as refusal:
            self.error = refusal.message
            self.is_busy = False

    @rx.event
    def failed(self) -> None:
        """The ticket was not taken: its minute has passed, or the server cannot be reached."""
        self.is_busy = False
        self.ticket = ""
        self.error = "That took too long. Sign in again."


def _missing(form: dict) -> str:
    if not isinstance(form.get("login"), str) or not form["login"].strip():
        return "Enter your login and password."
    return "" if form.get("password") else "Enter your password."


def _ticket(session: Any, login: str, password: str, address: str) -> str:
    return sessions.ticket(session, accounts.sign_in(session, login, password, address))
