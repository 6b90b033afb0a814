"""An album of a library: for its owner, for everybody while it is public, for who has its link."""

from typing import Any
from uuid import UUID

import reflex as rx
from reflex.event import EventSpec

from photodrop.errors import Invalid, NotFound, PhotoDropError
from photodrop.services import album_options, albums, gallery, moving, photo_cards, photos
from photodrop.services.album_options import Options
from photodrop.services.albums import AlbumRow
from photodrop.services.gallery import AlbumPage
from photodrop.services.paging import Page
from photodrop.services.photo_cards import PhotoCard
from photodrop.services.tongues import _, _n
from photodrop.state.base import BaseState, as_id, as_ids, as_text
from photodrop.state.blank import blank
from photodrop.state.library import LibraryAlbumsState
from photodrop.state.library_upload import LIBRARY, MOST_ALBUMS
from photodrop.state.toast import toast

PAGE = 60
MOST = 200
SORTS = {"taken": "taken_at", "newest": "-created_at", "name": "name"}
VISIBILITIES = ("private", "link", "public")
WAITING = ("queued", "uploading")


class AlbumPhotos(BaseState, mixin=True):
    """The photos of one album, page by page."""

    album: AlbumPage = blank(AlbumPage)
    cards: list[PhotoCard] = []
    sort: str = "taken"
    is_loaded: bool = False
    is_missing: bool = False

    _cursor: str = ""

    @rx.var
    def title(self) -> str:
        name = self.album.album.name
        return f"{name} · PhotoDrop" if name else self._say(_("Album · PhotoDrop"))

    @rx.event
    async def more(self) -> None:
        if self._cursor:
            page = await self._page_of(cursor=self._cursor, limit=PAGE)
            self.cards, self._cursor = [*self.cards, *page.items], page.next or ""

    @rx.event
    async def read_again(self) -> None:
        await self._read(min(max(PAGE, len(self.cards)), MOST))

    @rx.event
    async def sort_by(self, sort: str) -> None:
        self.sort = sort if sort in SORTS else "taken"
        await self._read(PAGE)

    async def _begin(self) -> None:
        try:
            await self._read(PAGE)
            self.is_missing = False
        except NotFound:
            self.album, self.cards, self.is_missing = blank(AlbumPage), [], True
        self.is_loaded = True

    async def _read(self, limit: int) -> None:
        self.album = await self._album()
        page = await self._page_of(cursor=None, limit=limit)
        self.cards, self._cursor = page.items, page.next or ""

    async def _album(self) -> AlbumPage:
        raise NotImplementedError

    async def _page_of(self, *, cursor: str | None, limit: int) -> Page[PhotoCard]:
        raise NotImplementedError


