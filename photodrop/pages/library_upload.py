import reflex as rx

from photodrop import routes
from photodrop.components.absent import absent
from photodrop.components.field import BOX
from photodrop.components.icon import icon
from photodrop.components.layout import gutter
from photodrop.components.library_layout import library_layout
from photodrop.components.photo_grid import photo_grid
from photodrop.components.pill import pill, pill_link
from photodrop.components.refresh import refresh
from photodrop.components.uploader import uploader
from photodrop.components.words import length
from photodrop.pages.library import new_album_dialog
from photodrop.state.library_upload import LibraryUploadState
from photodrop.state.me import MeState

_STATE = LibraryUploadState


@rx.page(route=routes.UPLOAD, title="Upload · PhotoDrop", on_load=[MeState.load, LibraryUploadState.load])
def library_upload() -> rx.Component:
    return rx.cond(_STATE.is_missing, absent(), _upload())


def _upload() -> rx.Component:
    return library_layout(
        gutter(
            rx.el.div(
                _album(),
                rx.cond(
                    _STATE.album_id != "",
                    uploader(
                        _STATE.album_id,
                        phones=[],
                        statuses=_STATE.statuses,
                        max_bytes=_STATE.max_bytes,
                        lead="Add your photos, or take one",
                        on_uploaded=_STATE.uploaded,
                        on_finished=_STATE.finished,
                        on_process_again=_STATE.process_again,
                    ),
                ),
                rx.cond(length(_STATE.arrived) > 0, _arrived()),
                class_name="mx-auto max-w-[760px] space-y-6",
            ),
        ),
        new_album_dialog(
            is_open=_STATE.is_naming, error=_STATE.name_error, on_close=_STATE.hide, on_create=_STATE.create
        ),
        refresh(_STATE.refresh_every, _STATE.refresh),
        title="Upload",
        active="Upload",
    )


def _album() -> rx.Component:
    return rx.el.div(
        rx.el.label("Into the album", html_for="album", class_name="mb-2 block text-ui font-semibold"),
        rx.el.div(
            rx.el.div(
                rx.el.select(
                    rx.foreach(_STATE.albums, lambda album: rx.el.option(album.name, value=album.id)),
                    id="album",
                    value=_STATE.album_id,
                    on_change=_STATE.choose,
                    class_name=f"{BOX} h-12 appearance-none truncate pl-4 pr-11",
                ),
                icon("chevron-down", class_name="pointer-events-none absolute right-3.5 top-3.5 text-ink-2"),
                class_name="relative min-w-0 grow",
            ),
            pill("New album", "outline", icon_name="plus", on_click=_STATE.ask_name, class_name="!h-12"),
            class_name="flex gap-2.5",
        ),
    )


def _arrived() -> rx.Component:
    """What has just come, to look at."""
    return rx.el.section(
        rx.el.div(
            rx.el.h2("Just uploaded", class_name="display text-heading"),
            pill_link("All photos", f"/{_STATE.username}/list/50", "text", size="small", class_name="-mr-5"),
            class_name="mb-2 flex items-center justify-between",
        ),
        rx.el.div(photo_grid(_STATE.arrived, mode="public", label="Just uploaded"), class_name="-mx-6 md:mx-0"),
    )
