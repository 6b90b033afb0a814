import reflex as rx

from photodrop.services import search, tags
from photodrop.services.paging import Page
from photodrop.services.photo_cards import PhotoCard
from photodrop.services.search import Wanted
from photodrop.state.base import BaseState
from photodrop.state.public_photos import PAGE, PublicPhotos

POPULAR = 16
RATING = "rating"


class ExploreState(PublicPhotos, BaseState):
    tags: list[str] = []
    # The order, as the address says it: newest first, or by rating.
    by: str = ""

    @rx.event
    async def load(self) -> None:
        by = RATING if self.router.url.query_parameters.get("by") == RATING else ""
        if by != self.by:
            self._clear()
        self.by = by
        await self._begin()
        popular = await self._call_openly(tags.find, limit=POPULAR)
        self.tags = [tag.name for tag in popular.items]

    async def _ask(self, cursor: str | None) -> Page[PhotoCard]:
        sort = "-rating" if self.by == RATING else "-created_at"
        return await self._call_for_anyone(search.photos_found, Wanted(), sort=sort, cursor=cursor, limit=PAGE)
