from typing import Any

import reflex as rx

from photodrop import routes
from photodrop.components.dialog import dialog
from photodrop.components.empty import empty_state, skeleton_tile
from photodrop.components.face_card import face_card
from photodrop.components.field import text_area
from photodrop.components.icon import icon
from photodrop.components.layout import studio_phone_header
from photodrop.components.lightbox import lightbox
from photodrop.components.menu import choice_menu
from photodrop.components.people_picker import people_picker
from photodrop.components.photo_editor import photo_editor
from photodrop.components.photo_grid import photo_grid
from photodrop.components.pill import pill
from photodrop.components.refresh import refresh
from photodrop.components.selection_bar import bar_button, bar_close, bar_count, dark_bar, selection_bar
from photodrop.components.tongue import _, _n
from photodrop.components.words import length, number
from photodrop.pages.studio import studio_frame
from photodrop.services.clients import PersonChip
from photodrop.state.people_search import PeopleSearchState
from photodrop.state.studio import StudioState
from photodrop.state.studio_photo_faces import PhotoFacesState
from photodrop.state.studio_photos import PhotoEditorState, SelectionState, StudioPhotosState
from photodrop.state.studio_shares import ShareDialogState

_ALBUM = routes.STUDIO_ALBUM.replace("[album_id]", f"{StudioPhotosState.album_id}")
_PEOPLE = routes.STUDIO_PEOPLE.replace("[album_id]", f"{StudioPhotosState.album_id}")
_SORTS = [("taken", _("Taken")), ("name", _("Name")), ("uploaded", _("Uploaded"))]
_DOWNLOAD = {"name": "download", "label": _("Download"), "icon": "download"}
_FACES = {"name": "faces", "label": _("Faces"), "icon": "faces"}
_TOOLS = [
    {"name": "edit", "label": _("Describe and people"), "short": _("Describe"), "icon": "pencil"},
    {"name": "delete", "label": _("Delete"), "icon": "trash"},
]
_OF_GUESTS = [
    {"name": "approve", "label": _("Let in"), "icon": "check"},
    {"name": "delete", "label": _("Turn down"), "icon": "x"},
]
_ALL_TOOLS: Any = rx.cond(
    StudioPhotosState.shows_faces,
    rx.Var.create([_DOWNLOAD, _FACES, *_TOOLS]),
    rx.Var.create([_DOWNLOAD, *_TOOLS]),
)
_IS_QUEUE = StudioPhotosState.only == "guests"
# What guests brought is let in or turned down, and nothing else is done with it.
_SELECTED: Any = rx.cond(_IS_QUEUE, rx.Var.create([]), StudioPhotosState.selected)
_MODE: Any = rx.cond(_IS_QUEUE, "queue", "studio")


@rx.page(
    route=routes.STUDIO_PHOTOS,
    title=_("Photos · PhotoDrop"),
    on_load=[StudioState.enter, SelectionState.hide, StudioPhotosState.load],
)
def studio_photos() -> rx.Component:
    return studio_frame(
        studio_phone_header(back=_ALBUM),
        rx.cond(
            StudioPhotosState.is_missing,
            empty_state(_("This album is not here"), _("It was deleted, or belongs to another account.")),
            rx.fragment(_header(), _photos()),
        ),
        _lightbox(),
        rx.cond(_IS_QUEUE & (length(StudioPhotosState.selected) > 0), _decision_bar()),
        selection_bar(
            _SELECTED,
            on_download=StudioPhotosState.download_selected,
            on_people=SelectionState.ask_people,
            on_describe=SelectionState.ask_description,
            on_share=ShareDialogState.share_photos(StudioPhotosState.album_id, StudioPhotosState.selected),
            on_delete=StudioPhotosState.delete_selected,
            on_clear=StudioPhotosState.clear_selection,
        ),
        _people_dialog(),
        _description_dialog(),
        refresh(StudioPhotosState.refresh_every, StudioPhotosState.refresh),
        here="albums",
    )


