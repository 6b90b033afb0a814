from typing import Any

import reflex as rx

from photodrop import routes
from photodrop.components.choosing import choice_panel, list_chips, list_dialogs, list_head, picking_bar
from photodrop.components.dialog import confirm_dialog
from photodrop.components.empty import empty_state
from photodrop.components.icon import icon
from photodrop.components.layout import gutter, page_title
from photodrop.components.lightbox import lightbox
from photodrop.components.photo_grid import CHOOSE_AT_ONCE, photo_grid
from photodrop.components.pill import pill, pill_link
from photodrop.components.refresh import refresh
from photodrop.components.selection_bar import bar_close, bar_count, dark_bar
from photodrop.components.tongue import _, _n
from photodrop.components.words import DOT, day, length
from photodrop.pages.frame import frame
from photodrop.pages.suggestions import suggested_faces
from photodrop.pages.unlock import SELLS_ALBUM, unlock_dialog
from photodrop.state.client_album import ClientAlbumState
from photodrop.state.me import MeState
from photodrop.state.suggestions import SuggestionsState

_ALBUM = ClientAlbumState.album
_LIST = ClientAlbumState.open_list
_MENU = [
    {"name": "lists", "label": _("Lists and note"), "icon": "list"},
    {"name": "not_me", "label": _("Not me"), "icon": "not_me"},
    {"name": "hide", "label": _("Hide this photo"), "icon": "hide"},
]
# Beside the album as a whole; where that is not sold, choosing is the one thing to do.
_CHOOSES = _ALBUM.sells_singly & SELLS_ALBUM & ~_ALBUM.requested


@rx.page(
    route=routes.CLIENT_ALBUM,
    title=ClientAlbumState.title,
    description="The photos of you in this album.",
    image="/icon-512.png",
    on_load=[MeState.load, ClientAlbumState.keep, SuggestionsState.load, ClientAlbumState.load],
)
def client_album() -> rx.Component:
    return frame(
        suggested_faces(),
        rx.cond(ClientAlbumState.is_missing, _missing(), _photos()),
        lightbox(
            ClientAlbumState.cards,
            choice_panel(
                ClientAlbumState.lists,
                ClientAlbumState.noted_lists,
                photo_id=ClientAlbumState.noted,
                note=ClientAlbumState.photo_note,
                note_error=ClientAlbumState.note_error,
                on_toggle=ClientAlbumState.toggle_in_list,
                on_note=ClientAlbumState.save_photo_note,
                on_close=ClientAlbumState.close_panel,
            ),
            title=_ALBUM.name,
            menu=_MENU,
            hearts=ClientAlbumState.hearts,
            answered=ClientAlbumState.answered,
            heart_label=ClientAlbumState.heart_label,
            panel_open=ClientAlbumState.is_panel_open,
            on_view=ClientAlbumState.view_photo,
            on_close=ClientAlbumState.close_panel,
            on_heart=ClientAlbumState.heart,
            prints=ClientAlbumState.sells_prints,
            on_action=ClientAlbumState.act,
            on_end_reached=ClientAlbumState.more,
        ),
        unlock_dialog(),
        list_dialogs(
            _LIST,
            _ALBUM.photographer,
            shown=ClientAlbumState.list_dialog,
            name_error=ClientAlbumState.name_error,
            limit_error=ClientAlbumState.limit_error,
            note_error=ClientAlbumState.note_error,
            on_save=ClientAlbumState.save_list,
            on_send=ClientAlbumState.send_list,
            on_delete=ClientAlbumState.delete_list,
            on_close=ClientAlbumState.hide_list_dialog,
        ),
        confirm_dialog(
            _("Is this not you?"),
            _("The photo leaves your albums. Only your photographer can add you again."),
            _("Take it out"),
            is_open=ClientAlbumState.doubted != "",
            on_close=ClientAlbumState.keep,
            on_confirm=ClientAlbumState.not_me,
        ),
        refresh(ClientAlbumState.refresh_every, ClientAlbumState.refresh),
        back=routes.DASHBOARD,
        back_class="md:invisible",
    )


