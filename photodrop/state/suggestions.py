from typing import Any

import reflex as rx

from photodrop import routes
from photodrop.errors import NotFound
from photodrop.services import suggestions
from photodrop.services.suggestions import SuggestionView
from photodrop.services.tongues import _
from photodrop.state.base import BaseState, as_id
from photodrop.state.toast import toast

PAGE = 20
LOOK_EVERY = 5000


class SuggestionsState(BaseState):
    """Faces that may be whoever looks, asked one by one: of all albums, or of the one whose page it is."""

    waiting: list[SuggestionView] = []
    is_loaded: bool = False

    # What was put off is asked again in another tab, or after a reload.
    _later: list[str] = []

    @rx.var
    def refresh_every(self) -> int:
        return LOOK_EVERY if self.is_loaded else 0

    @rx.event
    async def load(self) -> None:
        self.waiting = []
        await self._look()
        self.is_loaded = True

    @rx.event
    async def refresh(self, _moment: Any = None) -> None:
        await self._look()

    @rx.event
    async def yes(self, suggestion_id: str) -> None:
        if await self._answer(suggestions.confirm, suggestion_id):
            await toast(self, _("Added to your photos"))

    @rx.event
    async def no(self, suggestion_id: str) -> None:
        await self._answer(suggestions.reject, suggestion_id)

    @rx.event
    def later(self, suggestion_id: str) -> None:
        self._later = [*self._later, str(as_id(suggestion_id))]
        self._drop(suggestion_id)

    async def _look(self) -> None:
        found = await self._read()
        # Addresses of the faces are signed anew each time; a face that shows is left alone.
        if [each.id for each in found] != [each.id for each in self.waiting]:
            self.waiting = found

    async def _answer(self, service: Any, suggestion_id: str) -> bool:
        """Whether it was still to be answered: the photographer may have, or another tab."""
        asked = as_id(suggestion_id)
        try:
            await self._call(service, asked)
        except NotFound:
            return False
        finally:
            self._drop(suggestion_id)
        return True

    def _drop(self, suggestion_id: str) -> None:
        self.waiting = [each for each in self.waiting if each.id != suggestion_id]

    async def _read(self) -> list[SuggestionView]:
        is_of_album = self.router.route_id.strip("/") == routes.CLIENT_ALBUM.strip("/")
        try:
            album_id = self._id_in_route("album_id") if is_of_album else None
            page = await self._call(suggestions.of, album_id, limit=PAGE)
        except NotFound:
            return []
        return [each for each in page.items if each.id not in self._later]
