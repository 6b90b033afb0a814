"""What the dashboard and an album share: a client's photos, page by page, kept fresh while somebody looks."""

from typing import Any
from uuid import UUID

import reflex as rx

from photodrop.errors import Conflict, TooMany
from photodrop.services import appearances, favourites, hidden_photos, photo_cards, products
from photodrop.services.favourites import HEARTS, Counter
from photodrop.services.paging import Page
from photodrop.services.photo_cards import PhotoCard
from photodrop.services.tongues import _
from photodrop.state.base import BaseState, as_id, as_text
from photodrop.state.hidden_photos import HiddenPhotosState
from photodrop.state.toast import toast

PAGE = 100


class Gallery(BaseState, mixin=True):
    cards: list[PhotoCard] = []
    is_loaded: bool = False
    doubted: str = ""
    # Photos with a heart; how many presses of hearts were answered, well or badly.
    hearts: list[str] = []
    answered: int = 0
    # Whether a print of these photos can be ordered.
    sells_prints: bool = False

    _cursor: str = ""
    # What was hidden last, and can be taken back.
    _hidden: str = ""

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
            page = await self._read(self._cursor)
            self.cards = [*self.cards, *page.items]
            self._cursor = page.next or ""
            await self._mark()

    @rx.event
    async def reload(self) -> None:
        """Everything that was shown, again: new photos among it, and fresh addresses."""
        shown, cards, cursor = len(self.cards), [], ""
        while True:
            page = await self._read(cursor)
            cards += page.items
            cursor = page.next or ""
            if not cursor or len(cards) >= shown:
                break
        if cards != self.cards:
            self.cards = cards
        self._cursor = cursor
        await self._mark()
        self.is_loaded = True

    async def _ask_for_prints(self) -> None:
        self.sells_prints = await self._call(products.sold_to, self._album_id())

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
        await toast(self, _("Taken out of your photos"))

    @rx.event
    async def hide(self, photo_id: str) -> None:
        """The photo leaves this client's albums, until they show it again."""
        await self._call(hidden_photos.hide, as_id(photo_id))
        self._hidden = photo_id
        self.cards = [card for card in self.cards if card.id != photo_id]
        await toast(self, _("Hidden. You find it under Hidden photos."), undo=type(self).show_hidden)

    @rx.event
    async def show_hidden(self) -> None:
        photo_id, self._hidden = self._hidden, ""
        await self._call(hidden_photos.show, as_id(photo_id))
        (await self.get_state(HiddenPhotosState))._drop(photo_id)
        await self._load_again()

    @rx.event
    async def heart(self, photo_id: str, is_on: bool) -> None:
        """Into the favourites, or into the list that is being chosen for; or out of it."""
        card = self._card(photo_id)
        if card is None:
            return
        service = favourites.put if is_on is True else favourites.take_out
        try:
            counter = await self._call(service, as_id(card.album_id), self._heart_list(), as_id(card.id))
        except (Conflict, TooMany) as refused:
            await toast(self, refused.message, "heart")
        else:
            await self._hearted(card.id, is_on is True, counter)
        finally:
            self.answered += 1

    async def _hearted(self, photo_id: str, is_on: bool, _counter: Counter) -> None:
        others = [known for known in self.hearts if known != photo_id]
        self.hearts = [*others, photo_id] if is_on else others

    async def _mark(self) -> None:
        self.hearts = await self._call(favourites.hearts, [as_id(card.id) for card in self.cards])

    async def _read(self, cursor: str) -> Page[PhotoCard]:
        return await self._call(
            photo_cards.of_client, self._album_id(), only=self._only(), cursor=cursor or None, limit=PAGE
        )

    async def _load_again(self) -> None:
        """After a hidden photo came back."""
        await self.reload()

    def _only(self) -> list[UUID] | None:
        """None but these photos, where a list of them is open."""
        return None

    def _heart_list(self) -> str:
        """The list that hearts stand for."""
        return HEARTS

    def _album_id(self) -> UUID | None:
        """The album these photos are of; None is all of them."""
        return None

    def _card(self, photo_id: Any) -> PhotoCard | None:
        return next((card for card in self.cards if card.id == photo_id), None)