def _photos() -> rx.Component:
    return rx.fragment(
        gutter(
            rx.el.a(
                icon("arrow-left", size=16, class_name="rtl:-scale-x-100"),
                _("All albums"),
                href=routes.DASHBOARD,
                class_name="hidden h-11 items-center gap-1.5 text-ui text-ink-2 hover:text-ink md:inline-flex",
            ),
            rx.el.div(
                rx.el.div(
                    rx.el.h1(_ALBUM.name, class_name="display text-title md:text-display"),
                    _facts(),
                    rx.cond(
                        ClientAlbumState.lock_note != "",
                        rx.el.p(
                            icon("lock", size=16, class_name="mt-0.5 shrink-0"),
                            ClientAlbumState.lock_note,
                            class_name="mt-3 flex items-start gap-2 text-ui text-ink-2",
                            role="status",
                        ),
                    ),
                    _download_all("mt-4 md:hidden"),
                    rx.cond(
                        _CHOOSES & ~ClientAlbumState.is_choosing,
                        rx.el.button(
                            rx.cond(
                                _ALBUM.photo_price > 0,
                                _("Choose single photos, {price} each", price=_ALBUM.photo_price_label),
                                _("Choose your free photos"),
                            ),
                            type="button",
                            on_click=[CHOOSE_AT_ONCE, ClientAlbumState.begin_choosing],
                            class_name="link mt-1 -mb-3 inline-flex min-h-11 items-center text-start text-ui md:hidden",
                        ),
                    ),
                    class_name="min-w-0",
                ),
                rx.el.div(
                    _download_all("inline-flex"),
                    rx.cond(
                        _ALBUM.locked,
                        rx.fragment(
                            rx.cond(
                                _CHOOSES,
                                pill(
                                    _("Choose photos"),
                                    "outline",
                                    on_click=[CHOOSE_AT_ONCE, ClientAlbumState.begin_choosing],
                                    disabled=ClientAlbumState.is_choosing,
                                ),
                            ),
                            _unlock(),
                        ),
                    ),
                    class_name="hidden shrink-0 items-center gap-3 md:flex",
                ),
                class_name="flex items-end justify-between gap-8",
            ),
            class_name="pb-4 pt-6 md:pt-7",
        ),
        rx.cond(ClientAlbumState.is_loaded & ~ClientAlbumState.is_choosing, _lists()),
        rx.cond(
            ClientAlbumState.is_loaded & (_LIST.id != "") & (length(ClientAlbumState.cards) == 0),
            gutter(_nothing_chosen()),
        ),
        rx.el.div(
            photo_grid(
                ClientAlbumState.cards,
                label=_("Photos of you"),
                hearts=ClientAlbumState.hearts,
                hearting=ClientAlbumState.is_picking,
                answered=ClientAlbumState.answered,
                on_heart=ClientAlbumState.heart,
                selectable=_ALBUM.locked & _ALBUM.sells_singly,
                selecting=ClientAlbumState.is_choosing,
                selected=ClientAlbumState.selected,
                on_select=ClientAlbumState.select,
                on_end_reached=ClientAlbumState.more,
                on_stale=ClientAlbumState.reload,
            ),
            class_name="md:px-10 xl:px-0",
        ),
        rx.cond(_ALBUM.locked & ClientAlbumState.is_choosing, _chosen_bar()),
        rx.cond(ClientAlbumState.is_picking, picking_bar(_LIST, ClientAlbumState.end_picking)),
        rx.cond(
            _ALBUM.locked & ~ClientAlbumState.is_choosing & ~ClientAlbumState.is_picking,
            rx.el.div(
                _unlock("w-full pointer-events-auto"),
                class_name=(
                    "pointer-events-none fixed inset-x-0 bottom-0 z-20 bg-gradient-to-t from-bg from-55% to-transparent px-6 pt-10 "
                    "pb-[calc(24px+env(safe-area-inset-bottom))] md:hidden"
                ),
            ),
        ),
    )


