from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import reflex as rx
from reflex.event import EventSpec

from photodrop import routes
from photodrop.errors import NotFound
from photodrop.services import activity, downloads, money, payments, unlocks
from photodrop.services.tongues import _, _n
from photodrop.services.unlocks import ClientAlbum
from photodrop.state.base import BaseState, as_ids
from photodrop.state.choosing import Choosing
from photodrop.state.paying import ALBUM, PayingState
from photodrop.state.saving import saving
from photodrop.state.toast import toast

NO_ALBUM = ClientAlbum(
    id="", name="", location="", shot_on="", photographer="", photo_count=0, unlocked_count=0, locked=False,
    requested=False, requested_photo_ids=[], downloads=True, cover_url="", cover_thumb_url="", price=0, currency="USD",
    price_label="", sells_singly=False, photo_price=0, photo_price_label="", free_left=0,
)  # fmt: skip
LOCKED_AGAIN = {
    "refunded": _("Your payment was given back to you, so these photos are locked again."),
    "disputed": _("Your bank questions the payment. These photos stay locked until that is settled."),
    "dispute_lost": _("Your bank took the payment back, so these photos are locked again."),
}


class ClientAlbumState(Choosing, BaseState):
    album: ClientAlbum = NO_ALBUM
    is_missing: bool = False
    # Why what was paid for is locked again.
    lock_note: str = ""
    is_choosing: bool = False
    selected: list[str] = []

    @rx.var
    def title(self) -> str:
        return f"{self.album.name or self._say(_('Album'))} · PhotoDrop"

    @rx.var
    def chosen_count(self) -> int:
        """Of the selected photos, those that are still to be unlocked."""
        return len(self._chosen())

    @rx.var
    def chosen_label(self) -> str:
        paid = max(0, len(self._chosen()) - self.album.free_left)
        return self._say(money.label(self.album.photo_price * paid, self.album.currency))

    @rx.event
    async def load(self) -> None:
        self.album, self.cards, self.is_loaded = NO_ALBUM, [], False
        self.lock_note = ""
        self.is_missing, self.is_choosing, self.selected = False, False, []
        self._forget_lists()
        paying = await self.get_state(PayingState)
        paying.hide()
        try:
            self.album = await self._call(unlocks.album_of_client, self._id_in_route("album_id"))
        except NotFound:
            self.is_missing = True
            return
        await self._call(activity.looked_at, UUID(self.album.id), self._seen_from())
        await self._read_lists()
        await self._ask_for_prints()
        asked = self.router.url.query_parameters
        await self.open_by_id(asked.get("list", ""))
        await self._explain()
        if self.album.locked and asked.get("checkout") == "cancelled":
            paying._return(self.album, self.cards)
        elif self.album.locked and asked.get("unlock"):
            paying._offer(self.album, self.cards, [asked["unlock"]])

    @rx.event
    async def refresh(self, _moment: Any = None) -> EventSpec | None:
        return await self._look()

    async def _look(self) -> EventSpec | None:
        if not self.album.id:
            return None
        before = self.album
        try:
            self.album = await self._call(unlocks.album_of_client, UUID(before.id))
        except NotFound:
            # The last photo of them was hidden, or is not of them after all.
            return rx.redirect(routes.DASHBOARD)
        if _state(before) != _state(self.album) or self.is_waiting:
            await self.reload()
        paying = await self.get_state(PayingState)
        paying._follow(self.album)
        more = self.album.unlocked_count - before.unlocked_count
        if more > 0 and before.locked:
            if paying.is_open and self._has_all(paying):
                paying.hide()
                return rx.redirect(paying._thanks())
            await toast(self, _unlocked(more, self.album), "lock-open")
        elif self.album.locked and more < 0:
            await self._explain()
            await toast(self, _("Your photos are locked again"), "lock")
        return None

    @rx.event
    async def act(self, name: str, photo_id: str) -> EventSpec | None:
        card = self._card(photo_id)
        if card and name == "print":
            return rx.redirect(routes.PRINT.replace("[photo_id]", card.id))
        if card and name == "unlock":
            (await self.get_state(PayingState))._offer(self.album, self.cards, [card.id])
        if card and name == "not_me":
            self.doubted = card.id
        if card and name == "hide":
            await self.hide(card.id)
        if card and name == "lists":
            self.noted = card.id
            await self.open_panel()
        return None

    @rx.event
    async def show_price(self) -> None:
        (await self.get_state(PayingState))._offer(self.album, self.cards)

    @rx.event
    async def download_all(self) -> EventSpec:
        return saving(await self._call(downloads.of_album, UUID(self.album.id)))

    @rx.event
    async def begin_choosing(self) -> None:
        (await self.get_state(PayingState)).hide()
        await self.show_all()
        self.is_choosing, self.selected = True, []

    @rx.event
    def end_choosing(self) -> None:
        self.is_choosing, self.selected = False, []

    @rx.event
    def select(self, photo_ids: list[str]) -> None:
        self.selected = [str(photo_id) for photo_id in as_ids(photo_ids)]
        self.is_choosing = self.is_choosing or bool(self.selected)

    @rx.event
    async def unlock_chosen(self) -> None:
        (await self.get_state(PayingState))._offer(self.album, self.cards, self._chosen())

    @rx.event
    async def check_out(self) -> AsyncIterator[Any]:
        paying = await self.get_state(PayingState)
        paying._begin()
        yield
        if url := await paying._ask():
            yield rx.redirect(url)
        elif not paying.error:
            self.is_choosing, self.selected = False, []
            if event := await self._look():
                yield event

    async def _explain(self) -> None:
        last = await self._call(payments.last_of_client, UUID(self.album.id)) if self.album.locked else ""
        self.lock_note = self._say(LOCKED_AGAIN.get(last, ""))

    def _album_id(self) -> UUID | None:
        return UUID(self.album.id)

    def _chosen(self) -> list[str]:
        wanted = set(self.selected)
        return [card.id for card in self.cards if card.id in wanted and card.locked]

    def _has_all(self, paying: PayingState) -> bool:
        """Whether everything that the open dialog speaks of is unlocked by now."""
        if paying.scope == ALBUM:
            return not self.album.locked
        return not any(card.locked for card in self.cards if card.id in paying.photo_ids)


def _state(album: ClientAlbum) -> tuple[Any, ...]:
    """What a refresh looks at."""
    return album.locked, album.photo_count, album.unlocked_count


def _unlocked(count: int, album: ClientAlbum) -> str:
    if not album.locked:
        return _("Your photos are unlocked")
    return _n("{count} photo is unlocked", "{count} photos are unlocked", count)
