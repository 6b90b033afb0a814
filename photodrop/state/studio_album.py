from typing import Any

import reflex as rx

from photodrop.config import get_settings
from photodrop.errors import Invalid, NotFound
from photodrop.services import albums, appearances, clients, money, photo_cards, photos, unlocks
from photodrop.services.album_options import Options, face_mode
from photodrop.services.albums import AlbumDetail
from photodrop.services.clients import PersonChip
from photodrop.services.tongues import Sentence, _, _n
from photodrop.state.base import as_id, as_ids, as_text
from photodrop.state.requests import NO_PERSON, RequestsState
from photodrop.state.studio import StudioState
from photodrop.state.toast import toast

NO_ALBUM = AlbumDetail(
    id="", kind="client", name="", location="", shot_on="", created_at="", photo_count=0, client_count=0, ready_count=0,
    failed_count=0, waiting_count=0, dropped_count=0, state="draft", cover_url="", price=0, currency="USD",
    price_label="", watermark=True, watermark_text="", watermark_logo_id="", watermark_layout="tiles",
    watermark_opacity=100, watermark_size=100, photo_price=0, photo_price_label="", free_photos=0, max_edge=0,
    downloads=True, originals=True, live=False, faces="off", faces_kept_days=0, visibility="private", link_url="",
    bytes=0, stale_count=0, people=[],
)  # fmt: skip


