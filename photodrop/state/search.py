from datetime import UTC, date, datetime, time
from urllib.parse import urlencode

import reflex as rx
from reflex.event import EventSpec

from photodrop import routes
from photodrop.errors import Invalid, NotFound
from photodrop.services import search, tags
from photodrop.services.paging import Page
from photodrop.services.photo_cards import PhotoCard
from photodrop.services.search import Wanted
from photodrop.services.tongues import _, _n
from photodrop.state.base import BaseState, as_text
from photodrop.state.public_photos import PAGE, PublicPhotos

POPULAR = 16
SORTS = {"relevance": search.RELEVANCE, "rating": "-rating", "newest": "-created_at", "oldest": "created_at"}
RATINGS = ("0", "3", "4", "5")
LONGEST = 200


class SearchState(PublicPhotos, BaseState):
    """What is looked for stands in the address, so that a link, a reload and the way back find it again."""

    query: str = ""
    tag: str = ""
    rating: str = "0"
    day_from: str = ""
    day_to: str = ""
    # For moderators and admins; the service refuses it to everybody else.
    uploader: str = ""
    sort: str = "relevance"
    error: str = ""
    tags: list[str] = []
    # Counts what was typed, for the address to follow.
    typed: int = 0

    @rx.var
    def address(self) -> str:
        return _address(self._asked())

    @rx.var
    def is_asking(self) -> bool:
        return bool(self.query or self.tag or self.rating != "0" or self.day_from or self.day_to or self.uploader)

    @rx.var
    def title(self) -> str:
        about = self.query or (f"#{self.tag}" if self.tag else "")
        return self._say(_("{about} · Search · PhotoDrop", about=about) if about else _("Search · PhotoDrop"))

    @rx.var
    def found(self) -> str:
        if not self.is_asking or not self.cards:
            return ""
        count = len(self.cards)
        if self.has_more:
            return self._say(_n("More than {count} photo", "More than {count} photos", count))
        return self._say(_n("{count} photo", "{count} photos", count))

    @rx.event
    async def load(self) -> None:
        """Everything from the address."""
        asked = self.router.url.query_parameters
        self.query = asked.get("q", "")[:LONGEST]
        self.tag = asked.get("tag", "")[:LONGEST]
        self.rating = _one_of(asked.get("rating", ""), RATINGS)
        self.day_from, self.day_to = asked.get("from", "")[:10], asked.get("to", "")[:10]
        self.uploader = asked.get("by", "")[:LONGEST]
        self.sort = _one_of(asked.get("sort", ""), tuple(SORTS))
        await self._search()
        if not self.is_asking and not self.tags:
            popular = await self._call_openly(tags.find, limit=POPULAR)
            self.tags = [tag.name for tag in popular.items]

    @rx.event
    async def type_query(self, query: str) -> None:
        self.query = as_text(query, LONGEST)
        self.typed += 1
        await self._search()

    @rx.event
    async def type_uploader(self, uploader: str) -> None:
        self.uploader = as_text(uploader, LONGEST)
        self.typed += 1
        await self._search()

    @rx.event
    def choose(self, what: str, value: str) -> EventSpec:
        """One of the filters, or the order. Each choice is a place one can go back from."""
        chosen = {**self._asked(), as_text(what, 20): as_text(value, LONGEST)}
        if chosen.keys() != self._asked().keys():
            raise NotFound
        return rx.redirect(_address(chosen))

    @rx.event
    def start_again(self) -> EventSpec:
        return rx.redirect(routes.SEARCH)

    async def _search(self) -> None:
        self.error = ""
        if not self.is_asking:
            self._show([], None)
            return
        try:
            await self._begin()
        except Invalid as refusal:
            self._show([], None)
            self.error = self._say(refusal.message)

    async def _ask(self, cursor: str | None) -> Page[PhotoCard]:
        sort = SORTS[self.sort]
        wanted = Wanted(
            q=self.query,
            tag=self.tag,
            rating_from=float(self.rating) if self.rating != "0" else None,
            created_from=_moment(self.day_from, time.min),
            created_to=_moment(self.day_to, time.max),
            uploader=self.uploader.strip(),
        )
        # Without words there is nothing that could match better.
        wanted_sort = "" if sort == search.RELEVANCE and not self.query.strip() else sort
        return await self._call_for_anyone(search.photos_found, wanted, sort=wanted_sort, cursor=cursor, limit=PAGE)

    def _asked(self) -> dict[str, str]:
        return {
            "q": self.query, "tag": self.tag, "rating": self.rating, "from": self.day_from, "to": self.day_to,
            "by": self.uploader, "sort": self.sort,
        }  # fmt: skip


def _address(asked: dict[str, str]) -> str:
    said = {name: value for name, value in asked.items() if value and (name, value) not in _UNSAID}
    return f"{routes.SEARCH}?{urlencode(said)}" if said else routes.SEARCH


_UNSAID = {("rating", "0"), ("sort", "relevance")}


def _one_of(value: str, choices: tuple[str, ...]) -> str:
    return value if value in choices else choices[0]


def _moment(day: str, at: time) -> datetime | None:
    if not day:
        return None
    try:
        return datetime.combine(date.fromisoformat(day), at, UTC)
    except ValueError:
        raise Invalid(_("Enter a date like 2026-10-18.")) from None
