import reflex as rx

from photodrop.errors import Invalid
from photodrop.services import clients
from photodrop.services.clients import ClientRow
from photodrop.services.tongues import _
from photodrop.state.base import as_id, as_text
from photodrop.state.studio import StudioState
from photodrop.state.toast import toast

PAGE = 50
MOST = 200
SORTS = {"name": "name", "newest": "-created_at"}


class StudioClientsState(StudioState):
    clients: list[ClientRow] = []
    query: str = ""
    sort: str = "name"
    is_loaded: bool = False
    has_more: bool = False
    editing_id: str = ""
    name: str = ""
    error: str = ""
    _cursor: str | None = None

    @rx.event
    async def load(self) -> None:
        await self._read(PAGE)
        self.is_loaded = True

    @rx.event
    async def load_more(self) -> None:
        if self._cursor is None:
            return
        page = await self._call(clients.find, self.query, sort=SORTS[self.sort], cursor=self._cursor, limit=PAGE)
        self.clients = [*self.clients, *page.items]
        self._keep(page.next)

    @rx.event
    async def search(self, query: str) -> None:
        self.query = as_text(query, 100)
        await self._read(PAGE)

    @rx.event
    async def clear(self) -> None:
        self.query = ""
        await self._read(PAGE)

    @rx.event
    async def sort_by(self, sort: str) -> None:
        self.sort = sort if sort in SORTS else "name"
        await self._read(PAGE)

    @rx.event
    def ask_name(self, client_id: str, name: str) -> None:
        self.editing_id, self.name, self.error = as_text(client_id, 36), as_text(name, 200), ""

    @rx.event
    def hide(self) -> None:
        self.editing_id = ""

    @rx.event
    async def rename(self, form: dict) -> None:
        try:
            await self._call(clients.rename, as_id(self.editing_id), as_text(form.get("name", ""), 1000))
        except Invalid as wrong:
            self.error = wrong.message
            return
        self.editing_id = ""
        await self._read(min(max(PAGE, len(self.clients)), MOST))
        await toast(self, _("Saved"))

    async def _read(self, limit: int) -> None:
        page = await self._call(clients.find, self.query, sort=SORTS[self.sort], limit=limit)
        self.clients = page.items
        self._keep(page.next)

    def _keep(self, cursor: str | None) -> None:
        self._cursor = cursor
        self.has_more = cursor is not None
