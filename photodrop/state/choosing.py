"""A client's lists of one album: which is open, what is chosen for it, and the dialogs about it."""

from typing import Any
from uuid import UUID

import reflex as rx

from photodrop.errors import Conflict, Invalid, NotFound, TooMany
from photodrop.services import activity, favourites
from photodrop.services.favourites import HEARTS, Change, Counter, ListView
from photodrop.services.tongues import _
from photodrop.state.base import as_id, as_text
from photodrop.state.gallery import Gallery
from photodrop.state.toast import toast

NO_LIST = ListView(
    id="", name="", limit=0, count=0, note="", is_hearts=False, is_asked=False, is_sent=False, is_reopened=False,
    sent_at="", photos=[],
)  # fmt: skip


class Choosing(Gallery, mixin=True):
    lists: list[ListView] = []
    # The list that is open; none while all photos show.
    open_list: ListView = NO_LIST
    # All photos show, and hearts put them into the open list.
    is_picking: bool = False

    # Of the dialogs "new", "edit", "send" and "delete".
    list_dialog: str = ""
    name_error: str = ""
    limit_error: str = ""
    note_error: str = ""

    # The photo beside which the panel of lists and notes stands.
    noted: str = ""
    photo_note: str = ""
    is_panel_open: bool = False

    @rx.var
    def heart_label(self) -> str:
        if self.open_list.id in ("", HEARTS):
            return self._say(_("Favourite"))
        return self._say(_("Choose for {list}", list=self.open_list.name))

    @rx.var
    def noted_lists(self) -> list[str]:
        """The lists that the photo of the panel is in."""
        return [each.id for each in self.lists if any(one.photo_id == self.noted for one in each.photos)]

    @rx.event
    async def open_by_id(self, list_id: str) -> None:
        """Show what is in a list; all photos to choose from, where that is nothing yet."""
        await self._read_lists()
        self.open_list = self._list(list_id)
        self.is_picking = bool(self.open_list.id) and not self.open_list.count and not self.open_list.is_sent
        await self.reload()

    @rx.event
    async def show_all(self) -> None:
        self.open_list, self.is_picking = NO_LIST, False
        await self.reload()

    @rx.event
    async def begin_picking(self) -> None:
        self.is_picking = True
        await self.reload()

    @rx.event
    async def end_picking(self) -> None:
        self.is_picking = False
        await self._read_lists()
        await self.reload()

    @rx.event
    def ask_new_list(self) -> None:
        self._ask("new")

    @rx.event
    def ask_edit_list(self) -> None:
        self._ask("edit")

    @rx.event
    def ask_send_list(self) -> None:
        self._ask("send")

    @rx.event
    def ask_delete_list(self) -> None:
        self._ask("delete")

    @rx.event
    def hide_list_dialog(self) -> None:
        self.list_dialog = ""

    @rx.event
    async def save_list(self, form: dict) -> None:
        """Of the dialogs for a new list and for the open one."""
        name, limit = as_text(form.get("list_name", ""), 500), as_text(form.get("list_limit", ""), 50).strip()
        self.name_error = self.limit_error = ""
        if limit and not limit.isdecimal():
            self.limit_error = self._say(_("Write a number, such as 20, or leave it empty."))
            return
        most = int(limit[:9]) if limit else 0
        try:
            if self.list_dialog == "edit":
                change = Change(name=name, limit=most)
                made = await self._call(favourites.change, self._album(), self.open_list.id, change)
            else:
                made = await self._call(favourites.create, self._album(), name, limit=most)
        except Invalid as wrong:
            self.name_error, self.limit_error = wrong.fields.get("name", ""), wrong.fields.get("limit", "")
            return
        except Conflict as refused:
            self.name_error = refused.message
            return
        self.list_dialog = ""
        await self.open_by_id(made.id)

    @rx.event
    async def send_list(self, form: dict) -> None:
        note = as_text(form.get("list_note", ""), 10_000)
        try:
            sent = await self._call(favourites.send, self._album(), self.open_list.id, note=note)
        except (Conflict, TooMany, Invalid) as refused:
            self.note_error = refused.message
            return
        self.list_dialog, self.is_picking = "", False
        await self.open_by_id(sent.id)
        await toast(self, _("Sent to your photographer"), "send")

    @rx.event
    async def take_list_back(self) -> None:
        await self._call(favourites.take_back, self._album(), self.open_list.id)
        await self.open_by_id(self.open_list.id)

    @rx.event
    async def delete_list(self) -> None:
        self.list_dialog = ""
        try:
            await self._call(favourites.delete, self._album(), self.open_list.id)
        except Conflict as refused:
            await toast(self, refused.message, "circle-alert")
        await self._read_lists()
        await self.show_all()

    @rx.event
    async def view_photo(self, photo_id: str) -> None:
        """The lightbox shows it now."""
        self.noted = as_text(photo_id, 36)
        self.photo_note = self._note_of(self.noted)
        if any(card.id == self.noted for card in self.cards):
            await self._call(activity.looked_at_photo, as_id(self.noted), self._seen_from())

    @rx.event
    async def open_panel(self) -> None:
        await self._read_lists()
        self.photo_note = self._note_of(self.noted)
        self.is_panel_open = True

    @rx.event
    def close_panel(self) -> None:
        self.is_panel_open = False
        self.note_error = ""

    @rx.event
    async def toggle_in_list(self, list_id: str) -> None:
        """From the panel: the photo goes into a list or out of it."""
        known = self._list(list_id)
        is_in = any(one.photo_id == self.noted for one in known.photos)
        try:
            if is_in:
                await self._call(favourites.take_out, self._album(), known.id, as_id(self.noted))
            else:
                note = self.photo_note or None
                await self._call(favourites.put, self._album(), known.id, as_id(self.noted), note=note)
        except (Conflict, TooMany) as refused:
            await toast(self, refused.message, "heart")
        await self._read_lists()
        await self._mark()

    @rx.event
    async def save_photo_note(self, text: str) -> None:
        """It stands by the photo in every list that is still open."""
        text, self.note_error = as_text(text, 10_000), ""
        if text == self._note_of(self.noted):
            return
        for known in self.lists:
            if known.is_sent or known.id not in self.noted_lists:
                continue
            try:
                await self._call(favourites.put, self._album(), known.id, as_id(self.noted), note=text)
            except (Invalid, Conflict, TooMany) as refused:
                self.note_error = refused.message
                return
        await self._read_lists()
        self.photo_note = self._note_of(self.noted)

    async def _read_lists(self) -> None:
        self.lists = await self._call(favourites.lists, self._album())
        if self.open_list.id:
            self.open_list = self._list(self.open_list.id)

    async def _hearted(self, photo_id: str, is_on: bool, counter: Counter) -> None:
        await super()._hearted(photo_id, is_on, counter)
        await self._read_lists()

    async def _mark(self) -> None:
        bound = self.open_list if self.open_list.id else self._list(HEARTS)
        self.hearts = [one.photo_id for one in bound.photos]

    def _only(self) -> list[UUID] | None:
        if not self.open_list.id or self.is_picking:
            return None
        return [UUID(one.photo_id) for one in self.open_list.photos]

    def _heart_list(self) -> str:
        return self.open_list.id or HEARTS

    def _list(self, list_id: Any) -> ListView:
        return next((each for each in self.lists if each.id == list_id), NO_LIST)

    def _note_of(self, photo_id: str) -> str:
        notes = [one.note for each in self.lists for one in each.photos if one.photo_id == photo_id and one.note]
        return notes[0] if notes else ""

    def _ask(self, dialog: str) -> None:
        self.list_dialog = dialog
        self.name_error = self.limit_error = self.note_error = ""

    def _forget_lists(self) -> None:
        self.lists, self.open_list, self.is_picking, self.list_dialog = [], NO_LIST, False, ""
        self.noted, self.photo_note, self.is_panel_open = "", "", False

    def _album(self) -> UUID:
        album_id = self._album_id()
        if album_id is None:
            raise NotFound
        return album_id
