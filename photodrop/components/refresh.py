"""While something is pending, the browser asks."""

from typing import Any

import reflex as rx

from .script import script


class _Refresh(rx.Component):
    # Reflex has `rx.moment`, which brings 20 kB of calendar to every page.
    library = script(__name__, "refresh.jsx")
    tag = "Refresh"

    every: rx.Var[int]
    on_time: rx.EventHandler[rx.event.no_args_event_spec]


def refresh(every: Any, on_time: Any) -> rx.Component:
    """Calls every so many milliseconds; with 0, never."""
    return _Refresh.create(every=every, on_time=on_time)
