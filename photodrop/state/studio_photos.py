from uuid import UUID

import reflex as rx
from reflex.event import EventSpec, EventType

from photodrop.errors import Invalid, NotFound
from photodrop.services import album_people, albums, appearances, clients, downloads, guest_uploads, photo_cards, photos
from photodrop.services.clients import PersonChip
from photodrop.services.photo_cards import FilterCounts, PhotoCard
from photodrop.services.photos import Change
from photodrop.services.tongues import _n
from photodrop.state.base import as_id, as_ids, as_text
from photodrop.state.saving import saving
from photodrop.state.studio import StudioState
from photodrop.state.toast import toast

PAGE = 60
MOST = 200
SORTS = {"taken": "taken_at", "name": "name", "uploaded": "-created_at"}
FILTERS = ("", "no_people", "nobody", "failed", "draft", "guests")
NAMED = 3
WAITING = ("queued", "uploading")
NO_COUNTS = FilterCounts(all=0, no_people=0, failed=0, draft=0, waiting=0, guests=0)


class StudioPhotosState(StudioState):
    """The photos of one album, filtered and sorted, and which of them are selected."""

    album_id: str = ""
    album_name: str = ""
    cards: list[PhotoCard] = []
    counts: FilterCounts = NO_COUNTS
    only: str = ""
    sort: str = "taken"
    selected: list[str] = []
    shows_faces: bool = False
    """Faces are looked for in this album, and it is the photographer's own."""
    to_review: int = 0
    """Suggestions of who is in the photos that nobody has answered."""
    senders: str = ""
    """Who brought the photos that wait for leave."""
    is_loaded: bool = False
    is_missing: bool = False
    _cursor: str | None = None

    @rx.var
    def refresh_every(self) -> int:
        return 1500 if self.counts.waiting else 0

    @rx.event
    async def load(self) -> None:
        asked = self.router.url.query_parameters.get("only", "")
        self.cards, self.selected, self.only = [], [], asked if asked in FILTERS else ""
        self.is_loaded = False
        try:
            album = await self._call(albums.detail, self._album_id())
            self.album_id, self.album_name = album.id, album.name
            self.shows_faces = await self._call(album_people.are_shown, self._album_id())
            await self._read(PAGE)
            self.is_missing = False
        except NotFound:
            self.is_missing = True
        self.is_loaded = True

    @rx.event
    async def refresh(self, _: str = "") -> None:
        """Look again at the photos that wait; a change in numbers means that others came or went."""
        before = self.counts
        self.counts = await self._call(photo_cards.filter_counts, self._album_id())
        if before.all != self.counts.all:
            await self._read(self._shown())
            return
        waiting = [card.id for card in self.cards if card.status in WAITING]
        if waiting:
            self._replace(await self._call(photo_cards.statuses, self._album_id(), as_ids(waiting)))

    @rx.event
    async def read_again(self) -> None:
        """File addresses have run out while the page slept."""
        await self._read(self._shown())

    @rx.event
    async def load_more(self) -> None:
        if self._cursor is None:
            return
        page = await self._call(
            photo_cards.in_album,
            self._album_id(),
            only=self.only,
            sort=SORTS[self.sort],
            cursor=self._cursor,
            limit=PAGE,
        )
        self.cards = [*self.cards, *page.items]
        self._cursor = page.next

    @rx.event
    async def show_only(self, only: str) -> None:
        self.only = only if only in FILTERS else ""
        self.selected = []
        await self._read(PAGE)

    @rx.event
    async def sort_by(self, sort: str) -> None:
        self.sort = sort if sort in SORTS else "taken"
        await self._read(PAGE)

    @rx.event
    def select(self, photo_ids: list[str]) -> None:
        self.selected = [str(photo_id) for photo_id in as_ids(photo_ids)]

    @rx.event
    def select_all(self) -> None:
        self.selected = [card.id for card in self.cards]

    @rx.event
    def clear_selection(self) -> None:
        self.selected = []

    @rx.event
    async def retry(self, photo_id: str) -> None:
        self._replace([await self._call(photos.retry, as_id(photo_id))])
        self.counts = await self._call(photo_cards.filter_counts, self._album_id())

    @rx.event
    async def approve_selected(self) -> None:
        await self._approve(self.selected)

    @rx.event
    async def approve_one(self, photo_id: str) -> None:
        await self._approve([str(as_id(photo_id))])

    @rx.event
    async def download_selected(self) -> EventSpec:
        return saving(await self._call(downloads.of_photos, as_ids(self.selected)))

    @rx.event
    async def download_all(self) -> EventSpec:
        return saving(await self._call(downloads.of_album, self._album_id()))

    @rx.event
    async def delete_selected(self) -> None:
        await self._delete(self.selected)

    @rx.event
    async def delete_one(self, photo_id: str) -> None:
        await self._delete([str(as_id(photo_id))])

    @rx.event
    async def restore(self, photo_ids: list[str]) -> None:
        await self._call(photos.restore, as_ids(photo_ids))
        await self._read(self._shown())

    async def _delete(self, photo_ids: list[str]) -> None:
        count = await self._call(photos.delete, self._album_id(), as_ids(photo_ids))
        self.selected = [known for known in self.selected if known not in photo_ids]
        await self._read(self._shown())
        words = _n("{count} photo deleted", "{count} photos deleted", count)
        await toast(self, words, "trash-2", undo=StudioPhotosState.restore(photo_ids))

    async def _approve(self, photo_ids: list[str]) -> None:
        decided = await self._call(guest_uploads.approve, self._album_id(), as_ids(photo_ids))
        self.selected = [known for known in self.selected if known not in photo_ids]
        await self._read(self._shown())
        count = decided.photo_count
        await toast(self, _n("{count} photo let in", "{count} photos let in", count))

    async def _read(self, limit: int) -> None:
        page = await self._call(
            photo_cards.in_album, self._album_id(), only=self.only, sort=SORTS[self.sort], limit=limit
        )
        self.cards = page.items
        self._cursor = page.next
        self.counts = await self._call(photo_cards.filter_counts, self._album_id())
        self.to_review = await self._call(album_people.count_asked, self._album_id())
        self.senders = ""
        if self.only == "guests" and self.counts.guests:
            found = await self._call(guest_uploads.senders, self._album_id())
            names = [sender.name for sender in found[:NAMED]]
            more = len(found) - NAMED
            said = _n("{names} and {count} more", "{names} and {count} more", more, names=", ".join(names))
            self.senders = self._say(said) if more > 0 else ", ".join(names)

    def _replace(self, fresh: list[PhotoCard]) -> None:
        known = {card.id: card for card in fresh}
        self.cards = [known.get(card.id, card) for card in self.cards]

    def _shown(self) -> int:
        return min(max(PAGE, len(self.cards)), MOST)

    def _album_id(self) -> UUID:
        return self._id_in_route("album_id")


