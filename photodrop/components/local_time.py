"""A moment by the clock of whoever chooses it, kept in UTC."""

import reflex as rx

from .field import BOX, field_error
from .script import script
from .tongue import LIBRARY as TONGUE

# What the script imports.
SCRIPTS = [TONGUE]


class _LocalTime(rx.Component):
    library = script(__name__, "local_time.jsx")
    tag = "LocalTime"

    value: rx.Var[str]
    name: rx.Var[str]
    box_class: rx.Var[str]
    hint_class: rx.Var[str]
    empty: rx.Var[str]
    past: rx.Var[bool]


def local_time_field(
    label: str, name: str, *, value: str, empty: str, error: str = "", past: bool = False
) -> rx.Component:
    """`value` in UTC, as the form sends it back; `empty` says what it means when nothing is chosen.

    Moments that are past may be chosen only with `past`.
    """
    return rx.el.div(
        rx.el.label(label, html_for=f"{name}_local", class_name="mb-2 block text-ui font-semibold"),
        _LocalTime.create(
            value=value,
            name=name,
            key=value,
            empty=empty,
            past=past,
            box_class=f"{BOX} h-12 px-4",
            hint_class="mt-2 text-small text-ink-2",
            custom_attrs={"aria-describedby": f"{name}-error", "aria-invalid": error != "", "data-wrong": error != ""},
        ),
        field_error(error, f"{name}-error"),
    )