class LibraryAlbumState(AlbumPhotos, BaseState):
    """`/<user>/albums/<id>`, with all that its owner does there."""

    selected: list[str] = []
    others: list[AlbumRow] = []
    dialog: str = ""
    error: str = ""

    @rx.var
    def refresh_every(self) -> int:
        return 1500 if any(card.status in WAITING for card in self.cards) else 0

    @rx.event
    async def load(self) -> None:
        self.selected, self.dialog, self.error = [], "", ""
        if self.album.album.id != self.router.url.path.rstrip("/").split("/")[-1]:
            self.album, self.cards, self.is_loaded = blank(AlbumPage), [], False
        await self._begin()

    @rx.event
    async def refresh(self, _moment: str = "") -> None:
        await self.read_again()

    @rx.event
    def open(self, photo_id: str) -> EventSpec:
        return rx.redirect(f"/{self.album.album.by.username}/view/{as_id(photo_id)}")

    @rx.event
    def select(self, photo_ids: list[str]) -> None:
        self.selected = [str(photo_id) for photo_id in as_ids(photo_ids)]

    @rx.event
    def clear_selection(self) -> None:
        self.selected = []

    @rx.event
    async def ask(self, dialog: str) -> None:
        """One of: name, share, delete, move, copy."""
        self.dialog, self.error = as_text(dialog, 10), ""
        if dialog in ("move", "copy"):
            found = await self._call(albums.find, filters=LIBRARY, limit=MOST_ALBUMS)
            self.others = [album for album in found.items if album.id != self.album.album.id]

    @rx.event
    def hide(self) -> None:
        self.dialog, self.error = "", ""

    @rx.event
    async def rename(self, form: dict) -> None:
        try:
            await self._call(albums.change, self._id(), Options(name=as_text(form.get("album_name", ""), 1000)))
        except Invalid as wrong:
            self.error = wrong.message
            return
        self.hide()
        self.album = await self._album()

    @rx.event
    async def show_to(self, visibility: str) -> None:
        if visibility not in VISIBILITIES:
            raise NotFound
        await self._call(albums.change, self._id(), Options(visibility=album_options.Visibility(visibility)))
        self.album = await self._album()

    @rx.event
    async def reset_link(self) -> None:
        await self._call(albums.reset_link, self._id())
        self.album = await self._album()
        await toast(self, _("The old links lead nowhere now"), "link")

    @rx.event
    async def delete(self) -> EventSpec:
        name, album_id = self.album.album.name, self._id()
        await self._call(albums.delete, album_id)
        await (await self.get_state(LibraryAlbumsState))._tell_deleted(album_id, name)
        return rx.redirect(f"/{self.album.album.by.username}/albums", replace=True)

    @rx.event
    async def carry(self, form: dict) -> None:
        """Move or copy what is selected, into an album that is there or is made now."""
        is_move, name = self.dialog == "move", as_text(form.get("album_name", ""), 1000).strip()
        chosen = as_ids(self.selected)
        try:
            if name:
                await self._call(moving.into_new, chosen, name, is_copy=not is_move)
            elif is_move:
                await self._call(moving.move, chosen, as_id(form.get("target", "")))
            else:
                await self._call(moving.copy, chosen, as_id(form.get("target", "")))
        except NotFound:
            self.error = self._say(_("Choose an album, or name a new one."))
            return
        except PhotoDropError as refusal:
            self.error = refusal.message
            return
        count = len(chosen)
        self.hide()
        self.selected = []
        await self.read_again()
        moved = _n("{count} photo moved", "{count} photos moved", count)
        await toast(self, moved if is_move else _n("{count} photo copied", "{count} photos copied", count))

    @rx.event
    async def delete_selected(self) -> None:
        photo_ids = list(self.selected)
        count = await self._call(photos.delete, self._id(), as_ids(photo_ids))
        self.selected = []
        await self.read_again()
        words = _n("{count} photo deleted", "{count} photos deleted", count)
        await toast(self, words, "trash-2", undo=LibraryAlbumState.restore(photo_ids))

    @rx.event
    async def restore(self, photo_ids: list[str]) -> None:
        await self._call(photos.restore, as_ids(photo_ids))
        await self.read_again()

    @rx.event
    async def retry(self, photo_id: str) -> None:
        await self._call(photos.retry, as_id(photo_id))
        await self.read_again()

    async def _album(self) -> AlbumPage:
        return await self._call_for_anyone(gallery.album_page, self._word_in_route("username"), self._id())

    async def _page_of(self, *, cursor: str | None, limit: int) -> Page[PhotoCard]:
        paging: dict[str, Any] = {"sort": SORTS[self.sort], "cursor": cursor, "limit": limit}
        if self.album.may_edit:
            return await self._call(photo_cards.in_album, self._id(), **paging)
        return await self._call_for_anyone(gallery.photos_of, self._id(), **paging)

    def _id(self) -> UUID:
        return self._id_in_route("album_id")


class LinkedAlbumState(AlbumPhotos, BaseState):
    """`/a/<token>`."""

    @rx.event
    async def load(self) -> None:
        self.cards, self.is_loaded = [], False
        await self._begin()

    async def _album(self) -> AlbumPage:
        return await self._call_for_anyone(gallery.album_page_linked, self._word_in_route("token"))

    async def _page_of(self, *, cursor: str | None, limit: int) -> Page[PhotoCard]:
        return await self._call_for_anyone(
            gallery.photos_linked, self._word_in_route("token"), sort=SORTS[self.sort], cursor=cursor, limit=limit
        )
