from datetime import date

import reflex as rx
from reflex.event import EventType

from photodrop import routes
from photodrop.errors import Invalid
from photodrop.services import albums
from photodrop.services.album_options import Options
from photodrop.services.albums import AlbumRow
from photodrop.services.tongues import _
from photodrop.state.base import as_id, as_text
from photodrop.state.studio import StudioState
from photodrop.state.toast import toast

PAGE = 30
MOST = 200
SORTS = {"newest": "-created_at", "oldest": "created_at", "name": "name", "date": "-shot_on"}
OF_CLIENTS = {"kind": "client"}
STATES = ("", "draft", "processing", "dropped", "failed")


class StudioAlbumsState(StudioState):
    albums: list[AlbumRow] = []
    query: str = ""
    only: str = ""
    sort: str = "newest"
    is_loaded: bool = False
    has_more: bool = False
    _cursor: str | None = None

    @rx.var
    def refresh_every(self) -> int:
        return 3000 if any(album.state == "processing" for album in self.albums) else 0

    @rx.event
    async def load(self) -> None:
        await self._read(PAGE)
        self.is_loaded = True

    @rx.event
    async def refresh(self, _: str = "") -> None:
        await self._read(min(max(PAGE, len(self.albums)), MOST))

    @rx.event
    async def load_more(self) -> None:
        if self._cursor is None:
            return
        page = await self._call(
            albums.find,
            self.query,
            state=self.only,
            filters=OF_CLIENTS,
            sort=SORTS[self.sort],
            cursor=self._cursor,
            limit=PAGE,
        )
        self.albums = [*self.albums, *page.items]
        self._keep(page.next)

    @rx.event
    async def search(self, query: str) -> None:
        self.query = as_text(query, 200)
        await self._read(PAGE)

    @rx.event
    async def show_only(self, only: str) -> None:
        self.only = only if only in STATES else ""
        await self._read(PAGE)

    @rx.event
    async def sort_by(self, sort: str) -> None:
        self.sort = sort if sort in SORTS else "newest"
        await self._read(PAGE)

    @rx.event
    async def clear(self) -> None:
        self.query = self.only = ""
        await self._read(PAGE)

    async def _read(self, limit: int) -> None:
        page = await self._call(
            albums.find, self.query, state=self.only, filters=OF_CLIENTS, sort=SORTS[self.sort], limit=limit
        )
        self.albums = page.items
        self._keep(page.next)

    def _keep(self, cursor: str | None) -> None:
        self._cursor = cursor
        self.has_more = cursor is not None


class AlbumDialogState(StudioState):
    """The dialogs that make, rename and delete an album."""

    is_creating: bool = False
    editing_id: str = ""
    deleting_id: str = ""
    name: str = ""
    location: str = ""
    shot_on: str = ""
    name_error: str = ""
    location_error: str = ""
    date_error: str = ""

    @rx.event
    def ask_new(self) -> None:
        self._open()
        self.is_creating = True

    @rx.event
    def ask_edit(self, album_id: str, name: str, location: str, shot_on: str) -> None:
        self._open()
        self.editing_id = as_text(album_id, 36)
        self.name, self.location, self.shot_on = as_text(name, 200), as_text(location, 200), as_text(shot_on, 10)

    @rx.event
    def ask_delete(self, album_id: str, name: str) -> None:
        self._open()
        self.deleting_id = as_text(album_id, 36)
        self.name = as_text(name, 200)

    @rx.event
    def hide(self) -> None:
        self._open()

    @rx.event
    async def create(self, form: dict) -> EventType[()] | None:
        try:
            album = await self._call(albums.create, *_details(form))
        except Invalid as wrong:
            self._tell(wrong.fields)
            return None
        self._open()
        return rx.redirect(routes.STUDIO_ALBUM.replace("[album_id]", album.id))

    @rx.event
    async def save(self, form: dict) -> None:
        name, location, shot_on = _details(form)
        if shot_on is None:
            self._tell({"shot_on": self._say(_("Choose the date of the shoot."))})
            return
        try:
            options = Options(name=name, location=location, shot_on=shot_on)
            await self._call(albums.change, as_id(self.editing_id), options)
        except Invalid as wrong:
            self._tell(wrong.fields)
            return
        self._open()
        await self._refresh_list()
        await toast(self, _("Saved"))

    @rx.event
    async def delete(self) -> EventType[()] | None:
        album_id, name = self.deleting_id, self.name
        await self._call(albums.delete, as_id(album_id))
        self._open()
        await self._refresh_list()
        await toast(self, _("{name} deleted", name=name), "trash-2", undo=AlbumDialogState.restore(album_id))
        if self.router.url.path.rstrip("/") != routes.STUDIO:
            return rx.redirect(routes.STUDIO)
        return None

    @rx.event
    async def restore(self, album_id: str) -> None:
        await self._call(albums.restore, as_id(album_id))
        await self._refresh_list()

    async def _refresh_list(self) -> None:
        listed = await self.get_state(StudioAlbumsState)
        await listed._read(max(PAGE, min(len(listed.albums), MOST)))

    def _open(self) -> None:
        self.is_creating = False
        self.editing_id = self.deleting_id = ""
        self.name = self.location = self.shot_on = ""
        self._tell({})

    def _tell(self, wrong: dict[str, str]) -> None:
        self.name_error = wrong.get("name", "")
        self.location_error = wrong.get("location", "")
        self.date_error = wrong.get("shot_on", "")


def _details(form: dict) -> tuple[str, str, date | None]:
    name, location, shot_on = (as_text(form.get(field, ""), 1000) for field in ("name", "location", "shot_on"))
    try:
        return name, location, date.fromisoformat(shot_on)
    except ValueError:
        return name, location, None
