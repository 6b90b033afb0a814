"""`/<user>/upload`: one's own photos on their way in."""

import reflex as rx

from photodrop.config import get_settings
from photodrop.errors import Invalid, NotFound
from photodrop.services import accounts, albums, photo_cards, photos
from photodrop.services.albums import AlbumRow
from photodrop.services.photo_cards import PhotoCard
from photodrop.state.base import BaseState, as_id, as_ids, as_text
from photodrop.state.toast import toast

LIBRARY = {"kind": "library"}
MOST_ALBUMS = 200
MOST_SHOWN = 60
ENDED = ("ready", "failed")


class LibraryUploadState(BaseState):
    username: str = ""
    albums: list[AlbumRow] = []
    album_id: str = ""
    statuses: dict[str, dict[str, str]] = {}
    arrived: list[PhotoCard] = []
    max_bytes: int = 0
    is_naming: bool = False
    name_error: str = ""
    is_missing: bool = False

    _waiting: list[str] = []

    @rx.var
    def refresh_every(self) -> int:
        return 1500 if self._waiting else 0

    @rx.event
    async def load(self) -> None:
        self.max_bytes = get_settings().max_upload_bytes
        self.is_naming, self.name_error = False, ""
        profile = await self._call(accounts.profile)
        # Somebody else's way in is nowhere.
        if not profile.login or profile.login.lower() != self._word_in_route("username").lower():
            self.is_missing = True
            return
        if self.username != profile.login:
            self.statuses, self.arrived, self._waiting = {}, [], []
        self.username, self.is_missing = profile.login, False
        wanted = self.router.url.query_parameters.get("album", "")
        default = str(await self._call(albums.default_library))
        await self._read_albums()
        known = {album.id for album in self.albums}
        self.album_id = wanted if wanted in known else self.album_id if self.album_id in known else default

    @rx.event
    def choose(self, album_id: str) -> None:
        if album_id in {album.id for album in self.albums}:
            self.album_id = album_id

    @rx.event
    def ask_name(self) -> None:
        self.is_naming, self.name_error = True, ""

    @rx.event
    def hide(self) -> None:
        self.is_naming = False

    @rx.event
    async def create(self, form: dict) -> None:
        try:
            made = await self._call(
                albums.create, as_text(form.get("album_name", ""), 1000), kind=albums.AlbumKind.library
            )
        except Invalid as wrong:
            self.name_error = wrong.message
            return
        await self._read_albums()
        self.album_id, self.is_naming = made.id, False

    @rx.event
    async def uploaded(self, photo_ids: list[str]) -> None:
        self._waiting = [*self._waiting, *[str(photo_id) for photo_id in as_ids(photo_ids)]]
        await self._look()

    @rx.event
    async def finished(self, counts: dict[str, int]) -> None:
        done = counts.get("done")
        if isinstance(done, int) and done > 0:
            await toast(self, "1 photo uploaded" if done == 1 else f"{done:,} photos uploaded")
        await self._look()

    @rx.event
    async def refresh(self, _: str = "") -> None:
        await self._look()

    @rx.event
    async def process_again(self, photo_id: str) -> None:
        await self._call(photos.retry, as_id(photo_id))
        self.statuses = {known: status for known, status in self.statuses.items() if known != photo_id}
        self._waiting = [*self._waiting, photo_id]

    async def _read_albums(self) -> None:
        self.albums = (await self._call(albums.find, filters=LIBRARY, limit=MOST_ALBUMS)).items

    async def _look(self) -> None:
        """Ask about the photos that still wait."""
        if not self._waiting or not self.album_id:
            return
        cards: list[PhotoCard] = []
        for photo_id in self._waiting[:MOST_SHOWN]:
            try:
                cards.append(await self._call(photo_cards.see, as_id(photo_id)))
            except NotFound:
                # Deleted meanwhile, or its bytes turned out to be in the album already.
                self.statuses = {**self.statuses, photo_id: {"status": "gone", "error": ""}}
        ended = {card.id: card for card in cards if card.status in ENDED}
        told = {card.id: {"status": card.status, "error": card.error} for card in ended.values()}
        self.statuses = {**self.statuses, **told}
        unasked, asked = self._waiting[MOST_SHOWN:], [card.id for card in cards if card.id not in ended]
        ready = [card for card in ended.values() if card.status == "ready"]
        self.arrived = [*reversed(ready), *self.arrived][:MOST_SHOWN]
        self._waiting = [*asked, *unasked]
