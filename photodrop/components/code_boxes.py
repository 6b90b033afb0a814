"""The six boxes of a code, and the time it has left."""

import reflex as rx
from reflex_components_lucide.icon import LUCIDE_LIBRARY

from .script import script
from .tongue import LIBRARY as TONGUE

# What the boxes' own script imports.
SCRIPTS = [TONGUE]
_PACKAGES = [LUCIDE_LIBRARY]

_LIBRARY = script(__name__, "code_boxes.jsx")


class _CodeBoxes(rx.Component):
    library = _LIBRARY
    tag = "CodeBoxes"
    lib_dependencies: list[str] = _PACKAGES

    error: rx.Var[str]
    cleared_by: rx.Var[int]
    name: rx.Var[str]
    on_change: rx.EventHandler[rx.event.passthrough_event_spec(str)]
    on_complete: rx.EventHandler[rx.event.passthrough_event_spec(str)]


class _Countdown(rx.Component):
    library = _LIBRARY
    tag = "Countdown"

    seconds: rx.Var[int]
    restarted_by: rx.Var[int]
    on_expired: rx.EventHandler[rx.event.no_args_event_spec]


def code_boxes(*, error: str = "", cleared_by: int = 0, name: str = "code", **props) -> rx.Component:
    """One input named `name`; all boxes turn red with `error`, and empty themselves whenever `cleared_by` changes."""
    return _CodeBoxes.create(error=error, cleared_by=cleared_by, name=name, **props)


def countdown(seconds: int, *, restarted_by: int = 0, **props) -> rx.Component:
    """Counts down from `seconds`, anew whenever `restarted_by` changes."""
    return _Countdown.create(seconds=seconds, restarted_by=restarted_by, **props)
