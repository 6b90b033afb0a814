from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import reflex as rx

from photodrop import routes
from photodrop.errors import Conflict, Invalid, NotFound
from photodrop.services import albums, asked_lists, choice_files, choices
from photodrop.services.asked_lists import AskedChange, AskedListView
from photodrop.services.choice_files import Kind
from photodrop.services.choices import Choice, PhotoChosen, Saying, Wanted
from photodrop.services.photo_cards import PhotoCard
from photodrop.services.tongues import _
from photodrop.state.base import as_id, as_text
from photodrop.state.studio import StudioState
from photodrop.state.toast import toast

PAGE = 60
MOST = 200
LISTS = 200
NO_ASKED = AskedListView(id="", album_id="", name="", limit=0, begun=0, sent=0)


class StudioFavouritesState(StudioState):
    """What people chose of one album; all of it, or one person's, one list's, what was sent."""

    album_id: str = ""
    album_name: str = ""
    choices: list[Choice] = []
    has_more_choices: bool = False
    asked: list[AskedListView] = []
    cards: list[PhotoCard] = []
    chosen: dict[str, int] = {}
    photo_count: int = 0
    is_loaded: bool = False
    is_missing: bool = False

    # Filters; empty ones let everything through.
    list_id: str = ""
    person_id: str = ""
    asked_id: str = ""
    only_sent: bool = False

    # The photo that the lightbox shows, and what was said about it.
    sayings: list[Saying] = []
    is_panel_open: bool = False

    # For the copy button and the links to files.
    names: str = ""
    lightroom: str = ""
    files: dict[str, str] = {}

    _cursor: str | None = None
    _said: dict[str, list[Saying]] = {}

    @rx.var
    def filter_label(self) -> str:
        """In words, what the grid is narrowed to."""
        for choice in self.choices:
            who = choice.by.name or choice.by.phone_label
            if choice.id == self.list_id:
                return self._say(_("{list} of {person}", list=choice.name, person=who))
            if choice.by.id == self.person_id:
                return self._say(_("Chosen by {person}", person=who))
        name = next((asked.name for asked in self.asked if asked.id == self.asked_id), "")
        return self._say(_("For {list}", list=name)) if name else ""

    @rx.event
    async def load(self) -> None:
        self.cards, self.choices, self.is_loaded = [], [], False
        self.list_id = self.person_id = self.asked_id = ""
        self.only_sent, self.is_panel_open = False, False
        asked = self.router.url.query_parameters
        self.list_id = asked.get("list", "")
        try:
            album = await self._call(albums.detail, self._album())
            self.album_id, self.album_name = album.id, album.name
            await self._read()
            self.is_missing = False
        except NotFound:
            self.is_missing = True
        self.is_loaded = True

    @rx.event
    async def refresh(self, _moment: Any = None) -> None:
        """People choose while the photographer looks."""
        if self.is_missing or not self.is_loaded:
            return
        page = await self._call(choices.of_album, self._album(), wanted=self._sent(), limit=LISTS)
        # Addresses of faces change by themselves.
        if [_state(each) for each in page.items] != [_state(each) for each in self.choices]:
            await self._read()

    @rx.event
    async def load_more(self) -> None:
        if self._cursor is not None:
            page = await self._call(
                choices.photos_of_album, self._album(), wanted=self._wanted(), cursor=self._cursor, limit=PAGE
            )
            self._show([*self.cards, *[one.photo for one in page.items]], page.items, page.next)

    @rx.event
    async def show_all(self) -> None:
        await self._narrow()

    @rx.event
    async def show_list(self, list_id: str) -> None:
        wanted = str(as_id(list_id))
        await self._narrow(list_id="" if self.list_id == wanted else wanted)

    @rx.event
    async def show_person(self, person_id: str) -> None:
        await self._narrow(person_id=str(as_id(person_id)))

    @rx.event
    async def show_asked(self, asked_id: str) -> None:
        wanted = str(as_id(asked_id))
        await self._narrow(asked_id="" if self.asked_id == wanted else wanted)

    @rx.event
    async def show_sent(self, only_sent: bool) -> None:
        self.only_sent = only_sent is True
        await self._read()

    @rx.event
    async def reopen(self, list_id: str) -> None:
        given_back = await self._call(choices.reopen, self._album(), as_id(list_id))
        await self._read()
        await toast(self, _("{list} is open again", list=given_back.name), "undo-2")

    @rx.event
    def view(self, photo_id: str) -> None:
        self.sayings = self._said.get(as_text(photo_id, 36), [])

    @rx.event
    def act(self, name: str, photo_id: str) -> None:
        if name == "chosen":
            self.view(photo_id)
            self.is_panel_open = not self.is_panel_open

    @rx.event
    def close_panel(self) -> None:
        self.is_panel_open = False

    async def _narrow(self, *, list_id: str = "", person_id: str = "", asked_id: str = "") -> None:
        self.list_id, self.person_id, self.asked_id = list_id, person_id, asked_id
        await self._read()

    async def _read(self) -> None:
        page = await self._call(choices.of_album, self._album(), wanted=self._sent(), limit=LISTS)
        self.choices, self.has_more_choices = page.items, page.next is not None
        self.asked = await self._call(asked_lists.of_album, self._album())
        limit = min(max(PAGE, len(self.cards)), MOST)
        found = await self._call(choices.photos_of_album, self._album(), wanted=self._wanted(), limit=limit)
        self._said = {}
        self._show([one.photo for one in found.items], found.items, found.next)
        self.photo_count = await self._call(choices.count, self._album())
        await self._write_files()

    async def _write_files(self) -> None:
        wanted = self._wanted()
        texts = [
            await self._call(choice_files.export, self._album(), kind, wanted=wanted)
            for kind in (Kind.text, Kind.lightroom)
        ]
        self.names, self.lightroom = [text.content.decode() for text in texts]
        filters = {"list_id": self.list_id, "person_id": self.person_id, "asked_id": self.asked_id}
        asked = {name: value for name, value in filters.items() if value} | ({"sent": "true"} if self.only_sent else {})
        address = f"{routes.API}/albums/{self.album_id}/choices/export"
        self.files = {kind.value: f"{address}?{urlencode(asked | {'kind': kind.value})}" for kind in Kind}

    def _show(self, cards: list[PhotoCard], fresh: list[PhotoChosen], cursor: str | None) -> None:
        self.cards, self._cursor = cards, cursor
        self._said = self._said | {one.photo.id: one.chosen for one in fresh}
        self.chosen = {photo_id: len({saying.list_id for saying in said}) for photo_id, said in self._said.items()}

    def _wanted(self) -> Wanted:
        return Wanted(
            person_id=as_id(self.person_id) if self.person_id else None,
            list_id=as_id(self.list_id) if self.list_id else None,
            asked_id=as_id(self.asked_id) if self.asked_id else None,
            sent=True if self.only_sent else None,
        )

    def _sent(self) -> Wanted:
        """The rows narrow only by this: they are what the grid is narrowed with."""
        return Wanted(sent=True if self.only_sent else None)

    def _album(self) -> UUID:
        return self._id_in_route("album_id")


