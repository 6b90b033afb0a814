"""What explore, search and a profile share: public photos, page by page."""

import reflex as rx

from photodrop.services.paging import Page
from photodrop.services.photo_cards import PhotoCard
from photodrop.state.base import BaseState

PAGE = 60


class PublicPhotos(BaseState, mixin=True):
    cards: list[PhotoCard] = []
    is_loaded: bool = False
    has_more: bool = False

    _cursor: str = ""

    @rx.event
    async def more(self) -> None:
        if not self._cursor:
            return
        page = await self._ask(self._cursor)
        # What came on top meanwhile may have moved a photo over the edge of the page.
        shown = {card.id for card in self.cards}
        self._show([*self.cards, *[card for card in page.items if card.id not in shown]], page.next)

    async def _begin(self) -> None:
        page = await self._ask(None)
        self._show(page.items, page.next)

    async def _ask(self, cursor: str | None) -> Page[PhotoCard]:
        raise NotImplementedError

    def _clear(self) -> None:
        self._show([], None)
        self.is_loaded = False

    def _show(self, cards: list[PhotoCard], cursor: str | None) -> None:
        self.cards, self._cursor, self.has_more = cards, cursor or "", bool(cursor)
        self.is_loaded = True
