"""How an album's watermark looks: words or logo, where, how strong, seen on the first photo before it is saved."""

from typing import Any

import reflex as rx

from photodrop.services.albums import AlbumDetail

from .dialog import dialog
from .script import script
from .tongue import LIBRARY as TONGUE
from .tongue import _

# What the editor's own script imports.
SCRIPTS = [TONGUE]


class _MarkEditor(rx.NoSSRComponent):
    library = script(__name__, "mark_editor.jsx")
    tag = "MarkEditor"

    album: rx.Var[Any]
    on_saved: rx.EventHandler[rx.event.no_args_event_spec]
    on_close: rx.EventHandler[rx.event.no_args_event_spec]


def mark_dialog(album: AlbumDetail, *, is_open: bool, on_close: Any, on_saved: Any) -> rx.Component:
    return dialog(
        _("Watermark"),
        rx.cond(is_open, _MarkEditor.create(album=album, on_saved=on_saved, on_close=on_close)),
        is_open=is_open,
        on_close=on_close,
        lead=_("Photos go on being shown with the old one until the new one is in them."),
    )
