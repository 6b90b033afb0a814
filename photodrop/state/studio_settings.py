from collections.abc import AsyncIterator
from typing import Any

import reflex as rx

from photodrop.errors import Invalid, PhotoDropError
from photodrop.services import accounts
from photodrop.services.tongues import _
from photodrop.state.base import _access_token, as_text
from photodrop.state.studio import StudioState
from photodrop.state.toast import toast


class StudioSettingsState(StudioState):
    name_error: str = ""
    email_error: str = ""
    current_error: str = ""
    password_error: str = ""
    is_changing_password: bool = False
    is_busy: bool = False

    @rx.event
    def load(self) -> None:
        self._tell({})
        self.is_changing_password = False

    @rx.event
    async def save(self, form: dict) -> None:
        name, email = (as_text(form.get(field, ""), 1000) for field in ("name", "email"))
        try:
            await self._call(_introduce, name, email)
        except Invalid as wrong:
            self._tell(wrong.fields)
            return
        except PhotoDropError as refusal:
            self._tell({"email": refusal.message})
            return
        self._tell({})
        await self._meet()
        await toast(self, _("Saved"))

    @rx.event
    def ask_password(self) -> None:
        self._tell({})
        self.is_changing_password = True

    @rx.event
    def hide(self) -> None:
        self.is_changing_password = False

    @rx.event
    async def change_password(self, form: dict) -> AsyncIterator[None]:
        current, new = (as_text(form.get(field, ""), 1000) for field in ("current", "password"))
        self._tell({})
        self.is_busy = True
        yield
        try:
            await self._call(accounts.change_password, current, new, access_token=_access_token(self))
        except Invalid as wrong:
            self._tell(wrong.fields)
            return
        except PhotoDropError as refusal:
            self._tell({"current": refusal.message})
            return
        finally:
            self.is_busy = False
        self.is_changing_password = False
        await toast(self, _("Password changed. Other devices are signed out."))

    def _tell(self, wrong: dict[str, str]) -> None:
        self.name_error = wrong.get("name", "")
        self.email_error = wrong.get("email", "")
        self.current_error = wrong.get("current", "")
        self.password_error = wrong.get("password", "")


def _introduce(session: Any, actor: Any, name: str, email: str) -> None:
    if name.strip() or actor.name:
        accounts.rename(session, actor, name)
    accounts.change_email(session, actor, email)
