from collections.abc import AsyncIterator
from typing import Any

import reflex as rx
from reflex.event import EventSpec

from photodrop import routes
from photodrop.errors import Conflict, Invalid, PhotoDropError
from photodrop.services import accounts, closing, logins
from photodrop.services.tongues import _
from photodrop.state.base import BaseState, _access_token, as_text
from photodrop.state.me import MeState
from photodrop.state.toast import toast


class AccountState(BaseState):
    name_error: str = ""
    email_error: str = ""
    username_error: str = ""
    current_error: str = ""
    password_error: str = ""
    farewell_error: str = ""
    is_changing_password: bool = False
    is_leaving: bool = False
    is_busy: bool = False

    @rx.event
    def load(self) -> Any:
        self._tell({})
        self.is_changing_password = self.is_leaving = self.is_busy = False
        return MeState.load

    @rx.event
    async def save(self, form: dict) -> None:
        name, email = (as_text(form.get(field, ""), 1000) for field in ("name", "email"))
        if await self._changed(_introduce, name, email):
            await toast(self, _("Saved"))

    @rx.event
    async def save_username(self, form: dict) -> None:
        if await self._changed(accounts.change_username, as_text(form.get("username", ""), 1000).strip()):
            await toast(self, _("Username saved"))

    @rx.event
    def ask_password(self) -> None:
        self._tell({})
        self.is_changing_password = True

    @rx.event
    def ask_to_leave(self) -> None:
        self._tell({})
        self.is_leaving = True

    @rx.event
    def hide(self) -> None:
        self.is_changing_password = self.is_leaving = False

    @rx.event
    async def change_password(self, form: dict) -> AsyncIterator[None]:
        current, new = (as_text(form.get(field, ""), 1000) for field in ("current", "password"))
        self._tell({})
        self.is_busy = True
        yield
        try:
            if await self._changed(accounts.change_password, current, new, access_token=_access_token(self)):
                self.is_changing_password = False
                await toast(self, _("Password changed. Other devices are signed out."))
        finally:
            self.is_busy = False

    @rx.event
    async def leave(self, form: dict) -> AsyncIterator[EventSpec | None]:
        password = as_text(form.get("farewell", ""), 1000)
        self._tell({})
        self.is_busy = True
        yield
        try:
            await self._call(closing.close, _access_token(self), password)
        except PhotoDropError as refusal:
            self.farewell_error = refusal.message
            return
        finally:
            self.is_busy = False
        self.is_leaving = False
        (await self.get_state(MeState)).reset()
        yield rx.redirect(routes.LOGIN, replace=True)

    async def _changed(self, service: Any, *given: Any, **named: Any) -> bool:
        """Whether it was; if not, the reason stands beside its field."""
        try:
            await self._call(service, *given, **named)
        except Invalid as wrong:
            self._tell(wrong.fields)
            return False
        except logins.LoginTaken:
            self._tell({"username": self._say(_("Somebody has this username. Choose another."))})
            return False
        except Conflict as refusal:
            self._tell({"email": refusal.message})
            return False
        except PhotoDropError as refusal:
            self._tell({"current": refusal.message, "username": refusal.message})
            return False
        self._tell({})
        me = await self.get_state(MeState)
        me.profile = await self._call(accounts.profile)
        return True

    def _tell(self, wrong: dict[str, str]) -> None:
        self.name_error = wrong.get("name", "")
        self.email_error = wrong.get("email", "")
        self.username_error = wrong.get("username", "")
        self.current_error = wrong.get("current", "")
        self.password_error = wrong.get("password", "")
        self.farewell_error = ""


def _introduce(session: Any, actor: Any, name: str, email: str) -> None:
    accounts.rename(session, actor, name)
    accounts.change_email(session, actor, email)
