"""Choosing the name that stands in one's addresses."""

from typing import Any

import reflex as rx

from .field import field
from .pill import pill
from .tongue import _


def username_form(username: str, *, error: str, on_submit: Any) -> rx.Component:
    return rx.el.form(
        field(
            _("Username"),
            "username",
            default_value=username,
            error=error,
            hint=_(
                "Letters and _, 3 to 32 of them. Everybody can see it: your library and your profile have it in their address."
            ),
            auto_complete="off",
            auto_capitalize="none",
            spell_check=False,
            max_length=32,
        ),
        pill(
            rx.cond(username != "", _("Save username"), _("Choose username")),
            "outline",
            type="submit",
            size="small",
            class_name="mt-4",
        ),
        on_submit=on_submit,
        # The field takes its value once it is known.
        key=f"username {username}",
        custom_attrs={"noValidate": True},
    )
