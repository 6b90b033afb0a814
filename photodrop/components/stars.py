"""Stars: how a photo is rated, and the rating one gives."""

from typing import Any

import reflex as rx
from reflex_components_lucide.icon import LUCIDE_LIBRARY

from .icon import icon
from .script import script
from .tongue import LIBRARY as TONGUE
from .tongue import _, _n
from .words import tenths

# What the script of the stars imports.
SCRIPTS = [TONGUE]
_PACKAGES = [LUCIDE_LIBRARY]


class _Stars(rx.Component):
    library = script(__name__, "stars.jsx")
    tag = "Stars"
    lib_dependencies: list[str] = _PACKAGES

    value: rx.Var[int]
    answered: rx.Var[int]
    on_rate: rx.EventHandler[rx.event.passthrough_event_spec(int)]


def stars(value: int, *, answered: int, on_rate: Any) -> rx.Component:
    """One's own rating, 0 for none; `answered` counts what the server has dealt with, whatever came of it."""
    return _Stars.create(value=value, answered=answered, on_rate=on_rate)


def average_of(average: float, count: int) -> rx.Component:
    """`★ 4.6 · 12 ratings`; in words where nobody has rated."""
    return rx.cond(
        rx.Var.create(count) > 0,
        rx.el.span(
            icon("star", size=16, class_name="fill-ink"),
            rx.el.span(tenths(average), class_name="font-semibold text-ink", custom_attrs={"aria-hidden": "true"}),
            rx.el.span(_("{stars} of 5 stars", stars=tenths(average)), class_name="sr-only"),
            rx.el.span(_n("{count} rating", "{count} ratings", count), class_name="text-ink-2"),
            class_name="inline-flex items-center gap-1.5 whitespace-nowrap",
        ),
        rx.el.span(_("No ratings yet"), class_name="text-ink-2"),
    )