class AskedListState(StudioState):
    """The dialog in which a photographer says what to choose."""

    is_open: bool = False
    edited: AskedListView = NO_ASKED
    stopping: AskedListView = NO_ASKED
    name_error: str = ""
    limit_error: str = ""

    @rx.event
    def ask_new(self) -> None:
        self._open(NO_ASKED)

    @rx.event
    async def ask_edit(self, asked_id: str) -> None:
        self._open(await self._known(asked_id))

    @rx.event
    async def ask_stop(self, asked_id: str) -> None:
        self.stopping = await self._known(asked_id)

    @rx.event
    def hide(self) -> None:
        self.is_open, self.stopping = False, NO_ASKED

    @rx.event
    async def save(self, form: dict) -> None:
        name, limit = as_text(form.get("asked_name", ""), 500), as_text(form.get("asked_limit", ""), 50).strip()
        self.name_error = self.limit_error = ""
        if limit and not limit.isdecimal():
            self.limit_error = self._say(_("Write a number, such as 20, or leave it empty."))
            return
        most = int(limit[:9]) if limit else 0
        page = await self.get_state(StudioFavouritesState)
        try:
            if self.edited.id:
                await self._call(asked_lists.change, as_id(self.edited.id), AskedChange(name=name, limit=most))
            else:
                await self._call(asked_lists.ask, page._album(), name, limit=most)
        except Invalid as wrong:
            self.name_error, self.limit_error = wrong.fields.get("name", ""), wrong.fields.get("limit", "")
            return
        except Conflict as refused:
            self.name_error = refused.message
            return
        self.is_open = False
        await page._read()

    @rx.event
    async def stop(self) -> None:
        stopped, self.stopping = self.stopping, NO_ASKED
        await self._call(asked_lists.take_back, as_id(stopped.id))
        page = await self.get_state(StudioFavouritesState)
        page.asked_id = ""
        await page._read()

    def _open(self, asked: AskedListView) -> None:
        self.edited, self.is_open = asked, True
        self.name_error = self.limit_error = ""

    async def _known(self, asked_id: str) -> AskedListView:
        page = await self.get_state(StudioFavouritesState)
        return next((asked for asked in page.asked if asked.id == asked_id), NO_ASKED)


def _state(choice: Choice) -> tuple[Any, ...]:
    return choice.id, choice.count, choice.note, choice.is_sent
