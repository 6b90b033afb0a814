from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import reflex as rx
from reflex.event import EventSpec

from photodrop import routes
from photodrop.errors import NotFound
from photodrop.services import checkouts, unlocks
from photodrop.services.checkouts import AlreadyUnlocked
from photodrop.services.unlocks import ClientAlbum
from photodrop.state.base import BaseState
from photodrop.state.gallery import Gallery
from photodrop.state.toast import toast

NO_ALBUM = ClientAlbum(
    id="", name="", location="", shot_on="", photographer="", photo_count=0, unlocked_count=0, locked=False,
    requested=False, requested_photo_ids=[], downloads=True, cover_url="", cover_thumb_url="", price=0, currency="USD",
    price_label="", sells_singly=False, photo_price=0, photo_price_label="", free_left=0,
)  # fmt: skip


class ClientAlbumState(Gallery, BaseState):
    album: ClientAlbum = NO_ALBUM
    is_missing: bool = False
    is_paying: bool = False
    is_busy: bool = False

    @rx.var
    def title(self) -> str:
        return f"{self.album.name or 'Album'} · PhotoDrop"

    @rx.event
    async def load(self) -> None:
        self.album, self.cards, self.is_loaded = NO_ALBUM, [], False
        self.is_missing = self.is_paying = self.is_busy = False
        try:
            self.album = await self._call(unlocks.album_of_client, self._id_in_route("album_id"))
        except NotFound:
            self.is_missing = True
            return
        await self.reload()

    @rx.event
    async def refresh(self, _moment: Any = None) -> EventSpec | None:
        if not self.album.id:
            return None
        before = self.album
        self.album = await self._call(unlocks.album_of_client, UUID(before.id))
        has_changed = _state(before) != _state(self.album)
        if has_changed or self.is_waiting:
            await self.reload()
        if not before.locked or self.album.locked:
            return None
        if self.is_paying:
            self.is_paying = False
            return rx.redirect(routes.THANKS.replace("[album_id]", self.album.id))
        await toast(self, "Your photos are unlocked", "lock-open")
        return None

    @rx.event
    def act(self, name: str, photo_id: str) -> None:
        card = self._card(photo_id)
        if card and name == "unlock":
            self.is_paying = True
        if card and name == "not_me":
            self.doubted = card.id

    @rx.event
    def show_price(self) -> None:
        self.is_paying = True

    @rx.event
    def hide_price(self) -> None:
        self.is_paying = False

    @rx.event
    async def check_out(self) -> AsyncIterator[Any]:
        self.is_busy = True
        yield
        try:
            checkout = await self._call(checkouts.begin, UUID(self.album.id))
            self.album = await self._call(unlocks.album_of_client, UUID(self.album.id))
        except AlreadyUnlocked:
            yield ClientAlbumState.refresh
        else:
            if checkout.url:
                yield rx.redirect(checkout.url)
        finally:
            self.is_busy = False

    def _album_id(self) -> UUID | None:
        return UUID(self.album.id)


def _state(album: ClientAlbum) -> tuple[Any, ...]:
    """What a refresh looks at."""
    return album.locked, album.photo_count, album.unlocked_count
