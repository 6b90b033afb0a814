from typing import Any

import reflex as rx

from photodrop import routes
from photodrop.components.choice_list import asked_list, choice_list, copy_names, export_menu, said_panel
from photodrop.components.dialog import confirm_dialog, dialog
from photodrop.components.empty import empty_state, skeleton_tile
from photodrop.components.field import field
from photodrop.components.icon import icon
from photodrop.components.layout import studio_phone_header
from photodrop.components.lightbox import lightbox
from photodrop.components.photo_grid import photo_grid
from photodrop.components.pill import pill
from photodrop.components.refresh import refresh
from photodrop.components.switch import switch
from photodrop.components.tongue import _, _n
from photodrop.components.words import length
from photodrop.pages.studio import studio_frame
from photodrop.state.studio import StudioState
from photodrop.state.studio_favourites import AskedListState, StudioFavouritesState

_PAGE = StudioFavouritesState
_ALBUM = routes.STUDIO_ALBUM.replace("[album_id]", f"{_PAGE.album_id}")
_CARD = "md:rounded-card md:border md:border-line md:bg-surface md:p-6"
_TITLE = "display text-[17px] leading-6 tracking-[-0.01em]"
_TOOLS = [
    {"name": "chosen", "label": _("Who chose it"), "short": _("Chosen by"), "icon": "users"},
    {"name": "download", "label": _("Download"), "icon": "download"},
]


@rx.page(
    route=routes.STUDIO_FAVOURITES,
    title=_("Favourites · PhotoDrop"),
    on_load=[StudioState.enter, AskedListState.hide, StudioFavouritesState.load],
)
def studio_favourites() -> rx.Component:
    return studio_frame(
        studio_phone_header(back=_ALBUM),
        rx.cond(
            _PAGE.is_missing,
            empty_state(_("This album is not here"), _("It was deleted, or belongs to another account.")),
            rx.fragment(_header(), _body(), _asked_dialog(), _stop_dialog()),
        ),
        lightbox(
            _PAGE.cards,
            said_panel(_PAGE.sayings, _PAGE.close_panel),
            title=_PAGE.album_name,
            tools=_TOOLS,
            menu=[],
            panel_open=_PAGE.is_panel_open,
            on_view=_PAGE.view,
            on_close=_PAGE.close_panel,
            on_action=_PAGE.act,
            on_end_reached=_PAGE.load_more,
        ),
        refresh(10_000, _PAGE.refresh),
        here="albums",
    )


def _header() -> rx.Component:
    return rx.el.header(
        rx.el.a(
            icon("arrow-left", size=18, class_name="rtl:-scale-x-100"),
            _PAGE.album_name,
            href=_ALBUM,
            class_name="inline-flex min-h-6 items-center gap-2 rounded-field text-ui font-medium text-ink-2 hover:text-ink max-lg:hidden",
        ),
        rx.el.h1(_("Favourites"), class_name="display text-title max-lg:mt-3 lg:mt-2"),
        rx.el.p(
            rx.cond(
                _PAGE.photo_count > 0,
                _n("{count} photo was chosen.", "{count} photos were chosen.", _PAGE.photo_count),
                _("What your clients and guests choose turns up here."),
            ),
            class_name="mt-1 min-h-6 text-ink-2",
        ),
        class_name="mb-6",
    )


def _body() -> rx.Component:
    return rx.el.div(
        rx.el.div(
            rx.el.section(
                rx.el.div(
                    rx.el.h2(_("Who chose what"), class_name=_TITLE),
                    switch(_("Only sent"), "only_sent", checked=_PAGE.only_sent, on_change=_PAGE.show_sent),
                    class_name="mb-1 flex items-center justify-between gap-3",
                ),
                rx.cond(
                    length(_PAGE.choices) > 0,
                    choice_list(
                        _PAGE.choices,
                        _PAGE.list_id,
                        on_open=_PAGE.show_list,
                        on_person=_PAGE.show_person,
                        on_reopen=_PAGE.reopen,
                    ),
                    rx.el.p(_("Nobody has chosen anything yet."), class_name="py-3 text-ui text-ink-2"),
                ),
                class_name=_CARD,
            ),
            rx.el.section(
                rx.el.h2(_("Ask for a choice"), class_name=_TITLE),
                rx.el.p(
                    _("Everybody in this album finds it beside their favourites."),
                    class_name="mb-2 text-small text-ink-2",
                ),
                asked_list(
                    _PAGE.asked,
                    _PAGE.asked_id,
                    on_open=_PAGE.show_asked,
                    on_edit=AskedListState.ask_edit,
                    on_stop=AskedListState.ask_stop,
                ),
                pill(
                    _("Ask for photos"),
                    "outline",
                    size="small",
                    icon_name="plus",
                    on_click=AskedListState.ask_new,
                    class_name="mt-3",
                ),
                class_name=_CARD,
            ),
            class_name="flex shrink-0 flex-col gap-8 md:gap-4 xl:w-[420px]",
        ),
        rx.el.section(_shown(), _photos(), class_name="min-w-0 grow", aria_label=_("Chosen photos")),
        class_name="flex flex-col gap-8 xl:flex-row xl:gap-6",
    )