def _lists() -> rx.Component:
    return rx.el.div(
        list_chips(
            ClientAlbumState.lists,
            _LIST.id,
            on_all=ClientAlbumState.show_all,
            on_open=ClientAlbumState.open_by_id,
            on_new=ClientAlbumState.ask_new_list,
        ),
        rx.cond(
            _LIST.id != "",
            gutter(
                list_head(
                    _LIST,
                    _ALBUM.photographer,
                    is_picking=ClientAlbumState.is_picking,
                    is_main=~_ALBUM.locked & ~ClientAlbumState.is_picking,
                    on_pick=ClientAlbumState.begin_picking,
                    on_send=ClientAlbumState.ask_send_list,
                    on_take_back=ClientAlbumState.take_list_back,
                    on_edit=ClientAlbumState.ask_edit_list,
                    on_delete=ClientAlbumState.ask_delete_list,
                ),
                class_name="mt-4",
            ),
        ),
        class_name="mb-6",
    )


def _nothing_chosen() -> rx.Component:
    return empty_state(
        _("Nothing chosen yet"),
        _("Press the heart on the photos you like."),
        action=pill(_("Choose photos"), "outline", size="small", on_click=ClientAlbumState.begin_picking),
    )


def _facts() -> rx.Component:
    return rx.el.p(
        day(_ALBUM.shot_on),
        rx.cond(
            _ALBUM.id != "",
            rx.fragment(
                DOT,
                rx.el.b(
                    _n("{count} photo of you", "{count} photos of you", _ALBUM.photo_count),
                    class_name="font-semibold text-ink",
                ),
                rx.cond(
                    _ALBUM.locked & (_ALBUM.unlocked_count > 0),
                    rx.el.span(DOT, _n("{count} unlocked", "{count} unlocked", _ALBUM.unlocked_count)),
                ),
                rx.cond(
                    _ALBUM.photographer != "",
                    rx.el.span(DOT, _("by {name}", name=_ALBUM.photographer), class_name="max-md:hidden"),
                ),
            ),
        ),
        class_name="mt-2 min-h-6 text-ink-2",
    )


def _download_all(class_name: str) -> rx.Component:
    return rx.cond(
        _ALBUM.downloads & (_ALBUM.unlocked_count > 0),
        pill(
            _("Download all"),
            "outline",
            icon_name="download",
            on_click=ClientAlbumState.download_all,
            class_name=class_name,
        ),
    )


def _unlock(class_name: str = "") -> rx.Component:
    return rx.cond(
        _ALBUM.requested,
        pill(
            _("Unlock asked for"),
            "outline",
            icon_name="clock",
            on_click=ClientAlbumState.show_price,
            class_name=f"!bg-bg {class_name}",
        ),
        rx.cond(
            SELLS_ALBUM,
            pill(
                rx.cond(
                    _ALBUM.price > 0,
                    _("Unlock your photos · {price}", price=_ALBUM.price_label),
                    _("Unlock your photos"),
                ),
                icon_name="lock-open",
                on_click=ClientAlbumState.show_price,
                class_name=class_name,
            ),
            pill(
                _("Choose photos · {price} each", price=_ALBUM.photo_price_label),
                icon_name="lock-open",
                on_click=[CHOOSE_AT_ONCE, ClientAlbumState.begin_choosing],
                class_name=class_name,
            ),
        ),
    )


def _chosen_bar() -> rx.Component:
    count: Any = ClientAlbumState.chosen_count
    return dark_bar(
        bar_count(rx.cond(count > 0, _n("{count} chosen", "{count} chosen", count), _("Choose photos"))),
        rx.el.button(
            icon("lock-open"),
            rx.cond(
                ClientAlbumState.chosen_label != "",
                _("Unlock · {price}", price=ClientAlbumState.chosen_label),
                _("Unlock free"),
            ),
            type="button",
            disabled=count == 0,
            on_click=ClientAlbumState.unlock_chosen,
            class_name=(
                "inline-flex h-11 shrink-0 items-center gap-2 rounded-pill bg-white px-5 text-ui font-semibold text-[#262626] "
                "hover:bg-[#f4f4f2] focus-visible:shadow-[0_0_0_2px_#1c1c1f,0_0_0_4px_#fff] disabled:hidden"
            ),
        ),
        bar_close(_("Stop choosing"), ClientAlbumState.end_choosing),
        class_name="bottom-[calc(24px+env(safe-area-inset-bottom))] md:bottom-7",
    )


def _missing() -> rx.Component:
    return gutter(
        rx.el.div(
            page_title(_("Nothing here"), _("This page is not here, or not for this account.")),
            pill_link(_("Go to your photos"), routes.DASHBOARD),
            class_name="pt-10",
        )
    )
