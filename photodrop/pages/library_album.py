from typing import Any

import reflex as rx

from photodrop import routes
from photodrop.components.absent import absent
from photodrop.components.dialog import confirm_dialog, dialog
from photodrop.components.empty import empty_state, skeleton_tile
from photodrop.components.field import BOX, field, field_error
from photodrop.components.layout import gutter
from photodrop.components.library_albums import album_select, seen_by, visibility_choice
from photodrop.components.library_layout import library_layout
from photodrop.components.lightbox import lightbox
from photodrop.components.menu import choice_menu, menu, menu_item
from photodrop.components.photo_grid import photo_grid
from photodrop.components.pill import pill, pill_link
from photodrop.components.refresh import refresh
from photodrop.components.selection_bar import bar_button, bar_close, bar_count, dark_bar
from photodrop.components.share_link import share_link
from photodrop.components.tongue import _, _n, said
from photodrop.components.words import DOT, day, length
from photodrop.pages.library import back_link
from photodrop.state.library_album import LibraryAlbumState, LinkedAlbumState
from photodrop.state.me import MeState
from photodrop.state.toast import ToastState

_STATE = LibraryAlbumState
_PAGE = _STATE.album
_ALBUM = _PAGE.album
_SORTS = [("taken", _("Taken")), ("newest", _("Newest")), ("name", _("Name"))]
_LINK_TOOLS = [{"name": "download", "label": _("Download"), "icon": "download"}]


@rx.page(
    route=routes.LIBRARY_ALBUM,
    title=_STATE.title,
    image="/icon-512.png",
    on_load=[MeState.look, LibraryAlbumState.load],
)
def library_album() -> rx.Component:
    return rx.cond(_STATE.is_missing, absent(), _page())


def _page() -> rx.Component:
    return library_layout(
        gutter(
            back_link(_("Albums"), f"/{_ALBUM.by.username}/albums"),
            rx.el.div(
                rx.el.div(
                    rx.el.h1(
                        _ALBUM.name,
                        class_name="display min-h-[34px] break-words text-title md:min-h-11 md:text-display",
                    ),
                    _facts(_ALBUM, rx.cond(_PAGE.may_edit, seen_by(_ALBUM.visibility), _by(_ALBUM))),
                    class_name="min-w-0 grow",
                ),
                rx.cond(_PAGE.may_edit & (_ALBUM.kind == "library"), _can()),
                class_name="flex flex-col gap-x-8 gap-y-4 md:flex-row md:items-end md:justify-between",
            ),
            class_name="pb-5 pt-3 md:pt-6",
        ),
        rx.cond(
            length(_STATE.cards) > 0,
            rx.fragment(
                gutter(
                    rx.el.div(
                        choice_menu(_SORTS, _STATE.sort, _STATE.sort_by, icon_name="arrow-down-up"),
                        class_name="-ms-3 pb-2",
                    )
                ),
                rx.el.div(
                    photo_grid(
                        _STATE.cards,
                        mode="public",
                        selectable=_PAGE.may_edit,
                        selected=_STATE.selected,
                        on_open=_STATE.open,
                        on_select=_STATE.select,
                        on_retry=_STATE.retry,
                        on_end_reached=_STATE.more,
                        on_stale=_STATE.read_again,
                    ),
                    class_name="md:px-10 xl:px-0",
                ),
            ),
            rx.cond(_STATE.is_loaded, gutter(_nothing()), _placeholders()),
        ),
        _bar(),
        _dialogs(),
        refresh(_STATE.refresh_every, _STATE.refresh),
        active="library",
    )


def _facts(album: Any, *more: rx.Component) -> rx.Component:
    return rx.el.p(
        rx.cond(
            album.id != "",
            rx.fragment(
                _n("{count} photo", "{count} photos", album.photo_count),
                rx.cond(album.location != "", rx.fragment(DOT, album.location)),
                DOT,
                day(album.shot_on),
                DOT,
                *more,
            ),
        ),
        class_name="mt-1.5 min-h-6 text-ink-2",
    )


def _by(album: Any) -> rx.Component:
    return rx.cond(
        album.by.username != "",
        said("by {name}", name=rx.el.a(album.by.name, href=f"/u/{album.by.username}", class_name="link")),
        rx.fragment(_("by {name}", name=album.by.name)),
    )


def _can() -> rx.Component:
    return rx.el.div(
        rx.cond(
            _PAGE.is_owner,
            pill_link(
                _("Upload"),
                f"/{_ALBUM.by.username}/upload?album={_ALBUM.id}",
                "outline",
                size="small",
                icon_name="upload",
            ),
        ),
        pill(_("Share"), "outline", size="small", icon_name="share-2", on_click=_STATE.ask("share")),
        menu(
            _("More about this album"),
            menu_item(_("Rename"), icon_name="pencil", on_click=_STATE.ask("name")),
            menu_item(_("Delete"), icon_name="trash-2", danger=True, on_click=_STATE.ask("delete")),
        ),
        class_name="flex shrink-0 items-center gap-2.5",
    )


def _nothing() -> rx.Component:
    return rx.cond(
        _PAGE.is_owner,
        empty_state(
            _("No photos here yet"),
            _("Drop a folder of them, or take one with your phone."),
            art="/prints/tulip.svg",
            action=pill_link(_("Upload photos"), f"/{_ALBUM.by.username}/upload?album={_ALBUM.id}"),
        ),
        empty_state(_("No photos here yet"), _("They come as soon as they are ready."), art="/prints/tulip.svg"),
    )


