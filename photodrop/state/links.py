"""One's own links to transformed photos: all of them, or those of one photo."""

from uuid import UUID

import reflex as rx

from photodrop.services import image_links
from photodrop.services.image_links import LinkView
from photodrop.services.tongues import _
from photodrop.state.base import BaseState, as_id
from photodrop.state.toast import toast

PAGE = 60


class LinksState(BaseState):
    links: list[LinkView] = []
    is_loaded: bool = False
    has_more: bool = False

    _photo_id: UUID | None = None
    _cursor: str | None = None
    _stopped: str = ""

    @rx.event
    async def load(self) -> None:
        self._photo_id = None
        await self.read_again()

    @rx.event
    async def load_of_photo(self) -> None:
        self._photo_id = self._id_in_route("photo_id")
        await self.read_again()

    @rx.event
    async def read_again(self) -> None:
        page = await self._call(image_links.mine, photo_id=self._photo_id, limit=PAGE)
        self.links, self._cursor = page.items, page.next
        self.has_more = page.next is not None
        self.is_loaded = True

    @rx.event
    async def more(self) -> None:
        if self._cursor is None:
            return
        page = await self._call(image_links.mine, photo_id=self._photo_id, cursor=self._cursor, limit=PAGE)
        self.links, self._cursor = [*self.links, *page.items], page.next
        self.has_more = page.next is not None

    @rx.event
    async def stop(self, link_id: str) -> None:
        self._stopped = str(as_id(link_id))
        await self._call(image_links.stop, self._stopped)
        self.links = [link for link in self.links if link.id != self._stopped]
        await toast(self, _("Link stopped. Nobody sees the picture by it."), "trash-2", undo=LinksState.restore_last)

    @rx.event
    async def restore_last(self) -> None:
        if self._stopped:
            await self._call(image_links.restore, self._stopped)
            self._stopped = ""
            await self.read_again()