def _shown() -> rx.Component:
    """What the grid is narrowed to, and its names to take along."""
    return rx.el.div(
        rx.el.h2(
            rx.cond(_PAGE.filter_label != "", _PAGE.filter_label, _("Everything chosen")),
            class_name=f"{_TITLE} min-w-0 truncate",
        ),
        rx.cond(
            _PAGE.filter_label != "",
            rx.el.button(
                _("Show all"), type="button", on_click=_PAGE.show_all, class_name="link min-h-11 shrink-0 text-ui"
            ),
        ),
        rx.cond(
            length(_PAGE.cards) > 0,
            rx.el.div(copy_names(_PAGE.lightroom), export_menu(_PAGE.files), class_name="ms-auto flex shrink-0"),
        ),
        class_name="mb-3 flex min-h-11 items-center gap-3",
    )


def _photos() -> rx.Component:
    return rx.cond(
        length(_PAGE.cards) > 0,
        rx.el.div(
            photo_grid(
                _PAGE.cards,
                mode="chosen",
                label=_("Chosen photos"),
                chosen=_PAGE.chosen,
                on_end_reached=_PAGE.load_more,
                on_stale=_PAGE.show_all,
            ),
            class_name="-mx-6 md:mx-0",
        ),
        rx.cond(
            _PAGE.is_loaded,
            empty_state(
                _("No photo was chosen yet"),
                _("Drop the album or share a link. Hearts show here as soon as somebody gives one."),
            ),
            rx.el.div(
                *[skeleton_tile("aspect-square md:aspect-[3/2]") for _tile in range(6)],
                class_name="-mx-6 grid grid-cols-3 gap-[var(--pd-grid-gap)] md:mx-0",
            ),
        ),
    )


def _asked_dialog() -> rx.Component:
    edited = AskedListState.edited
    is_edit = edited.id != ""
    title: Any = rx.cond(is_edit, _("Change what you ask for"), _("Ask for photos"))
    return dialog(
        title,
        rx.el.div(
            field(
                _("What for"),
                "asked_name",
                error=AskedListState.name_error,
                placeholder=_("For the book"),
                default_value=edited.name,
                max_length=80,
                auto_focus=True,
            ),
            field(
                _("How many photos at most"),
                "asked_limit",
                hint=_("Leave it empty for any number."),
                error=AskedListState.limit_error,
                placeholder="20",
                default_value=rx.cond(edited.limit > 0, f"{edited.limit}", ""),
                input_mode="numeric",
                auto_complete="off",
            ),
            key=f"{AskedListState.is_open} {edited.id}",
            class_name="space-y-5",
        ),
        is_open=AskedListState.is_open,
        on_close=AskedListState.hide,
        form=AskedListState.save,
        actions=[
            pill(_("Cancel"), "outline", on_click=AskedListState.hide),
            pill(rx.cond(is_edit, _("Save"), _("Ask")), type="submit"),
        ],
    )


def _stop_dialog() -> rx.Component:
    stopping = AskedListState.stopping
    return confirm_dialog(
        _("Ask no more for {list}?", list=stopping.name),
        _("Nobody new is asked. Whoever has begun keeps their list and may still send it."),
        _("Ask no more"),
        is_open=stopping.id != "",
        on_close=AskedListState.hide,
        on_confirm=AskedListState.stop,
    )
