"""`/<user>/list/<n>`, and a member's albums."""

from typing import Any

import reflex as rx

from photodrop import routes
from photodrop.components.absent import absent
from photodrop.components.dialog import dialog
from photodrop.components.empty import empty_state, skeleton_tile
from photodrop.components.end_of_list import end_of_list
from photodrop.components.field import field
from photodrop.components.icon import icon
from photodrop.components.layout import gutter
from photodrop.components.library_albums import album_tiles
from photodrop.components.library_layout import library_layout
from photodrop.components.photo_grid import photo_grid
from photodrop.components.pill import pill, pill_link
from photodrop.components.refresh import refresh
from photodrop.components.tongue import _
from photodrop.components.words import length
from photodrop.state.library import LibraryAlbumsState, LibraryState
from photodrop.state.me import MeState


@rx.page(route=routes.LIST, title=_("Photos · PhotoDrop"), on_load=[MeState.look, LibraryState.load])
def library() -> rx.Component:
    return rx.cond(LibraryState.is_missing, absent(), _library())


def _library() -> rx.Component:
    name = LibraryState.by.name
    return library_layout(
        _heading(
            rx.cond(
                LibraryState.is_mine,
                _("Your photos"),
                rx.cond(name != "", _("Photos by {name}", name=name), _("Photos")),
            ),
            _places(LibraryState.by.username, here="photos"),
            rx.cond(
                LibraryState.is_mine,
                pill_link(
                    _("Upload"),
                    f"/{LibraryState.by.username}/upload",
                    size="small",
                    icon_name="upload",
                    class_name="lg:hidden",
                ),
            ),
        ),
        rx.cond(
            length(LibraryState.cards) > 0,
            rx.fragment(
                rx.el.div(
                    photo_grid(
                        LibraryState.cards,
                        mode="public",
                        on_open=LibraryState.open,
                        on_retry=LibraryState.retry,
                        on_stale=LibraryState.load,
                    ),
                    class_name="md:px-10 xl:px-0",
                ),
                gutter(
                    rx.cond(
                        LibraryState.next_count > 0,
                        pill_link(
                            _("Show more"),
                            f"/{LibraryState.by.username}/list/{LibraryState.next_count}",
                            "outline",
                            class_name="mx-auto mt-8",
                        ),
                    ),
                    class_name="text-center",
                ),
            ),
            rx.cond(LibraryState.is_loaded, gutter(_nothing()), _placeholders()),
        ),
        refresh(LibraryState.refresh_every, LibraryState.refresh),
        active="library",
    )


def _heading(title: rx.Component | rx.Var, places: rx.Component, *actions: rx.Component) -> rx.Component:
    return gutter(
        rx.el.div(
            rx.el.h1(title, class_name="display min-w-0 break-words text-title md:text-display"),
            rx.el.div(*actions, class_name="flex shrink-0 items-center gap-3"),
            class_name="flex flex-wrap items-end justify-between gap-x-8 gap-y-3 pt-6 md:pt-9",
        ),
        places,
        class_name="pb-5",
    )


def _places(username: str, *, here: str) -> rx.Component:
    def place(name: str, words: Any, href: str) -> rx.Component:
        return rx.el.a(
            words,
            href=href,
            class_name=(
                "inline-flex h-11 items-center border-b-2 border-transparent text-[15px] font-medium text-ink-2 hover:text-ink "
                "aria-[current=page]:border-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink"
            ),
            custom_attrs={"aria-current": "page"} if name == here else {},
        )

    return rx.el.nav(
        place("photos", _("Photos"), f"/{username}/list/50"),
        place("albums", _("Albums"), f"/{username}/albums"),
        class_name="mt-3 flex gap-7",
        aria_label=_("Library"),
    )


