"""Who one is, one's password, and the button."""

from typing import Any

import reflex as rx

from .field import field
from .password_field import password_field
from .pill import pill
from .tongue import _


def sign_in_form(
    *children: rx.Component,
    label: str,
    error: str,
    is_busy: bool,
    is_asleep: Any,
    on_submit: Any,
    class_name: str = "space-y-6",
) -> rx.Component:
    """`children` stand below the button."""
    return rx.el.form(
        field(
            label,
            "login",
            auto_complete="username",
            auto_capitalize="none",
            spell_check=False,
            auto_focus=True,
            max_length=254,
        ),
        password_field(_("Password"), error=error),
        pill(
            _("Sign in"),
            type="submit",
            busy=is_busy,
            busy_label=_("Signing in"),
            # Before the page is awake the browser itself would send the form, password and all, in the address.
            disabled=is_asleep,
            class_name="w-full",
        ),
        *children,
        on_submit=on_submit,
        class_name=class_name,
    )
