"""A password that somebody types for themselves: shown on request, and with a hint of how good a new one is."""

import reflex as rx

from .field import BOX
from .icon import icon
from .script import script
from .tongue import LIBRARY as TONGUE

# What the field's own script imports.
SCRIPTS = [TONGUE]

SHORTEST = 8


class _PasswordField(rx.Component):
    library = script(__name__, "password_field.jsx")
    tag = "PasswordField"

    name: rx.Var[str]
    label: rx.Var[str]
    hint: rx.Var[str]
    error: rx.Var[str]
    auto_complete: rx.Var[str]
    auto_focus: rx.Var[bool]
    meter: rx.Var[bool]
    shortest: rx.Var[int]
    box_class: rx.Var[str]
    show: rx.Var[rx.Component]
    hide: rx.Var[rx.Component]


def password_field(
    label: str, name: str = "password", *, error: str, hint: str = "", is_new: bool = False, auto_focus: bool = False
) -> rx.Component:
    """The form gets it by its name; it never enters a State before."""
    return _PasswordField.create(
        name=name,
        label=label,
        hint=hint,
        error=error,
        auto_complete="new-password" if is_new else "current-password",
        auto_focus=auto_focus,
        meter=is_new,
        shortest=SHORTEST,
        box_class=f"{BOX} h-12 pl-4 pr-12",
        show=icon("eye"),
        hide=icon("eye-off"),
    )
