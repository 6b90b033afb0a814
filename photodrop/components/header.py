"""The header of client pages."""

import reflex as rx

from photodrop import routes

from .bell import bell
from .chip import face
from .icon import icon
from .tongue import _
from .wordmark import wordmark

_TARGET = "inline-grid size-11 place-items-center rounded-full hover:bg-hover active:bg-field"


def client_header(
    *,
    back: str = "",
    back_class: str = "",
    selfie_url: str = "",
    initials: str | rx.Var[str] = "",
    settings: bool = True,
) -> rx.Component:
    """60 px: back, the mark, the bell, and the round selfie that leads to the settings."""
    return rx.el.header(
        rx.el.a(
            icon("arrow-left", class_name="rtl:-scale-x-100"),
            href=back,
            aria_label=_("Back"),
            class_name=f"{_TARGET} {back_class}",
        )
        if back
        else rx.el.span(class_name="size-11"),
        rx.el.a(
            wordmark(24),
            href=routes.DASHBOARD,
            aria_label=_("PhotoDrop, your photos"),
            class_name="rounded-field px-2 py-2",
        ),
        rx.el.div(
            bell(routes.NOTIFICATIONS),
            rx.el.a(face(selfie_url, initials), href=routes.SETTINGS, aria_label=_("Settings"), class_name=_TARGET),
            class_name="flex justify-self-end",
        )
        if settings
        else rx.el.span(class_name="size-11"),
        class_name="sticky top-0 z-30 grid h-[60px] shrink-0 grid-cols-[1fr_auto_1fr] items-center bg-bg/92 px-3 backdrop-blur-md md:px-7",
    )


def plain_header(*, back: str = "") -> rx.Component:
    """The header before anybody is signed in."""
    return client_header(back=back, settings=False)
