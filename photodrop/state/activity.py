from datetime import date
from urllib.parse import urlencode

import reflex as rx

from photodrop import routes
from photodrop.errors import NotFound
from photodrop.services import figures, tongues
from photodrop.services.figures import AlbumSums, Day, LinkSums, PhotoSums, Sums
from photodrop.services.tongues import _, _n
from photodrop.state.base import as_id
from photodrop.state.earnings import Bar, Tick
from photodrop.state.studio import StudioState
from photodrop.state.tongue import language_of

PERIODS = {"7": 7, "30": 30, "91": 91, "364": 364}
WEEKLY, MONTHLY = 91, 364
DAYS_A_WEEK, WEEKS_A_BAR = 7, 4
WHAT = {
    "views": lambda count: _n("{count} view", "{count} views", count),
    "visitors": lambda count: _n("{count} visitor", "{count} visitors", count),
    "downloads": lambda count: _n("{count} download", "{count} downloads", count),
    "favourites": lambda count: _n("{count} favourite", "{count} favourites", count),
    "sales": lambda count: _n("{count} sale", "{count} sales", count),
}
STEPS = 4
NOTHING = Sums()


class ActivityState(StudioState):
    """What happened to one album, or to all of them."""

    album_id: str = ""
    album_name: str = ""
    total: Sums = NOTHING
    links: list[LinkSums] = []
    photos: list[PhotoSums] = []
    albums: list[AlbumSums] = []
    period: str = "30"
    what: str = "views"
    link_id: str = ""
    is_missing: bool = False
    is_loaded: bool = False

    bars: list[Bar] = []
    ticks: list[Tick] = []
    top: int = 0

    _days: list[Day] = []

    @rx.var
    def csv_address(self) -> str:
        asked = {"days": PERIODS[self.period]} | ({"share_id": self.link_id} if self.link_id else {})
        return f"{routes.API}/albums/{self.album_id}/activity.csv?{urlencode(asked)}"

    @rx.var
    def is_quiet(self) -> bool:
        return not any(
            (self.total.views, self.total.visitors, self.total.downloads, self.total.favourites, self.total.sales)
        )

    @rx.event
    async def load_album(self) -> None:
        self.album_id = str(self._id_in_route("album_id"))
        await self._begin()

    @rx.event
    async def load_all(self) -> None:
        self.album_id = ""
        await self._begin()

    @rx.event
    async def choose_period(self, period: str) -> None:
        self.period = period if period in PERIODS else "30"
        await self._read()

    @rx.event
    def choose(self, what: str) -> None:
        self.what = what if what in WHAT else "views"
        self._draw()

    @rx.event
    async def choose_link(self, share_id: str) -> None:
        """Chosen again, all of the album is shown."""
        known = any(link.share_id == share_id for link in self.links)
        self.link_id = share_id if known and share_id != self.link_id else ""
        await self._read()

    async def _begin(self) -> None:
        self.album_name, self.link_id, self.what = "", "", "views"
        self.links, self.photos, self.albums = [], [], []
        self.total, self.bars, self.is_loaded, self.is_missing = NOTHING, [], False, False
        try:
            await self._read()
        except NotFound:
            self.is_missing = True
        self.is_loaded = True

    async def _read(self) -> None:
        days = PERIODS[self.period]
        if self.album_id:
            share_id = as_id(self.link_id) if self.link_id else None
            found = await self._call(figures.of_album, as_id(self.album_id), days=days, share_id=share_id)
            self.album_name, self.links, self.photos = found.album_name, found.links, found.photos
        else:
            found = await self._call(figures.of_all, days=days)
            self.albums = found.albums
        self.total, self._days = found.total, found.days
        self._draw()

    def _draw(self) -> None:
        span, language = len(self._days), language_of(self)
        width = DAYS_A_WEEK * WEEKS_A_BAR if span >= MONTHLY else DAYS_A_WEEK if span >= WEEKLY else 1
        self.bars = [_bar(self._days[at : at + width], self.what, language) for at in range(0, span, width)]
        highest = max((bar.up for bar in self.bars), default=0)
        step = _step(highest)
        self.top = max(1, -(-highest // step)) * step
        self.ticks = [Tick(value, tongues.number(language, value)) for value in range(0, self.top + 1, step)]


def _bar(days: list[Day], what: str, language: str) -> Bar:
    """Of a day, or of several: visitors of several days are those of each."""
    first, last = date.fromisoformat(days[0].day), date.fromisoformat(days[-1].day)
    count = sum(getattr(day, what) for day in days)
    words = tongues.told(language, WHAT[what](count))
    label = tongues.day_of_year(language, first)
    title = tongues.day(language, first, "long")
    if last > first:
        title = tongues.told(language, _("{first} to {last}", first=label, last=last))
    return Bar(days[0].day, label, title, count, 0, words, "", words)


def _step(highest: int) -> int:
    """1, 2 or 5 and noughts."""
    rough = max(1, -(-highest // STEPS))
    size = 10 ** (len(str(rough)) - 1)
    return next(size * digit for digit in (1, 2, 5, 10) if size * digit >= rough)