def _header() -> rx.Component:
    counts = StudioPhotosState.counts
    return rx.el.header(
        rx.el.div(
            rx.el.a(
                icon("arrow-left", size=18, class_name="rtl:-scale-x-100"),
                rx.el.bdi(StudioPhotosState.album_name),
                href=_ALBUM,
                class_name="inline-flex min-h-6 items-center gap-2 rounded-field text-ui font-medium text-ink-2 hover:text-ink max-lg:hidden",
            ),
            rx.el.h1(
                _("Photos"),
                " ",
                rx.el.span(
                    number(counts.all), class_name="ms-1 font-sans text-body font-normal tracking-normal text-ink-2"
                ),
                class_name="display text-title max-lg:mt-3 lg:mt-2",
            ),
            class_name="min-w-0 grow",
        ),
        rx.el.div(
            _filter("", _("All"), 0),
            _filter("no_people", _("No people"), counts.no_people),
            rx.cond(StudioPhotosState.only == "nobody", _filter("nobody", _("Nobody found"), 0)),
            _filter("failed", _("Failed"), counts.failed),
            _filter("draft", _("Draft"), counts.draft),
            _filter("guests", _("From guests"), counts.guests),
            _people_link(),
            choice_menu(_SORTS, StudioPhotosState.sort, StudioPhotosState.sort_by, icon_name="arrow-down-up"),
            rx.cond(
                counts.all > 0,
                pill(
                    _("Download all"),
                    "text",
                    size="small",
                    icon_name="download",
                    on_click=StudioPhotosState.download_all,
                    class_name="shrink-0",
                ),
            ),
            class_name="-mx-6 flex items-center gap-2 overflow-x-auto px-6 md:mx-0 md:px-0 lg:py-1",
        ),
        class_name="mb-5 flex flex-col gap-3 lg:mb-6 lg:flex-row lg:items-end",
    )


def _filter(only: str, label: str, count: int) -> rx.Component:
    here = StudioPhotosState.only == only
    chip = rx.el.button(
        rx.el.span(
            label,
            rx.cond(rx.Var.create(count) > 0, rx.el.span(number(count))),
            class_name=(
                "inline-flex h-9 items-center gap-1.5 rounded-pill bg-field px-4 text-ui font-medium transition-colors "
                "duration-[var(--pd-fast)] group-hover:bg-hover group-aria-pressed:bg-ink group-aria-pressed:text-bg"
            ),
        ),
        type="button",
        on_click=StudioPhotosState.show_only(only),
        class_name="group grid h-11 shrink-0 place-items-center rounded-pill",
        custom_attrs={"aria-pressed": here},
    )
    # A filter with nothing behind it is not offered; the one in use stays, or there would be no way back.
    return chip if only == "" else rx.cond((rx.Var.create(count) > 0) | here, chip)


def _people_link() -> rx.Component:
    """To who is in these photos; louder while there is something to answer."""
    waits = StudioPhotosState.to_review > 0
    return rx.el.a(
        rx.el.span(
            icon("scan-face", size=16),
            rx.cond(waits, _n("To review {count}", "To review {count}", StudioPhotosState.to_review), _("People")),
            class_name=(
                "inline-flex h-9 items-center gap-1.5 rounded-pill px-4 text-ui font-medium whitespace-nowrap "
                "in-data-[waits=true]:bg-warn-soft in-data-[waits=true]:text-warn in-data-[waits=false]:bg-field"
            ),
        ),
        href=_PEOPLE,
        class_name="grid h-11 shrink-0 place-items-center rounded-pill",
        custom_attrs={"data-waits": waits},
    )


def _decision_bar() -> rx.Component:
    return dark_bar(
        bar_count(_n("{count} selected", "{count} selected", length(StudioPhotosState.selected))),
        bar_button(_("Let in"), "check", StudioPhotosState.approve_selected),
        bar_button(_("Turn down"), "x", StudioPhotosState.delete_selected),
        bar_close(_("Clear the selection"), StudioPhotosState.clear_selection),
        class_name="bottom-[calc(84px+env(safe-area-inset-bottom))] lg:bottom-7 lg:start-[240px]",
    )


def _queue_note() -> rx.Component:
    """Nobody but the photographer sees these until they are let in."""
    return rx.el.div(
        icon("eye-off", size=18, class_name="mt-px"),
        rx.el.p(
            rx.cond(
                StudioPhotosState.senders != "",
                _(
                    "Brought by {names}. Only you see these photos until you let them in.",
                    names=StudioPhotosState.senders,
                ),
                _("Only you see these photos until you let them in."),
            ),
            class_name="min-w-0 grow",
        ),
        rx.el.button(
            _("Select all"),
            type="button",
            on_click=StudioPhotosState.select_all,
            class_name="link min-h-6 shrink-0 font-semibold",
        ),
        class_name="mb-4 flex items-start gap-2.5 px-6 text-ui text-ink-2 md:px-0",
    )


