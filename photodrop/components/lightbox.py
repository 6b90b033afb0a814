"""The lightbox: one photo at a time, always dark, with what its viewer may do."""

from typing import Any

import reflex as rx
from reflex_components_lucide.icon import LUCIDE_LIBRARY

from . import frame_view, photo_grid
from .script import script
from .tongue import LIBRARY as TONGUE

# What the door opens, and what that imports.
SCRIPTS = [
    script(__name__, "lightbox.jsx"),
    script(__name__, "face_boxes.jsx"),
    frame_view.LIBRARY,
    TONGUE,
    *photo_grid.SCRIPTS,
]
_PACKAGES = [LUCIDE_LIBRARY, "yet-another-react-lightbox@3.32.2", "thumbhash@0.1.1"]


def _of_action(name: rx.Var[str], photo_id: rx.Var[str]) -> tuple[rx.Var[str], rx.Var[str]]:
    return name, photo_id


class _Lightbox(rx.Component):
    library = script(__name__, "lightbox_door.jsx")
    tag = "LightboxDoor"
    lib_dependencies: list[str] = _PACKAGES

    photos: rx.Var[list[Any]]
    open_id: rx.Var[str]
    title: rx.Var[str]
    tools: rx.Var[list[dict[str, str]]]
    menu: rx.Var[list[dict[str, str]]]
    prints: rx.Var[bool]
    panel_open: rx.Var[bool]
    hearts: rx.Var[list[str]]
    answered: rx.Var[int]
    heart_label: rx.Var[str]
    faces: rx.Var[list[Any]]
    faces_of: rx.Var[str]
    face_id: rx.Var[str]
    on_close: rx.EventHandler[rx.event.no_args_event_spec]
    on_view: rx.EventHandler[rx.event.passthrough_event_spec(str)]
    on_action: rx.EventHandler[_of_action]
    on_heart: rx.EventHandler[photo_grid.of_heart]
    on_download: rx.EventHandler[rx.event.passthrough_event_spec(str)]
    on_end_reached: rx.EventHandler[rx.event.no_args_event_spec]
    on_face: rx.EventHandler[rx.event.passthrough_event_spec(str)]


def lightbox(photos: list[Any], *panels: rx.Component, title: str = "", **props) -> rx.Component:
    """Opens when a grid of the same page is pressed, or by `open_id`; the first of `panels` is what the studio edits beside
    the photo, the second stands beside a face.

    `tools` and `menu` replace the client's ones, each `{name, label, icon}`; `on_action(name, photo_id)` gets all but
    download, share and frame, which the browser does itself. `hearts`, `answered` and `on_heart` are those of the grid.
    With `prints` it offers to order one. `faces` are those of the photo `faces_of`, each with a box; a press of one tells
    `on_face` its id, or that it is nobody's turn any more, and once `face_id` says the same, its panel opens.
    The tool named `faces` shows them all.
    """
    return _Lightbox.create(*panels, photos=photos, title=title, **props)
