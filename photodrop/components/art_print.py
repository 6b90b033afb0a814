"""Art prints: our own artwork, to browse while photos are on their way."""

from typing import Any

import reflex as rx

from .tongue import _

PRINTS = {
    "sunrise": _("Sunrise over two waves"),
    "arches": _("Three arches"),
    "tulip": _("Tulip at dusk"),
    "peaks": _("Peaks"),
    "pebbles": _("Pebbles"),
    "moonwave": _("Moon and wave"),
}
WIDTH, HEIGHT = 280, 360

_CARD = "block shrink-0 overflow-hidden rounded-card bg-tile transition-transform duration-[var(--pd-base)] ease-out hover:-translate-y-0.5"


def address(name: str) -> str:
    return f"/prints/{name}.svg"


def _picture(name: str) -> rx.Component:
    return rx.el.img(
        src=address(name), alt=PRINTS[name], loading="lazy", class_name="block aspect-[7/9] w-full object-cover"
    )


def print_link(name: str, href: str) -> rx.Component:
    """168 px wide in a row on phones, a sixth of the page above."""
    return rx.el.a(_picture(name), href=href, class_name=f"{_CARD} w-[168px] snap-start lg:w-auto lg:shrink")


def print_button(name: str, on_click: Any) -> rx.Component:
    return rx.el.button(
        _picture(name),
        type="button",
        aria_label=_("See {print} in a frame", print=PRINTS[name]),
        on_click=on_click,
        class_name=f"{_CARD} w-full",
    )
