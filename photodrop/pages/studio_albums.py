import reflex as rx

from photodrop import routes
from photodrop.components.album_form import album_fields
from photodrop.components.album_table import album_placeholders, album_table
from photodrop.components.dialog import confirm_dialog, dialog
from photodrop.components.empty import empty_state
from photodrop.components.end_of_list import end_of_list
from photodrop.components.field import search_field
from photodrop.components.layout import studio_phone_header
from photodrop.components.menu import choice_menu
from photodrop.components.pill import pill, plus_button
from photodrop.components.refresh import refresh
from photodrop.components.tongue import _
from photodrop.components.words import length
from photodrop.pages.studio import studio_frame
from photodrop.state.studio import StudioState
from photodrop.state.studio_albums import AlbumDialogState, StudioAlbumsState

_STATES = [
    ("", _("All states")),
    ("draft", _("Draft")),
    ("processing", _("Processing")),
    ("dropped", _("Dropped")),
    ("failed", _("With failures")),
]
_SORTS = [("newest", _("Newest")), ("oldest", _("Oldest")), ("name", _("Name")), ("date", _("Date of the shoot"))]


@rx.page(
    route=routes.STUDIO,
    title=_("Albums · PhotoDrop"),
    on_load=[StudioState.enter, AlbumDialogState.hide, StudioAlbumsState.load],
)
def studio_albums() -> rx.Component:
    return studio_frame(
        studio_phone_header(),
        _header(),
        rx.cond(StudioAlbumsState.is_loaded, _list(), album_placeholders()),
        plus_button(_("New album"), on_click=AlbumDialogState.ask_new),
        new_album_dialog(),
        edit_album_dialog(),
        delete_album_dialog(),
        refresh(StudioAlbumsState.refresh_every, StudioAlbumsState.refresh),
        here="albums",
    )


def _header() -> rx.Component:
    return rx.el.div(
        rx.el.h1(_("Albums"), class_name="display text-title max-lg:pt-3"),
        rx.el.div(
            search_field(
                _("Search name or place"),
                value=StudioAlbumsState.query,
                on_change=StudioAlbumsState.search,
                class_name="grow basis-56 lg:w-70",
            ),
            rx.el.div(
                choice_menu(_STATES, StudioAlbumsState.only, StudioAlbumsState.show_only, icon_name="list-filter"),
                choice_menu(_SORTS, StudioAlbumsState.sort, StudioAlbumsState.sort_by, icon_name="arrow-down-up"),
                class_name="-ms-3 flex lg:ms-0",
            ),
            class_name="flex flex-wrap items-center gap-x-3 gap-y-1 lg:ms-auto",
        ),
        class_name="mb-3 flex flex-col gap-4 lg:mb-4 lg:flex-row lg:items-center",
    )


def _list() -> rx.Component:
    return rx.cond(
        length(StudioAlbumsState.albums) > 0,
        rx.fragment(
            album_table(
                StudioAlbumsState.albums,
                on_edit=lambda album: AlbumDialogState.ask_edit(album.id, album.name, album.location, album.shot_on),
                on_delete=lambda album: AlbumDialogState.ask_delete(album.id, album.name),
            ),
            end_of_list(
                has_more=StudioAlbumsState.has_more,
                count=length(StudioAlbumsState.albums),
                on_reached=StudioAlbumsState.load_more,
            ),
        ),
        rx.cond(
            (rx.Var.create(StudioAlbumsState.query) != "") | (rx.Var.create(StudioAlbumsState.only) != ""),
            _no_match(),
            _none(),
        ),
    )


def _none() -> rx.Component:
    return empty_state(
        _("No albums yet"),
        _("Make the first one, then drop a folder of photos on it."),
        art="/prints/peaks.svg",
        action=pill(_("New album"), on_click=AlbumDialogState.ask_new, size="small"),
    )


def _no_match() -> rx.Component:
    clear = pill(_("Clear search"), "outline", on_click=StudioAlbumsState.clear, size="small")
    return rx.cond(
        StudioAlbumsState.query != "",
        empty_state(
            _("Nothing matches “{query}”", query=StudioAlbumsState.query),
            _("Check the spelling, or search by place."),
            action=clear,
        ),
        empty_state(_("No album in this state"), _("Look at all of them again."), action=clear),
    )


def new_album_dialog() -> rx.Component:
    return dialog(
        _("New album"),
        *album_fields(
            name_error=AlbumDialogState.name_error,
            location_error=AlbumDialogState.location_error,
            date_error=AlbumDialogState.date_error,
        ),
        is_open=AlbumDialogState.is_creating,
        on_close=AlbumDialogState.hide,
        lead=_("You can change all of this later."),
        form=AlbumDialogState.create,
        actions=[pill(_("Cancel"), "outline", on_click=AlbumDialogState.hide), pill(_("Create album"), type="submit")],
    )


def edit_album_dialog() -> rx.Component:
    return dialog(
        _("Rename album"),
        *album_fields(
            name=AlbumDialogState.name,
            location=AlbumDialogState.location,
            shot_on=AlbumDialogState.shot_on,
            name_error=AlbumDialogState.name_error,
            location_error=AlbumDialogState.location_error,
            date_error=AlbumDialogState.date_error,
        ),
        is_open=AlbumDialogState.editing_id != "",
        on_close=AlbumDialogState.hide,
        form=AlbumDialogState.save,
        actions=[pill(_("Cancel"), "outline", on_click=AlbumDialogState.hide), pill(_("Save"), type="submit")],
    )


def delete_album_dialog() -> rx.Component:
    return confirm_dialog(
        _("Delete {name}?", name=AlbumDialogState.name),
        _("Its photos disappear for you and for all of its clients. You can undo this for ten seconds."),
        _("Delete album"),
        is_open=AlbumDialogState.deleting_id != "",
        on_close=AlbumDialogState.hide,
        on_confirm=AlbumDialogState.delete,
    )
