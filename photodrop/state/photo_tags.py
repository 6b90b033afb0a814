"""The tags of a photo, and their change by whoever may."""

import reflex as rx

from photodrop.errors import Invalid, NotFound
from photodrop.services import photo_cards, tags
from photodrop.state.base import BaseState, as_id, as_text

OFFERED = 8


class PhotoTagsState(BaseState):
    tags: list[str] = []
    known: list[str] = []
    error: str = ""
    # As for stars: what was refused is taken back on the screen.
    answered: int = 0
    _photo_id: str = ""

    @rx.event
    async def load(self) -> None:
        self.tags, self.known, self.error, self._photo_id = [], [], "", ""
        try:
            photo_id = self._id_in_route("photo_id")
            self.tags = (await self._call_for_anyone(photo_cards.see, photo_id)).tags
        except NotFound:
            return
        self._photo_id = str(photo_id)

    @rx.event
    async def put(self, chosen: list[str]) -> None:
        if not isinstance(chosen, list):
            raise NotFound
        self.error = ""
        try:
            wanted = [as_text(tag, 100) for tag in chosen]
            self.tags = await self._call(tags.put, as_id(self._photo_id), wanted)
        except Invalid as refusal:
            self.error = refusal.message
        finally:
            self.answered += 1

    @rx.event
    async def look_up(self, beginning: str) -> None:
        page = await self._call_openly(tags.find, as_text(beginning, 100), limit=OFFERED)
        self.known = [tag.name for tag in page.items]
