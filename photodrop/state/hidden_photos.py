import reflex as rx

from photodrop.services import hidden_photos
from photodrop.services.photo_cards import PhotoCard
from photodrop.services.tongues import _
from photodrop.state.base import BaseState, as_id
from photodrop.state.toast import toast

PAGE = 60


class HiddenPhotosState(BaseState):
    cards: list[PhotoCard] = []
    is_loaded: bool = False
    has_more: bool = False

    _cursor: str = ""

    @rx.event
    async def load(self) -> None:
        self.cards, self._cursor, self.is_loaded = [], "", False
        await self.more()
        self.is_loaded = True

    @rx.event
    async def more(self) -> None:
        page = await self._call(hidden_photos.of, cursor=self._cursor or None, limit=PAGE)
        self.cards = [*self.cards, *page.items]
        self._cursor = page.next or ""
        self.has_more = bool(page.next)

    @rx.event
    async def show(self, photo_id: str) -> None:
        await self._call(hidden_photos.show, as_id(photo_id))
        self._drop(photo_id)
        await toast(self, _("Back in your photos"))

    def _drop(self, photo_id: str) -> None:
        self.cards = [card for card in self.cards if card.id != photo_id]
