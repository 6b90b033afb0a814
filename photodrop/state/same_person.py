from uuid import UUID

import reflex as rx

from photodrop.services import album_people
from photodrop.services.album_people import AlbumPerson
from photodrop.state.base import as_id, as_text
from photodrop.state.studio import StudioState

PAGE = 40


class SamePersonState(StudioState):
    """Whom of an album a group of faces may be the same as."""

    is_open: bool = False
    group_id: str = ""
    query: str = ""
    alike: list[AlbumPerson] = []
    people: list[AlbumPerson] = []
    has_more: bool = False
    _cursor: str | None = None

    @rx.event
    async def ask(self, group_id: str) -> None:
        group_id = str(as_id(group_id))
        self.alike = await self._call(album_people.alike, as_id(group_id))
        self.group_id, self.query = group_id, ""
        await self._read()
        self.is_open = True

    @rx.event
    async def search(self, query: str) -> None:
        self.query = as_text(query, 100)
        await self._read()

    @rx.event
    async def load_more(self) -> None:
        if self._cursor is None:
            return
        page = await self._call(album_people.find, self._album_id(), query=self.query, cursor=self._cursor, limit=PAGE)
        self.people = [*self.people, *self._others(page.items)]
        self._cursor, self.has_more = page.next, page.next is not None

    @rx.event
    def hide(self) -> None:
        self.is_open = False

    async def _read(self) -> None:
        page = await self._call(album_people.find, self._album_id(), query=self.query, limit=PAGE)
        self.people = self._others(page.items)
        self._cursor, self.has_more = page.next, page.next is not None

    def _others(self, people: list[AlbumPerson]) -> list[AlbumPerson]:
        shown = {self.group_id} if self.query.strip() else {self.group_id, *(person.id for person in self.alike)}
        return [person for person in people if person.id not in shown]

    def _album_id(self) -> UUID:
        return self._id_in_route("album_id")
