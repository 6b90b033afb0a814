"""Signing in with a password: at the studio's door and at everybody's."""

from collections.abc import AsyncIterator
from typing import Any

import reflex as rx

from photodrop import routes
from photodrop.errors import NotSignedIn, TooMany
from photodrop.services import accounts, registration, sessions
from photodrop.services.tongues import _
from photodrop.state.base import BaseState, as_text
from photodrop.state.me import first_page


class SignInState(BaseState):
    error: str = ""
    ticket: str = ""
    next_page: str = routes.HOME
    is_busy: bool = False
    # Whether one may make an account here, for those who have none.
    is_open: bool = False

    @rx.event
    def load(self) -> None:
        """Somebody whose session ended in this tab begins anew."""
        self.error = self.ticket = ""
        self.is_busy = False
        self.is_open = registration.is_open()

    @rx.event
    async def sign_in(self, form: dict) -> AsyncIterator[None]:
        self.error, self.ticket = self._say(_missing(form)), ""
        if self.error:
            return
        self.is_busy = True
        yield
        try:
            self.ticket, self.next_page = await self._call_openly(
                _enter, as_text(form["login"], 254), as_text(form["password"], 1000), self._address()
            )
        except (NotSignedIn, TooMany) as refusal:
            self.error = refusal.message
            self.is_busy = False

    @rx.event
    def failed(self) -> None:
        """The ticket was not taken: its minute has passed, or the server cannot be reached."""
        self.is_busy = False
        self.ticket = ""
        self.error = self._say(_("That took too long. Sign in again."))


def _missing(form: dict) -> str:
    if not isinstance(form.get("login"), str) or not form["login"].strip():
        return _("Enter who you are and your password.")
    return "" if form.get("password") else _("Enter your password.")


def _enter(session: Any, login: str, password: str, address: str) -> tuple[str, str]:
    account = accounts.sign_in(session, login, password, address)
    return sessions.ticket(session, account), first_page(accounts.profile(session, account))
