from collections.abc import AsyncIterator
from typing import Any

import reflex as rx

from photodrop import routes
from photodrop.errors import Invalid, PhotoDropError
from photodrop.services import accounts, registration, sessions
from photodrop.services.accounts import EmailTaken
from photodrop.services.tongues import _
from photodrop.state.base import BaseState, as_text
from photodrop.state.me import first_page


class RegisterState(BaseState):
    is_open: bool = True
    is_busy: bool = False
    error: str = ""
    name_error: str = ""
    email_error: str = ""
    password_error: str = ""
    ticket: str = ""
    next_page: str = routes.HOME

    @rx.event
    def load(self) -> None:
        self.is_open = registration.is_open()
        self._tell({})
        self.ticket, self.is_busy = "", False

    @rx.event
    async def register(self, form: dict) -> AsyncIterator[None]:
        name, email, password = (as_text(form.get(field, ""), 1000) for field in ("name", "email", "password"))
        self._tell({})
        self.ticket, self.is_busy = "", True
        yield
        try:
            self.ticket, self.next_page = await self._call_openly(_enter, name, email, password, self._address())
        except Invalid as wrong:
            self._tell(wrong.fields)
            self.is_busy = False
        except EmailTaken:
            self._tell({"email": self._say(_("Somebody registered with this address. Sign in instead?"))})
            self.is_busy = False
        except PhotoDropError as refusal:
            self._tell({}, refusal.message)
            self.is_busy = False

    @rx.event
    def failed(self) -> None:
        """The ticket was not taken; the account is made all the same."""
        self.ticket, self.is_busy = "", False
        self._tell({}, self._say(_("Your account is made. Sign in with it now.")))

    def _tell(self, wrong: dict[str, str], error: str = "") -> None:
        self.error = error
        self.name_error = wrong.get("name", "")
        self.email_error = wrong.get("email", "")
        self.password_error = wrong.get("password", "")


def _enter(session: Any, name: str, email: str, password: str, address: str) -> tuple[str, str]:
    account = registration.register(session, name, email, password, None, address)
    return sessions.ticket(session, account), first_page(accounts.profile(session, account))