class StudioAlbumState(StudioState):
    """One album: its counts and options, who is unlocked, the drop."""

    album: AlbumDetail = NO_ALBUM
    is_missing: bool = False
    drop_count: int = 0
    price_text: str = ""
    price_error: str = ""
    photo_price_text: str = ""
    photo_price_error: str = ""
    free_error: str = ""
    has_new_prices: bool = False
    # What the clients of this album meet, in a sentence or two.
    offer: str = ""
    option_error: str = ""
    is_dropping: bool = False
    is_marking: bool = False
    # What a new largest edge would render again, in a sentence, until it is confirmed.
    work: str = ""
    _edge: int = 0
    # How many measured faces another mode would forget, in a sentence, until it is confirmed.
    forgetting: str = ""
    _mode: str = "off"
    days_error: str = ""
    relocking: PersonChip = NO_PERSON

    @rx.var
    def refresh_every(self) -> int:
        return 2000 if self.album.waiting_count or self.album.stale_count else 0

    @rx.event
    async def load(self) -> None:
        if self.album.id != self.router.url.path.rstrip("/").split("/")[-1]:
            self.album = NO_ALBUM
        self._tell({})
        self.is_dropping, self.has_new_prices, self.relocking = False, False, NO_PERSON
        self.is_marking, self.work, self.forgetting = False, "", ""
        try:
            await self._read()
            self.is_missing = False
        except NotFound:
            self.is_missing = True

    @rx.event
    async def refresh(self, _: Any = None) -> None:
        await self._read()

    @rx.event
    async def set_watermark(self, on: bool) -> None:
        await self._change(Options(watermark=on is True))

    @rx.event
    async def set_watermark_text(self, text: str) -> None:
        await self._change(Options(watermark_text=as_text(text, 200)))

    @rx.event
    async def set_price(self, text: str) -> None:
        await self._set_price("price", text)

    @rx.event
    async def set_photo_price(self, text: str) -> None:
        await self._set_price("photo_price", text)

    @rx.event
    async def set_free_photos(self, text: str) -> None:
        digits = as_text(text, 40).strip() or "0"
        if not digits.isdecimal():
            self._tell({"free_photos": self._say(_("Enter a number like {example}.", example=3))})
            return
        # What is longer is refused as well, and no number of the database's.
        await self._change(Options(free_photos=int(digits[:9])))
        self.has_new_prices = True

    @rx.event
    async def set_currency(self, currency: str) -> None:
        await self._change(Options(currency=as_text(currency, 3)))

    @rx.event
    async def set_downloads(self, on: bool) -> None:
        await self._change(Options(downloads=on is True))

    @rx.event
    async def set_originals(self, on: bool) -> None:
        await self._change(Options(originals=on is True))

    @rx.event
    async def set_max_edge(self, edge: str) -> None:
        """Asked about where there are photos to be rendered again."""
        text = as_text(edge, 5)
        self._edge = int(text) if text.isdecimal() else 0
        work = await self._call(albums.work, as_id(self.album.id), Options(max_edge=self._edge))
        if work.rendered:
            self.work = work.sentence
        else:
            await self._change(Options(max_edge=self._edge))

    @rx.event
    async def change_edge(self) -> None:
        self.work = ""
        await self._change(Options(max_edge=self._edge))

    @rx.event
    def keep_edge(self) -> None:
        self.work = ""

    @rx.event
    async def set_faces(self, mode: str) -> None:
        """Asked about where faces would be forgotten."""
        self._mode = as_text(mode, 10)
        work = await self._call(albums.work, as_id(self.album.id), Options(faces=face_mode(self._mode)))
        if work.forgotten:
            self.forgetting = work.sentence
        else:
            await self._change(Options(faces=face_mode(self._mode)))

    @rx.event
    async def change_faces(self) -> None:
        self.forgetting = ""
        await self._change(Options(faces=face_mode(self._mode)))

    @rx.event
    def keep_faces(self) -> None:
        self.forgetting = ""

    @rx.event
    async def set_faces_kept_days(self, text: str) -> None:
        digits = as_text(text, 40).strip() or "0"
        if not digits.isdecimal():
            self._tell({"faces_kept_days": self._say(_("Enter a number like {example}.", example=365))})
            return
        await self._change(Options(faces_kept_days=int(digits[:9])))

    @rx.event
    def ask_mark(self) -> None:
        self.is_marking = True

    @rx.event
    def hide_mark(self) -> None:
        self.is_marking = False

    @rx.event
    async def marked(self) -> None:
        self.is_marking = False
        await self._read()

    @rx.event
    async def set_live(self, on: bool) -> None:
        await self._change(Options(live=on is True))

    @rx.event
    def ask_drop(self) -> None:
        self.is_dropping = True

    @rx.event
    def hide_drop(self) -> None:
        self.is_dropping = False

    @rx.event
    async def drop(self) -> None:
        self.is_dropping = False
        dropped = await self._call(albums.drop, as_id(self.album.id))
        await self._read()
        await toast(self, _n("{count} photo dropped.", "{count} photos dropped.", dropped.photo_count), "send")

    @rx.event
    async def set_unlocked(self, client_id: str, on: bool) -> None:
        """Locking is asked about; so is unlocking, where money may have come in."""
        person = next((person for person in self.album.people if person.client_id == client_id), None)
        if person is None:
            raise NotFound
        if on is not True:
            self.relocking = person
        elif person.requested or self.album.price:
            requests = await self.get_state(RequestsState)
            requests._ask_for(person, self.album.id, self.album.price, self.album.currency)
        else:
            await self._call(unlocks.grant, as_id(self.album.id), as_id(client_id))
            await self._read()

    @rx.event
    async def lock_again(self) -> None:
        person, self.relocking = self.relocking, NO_PERSON
        await self._call(unlocks.revoke, as_id(self.album.id), as_id(person.client_id))
        await self._read()

    @rx.event
    def keep_unlocked(self) -> None:
        self.relocking = NO_PERSON

    async def _set_price(self, field: str, text: str) -> None:
        try:
            price = money.minor_units(as_text(text, 40), self.album.currency)
        except Invalid as wrong:
            self._tell({field: self._say(wrong.message)})
            return
        # What costs something is locked until then.
        options = {field: price, "watermark": True if price else None}
        await self._change(Options(**options))
        self.has_new_prices = True

    async def _change(self, options: Options) -> None:
        try:
            self._show(await self._call(albums.change, as_id(self.album.id), options))
            self._tell({})
        except Invalid as wrong:
            self._tell(wrong.fields)

    async def _read(self) -> None:
        album = await self._call(albums.detail, self._id_in_route("album_id"))
        if album.kind != "client":
            # A library has pages of its own.
            raise NotFound
        self._show(album)

    def _show(self, album: AlbumDetail) -> None:
        self.album = album
        self.drop_count = max(0, album.photo_count - album.dropped_count - album.failed_count)
        self.price_text = _amount(album.price, album.currency)
        self.photo_price_text = _amount(album.photo_price, album.currency)
        self.offer = " ".join(map(self._say, _offer(album)))

    def _tell(self, wrong: dict[str, str]) -> None:
        rest = dict(wrong)
        self.price_error = rest.pop("price", "")
        self.photo_price_error = rest.pop("photo_price", "")
        self.free_error = rest.pop("free_photos", "")
        self.days_error = rest.pop("faces_kept_days", "")
        self.option_error = next(iter(rest.values()), "")


