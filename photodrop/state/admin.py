from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any
from uuid import UUID

import reflex as rx

from photodrop.errors import Invalid, NotFound, NotSignedIn, PhotoDropError
from photodrop.services import accounts, photographers
from photodrop.services.photographers import PhotographerRow
from photodrop.services.tongues import _
from photodrop.state.base import as_id, as_text
from photodrop.state.studio import StudioState
from photodrop.state.toast import toast

PAGE = 50
MOST = 200
SORTS = {"newest": "-created_at", "login": "login", "name": "name", "seen": "-signed_in_at"}


class AdminState(StudioState):
    """Every photographer, for an admin. For everybody else this page is not here."""

    photographers: list[PhotographerRow] = []
    query: str = ""
    only: str = ""
    sort: str = "newest"
    is_loaded: bool = False
    is_missing: bool = False
    has_more: bool = False
    _cursor: str | None = None

    @rx.event
    async def load(self) -> None:
        self.is_missing = False
        try:
            await self._read(PAGE)
            await self._meet()
            self.is_loaded = True
        except (NotFound, NotSignedIn):
            self.photographers, self.is_loaded, self.is_missing = [], False, True

    @rx.event
    async def load_more(self) -> None:
        if self._cursor is None:
            return
        page = await self._find(cursor=self._cursor, limit=PAGE)
        self.photographers = [*self.photographers, *page.items]
        self._keep(page.next)

    @rx.event
    async def search(self, query: str) -> None:
        self.query = as_text(query, 200)
        await self._read(PAGE)

    @rx.event
    async def show_only(self, only: str) -> None:
        self.only = only if as_text(only) in photographers.STATES else ""
        await self._read(PAGE)

    @rx.event
    async def sort_by(self, sort: str) -> None:
        self.sort = sort if as_text(sort) in SORTS else "newest"
        await self._read(PAGE)

    @rx.event
    async def clear(self) -> None:
        self.query = self.only = ""
        await self._read(PAGE)

    async def _reread(self) -> None:
        await self._read(max(PAGE, min(len(self.photographers), MOST)))

    async def _read(self, limit: int) -> None:
        page = await self._find(limit=limit)
        self.photographers = page.items
        self._keep(page.next)

    async def _find(self, **where: Any) -> Any:
        return await self._call(photographers.find, self.query, state=self.only, sort=SORTS[self.sort], **where)

    def _keep(self, cursor: str | None) -> None:
        self._cursor = cursor
        self.has_more = cursor is not None


class PhotographerDialogState(StudioState):
    """The dialogs that register, correct, shut out and re-admit a photographer, and give a new password."""

    doing: str = ""
    about_id: str = ""
    about: str = ""
    login: str = ""
    name: str = ""
    email: str = ""
    login_error: str = ""
    name_error: str = ""
    email_error: str = ""
    password_error: str = ""
    has_letters: bool = False
    has_length: bool = False
    is_free: bool = False
    is_busy: bool = False
    # The words about a login stay while it does; what is asked about it while typing may come after them.
    _refused: str = ""

    @rx.event
    def ask_new(self) -> None:
        self._open("register")

    @rx.event
    async def ask(self, what: str, photographer_id: str) -> None:
        """Opens one of the dialogs about somebody who is there already."""
        if as_text(what) not in ("correct", "deactivate", "activate", "password"):
            raise NotFound
        row = await self._call(photographers.see, as_id(photographer_id))
        self._open(what)
        self.about_id, self.about = row.id, row.login
        self.login, self.name, self.email = row.login, row.name, row.email

    @rx.event
    def hide(self) -> None:
        self._open("")

    @rx.event
    async def try_login(self, login: str) -> None:
        """Which of the rules hold for what was typed so far."""
        verdict = await self._call(photographers.judge_login, as_text(login, 200))
        self.has_letters, self.has_length, self.is_free = verdict.has_letters, verdict.has_length, verdict.is_free
        if login != self._refused:
            self.login_error = ""

    @rx.event
    async def register(self, form: dict[str, Any]) -> AsyncIterator[None]:
        login, name, email, password = _read(form, "login", "name", "email", "password")
        self._refused = login
        async for _is_busy in self._do(photographers.create, login, password, name=name, email=email):
            yield
        if self.doing == "":
            await toast(self, _("{login} can sign in now.", login=login))

    @rx.event
    async def correct(self, form: dict[str, Any]) -> AsyncIterator[None]:
        login, name, email = _read(form, "login", "name", "email")
        self._refused = login
        async for _is_busy in self._do(photographers.change, self._about(), login=login, name=name, email=email):
            yield
        if self.doing == "":
            await toast(self, _("Saved"))

    @rx.event
    async def reset_password(self, form: dict[str, Any]) -> AsyncIterator[None]:
        [password] = _read(form, "password")
        about = self.about
        async for _is_busy in self._do(photographers.reset_password, self._about(), password):
            yield
        if self.doing == "":
            await toast(self, _("{login} has a new password and is signed out everywhere.", login=about))

    @rx.event
    async def deactivate(self) -> None:
        await self._set_active(active=False)

    @rx.event
    async def activate(self) -> None:
        await self._set_active(active=True)

    async def _set_active(self, *, active: bool) -> None:
        row = await self._call(photographers.set_active, self._about(), active=active)
        self._open("")
        await (await self.get_state(AdminState))._reread()
        said = (
            _("{login} may sign in again.", login=row.login)
            if active
            else _("{login} is signed out and shut out.", login=row.login)
        )
        await toast(self, said)

    async def _do(self, service: Any, *args: Any, **kwargs: Any) -> AsyncIterator[None]:
        """Hashing takes a moment: the button says so first. What is wrong stands at its field afterwards."""
        self._tell({})
        self.is_busy = True
        yield
        try:
            await self._call(service, *args, **kwargs)
        except Invalid as wrong:
            self._tell(wrong.fields)
            return
        except (accounts.LoginTaken, accounts.EmailTaken) as taken:
            self._tell({"login" if isinstance(taken, accounts.LoginTaken) else "email": taken.message})
            return
        finally:
            self.is_busy = False
        self._open("")
        # The list is another event's business where it fails.
        with suppress(PhotoDropError):
            await (await self.get_state(AdminState))._reread()

    def _about(self) -> UUID:
        return as_id(self.about_id)

    def _open(self, what: str) -> None:
        self.doing = what
        self.about_id = self.about = self.login = self.name = self.email = ""
        self.has_letters = self.has_length = self.is_free = False
        self._tell({})

    def _tell(self, wrong: dict[str, str]) -> None:
        self.login_error = wrong.get("login", "")
        self.name_error = wrong.get("name", "")
        self.email_error = wrong.get("email", "")
        self.password_error = wrong.get("password", "")


def _read(form: object, *names: str) -> list[str]:
    if not isinstance(form, dict):
        raise NotFound
    return [as_text(form.get(name, ""), 1000) for name in names]
