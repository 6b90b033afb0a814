"""What the dashboard and an album share: a client's photos, page by page, kept fresh while somebody looks."""

from typing import Any
from uuid import UUID

import reflex as rx

from photodrop.services import appearances, photos
from photodrop.services.photos import PhotoCard
from photodrop.state.base import BaseState, as_id, as_text

PAGE = 100


class Gallery(BaseState, mixin=True):
    cards: list[PhotoCard] = []
    is_loaded: bool = False
    doubted: str = ""

    _cursor: str = ""

    @rx.var
    def is_waiting(self) -> bool:
        return any(card.status != "ready" for card in self.cards)

    @rx.var
    def refresh_every(self) -> int:
        if not self.is_loaded:
            return 0
        return 1000 if self.is_waiting else 1500

    @rx.event
    async def more(self) -> None:
        if self._cursor:
            page = await self._call(photos.of_client, self._album_id(), cursor=self._cursor, limit=PAGE)
            self.cards = [*self.cards, *page.items]
            self._cursor = page.next or ""

    @rx.event
    async def reload(self) -> None:
        """Everything that was shown, again: new photos among it, and fresh addresses."""
        shown, cards, cursor = len(self.cards), [], ""
        while True:
            page = await self._call(photos.of_client, self._album_id(), cursor=cursor or None, limit=PAGE)
            cards += page.items
            cursor = page.next or ""
            if not cursor or len(cards) >= shown:
                break
        if cards != self.cards:
            self.cards = cards
        self._cursor = cursor
        self.is_loaded = True

    @rx.event
    def doubt(self, photo_id: str) -> None:
        self.doubted = as_text(photo_id, 36)

    @rx.event
    def keep(self) -> None:
        self.doubted = ""

    @rx.event
    async def not_me(self) -> None:
        """The photo leaves this client's albums; only the photographer can add them again."""
        photo_id, self.doubted = self.doubted, ""
        appearance = next((card.appearance_id for card in self.cards if card.id == photo_id), "")
        await self._call(appearances.decide, as_id(appearance), appearances.AppearanceState.rejected)
        self.cards = [card for card in self.cards if card.id != photo_id]

    def _album_id(self) -> UUID | None:
        """The album these photos are of; None is all of them."""
        return None

    def _card(self, photo_id: Any) -> PhotoCard | None:
        return next((card for card in self.cards if card.id == photo_id), None)
