"""The panel beside a photo of the lightbox: its name, its words, its people."""

from typing import Any

import reflex as rx

from .field import field, text_area
from .pill import icon_button
from .tongue import _

# The lightbox is dark in both modes, and so are the fields in it.
DARK = {
    "--pd-bg": "#101012", "--pd-surface": "#242428", "--pd-field": "#242428", "--pd-hover": "#2d2d32", "--pd-line": "#2c2c31",
    "--pd-ink": "#f3f2ef", "--pd-ink-2": "#a9a8a4", "--pd-link": "#ab9dff", "--pd-tile": "#3a3a40", "--pd-error": "#ff8f85",
    "--pd-error-soft": "#351c1a", "color": "#f3f2ef", "color_scheme": "dark",
}  # fmt: skip


def photo_editor(
    *,
    photo_id: str,
    name: str,
    description: str,
    filename: str,
    name_error: str,
    description_error: str,
    on_name: Any,
    on_description: Any,
    people: rx.Component,
    people_count: int,
    on_close: Any,
) -> rx.Component:
    """Fields save themselves when they are left; `people` is a picker."""
    return rx.el.div(
        rx.el.div(
            rx.el.h2(_("Details"), class_name="display text-heading"),
            icon_button("x", _("Close details"), on_click=on_close, class_name="-me-3"),
            class_name="!mb-3 flex items-center justify-between",
        ),
        rx.el.div(
            field(_("Name"), "photo_name", error=name_error, default_value=name, on_blur=on_name, max_length=255),
            rx.el.p(rx.el.bdi(filename), class_name="mt-2 truncate text-small text-ink-2", title=filename),
            text_area(
                _("Description"),
                "photo_description",
                error=description_error,
                default_value=description,
                on_blur=on_description,
            ),
            # One photo's half-typed words must not turn up under the next.
            key=f"{photo_id} {name} {description}",
            class_name="space-y-4",
        ),
        rx.el.div(
            rx.el.h3(_("In this photo"), class_name="mb-3 text-ui font-semibold"),
            people,
            rx.cond(
                rx.Var.create(people_count) == 0,
                rx.el.p(_("Nobody yet. Only you see this photo."), class_name="mt-2 text-small text-ink-2"),
            ),
        ),
        class_name="space-y-7 pb-8",
        style=DARK,
    )
