"""A password that somebody chooses for somebody else: generated or typed, shown, copied."""

import reflex as rx

from .field import BOX
from .icon import icon


class _NewPassword(rx.Component):
    library = rx.asset("new_password.jsx", shared=True).importable_path
    tag = "NewPassword"

    name: rx.Var[str]
    label: rx.Var[str]
    hint: rx.Var[str]
    error: rx.Var[str]
    box_class: rx.Var[str]
    button_class: rx.Var[str]
    show: rx.Var[rx.Component]
    hide: rx.Var[rx.Component]


def new_password(label: str = "Password", *, hint: str, error: str) -> rx.Component:
    """The form gets it as `password`; it never enters a State before."""
    return _NewPassword.create(
        name="password",
        label=label,
        hint=hint,
        error=error,
        box_class=f"{BOX} h-12 pl-4 pr-12",
        button_class=(
            "inline-flex h-11 items-center rounded-pill px-3 text-ui font-semibold hover:bg-hover active:bg-field"
        ),
        show=icon("eye"),
        hide=icon("eye-off"),
    )