def _placeholders() -> rx.Component:
    return rx.el.div(
        *[skeleton_tile("aspect-square md:aspect-[3/2]") for _tile in range(9)],
        class_name="grid grid-cols-3 gap-[var(--pd-grid-gap)] md:px-10 xl:px-0",
        custom_attrs={"aria-busy": "true"},
    )


def _bar() -> rx.Component:
    return rx.cond(
        length(_STATE.selected) > 0,
        dark_bar(
            bar_count(_n("{count} selected", "{count} selected", length(_STATE.selected))),
            bar_button(_("Move"), "folder-input", _STATE.ask("move")),
            bar_button(_("Copy"), "copy", _STATE.ask("copy")),
            bar_button(_("Delete"), "trash-2", _STATE.delete_selected),
            bar_close(_("Clear the selection"), _STATE.clear_selection),
            class_name="bottom-[calc(84px+env(safe-area-inset-bottom))] lg:bottom-7",
        ),
    )


def _dialogs() -> rx.Component:
    return rx.fragment(
        dialog(
            _("Rename this album"),
            field(
                _("Name"),
                "album_name",
                default_value=_ALBUM.name,
                error=_STATE.error,
                auto_focus=True,
                auto_complete="off",
                max_length=120,
            ),
            is_open=_STATE.dialog == "name",
            on_close=_STATE.hide,
            form=_STATE.rename,
            actions=[pill(_("Cancel"), "outline", on_click=_STATE.hide), pill(_("Save"), type="submit")],
        ),
        dialog(
            _("Share this album"),
            visibility_choice(_ALBUM.visibility, _STATE.show_to),
            rx.cond(
                _PAGE.link_url != "",
                share_link(
                    _PAGE.link_url,
                    title=_("The link to this album"),
                    on_copy=[rx.set_clipboard(_PAGE.link_url), ToastState.show(_("Link copied"), "link")],
                    on_reset=_STATE.reset_link,
                ),
            ),
            is_open=_STATE.dialog == "share",
            on_close=_STATE.hide,
            guarded=False,
        ),
        confirm_dialog(
            _("Delete this album?"),
            _("It goes with all of its photos and links. You can undo that for ten minutes."),
            _("Delete album"),
            is_open=_STATE.dialog == "delete",
            on_close=_STATE.hide,
            on_confirm=_STATE.delete,
        ),
        _carry_dialog("move", _("Move to"), _("Move"), _("They leave this album.")),
        _carry_dialog(
            "copy",
            _("Copy to"),
            _("Copy"),
            _("They stay here, too. What is changed in one is not changed in the other."),
        ),
    )


def _carry_dialog(name: str, title: str, verb: str, lead: str) -> rx.Component:
    return dialog(
        title,
        rx.cond(
            length(_STATE.others) > 0,
            album_select(_("Album"), f"{name}_target", _STATE.others, name="target"),
        ),
        rx.el.div(
            rx.el.label(_("Or a new album"), html_for=f"{name}_new", class_name="mb-2 block text-ui font-semibold"),
            rx.el.input(
                id=f"{name}_new",
                name="album_name",
                placeholder=_("Its name"),
                auto_complete="off",
                max_length=120,
                class_name=f"{BOX} h-12 px-4",
            ),
            field_error(_STATE.error, f"{name}_error"),
        ),
        is_open=_STATE.dialog == name,
        on_close=_STATE.hide,
        lead=lead,
        form=_STATE.carry,
        actions=[pill(_("Cancel"), "outline", on_click=_STATE.hide), pill(verb, type="submit")],
    )


@rx.page(
    route=routes.ALBUM_LINK,
    title=LinkedAlbumState.title,
    image="/icon-512.png",
    on_load=[MeState.look, LinkedAlbumState.load],
)
def linked_album() -> rx.Component:
    return rx.cond(LinkedAlbumState.is_missing, absent(), _linked())


def _linked() -> rx.Component:
    album = LinkedAlbumState.album.album
    return library_layout(
        gutter(
            rx.el.h1(album.name, class_name="display min-h-[34px] break-words text-title md:min-h-11 md:text-display"),
            _facts(album, rx.fragment(_("by {name}", name=album.by.name))),
            class_name="pb-6 pt-6 md:pt-9",
        ),
        rx.cond(
            length(LinkedAlbumState.cards) > 0,
            rx.el.div(
                photo_grid(
                    LinkedAlbumState.cards,
                    on_end_reached=LinkedAlbumState.more,
                    on_stale=LinkedAlbumState.read_again,
                ),
                class_name="md:px-10 xl:px-0",
            ),
            rx.cond(
                LinkedAlbumState.is_loaded,
                gutter(
                    empty_state(
                        _("No photos here yet"), _("They come as soon as they are ready."), art="/prints/tulip.svg"
                    )
                ),
                _placeholders(),
            ),
        ),
        lightbox(
            LinkedAlbumState.cards,
            title=album.name,
            tools=_LINK_TOOLS,
            menu=[],
            on_end_reached=LinkedAlbumState.more,
        ),
    )
