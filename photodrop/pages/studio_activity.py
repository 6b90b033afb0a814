from typing import Any

import reflex as rx

from photodrop import routes
from photodrop.components.bar_chart import count_chart
from photodrop.components.empty import empty_state
from photodrop.components.icon import icon
from photodrop.components.layout import studio_phone_header
from photodrop.components.menu import choice_menu
from photodrop.components.pill import pill_link
from photodrop.components.tongue import _, _n, is_given
from photodrop.components.words import DOT, length, number
from photodrop.pages.studio import studio_frame
from photodrop.services.figures import AlbumSums, LinkSums, PhotoSums
from photodrop.state.activity import ActivityState
from photodrop.state.studio import StudioState

_ALBUM = routes.STUDIO_ALBUM.replace("[album_id]", f"{ActivityState.album_id}")
_PERIODS = [
    ("7", _("Last 7 days")),
    ("30", _("Last 30 days")),
    ("91", _("Last 13 weeks")),
    ("364", _("Last 52 weeks")),
]
_WHAT = [
    ("views", _("Views"), ActivityState.total.views),
    ("visitors", _("Visitors"), ActivityState.total.visitors),
    ("downloads", _("Downloads"), ActivityState.total.downloads),
    ("favourites", _("Favourites"), ActivityState.total.favourites),
    ("sales", _("Sales"), ActivityState.total.sales),
]
_HEADING = "display text-heading"
_COLUMNS = "grid grid-cols-[minmax(0,1fr)_64px_72px] gap-x-3 lg:grid-cols-[minmax(0,1fr)_repeat(5,96px)] lg:gap-x-4"


@rx.page(
    route=routes.STUDIO_ALBUM_ACTIVITY,
    title=_("Activity · PhotoDrop"),
    on_load=[StudioState.enter, ActivityState.load_album],
)
def studio_album_activity() -> rx.Component:
    return studio_frame(
        studio_phone_header(back=_ALBUM),
        rx.cond(
            ActivityState.is_missing,
            empty_state(_("This album is not here"), _("It was deleted, or belongs to another account.")),
            rx.fragment(
                _header(
                    rx.el.a(
                        icon("arrow-left", size=18, class_name="rtl:-scale-x-100"),
                        ActivityState.album_name,
                        href=_ALBUM,
                        class_name="inline-flex min-h-6 items-center gap-2 rounded-field text-ui font-medium text-ink-2 hover:text-ink max-lg:hidden",
                    ),
                    csv=True,
                ),
                _figures(_links(), _photos()),
            ),
        ),
        here="albums",
    )


@rx.page(
    route=routes.STUDIO_ACTIVITY,
    title=_("Activity · PhotoDrop"),
    on_load=[StudioState.enter, ActivityState.load_all],
)
def studio_activity() -> rx.Component:
    return studio_frame(
        studio_phone_header(back=routes.STUDIO_SETTINGS), _header(), _figures(_albums()), here="activity"
    )


def _header(*above: rx.Component, csv: bool = False) -> rx.Component:
    return rx.el.header(
        rx.el.div(
            *above,
            rx.el.h1(_("Activity"), class_name="display text-title max-lg:pt-3 lg:mt-2"),
            class_name="min-w-0 grow",
        ),
        rx.el.div(
            choice_menu(_PERIODS, ActivityState.period, ActivityState.choose_period, icon_name="calendar"),
            pill_link(
                "CSV",
                ActivityState.csv_address,
                "outline",
                icon_name="download",
                size="small",
                download=True,
                # Not for the router, which knows pages only.
                custom_attrs={"reloadDocument": True},
                aria_label=_("Download the days as CSV"),
            )
            if csv
            else rx.fragment(),
            class_name="-ms-3 flex items-center gap-2 max-lg:w-[calc(100%+12px)] max-lg:justify-between",
        ),
        class_name="mb-6 flex flex-col gap-3 lg:flex-row lg:items-end",
    )


def _figures(*sections: rx.Component) -> rx.Component:
    return rx.cond(
        ActivityState.is_loaded,
        rx.el.div(
            _sums(),
            rx.el.section(
                rx.cond(
                    ActivityState.is_quiet,
                    rx.el.p(
                        _(
                            "Nobody has looked in this time. Share a link, or drop the album, and what happens shows here."
                        ),
                        class_name="mb-5 text-ui text-ink-2",
                    ),
                ),
                count_chart(
                    ActivityState.bars, ActivityState.ticks, top=ActivityState.top, label=_("Activity by time")
                ),
                class_name="rounded-card border border-line p-5 lg:p-7",
            ),
            *sections,
            rx.el.p(
                _(
                    "Counted on the server, without cookies. You do not count, nor do programs that only look a link "
                    "up. A visitor is counted once a day. Days are in UTC."
                ),
                class_name="max-w-[640px] text-small text-ink-2",
            ),
            class_name="space-y-10 lg:space-y-12",
        ),
        rx.el.div(
            rx.el.div(class_name="sheen h-[82px] rounded-card"),
            rx.el.div(class_name="sheen h-[320px] rounded-card"),
            class_name="animate-fade space-y-10 [animation-delay:300ms] [animation-fill-mode:backwards]",
            custom_attrs={"aria-hidden": "true"},
        ),
    )