def _photos() -> rx.Component:
    return rx.cond(
        length(StudioPhotosState.cards) > 0,
        rx.el.div(
            rx.cond(_IS_QUEUE, _queue_note()),
            photo_grid(
                StudioPhotosState.cards,
                mode=_MODE,
                selectable=True,
                selected=StudioPhotosState.selected,
                on_open=PhotoEditorState.view,
                on_select=StudioPhotosState.select,
                on_retry=StudioPhotosState.retry,
                on_end_reached=StudioPhotosState.load_more,
                on_stale=StudioPhotosState.read_again,
            ),
            class_name="-mx-6 md:mx-0",
        ),
        rx.cond(StudioPhotosState.is_loaded, _nothing(), _placeholders()),
    )


def _nothing() -> rx.Component:
    return rx.cond(
        StudioPhotosState.only == "",
        empty_state(_("No photos here"), _("Drop a folder of them on the album page.")),
        empty_state(
            _("No photo like that"),
            _("Every photo of this album is on the other side of this filter."),
            action=pill(_("Show all photos"), "outline", size="small", on_click=StudioPhotosState.show_only("")),
        ),
    )


def _placeholders() -> rx.Component:
    return rx.el.div(
        *[skeleton_tile("aspect-square md:aspect-[3/2]") for _photo in range(9)],
        class_name="-mx-6 grid grid-cols-3 gap-[var(--pd-grid-gap)] md:mx-0",
    )


def _lightbox() -> rx.Component:
    editor = PhotoEditorState
    return lightbox(
        StudioPhotosState.cards,
        photo_editor(
            photo_id=editor.photo_id,
            name=editor.name,
            description=editor.description,
            filename=editor.filename,
            name_error=editor.name_error,
            description_error=editor.description_error,
            on_name=editor.rename,
            on_description=editor.describe,
            people=_picker(editor.people, editor.add_person, editor.remove_person, _("People in this photo")),
            people_count=length(editor.people),
            on_close=editor.close,
        ),
        _face_card(),
        title=StudioPhotosState.album_name,
        tools=rx.cond(_IS_QUEUE, rx.Var.create(_OF_GUESTS), _ALL_TOOLS),
        menu=[],
        panel_open=editor.is_open,
        faces=PhotoFacesState.faces,
        faces_of=PhotoFacesState.photo_id,
        face_id=PhotoFacesState.face.id,
        on_face=PhotoFacesState.ask,
        on_view=[editor.view, PhotoFacesState.view],
        on_close=[editor.close, PhotoFacesState.close],
        on_action=editor.act,
        on_end_reached=StudioPhotosState.load_more,
    )


def _face_card() -> rx.Component:
    return face_card(
        PhotoFacesState.face,
        PhotoFacesState.others,
        _picker(rx.Var.create([]), PhotoFacesState.name, PhotoFacesState.ask(""), _("Name or phone number")),
        error=PhotoFacesState.error,
        people_url=_PEOPLE,
        on_confirm=PhotoFacesState.confirm,
        on_reject=PhotoFacesState.reject,
        on_choose=PhotoFacesState.name,
        on_close=PhotoFacesState.ask(""),
    )


def _picker(people: list[PersonChip] | rx.Var, on_add: Any, on_remove: Any, label: str) -> rx.Component:
    return people_picker(
        people,
        PeopleSearchState.suggestions,
        answered=PeopleSearchState.answered,
        on_search=PeopleSearchState.search,
        on_add=on_add,
        on_remove=on_remove,
        label=label,
        inline=True,
    )


def _people_dialog() -> rx.Component:
    return dialog(
        _("Who is in these photos?"),
        _picker(SelectionState.people, SelectionState.add_person, SelectionState.remove_person, _("People")),
        is_open=SelectionState.is_naming_people,
        on_close=SelectionState.hide,
        lead=_("They are added to those who are in them already."),
        actions=[
            pill(_("Cancel"), "outline", on_click=SelectionState.hide),
            pill(_("Add people"), disabled=length(SelectionState.people) == 0, on_click=SelectionState.save_people),
        ],
    )


def _description_dialog() -> rx.Component:
    return dialog(
        _("Describe these photos"),
        text_area(_("Description"), "description", error=SelectionState.error, auto_focus=True),
        is_open=SelectionState.is_describing,
        on_close=SelectionState.hide,
        lead=_("It replaces what they say now."),
        form=SelectionState.save_description,
        actions=[pill(_("Cancel"), "outline", on_click=SelectionState.hide), pill(_("Save"), type="submit")],
    )
