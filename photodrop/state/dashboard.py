from typing import Any

import reflex as rx
from reflex.event import EventSpec

from photodrop import routes
from photodrop.services import downloads, hidden_photos, unlocks
from photodrop.services.unlocks import ClientAlbum
from photodrop.state.base import BaseState
from photodrop.state.gallery import Gallery
from photodrop.state.saving import saving


class DashboardState(Gallery, BaseState):
    albums: list[ClientAlbum] = []

    photo_count: int = 0
    hidden_count: int = 0

    @rx.var
    def may_download(self) -> bool:
        return any(album.downloads and album.unlocked_count for album in self.albums)

    @rx.event
    async def load(self) -> None:
        await self._load_again()
        await self._ask_for_prints()

    @rx.event
    async def refresh(self, _moment: Any = None) -> None:
        albums = await self._call(unlocks.albums_of_client)
        has_changed = [_state(album) for album in albums] != [_state(album) for album in self.albums]
        if has_changed:
            await self._show(albums)
        if has_changed or self.is_waiting:
            await self.reload()

    @rx.event
    async def download_all(self) -> EventSpec:
        return saving(await self._call(downloads.of_client))

    @rx.event
    async def act(self, name: str, photo_id: str) -> EventSpec | None:
        card = self._card(photo_id)
        if card and name == "unlock":
            return rx.redirect(routes.CLIENT_ALBUM.replace("[album_id]", card.album_id) + f"?unlock={card.id}")
        if card and name == "print":
            return rx.redirect(routes.PRINT.replace("[photo_id]", card.id))
        if card and name == "not_me":
            self.doubted = card.id
        if card and name == "hide":
            await self.hide(card.id)
            self.hidden_count += 1
        return None

    async def _load_again(self) -> None:
        await self._show(await self._call(unlocks.albums_of_client))
        await self.reload()

    async def _show(self, albums: list[ClientAlbum]) -> None:
        self.hidden_count = await self._call(hidden_photos.count)
        self.albums = albums
        self.photo_count = sum(album.photo_count for album in albums)


def _state(album: ClientAlbum) -> tuple[Any, ...]:
    """What a refresh looks at; addresses of covers change by themselves."""
    return album.id, album.name, album.photo_count, album.unlocked_count, album.locked, bool(album.cover_url)
