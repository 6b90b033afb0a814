from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import reflex as rx

from photodrop import routes
from photodrop.errors import Conflict, Invalid
from photodrop.services import earnings, money, payments, tongues
from photodrop.services.earnings import AlbumTotal, Month, Total
from photodrop.services.payments import LedgerRow
from photodrop.services.tongues import _
from photodrop.state.base import as_id, as_text
from photodrop.state.studio import StudioState
from photodrop.state.toast import toast
from photodrop.state.tongue import language_of

CSV = f"{routes.API}/earnings/payments.csv"
PAGE = 50
MOST_ALBUMS = 8
STEPS = 4
PERIODS = ("all", "year", "month")
ALBUM_SORTS = ("net", "newest", "name")
NO_TOTAL = Total(
    currency="", payment_count=0, paid=0, given_back=0, net=0, paid_label="", given_back_label="", net_label=""
)


@dataclass(frozen=True)
class Bar:
    """A month of the chart."""

    key: str
    label: str
    title: str
    up: int
    down: int
    up_label: str
    down_label: str
    net_label: str


@dataclass(frozen=True)
class Tick:
    value: int
    label: str


class EarningsState(StudioState):
    """What came in, in one currency at a time: sums, months, albums, and the ledger they all come from."""

    totals: list[Total] = []
    total: Total = NO_TOTAL
    is_test: bool = False
    is_loaded: bool = False
    period: str = "all"

    bars: list[Bar] = []
    ticks: list[Tick] = []
    top: int = 0
    bottom: int = 0

    albums: list[AlbumTotal] = []
    album_count: int = 0
    album_sort: str = "net"
    shows_all_albums: bool = False

    rows: list[LedgerRow] = []
    has_more: bool = False
    csv_address: str = ""
    album_id: str = ""
    album_name: str = ""

    refunding: str = ""
    refund_title: str = ""
    refund_text: str = ""
    refund_error: str = ""

    _albums: list[AlbumTotal] = []
    _cursor: str | None = None

    @rx.event
    async def load(self) -> None:
        self.refunding = self.album_id = self.album_name = ""
        self.period, self.shows_all_albums = "all", False
        await self._read()
        self.is_loaded = True

    @rx.event
    async def refresh(self, _moment: Any = None) -> None:
        await self._read()

    @rx.event
    async def choose_currency(self, currency: str) -> None:
        await self._show(as_text(currency, 3))

    @rx.event
    async def choose_period(self, period: str) -> None:
        self.period = period if period in PERIODS else "all"
        await self._read()

    @rx.event
    def sort_albums(self, sort: str) -> None:
        self.album_sort = sort if sort in ALBUM_SORTS else "net"
        self._list_albums()

    @rx.event
    def show_all_albums(self) -> None:
        self.shows_all_albums = True
        self._list_albums()

    @rx.event
    async def only_album(self, album_id: str) -> None:
        """The ledger of one album; of all, without an id."""
        found = next((album for album in self._albums if album.album_id == album_id), None)
        self.album_id = found.album_id if found else ""
        self.album_name = found.album_name if found else ""
        await self._read_ledger()

    @rx.event
    async def load_more(self) -> None:
        if self._cursor is None:
            return
        page = await self._call(
            earnings.ledger, self._album(), since=since(self.period), cursor=self._cursor, limit=PAGE
        )
        self.rows = [*self.rows, *page.items]
        self._keep(page.next)

    @rx.event
    def ask_refund(self, payment_id: str) -> None:
        found = next((row for row in self.rows if row.id == payment_id and row.may_refund), None)
        if found:
            self.refunding, self.refund_error = found.id, ""
            self.refund_title = self._say(_("Give money back to {client}?", client=found.client_name))
            self.refund_text = money.plain(found.amount, found.currency)

    @rx.event
    def hide(self) -> None:
        self.refunding = ""

    @rx.event
    async def refund(self, form: dict) -> None:
        row = next((row for row in self.rows if row.id == self.refunding), None)
        if row is None:
            return
        try:
            amount = money.minor_units(as_text(form.get("amount", ""), 40), row.currency)
            await self._call(payments.refund, as_id(row.id), amount)
        except (Invalid, Conflict) as wrong:
            self.refund_error = wrong.message
            return
        self.refunding = ""
        await self._read()
        await toast(self, _("Noted in your earnings"), "undo-2")

    async def _read(self) -> None:
        found = await self._call(earnings.of, since=since(self.period))
        self.totals, self._albums, self.is_test = found.totals, found.albums, found.is_test
        await self._show(self.total.currency)
        await self._read_ledger()

    async def _show(self, currency: str) -> None:
        """Everything but the ledger speaks of one currency: sums of several would mean nothing."""
        chosen = [total for total in self.totals if total.currency == currency] or self.totals
        self.total = chosen[0] if chosen else NO_TOTAL
        self._list_albums()
        if chosen:
            self._draw(await self._call(earnings.months, self.total.currency), self.total.currency)

    async def _read_ledger(self) -> None:
        page = await self._call(earnings.ledger, self._album(), since=since(self.period), limit=PAGE)
        self.rows = page.items
        self._keep(page.next)
        wanted = {"album_id": self.album_id, "since": since(self.period)}
        self.csv_address = f"{CSV}?{urlencode({name: value for name, value in wanted.items() if value})}"

    def _album(self) -> Any:
        return as_id(self.album_id) if self.album_id else None

    def _list_albums(self) -> None:
        mine = [album for album in self._albums if album.currency == self.total.currency]
        self.album_count = len(mine)
        if self.album_sort == "net":
            mine.sort(key=lambda album: -album.net)
        elif self.album_sort == "name":
            mine.sort(key=lambda album: album.album_name.lower())
        self.albums = mine if self.shows_all_albums else mine[:MOST_ALBUMS]

    def _draw(self, months: list[Month], currency: str) -> None:
        language = language_of(self)
        self.bars = tongues.all_told(language, [_bar(month, currency, language) for month in months])
        step = _step(max(0, *(bar.up for bar in self.bars)) - min(0, *(bar.down for bar in self.bars)), currency)
        self.top = max(step, -(-max(bar.up for bar in self.bars) // step) * step)
        self.bottom = min(bar.down for bar in self.bars) // step * step
        ticks = [Tick(value, money.rough(value, currency)) for value in range(self.bottom, self.top + 1, step)]
        self.ticks = tongues.all_told(language, ticks)

    def _keep(self, cursor: str | None) -> None:
        self._cursor = cursor
        self.has_more = cursor is not None


def since(period: str) -> date | None:
    """The first day of a period; None is the beginning of time."""
    today = datetime.now(UTC).date()
    match period:
        case "year":
            return today.replace(month=1, day=1)
        case "month":
            return today - timedelta(days=30)
    return None


def _bar(month: Month, currency: str, language: str) -> Bar:
    first = date.fromisoformat(f"{month.month}-01")
    return Bar(
        key=month.month,
        label=tongues.month(language, first, short=True),
        title=tongues.month(language, first),
        up=month.paid,
        down=month.given_back,
        up_label=money.exact(month.paid, currency),
        down_label=money.exact(month.given_back, currency),
        net_label=month.net_label,
    )


def _step(height: int, currency: str) -> int:
    """A round distance between the lines of the chart: 1, 2 or 5 and noughts, never below one whole unit."""
    rough = max(height / STEPS, 10 ** money.digits(currency))
    size = 10 ** (len(str(int(rough))) - 1)
    return next(size * digit for digit in (1, 2, 5, 10) if size * digit >= rough)
