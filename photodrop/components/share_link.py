"""A link to give away: to copy, and for the camera of a phone."""

from typing import Any

import reflex as rx

from .field import BOX
from .pill import pill
from .qr_code import qr_code
from .tongue import _


def share_link(url: Any, *, title: str, on_copy: Any, on_reset: Any = None) -> rx.Component:
    return rx.el.div(
        rx.el.div(
            rx.el.input(
                value=url,
                read_only=True,
                aria_label=_("Link"),
                class_name=f"{BOX} h-12 min-w-0 grow truncate px-4 !text-ui",
            ),
            pill(_("Copy"), "outline", icon_name="link", on_click=on_copy, class_name="!h-12"),
            class_name="flex gap-2.5",
        ),
        qr_code(url, title, class_name="mx-auto mt-5"),
        rx.el.p(_("Scan it with a phone, or print it."), class_name="mt-2.5 text-center text-small text-ink-2"),
        rx.el.button(
            _("End this link and make a new one"),
            type="button",
            on_click=on_reset,
            class_name="link mx-auto mt-3 block min-h-11 text-ui",
        )
        if on_reset is not None
        else rx.fragment(),
    )