class BatchState(StudioState):
    """What is being uploaded to the album of this page, and who is in it."""

    people: list[PersonChip] = []
    phones: list[str] = []
    statuses: dict[str, dict[str, str]] = {}
    max_bytes: int = 0
    _album_id: str = ""
    _waiting: list[str] = []
    _photo_ids: list[str] = []

    @rx.var
    def refresh_every(self) -> int:
        return 1500 if self._waiting else 0

    @rx.event
    async def load(self) -> None:
        self.max_bytes = get_settings().max_upload_bytes
        album_id = str(self._id_in_route("album_id"))
        if album_id != self._album_id:
            self._album_id = album_id
            self._name([])
            self.statuses = {}
            self._waiting, self._photo_ids = [], []

    @rx.event
    async def uploaded(self, photo_ids: list[str]) -> None:
        ids = [str(photo_id) for photo_id in as_ids(photo_ids)]
        self._waiting = [*self._waiting, *ids]
        self._photo_ids = [*self._photo_ids, *ids]
        await self._look()

    @rx.event
    async def finished(self, counts: dict[str, int]) -> None:
        done = counts.get("done")
        if isinstance(done, int) and done > 0:
            await toast(self, _n("{count} photo uploaded", "{count} photos uploaded", done))
        await self._look()

    @rx.event
    async def refresh(self, _: str = "") -> None:
        await self._look()

    @rx.event
    async def process_again(self, photo_id: str) -> None:
        await self._call(photos.retry, as_id(photo_id))
        self.statuses = {known: status for known, status in self.statuses.items() if known != photo_id}
        self._waiting = [*self._waiting, photo_id]

    @rx.event
    async def add_person(self, phone: str) -> None:
        person = await self._call(clients.add, as_text(phone, 30))
        if person.client_id in [known.client_id for known in self.people]:
            return
        self._name([*self.people, person])
        # Those who are named late are in the photos that have arrived before, too.
        if self._photo_ids:
            ids = as_ids(self._photo_ids)
            await self._call(appearances.add_people, as_id(self._album_id), ids, [as_id(person.client_id)])
            await self._look()

    @rx.event
    async def remove_person(self, client_id: str) -> None:
        gone = as_id(client_id)
        self._name([person for person in self.people if person.client_id != str(gone)])
        if self._photo_ids:
            await self._call(appearances.remove_people, as_id(self._album_id), as_ids(self._photo_ids), [gone])
            await self._look()

    def _name(self, people: list[PersonChip]) -> None:
        self.people = people
        self.phones = [person.phone for person in people]

    async def _look(self) -> None:
        """Ask about the photos that still wait; the counts of the page follow."""
        if self._waiting:
            cards = await self._call(photo_cards.statuses, as_id(self._album_id), as_ids(self._waiting))
            ended = {card.id: card for card in cards if card.status in ("ready", "failed")}
            told = {card.id: {"status": card.status, "error": card.error} for card in ended.values()}
            # Their bytes turned out to be in the album already, or somebody deleted them.
            gone = set(self._waiting) - {card.id for card in cards}
            self._photo_ids = [known for known in self._photo_ids if known not in gone]
            self.statuses = {**self.statuses, **told} | {known: {"status": "gone", "error": ""} for known in gone}
            self._waiting = [card.id for card in cards if card.id not in ended]
        page = await self.get_state(StudioAlbumState)
        await page._read()


def _amount(price: int, currency: str) -> str:
    return money.plain(price, currency) if price else ""


def _offer(album: AlbumDetail) -> list[Sentence]:
    if not album.watermark:
        return [_("Everybody in the album gets their photos without a watermark.")]
    giving = _n(
        "Each may take one photo of their choice for free.",
        "Each may take {count} photos of their choice for free.",
        album.free_photos,
    )
    return [_paying(album), giving] if album.free_photos else [_paying(album)]


def _paying(album: AlbumDetail) -> Sentence:
    whole, single = album.price_label, album.photo_price_label
    if album.price and album.photo_price:
        return _(
            "Clients see watermarks until they pay {price} for all their photos or {single} for one.",
            price=whole,
            single=single,
        )
    if album.price:
        return _("Clients see watermarks until they pay {price} for all their photos.", price=whole)
    if album.photo_price:
        return _("Clients see watermarks until they pay {price} for one.", price=single)
    return _("Clients see watermarks until you unlock their photos.")
