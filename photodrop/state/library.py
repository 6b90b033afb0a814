"""The last photos of one member, and their albums."""

from uuid import UUID

import reflex as rx
from reflex.event import EventSpec

from photodrop.errors import Invalid, NotFound
from photodrop.services import albums, gallery, photos
from photodrop.services.gallery import Member, PublicAlbum
from photodrop.services.photo_cards import PhotoCard
from photodrop.state.base import BaseState, as_id, as_text
from photodrop.state.toast import toast

MOST = 200
PAGE = 60
LONGEST_COUNT = 4


class LibraryState(BaseState):
    """`/<user>/list/<n>`: for oneself the last n of all, for others those that are public."""

    by: Member = Member("", "")
    is_mine: bool = False
    cards: list[PhotoCard] = []
    count: int = 0
    has_more: bool = False
    is_loaded: bool = False
    is_missing: bool = False

    @rx.var
    def refresh_every(self) -> int:
        return 1500 if self.is_mine and any(card.status in ("queued", "uploading") for card in self.cards) else 0

    @rx.var
    def next_count(self) -> int:
        """How many to ask for next; 0 at the end."""
        return min(max(self.count, 10) * 2, MOST) if self.has_more and self.count < MOST else 0

    @rx.event
    async def load(self) -> None:
        username = self._word_in_route("username")
        if self.by.username.lower() != username.lower():
            self.cards, self.is_loaded = [], False
        await self._read()

    @rx.event
    async def refresh(self, _: str = "") -> None:
        await self._read()

    @rx.event
    def open(self, photo_id: str) -> EventSpec:
        return rx.redirect(f"/{self.by.username}/view/{as_id(photo_id)}")

    @rx.event
    async def retry(self, photo_id: str) -> None:
        await self._call(photos.retry, as_id(photo_id))
        await self._read()

    @rx.event
    async def restore(self, photo_id: str) -> None:
        """What the toast after a deletion takes back."""
        await self._call(photos.restore, [as_id(photo_id)])
        await self._read()

    async def _read(self) -> None:
        try:
            self.count = _count(self._word_in_route("count"))
            found = await self._call_for_anyone(gallery.newest_of, self._word_in_route("username"), self.count)
        except NotFound:
            self.is_missing, self.is_loaded = True, True
            return
        self.by, self.is_mine, self.has_more = found.by, found.is_mine, found.has_more
        self.cards = found.items
        self.is_missing, self.is_loaded = False, True


class LibraryAlbumsState(BaseState):
    """A member's albums."""

    by: Member = Member("", "")
    is_mine: bool = False
    albums: list[PublicAlbum] = []
    is_loaded: bool = False
    is_missing: bool = False
    is_naming: bool = False
    name_error: str = ""
    has_more: bool = False

    _cursor: str = ""

    @rx.event
    async def load(self) -> None:
        self.is_naming, self.name_error = False, ""
        try:
            found = await self._call_for_anyone(gallery.albums_of, self._word_in_route("username"), limit=PAGE)
        except NotFound:
            self.is_missing, self.is_loaded = True, True
            return
        self.by, self.is_mine, self.albums = found.by, found.is_mine, found.items
        self._keep(found.next)
        self.is_missing, self.is_loaded = False, True

    @rx.event
    async def more(self) -> None:
        if not self._cursor:
            return
        found = await self._call_for_anyone(
            gallery.albums_of, self._word_in_route("username"), cursor=self._cursor, limit=PAGE
        )
        self.albums = [*self.albums, *found.items]
        self._keep(found.next)

    @rx.event
    def ask_name(self) -> None:
        self.is_naming, self.name_error = True, ""

    @rx.event
    def hide(self) -> None:
        self.is_naming = False

    @rx.event
    async def create(self, form: dict) -> EventSpec | None:
        try:
            made = await self._call(
                albums.create, as_text(form.get("album_name", ""), 1000), kind=albums.AlbumKind.library
            )
        except Invalid as wrong:
            self.name_error = wrong.message
            return None
        self.is_naming = False
        return rx.redirect(f"/{self.by.username}/albums/{made.id}")

    @rx.event
    async def restore(self, album_id: str) -> None:
        await self._call(albums.restore, as_id(album_id))
        await self.load()

    async def _tell_deleted(self, album_id: UUID, name: str) -> None:
        await toast(self, f"{name} deleted", "trash-2", undo=LibraryAlbumsState.restore(str(album_id)))

    def _keep(self, cursor: str | None) -> None:
        self._cursor, self.has_more = cursor or "", bool(cursor)


def _count(written: str) -> int:
    """Of `list/<n>`."""
    if not written.isascii() or not written.isdecimal() or len(written) > LONGEST_COUNT or int(written) < 1:
        raise NotFound
    return min(int(written), MOST)