class SelectionState(StudioState):
    """The dialogs that say something about all selected photos."""

    is_naming_people: bool = False
    is_describing: bool = False
    people: list[PersonChip] = []
    error: str = ""

    @rx.event
    def ask_people(self) -> None:
        self.people = []
        self.is_naming_people = True

    @rx.event
    def ask_description(self) -> None:
        self.error = ""
        self.is_describing = True

    @rx.event
    def hide(self) -> None:
        self.is_naming_people = self.is_describing = False

    @rx.event
    async def add_person(self, phone: str) -> None:
        person = await self._call(clients.add, as_text(phone, 30))
        if person.client_id not in [known.client_id for known in self.people]:
            self.people = [*self.people, person]

    @rx.event
    def remove_person(self, client_id: str) -> None:
        self.people = [person for person in self.people if person.client_id != client_id]

    @rx.event
    async def save_people(self) -> None:
        page = await self.get_state(StudioPhotosState)
        ids = [as_id(person.client_id) for person in self.people]
        await self._call(appearances.add_people, page._album_id(), as_ids(page.selected), ids)
        await self._done(page)

    @rx.event
    async def save_description(self, form: dict) -> None:
        page = await self.get_state(StudioPhotosState)
        text = as_text(form.get("description", ""), 10_000)
        try:
            await self._call(photos.describe_many, page._album_id(), as_ids(page.selected), text)
        except Invalid as wrong:
            self.error = wrong.message
            return
        await self._done(page)

    async def _done(self, page: StudioPhotosState) -> None:
        count = len(page.selected)
        self.hide()
        page.selected = []
        await page._read(page._shown())
        await toast(self, _n("{count} photo changed", "{count} photos changed", count))


class PhotoEditorState(StudioState):
    """The panel beside one photo of the lightbox."""

    photo_id: str = ""
    is_open: bool = False
    name: str = ""
    description: str = ""
    filename: str = ""
    people: list[PersonChip] = []
    name_error: str = ""
    description_error: str = ""

    @rx.event
    async def view(self, photo_id: str) -> None:
        page = await self.get_state(StudioPhotosState)
        for card in page.cards:
            if card.id == photo_id:
                self._show(card)

    @rx.event
    def toggle(self) -> None:
        self.is_open = not self.is_open

    @rx.event
    def close(self) -> None:
        self.is_open = False

    @rx.event
    async def act(self, name: str, photo_id: str) -> EventType[()] | None:
        """What the lightbox's tools and menu ask for."""
        match name:
            case "edit":
                self.is_open = not self.is_open
            case "approve":
                return StudioPhotosState.approve_one(photo_id)
            case "delete":
                return StudioPhotosState.delete_one(photo_id)
        return None

    @rx.event
    async def rename(self, name: str) -> None:
        await self._change(Change(name=as_text(name, 1000)))

    @rx.event
    async def describe(self, description: str) -> None:
        await self._change(Change(description=as_text(description, 10_000)))

    @rx.event
    async def add_person(self, phone: str) -> None:
        await self._set_people([*[person.phone for person in self.people], as_text(phone, 30)])

    @rx.event
    async def remove_person(self, client_id: str) -> None:
        await self._set_people([person.phone for person in self.people if person.client_id != client_id])

    async def _set_people(self, phones: list[str]) -> None:
        photo_id = as_id(self.photo_id)
        await self._call(appearances.set_people, photo_id, phones)
        await self._shared(await self._call(photo_cards.see, photo_id))

    async def _change(self, change: Change) -> None:
        try:
            await self._shared(await self._call(photos.describe, as_id(self.photo_id), change))
            self._tell({})
        except Invalid as wrong:
            self._tell(wrong.fields)

    async def _shared(self, card: PhotoCard) -> None:
        """What else the page tells of a photo that has changed."""
        if card.id == self.photo_id:
            self._show(card)
        page = await self.get_state(StudioPhotosState)
        page._replace([card])
        page.counts = await self._call(photo_cards.filter_counts, page._album_id())
        page.to_review = await self._call(album_people.count_asked, page._album_id())

    def _show(self, card: PhotoCard) -> None:
        if card.id != self.photo_id:
            self._tell({})
        self.photo_id, self.name, self.description = card.id, card.name, card.description
        self.filename, self.people = card.filename, card.people

    def _tell(self, wrong: dict[str, str]) -> None:
        self.name_error = wrong.get("name", "")
        self.description_error = wrong.get("description", "")
