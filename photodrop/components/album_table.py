"""A photographer's albums as rows: a table on wide screens, three lines each on phones."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from photodrop.services.albums import AlbumRow

from .chip import chip, state_chip
from .icon import icon
from .menu import menu, menu_item
from .tongue import _, _n
from .words import DOT, day, number

RowHandler = Callable[[AlbumRow], Any]

_COLUMNS = "lg:grid lg:grid-cols-[76px_minmax(0,1fr)_128px_96px_88px_152px_44px] lg:gap-x-4"
_NUMBERS = "text-end text-ui max-lg:hidden"


def album_table(albums: list[AlbumRow], *, on_edit: RowHandler, on_delete: RowHandler) -> rx.Component:
    head = rx.el.div(
        rx.el.span(),
        rx.el.span(_("Album")),
        rx.el.span(_("Date")),
        rx.el.span(_("Photos"), class_name="text-end"),
        rx.el.span(_("Clients"), class_name="text-end"),
        rx.el.span(_("State"), class_name="ps-10"),
        class_name=f"hidden h-10 items-center border-b border-line text-ui font-medium text-ink-2 {_COLUMNS}",
        custom_attrs={"aria-hidden": "true"},
    )
    rows = rx.el.ul(rx.foreach(albums, lambda album: _row(album, on_edit, on_delete)), aria_label=_("Albums"))
    return rx.el.div(head, rows)


def album_placeholders(count: int = 6) -> rx.Component:
    """Rows in their final shape while the list is on its way."""
    return rx.el.div(
        *[
            rx.el.div(
                rx.el.div(class_name="sheen size-16 rounded-field lg:h-14 lg:w-[76px]"),
                rx.el.div(class_name="sheen h-4 w-48 rounded-tile"),
                class_name="flex min-h-[92px] items-center gap-4 border-b border-line lg:min-h-20",
            )
            for _row_to_be in range(count)
        ],
        custom_attrs={"aria-hidden": "true"},
    )


def album_state(album: AlbumRow) -> rx.Component:
    """Draft, dropped, or how far the workers are."""
    return rx.el.span(
        rx.cond(
            album.state == "processing",
            chip(_("Processing {percent}%", percent=_percent_done(album)), "blue", "loader"),
            state_chip(album.state, _state_words(album)),
        ),
        rx.cond(
            album.failed_count > 0,
            chip(_n("{count} failed", "{count} failed", album.failed_count), "error", "circle-alert"),
        ),
        class_name="flex flex-wrap items-center justify-end gap-1.5 lg:justify-start",
    )


def _row(album: AlbumRow, on_edit: RowHandler, on_delete: RowHandler) -> rx.Component:
    return rx.el.li(
        _cover(album),
        rx.el.div(
            rx.el.a(
                rx.el.bdi(album.name),
                href=f"/studio/albums/{album.id}",
                title=album.name,
                # The link covers the row; what has its own click lies above it.
                class_name="block truncate font-semibold after:absolute after:inset-0 focus-visible:shadow-none "
                "focus-visible:after:rounded-field focus-visible:after:shadow-[var(--pd-focus)]",
            ),
            rx.el.div(rx.el.bdi(album.location), class_name="truncate text-ui text-ink-2", title=album.location),
            rx.el.div(
                day(album.shot_on),
                DOT,
                _n("{count} photo", "{count} photos", album.photo_count),
                class_name="truncate text-ui text-ink-2 lg:hidden",
            ),
            class_name="min-w-0 grow",
        ),
        rx.el.span(day(album.shot_on), class_name="text-ui max-lg:hidden"),
        rx.el.span(number(album.photo_count), class_name=_NUMBERS),
        rx.el.span(number(album.client_count), class_name=_NUMBERS),
        rx.el.div(album_state(album), class_name="max-w-[42%] shrink-0 lg:max-w-none lg:ps-10 max-md:[&_svg]:hidden"),
        rx.el.div(
            menu(
                _("More about {name}", name=album.name),
                menu_item(_("Rename"), icon_name="pencil", on_click=on_edit(album)),
                menu_item(_("Delete"), icon_name="trash-2", danger=True, on_click=on_delete(album)),
            ),
            # Phones have this menu on the album page.
            class_name="relative z-[1] max-lg:-me-3 max-md:hidden",
        ),
        class_name=(
            "relative flex min-h-[92px] items-center gap-3 border-b border-line py-3 hover:bg-hover lg:min-h-20 lg:py-0 "
            f"max-lg:hover:bg-transparent {_COLUMNS}"
        ),
    )


def _cover(album: AlbumRow) -> rx.Component:
    shape = "size-16 shrink-0 overflow-hidden rounded-field bg-tile lg:h-14 lg:w-[76px]"
    return rx.cond(
        album.cover_url != "",
        rx.el.img(src=album.cover_url, alt="", loading="lazy", class_name=f"{shape} object-cover"),
        rx.el.div(icon("images"), class_name=f"{shape} grid place-items-center text-ink-2"),
    )


def _percent_done(album: AlbumRow) -> Any:
    return (
        rx.Var.create(album.photo_count - album.waiting_count)
        * 100
        // rx.cond(album.photo_count > 0, album.photo_count, 1).to(int)
    )


def _state_words(album: AlbumRow) -> Any:
    return rx.match(album.state, ("dropped", _("Dropped")), _("Draft"))
