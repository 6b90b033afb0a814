"""The QR cards of an album, who scanned them, and the clock by which its photos are matched."""

import re
from datetime import UTC, datetime
from typing import Any

import reflex as rx
from reflex.event import EventSpec

from photodrop import routes
from photodrop.errors import Conflict, Invalid, NotFound
from photodrop.services import albums, card_claims, clocks, event_cards
from photodrop.services.card_claims import ClaimView, Correction
from photodrop.services.clocks import ClockView, Setting
from photodrop.services.event_cards import CardRules, EventCardView
from photodrop.services.tongues import _
from photodrop.state.base import as_id, as_text
from photodrop.state.studio import StudioState
from photodrop.state.toast import toast

PAGE = 100
SPAN = re.compile(r"([+-]?)(?:(\d{1,6}):)?(\d{1,2}):(\d{2})")
TIME = re.compile(r"(?:(\d{4}-\d\d-\d\d)[ T])?(\d\d:\d\d:\d\d)")
NO_CLOCK = ClockView(timezone="", zone="", seconds=0, photo_count=0, samples=[])
NO_CLAIM = ClaimView(
    id="", card_id="", card_label="", client_id="", client_name="", phone_label="", starts_at="", ends_at="",
    is_running=False, is_sure=False, is_removed=False, overlaps=False, confirmed_count=0, suggested_count=0,
)  # fmt: skip


class StudioCardsState(StudioState):
    album_id: str = ""
    album_name: str = ""
    is_missing: bool = False
    is_loaded: bool = False
    cards: list[EventCardView] = []
    has_more_cards: bool = False
    claims: list[ClaimView] = []
    has_more_claims: bool = False
    is_making: bool = False
    errors: dict[str, str] = {}
    # Becomes another one each time, so that what was typed before is gone.
    opened: int = 0
    correcting: ClaimView = NO_CLAIM
    _cards_after: str | None = None
    _claims_after: str | None = None

    @rx.var
    def refresh_every(self) -> int:
        return 4000 if self.cards and not self.is_missing else 0

    @rx.var
    def is_any_open(self) -> bool:
        return any(card.state == "open" for card in self.cards)

    @rx.event
    async def load(self) -> None:
        self.album_id = self.album_name = ""
        self.cards, self.claims, self.errors = [], [], {}
        self.is_missing = self.is_loaded = self.is_making = False
        self.correcting = NO_CLAIM
        try:
            album = await self._call(albums.detail, self._id_in_route("album_id"))
            self.album_id, self.album_name = album.id, album.name
            await self._read()
        except NotFound:
            self.is_missing = True
        self.is_loaded = True

    @rx.event
    async def refresh(self, _moment: Any = None) -> None:
        await self._read()

    @rx.event
    async def more_cards(self) -> None:
        if self._cards_after:
            page = await self._call(event_cards.of_album, as_id(self.album_id), cursor=self._cards_after, limit=PAGE)
            self.cards, self._cards_after = [*self.cards, *page.items], page.next
            self.has_more_cards = page.next is not None

    @rx.event
    def ask_make(self) -> None:
        self.is_making, self.errors = True, {}
        self.opened += 1

    @rx.event
    def hide(self) -> None:
        self.is_making, self.correcting = False, NO_CLAIM

    @rx.event
    async def make(self, form: dict[str, Any]) -> None:
        self.errors = {}
        try:
            rules = CardRules(
                label=as_text(form.get("label", ""), 200),
                personal=as_text(form.get("kind", ""), 20) == "personal",
                window_minutes=_number(form.get("window_minutes", ""), "window_minutes"),
            )
            count = _number(form.get("count", "1"), "count")
            await self._call(event_cards.make, as_id(self.album_id), rules, count=count)
        except Invalid as wrong:
            self.errors = dict(wrong.fields) or {"label": wrong.message}
            return
        except Conflict as refusal:
            self.errors = {"label": refusal.message}
            return
        self.is_making = False
        await self._read()

    @rx.event
    def print_sheet(self, sheet: str, card_id: str = "") -> EventSpec:
        known = sheet if sheet in {"a6", "a4", "poster"} else "a6"
        only = f"&card_id={as_id(card_id)}" if card_id else ""
        return rx.redirect(
            f"{routes.API}/albums/{as_id(self.album_id)}/cards/sheet?sheet={known}{only}", is_external=True
        )

    @rx.event
    async def stop(self, card_id: str) -> None:
        card = await self._call(event_cards.stop, as_id(card_id))
        await self._read()
        undo = StudioCardsState.reopen(card.id)
        await toast(self, _("{card} opens nothing any more.", card=card.label), "circle-stop", undo=undo)

    @rx.event
    async def reopen(self, card_id: str) -> None:
        await self._call(event_cards.reopen, as_id(card_id))
        await self._read()

    @rx.event
    async def delete(self, card_id: str) -> None:
        await self._call(event_cards.delete, as_id(card_id))
        await self._read()

    @rx.event
    async def make_sure(self, claim_id: str) -> None:
        await self._call(card_claims.correct, as_id(claim_id), Correction(is_sure=True))
        await self._read()
        undo = StudioCardsState.make_unsure(claim_id)
        await toast(self, _("These photos are theirs now."), "check", undo=undo)

    @rx.event
    async def make_unsure(self, claim_id: str) -> None:
        await self._call(card_claims.correct, as_id(claim_id), Correction(is_sure=False))
        await self._read()

    @rx.event
    async def remove(self, claim_id: str) -> None:
        await self._call(card_claims.remove, as_id(claim_id))
        await self._read()
        undo = StudioCardsState.restore(claim_id)
        await toast(self, _("The claim is removed, and its photos with it."), "trash-2", undo=undo)

    @rx.event
    async def restore(self, claim_id: str) -> None:
        await self._call(card_claims.restore, as_id(claim_id))
        await self._read()

    @rx.event
    def ask_correct(self, claim_id: str) -> None:
        found = next((claim for claim in self.claims if claim.id == claim_id), None)
        if found is None:
            raise NotFound
        self.correcting, self.errors = found, {}
        self.opened += 1

    @rx.event
    async def correct(self, form: dict[str, Any]) -> None:
        self.errors = {}
        try:
            known = {"starts_at": self.correcting.starts_at, "ends_at": self.correcting.ends_at}
            times = [_changed(form.get(name, ""), was, name) for name, was in known.items()]
            await self._call(
                card_claims.correct, as_id(self.correcting.id), Correction(starts_at=times[0], ends_at=times[1])
            )
        except Invalid as wrong:
            self.errors = dict(wrong.fields)
            return
        self.correcting = NO_CLAIM
        await self._read()

    async def _read(self) -> None:
        page = await self._call(event_cards.of_album, as_id(self.album_id), limit=max(PAGE, min(200, len(self.cards))))
        self.cards, self._cards_after = page.items, page.next
        self.has_more_cards = page.next is not None
        claims = await self._call(card_claims.of_album, as_id(self.album_id), limit=200)
        self.claims, self.has_more_claims = claims.items, claims.next is not None