def _sums() -> rx.Component:
    return rx.el.div(
        *[_sum(*what) for what in _WHAT],
        role="group",
        aria_label=_("What the chart shows"),
        class_name="grid grid-cols-2 gap-2 md:grid-cols-5 md:gap-3",
    )


def _sum(what: str, name: str, count: Any) -> rx.Component:
    return rx.el.button(
        rx.el.span(name, class_name="block text-ui text-ink-2"),
        rx.el.span(number(count), class_name="display mt-1 block text-[24px] leading-[30px] tracking-[-0.02em]"),
        _sold(ActivityState.total.sold_label) if what == "sales" else rx.fragment(),
        type="button",
        on_click=ActivityState.choose(what),
        custom_attrs={"aria-pressed": ActivityState.what == what},
        class_name=(
            "rounded-card border border-line px-4 py-3.5 text-start transition-colors duration-[var(--pd-fast)] hover:bg-hover "
            "aria-pressed:border-ink aria-pressed:shadow-[inset_0_0_0_1px_var(--pd-ink)]"
        ),
    )


def _sold(label: Any) -> rx.Component:
    """What the sales brought, a sum for each currency."""
    return rx.cond(label != "", rx.el.span(label, class_name="block text-small text-ink-2"))


def _links() -> rx.Component:
    return rx.cond(
        length(ActivityState.links) > 0,
        _table(
            _("By link"),
            _("Link"),
            rx.foreach(ActivityState.links, _link),
            note=_("Press a link to see its days alone."),
        ),
    )


def _link(link: LinkSums) -> rx.Component:
    return _line(
        rx.el.button(
            link.name,
            type="button",
            on_click=ActivityState.choose_link(link.share_id),
            custom_attrs={"aria-pressed": ActivityState.link_id == link.share_id},
            class_name="min-h-11 max-w-full truncate rounded-field text-start font-semibold hover:underline aria-pressed:text-accent aria-pressed:underline",
        ),
        link,
    )


def _albums() -> rx.Component:
    return rx.cond(
        length(ActivityState.albums) > 0,
        _table(_("By album"), _("Album"), rx.foreach(ActivityState.albums, _album)),
    )


def _album(album: AlbumSums) -> rx.Component:
    return _line(
        rx.el.a(
            album.album_name,
            href=routes.STUDIO_ALBUM_ACTIVITY.replace("[album_id]", f"{album.album_id}"),
            class_name="block max-w-full truncate rounded-field leading-[44px] font-semibold hover:underline",
        ),
        album,
    )


def _table(title: str, first: str, rows: rx.Component, *, note: str = "") -> rx.Component:
    names = [name for _what, name, _count in _WHAT]
    return rx.el.section(
        rx.el.h2(title, class_name=_HEADING),
        rx.el.p(note, class_name="mt-1 text-ui text-ink-2") if is_given(note) else rx.fragment(),
        rx.el.div(
            rx.el.span(first),
            *[
                rx.el.span(name, class_name=f"text-end {'max-lg:hidden' if at > 1 else ''}")
                for at, name in enumerate(names)
            ],
            class_name=f"mt-3 h-10 items-center border-b border-line text-ui font-medium text-ink-2 {_COLUMNS}",
            custom_attrs={"aria-hidden": "true"},
        ),
        rx.el.ul(rows, aria_label=title),
    )


def _line(name: rx.Component, sums: Any) -> rx.Component:
    counts = [sums.views, sums.visitors, sums.downloads, sums.favourites, sums.sales]
    return rx.el.li(
        rx.el.div(name, class_name="min-w-0"),
        *[
            rx.el.span(
                rx.el.span(label, " ", class_name="sr-only"),
                number(count),
                _sold(sums.sold_label) if what == "sales" else rx.fragment(),
                class_name=f"text-end text-ui {'max-lg:hidden' if at > 1 else ''}",
            )
            for at, ((what, label, _total), count) in enumerate(zip(_WHAT, counts, strict=True))
        ],
        class_name=f"min-h-14 items-center border-b border-line {_COLUMNS}",
    )


def _photos() -> rx.Component:
    return rx.cond(
        length(ActivityState.photos) > 0,
        rx.el.section(
            rx.el.h2(_("Looked at most"), class_name=_HEADING),
            rx.el.p(_("Photos, since they are here."), class_name="mt-1 text-ui text-ink-2"),
            rx.el.ul(
                rx.foreach(ActivityState.photos, _photo),
                class_name="mt-4 grid grid-cols-2 gap-x-3 gap-y-5 md:grid-cols-4 lg:grid-cols-6",
                aria_label=_("Photos that were looked at most"),
            ),
        ),
    )


def _photo(photo: PhotoSums) -> rx.Component:
    return rx.el.li(
        rx.el.img(
            src=photo.thumb_url,
            alt=photo.filename,
            loading="lazy",
            class_name="aspect-[3/2] w-full rounded-tile bg-tile object-cover",
        ),
        rx.el.p(
            _n("{count} view", "{count} views", photo.views),
            rx.cond(
                photo.downloads > 0, rx.fragment(DOT, _n("{count} download", "{count} downloads", photo.downloads))
            ),
            class_name="mt-2 text-small text-ink-2",
        ),
    )
