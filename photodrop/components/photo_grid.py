"""The photo grid: squares on phones, justified rows above; scrolling, selecting and keys stay in the browser."""

from typing import Any

import reflex as rx
from reflex_components_lucide.icon import LUCIDE_LIBRARY

from .script import script
from .tongue import LIBRARY as TONGUE
from .tongue import _, is_given

_PACKAGES = [LUCIDE_LIBRARY, "thumbhash@0.1.1"]

_LIBRARY = script(__name__, "photo_grid.jsx")
SCRIPTS = [*[script(__name__, name) for name in ("grid_layout.js", "hearts.js", "renditions.js")], TONGUE]


def of_heart(photo_id: rx.Var[str], is_on: rx.Var[bool]) -> tuple[rx.Var[str], rx.Var[bool]]:
    return photo_id, is_on


# Before a handler that turns `selecting` on, so that a press in the moment until its answer chooses already.
CHOOSE_AT_ONCE = rx.call_function(rx.Var("() => document.dispatchEvent(new Event('photodrop:choose'))"))


class _PhotoGrid(rx.Component):
    library = _LIBRARY
    tag = "PhotoGrid"
    lib_dependencies: list[str] = _PACKAGES

    photos: rx.Var[list[Any]]
    mode: rx.Var[str]
    selectable: rx.Var[bool]
    selecting: rx.Var[bool]
    selected: rx.Var[list[str]]
    hearts: rx.Var[list[str]]
    hearting: rx.Var[bool]
    answered: rx.Var[int]
    chosen: rx.Var[dict[str, int]]
    label: rx.Var[str]
    on_open: rx.EventHandler[rx.event.passthrough_event_spec(str)]
    on_select: rx.EventHandler[rx.event.passthrough_event_spec(list[str])]
    on_heart: rx.EventHandler[of_heart]
    on_retry: rx.EventHandler[rx.event.passthrough_event_spec(str)]
    on_end_reached: rx.EventHandler[rx.event.no_args_event_spec]
    on_stale: rx.EventHandler[rx.event.no_args_event_spec]


def photo_grid(photos: list[Any], *, mode: str = "client", label: str = "", **props) -> rx.Component:
    """`on_end_reached` asks for the next page, `on_stale` for fresh file addresses after a long sleep.

    With `mode="public"` a photo is a link to its own page, and the card says whose it is and how it is rated.
    `selecting` makes every press choose, also the first one. With `hearts`, the ids of marked photos, each tile has a
    heart; while `hearting` also those show that are not marked. `answered` counts the answers to `on_heart`, good or
    bad. `chosen` says how many people chose a photo.
    """
    return _PhotoGrid.create(photos=photos, mode=mode, label=label if is_given(label) else _("Photos"), **props)