class ClockState(StudioState):
    """The camera's clock: typed, or read off a photo of something that shows the time. Tried before it is kept."""

    clock: ClockView = NO_CLOCK
    tried: ClockView = NO_CLOCK
    choices: list[tuple[str, str]] = []
    is_open: bool = False
    is_tried: bool = False
    errors: dict[str, str] = {}
    opened: int = 0

    @rx.var
    def shown_seconds(self) -> str:
        return _span(self.tried.seconds)

    @rx.var
    def kept_seconds(self) -> str:
        return _span(self.clock.seconds)

    @rx.event
    async def load(self) -> None:
        self.is_open = self.is_tried = False
        try:
            self.clock = await self._call(clocks.see, self._id_in_route("album_id"))
        except NotFound:
            self.clock = NO_CLOCK

    @rx.event
    async def ask(self) -> None:
        album_id = self._id_in_route("album_id")
        self.clock = self.tried = await self._call(clocks.see, album_id)
        self.choices = await self._call(clocks.choices, album_id)
        self.errors, self.is_open, self.is_tried = {}, True, False
        self.opened += 1

    @rx.event
    def hide(self) -> None:
        self.is_open = False

    @rx.event
    async def attempt(self, form: dict[str, Any]) -> None:
        """Shows what it would be; nothing is changed yet."""
        self.errors = {}
        try:
            setting = await self._setting(form)
            self.tried = await self._call(clocks.see, self._id_in_route("album_id"), setting)
        except Invalid as wrong:
            self.errors = dict(wrong.fields)
            return
        self.is_tried = True

    @rx.event
    async def keep(self) -> None:
        setting = Setting(timezone=self.tried.timezone, seconds=self.tried.seconds)
        self.clock = await self._call(clocks.change, self._id_in_route("album_id"), setting)
        self.is_open = False
        await toast(self, _("The clock is set. Photos are matched anew."), "check")

    async def _setting(self, form: dict[str, Any]) -> Setting:
        zone = as_text(form.get("timezone", ""), 64)
        photo = as_text(form.get("photo_id", ""), 36)
        if not photo:
            return Setting(timezone=zone, seconds=_seconds(as_text(form.get("seconds", ""), 20)))
        typed = as_text(form.get("taken_at", ""), 30).strip()
        time = TIME.fullmatch(typed)
        if time is None:
            raise Invalid(taken_at=_("Write it as 14:05:10."))
        sample = await self._call(
            clocks.see, self._id_in_route("album_id"), Setting(timezone=zone, photo_id=as_id(photo))
        )
        shown = next(each.shown for each in sample.samples if each.photo_id == photo)
        try:
            really = datetime.fromisoformat(f"{time[1] or shown[:10]}T{time[2]}")
        except ValueError:
            raise Invalid(taken_at=_("Write it as 14:05:10.")) from None
        return Setting(timezone=zone, photo_id=as_id(photo), taken_at=really)


def _seconds(typed: str) -> int:
    span = SPAN.fullmatch(typed.strip() or "0:00")
    if span is None:
        raise Invalid(seconds=_("Write it as 0:03:00, with a minus where the camera was fast."))
    sign, hours, minutes, seconds = span.groups()
    total = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return -total if sign == "-" else total


def _span(seconds: int) -> str:
    rest = abs(seconds)
    return f"{'-' if seconds < 0 else ''}{rest // 3600}:{rest // 60 % 60:02}:{rest % 60:02}"


def _number(typed: Any, field: str) -> int:
    text = as_text(typed, 10).strip()
    if not (text.isascii() and text.isdigit()):
        raise Invalid(**{field: _("Write a number.")})
    return int(text)


def _changed(typed: Any, was: str, field: str) -> datetime | None:
    """The field shows minutes: the seconds of one that was left alone stay."""
    try:
        moment = datetime.fromisoformat(as_text(typed, 40))
    except ValueError:
        raise Invalid(**{field: _("Choose a day and a time.")}) from None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    known = datetime.fromisoformat(was)
    return None if moment == known.replace(second=0, microsecond=0) else moment
