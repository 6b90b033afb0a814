"""A password that somebody chooses for somebody else: generated or typed, shown, copied."""

import reflex as rx

from .field import BOX
from .icon import icon
from .script import script
from .tongue import LIBRARY as TONGUE
from .tongue import _, is_given

# What the script imports.
SCRIPTS = [TONGUE]


class _NewPassword(rx.Component):
    library = script(__name__, "new_password.jsx")
    tag = "NewPassword"

    name: rx.Var[str]
    label: rx.Var[str]
    hint: rx.Var[str]
    error: rx.Var[str]
    box_class: rx.Var[str]
    button_class: rx.Var[str]
    show: rx.Var[rx.Component]
    hide: rx.Var[rx.Component]


def new_password(label: str = "", *, hint: str, error: str) -> rx.Component:
    """The form gets it as `password`; it never enters a State before."""
    return _NewPassword.create(
        name="password",
        label=label if is_given(label) else _("Password"),
        hint=hint,
        error=error,
        box_class=f"{BOX} h-12 ps-4 pe-12",
        button_class=(
            "inline-flex h-11 items-center rounded-pill px-3 text-ui font-semibold hover:bg-hover active:bg-field"
        ),
        show=icon("eye"),
        hide=icon("eye-off"),
    )
