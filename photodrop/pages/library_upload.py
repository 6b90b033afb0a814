import reflex as rx

from photodrop import routes
from photodrop.components.absent import absent
from photodrop.components.layout import gutter
from photodrop.components.library_albums import album_select
from photodrop.components.library_layout import library_layout
from photodrop.components.photo_grid import photo_grid
from photodrop.components.pill import pill, pill_link
from photodrop.components.refresh import refresh
from photodrop.components.tongue import _
from photodrop.components.uploader import uploader
from photodrop.components.words import length
from photodrop.pages.library import new_album_dialog
from photodrop.state.library_upload import LibraryUploadState
from photodrop.state.me import MeState

_STATE = LibraryUploadState


@rx.page(route=routes.UPLOAD, title=_("Upload · PhotoDrop"), on_load=[MeState.load, LibraryUploadState.load])
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
                        lead=_("Add your photos, or take one"),
                        on_uploaded=_STATE.uploaded,
                        on_finished=_STATE.finished,
                        on_process_again=_STATE.process_again,
                    ),
                ),
                rx.cond(length(_STATE.arrived) > 0, _arrived()),
                class_name="max-w-[760px] space-y-6",
            ),
        ),
        new_album_dialog(
            is_open=_STATE.is_naming, error=_STATE.name_error, on_close=_STATE.hide, on_create=_STATE.create
        ),
        refresh(_STATE.refresh_every, _STATE.refresh),
        title=_("Upload"),
        active="upload",
    )


def _album() -> rx.Component:
    return rx.el.div(
        album_select(_("Into the album"), "album", _STATE.albums, value=_STATE.album_id, on_change=_STATE.choose),
        pill(_("New album"), "outline", icon_name="plus", on_click=_STATE.ask_name, class_name="!h-12"),
        class_name="flex flex-col gap-2.5 md:flex-row md:items-end",
    )


def _arrived() -> rx.Component:
    """What has just come, to look at."""
    return rx.el.section(
        rx.el.div(
            rx.el.h2(_("Just uploaded"), class_name="display text-heading"),
            pill_link(_("All photos"), f"/{_STATE.username}/list/50", "text", size="small", class_name="-me-5"),
            class_name="mb-2 flex items-center justify-between",
        ),
        rx.el.div(photo_grid(_STATE.arrived, mode="public", label=_("Just uploaded")), class_name="-mx-6 md:mx-0"),
    )