def _nothing() -> rx.Component:
    return rx.cond(
        LibraryState.is_mine,
        empty_state(
            _("No photos yet"),
            _("Upload your first ones. Only you see them, until you say otherwise."),
            art="/prints/sunrise.svg",
            action=pill_link(_("Upload photos"), f"/{LibraryState.by.username}/upload"),
        ),
        empty_state(_("Nothing public here"), _("Photos of public albums are shown here."), art="/prints/pebbles.svg"),
    )


def _placeholders() -> rx.Component:
    return rx.el.div(
        *[skeleton_tile("aspect-square md:aspect-[3/2]") for _tile in range(9)],
        class_name="grid grid-cols-3 gap-[var(--pd-grid-gap)] md:px-10 xl:px-0",
        custom_attrs={"aria-busy": "true"},
    )


@rx.page(route=routes.LIBRARY, title=_("Albums · PhotoDrop"), on_load=[MeState.look, LibraryAlbumsState.load])
def library_albums() -> rx.Component:
    return rx.cond(LibraryAlbumsState.is_missing, absent(), _albums())


def _albums() -> rx.Component:
    by = LibraryAlbumsState.by
    return library_layout(
        _heading(
            rx.cond(
                LibraryAlbumsState.is_mine,
                _("Your albums"),
                rx.cond(by.name != "", _("Albums by {name}", name=by.name), _("Albums")),
            ),
            _places(by.username, here="albums"),
            rx.cond(
                LibraryAlbumsState.is_mine,
                pill(_("New album"), "outline", size="small", icon_name="plus", on_click=LibraryAlbumsState.ask_name),
            ),
        ),
        gutter(
            rx.cond(
                length(LibraryAlbumsState.albums) > 0,
                rx.fragment(
                    album_tiles(LibraryAlbumsState.albums, with_visibility=LibraryAlbumsState.is_mine),
                    end_of_list(
                        has_more=LibraryAlbumsState.has_more,
                        count=length(LibraryAlbumsState.albums),
                        on_reached=LibraryAlbumsState.more,
                    ),
                ),
                rx.cond(LibraryAlbumsState.is_loaded, _no_albums(), _album_placeholders()),
            ),
        ),
        new_album_dialog(
            is_open=LibraryAlbumsState.is_naming,
            error=LibraryAlbumsState.name_error,
            on_close=LibraryAlbumsState.hide,
            on_create=LibraryAlbumsState.create,
        ),
        active="library",
    )


def _no_albums() -> rx.Component:
    return rx.cond(
        LibraryAlbumsState.is_mine,
        empty_state(
            _("No albums yet"),
            _("An album keeps photos together, and says who sees them."),
            art="/prints/arches.svg",
            action=pill(_("New album"), on_click=LibraryAlbumsState.ask_name),
        ),
        empty_state(_("Nothing public here"), _("Public albums are shown here."), art="/prints/pebbles.svg"),
    )


def _album_placeholders() -> rx.Component:
    return rx.el.div(
        *[skeleton_tile("aspect-[4/3] rounded-card") for _tile in range(4)],
        class_name="grid grid-cols-2 gap-x-4 gap-y-7 md:grid-cols-3 md:gap-x-6 lg:grid-cols-4",
    )


def new_album_dialog(*, is_open: bool, error: str, on_close: Any, on_create: Any) -> rx.Component:
    return dialog(
        _("New album"),
        field(_("Name"), "album_name", error=error, auto_focus=True, auto_complete="off", max_length=120),
        is_open=is_open,
        on_close=on_close,
        lead=_("Only you see it, until you say otherwise."),
        form=on_create,
        actions=[pill(_("Cancel"), "outline", on_click=on_close), pill(_("Create"), type="submit")],
    )


def back_link(words: str, href: str) -> rx.Component:
    return rx.el.a(
        icon("arrow-left", size=16, class_name="rtl:-scale-x-100"),
        words,
        href=href,
        class_name="inline-flex h-11 items-center gap-1.5 text-ui text-ink-2 hover:text-ink",
    )
