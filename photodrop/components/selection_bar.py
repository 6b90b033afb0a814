"""What can be done with the selected photos: a dark pill at the bottom."""

from typing import Any

import reflex as rx

from .icon import icon
from .tongue import _, _n
from .words import length

_BUTTON = (
    "inline-flex h-11 shrink-0 items-center gap-2 rounded-pill px-3 text-ui font-medium text-white hover:bg-white/12 active:bg-white/20 "
    "disabled:text-white/50 focus-visible:shadow-[0_0_0_2px_#fff] transition-colors duration-[var(--pd-fast)] max-md:px-3"
)


def selection_bar(
    selected: list[str],
    *,
    on_download: Any,
    on_people: Any,
    on_describe: Any,
    on_share: Any,
    on_delete: Any,
    on_clear: Any,
) -> rx.Component:
    """Shown while something is selected; above the tab bar on phones."""
    return rx.cond(
        length(selected) > 0,
        dark_bar(
            bar_count(_n("{count} selected", "{count} selected", length(selected))),
            bar_button(_("Download"), "download", on_download),
            bar_button(_("People"), "user-plus", on_people),
            bar_button(_("Describe"), "pencil-line", on_describe),
            bar_button(_("Share"), "link", on_share),
            bar_button(_("Delete"), "trash-2", on_delete),
            bar_close(_("Clear the selection"), on_clear),
            class_name="bottom-[calc(84px+env(safe-area-inset-bottom))] lg:bottom-7 lg:start-[240px]",
        ),
    )


def dark_bar(*children: rx.Component, class_name: str) -> rx.Component:
    """The pill at the bottom; `class_name` says how far above it."""
    return rx.el.div(
        rx.el.div(
            *children,
            class_name="animate-rise pointer-events-auto flex h-15 max-w-full items-center gap-1 overflow-x-auto rounded-pill "
            "bg-[#1c1c1f] px-2 shadow-2",
            role="toolbar",
            aria_label=_("Selected photos"),
        ),
        class_name=f"pointer-events-none fixed inset-x-0 z-30 flex justify-center px-3 {class_name}",
    )


def bar_count(*words: Any) -> rx.Component:
    return rx.el.span(*words, class_name="shrink-0 px-3 text-ui font-semibold text-white", role="status")


def bar_close(label: str, on_click: Any) -> rx.Component:
    return rx.el.button(
        icon("x"),
        type="button",
        aria_label=label,
        on_click=on_click,
        class_name="grid size-11 shrink-0 place-items-center rounded-full bg-white/12 text-white hover:bg-white/20 "
        "focus-visible:shadow-[0_0_0_2px_#fff]",
    )


def bar_button(label: str, icon_name: str, on_click: Any) -> rx.Component:
    return rx.el.button(
        *_face(label, icon_name), type="button", on_click=on_click, class_name=_BUTTON, aria_label=label
    )


def _face(label: str, icon_name: str) -> list[rx.Component]:
    return [icon(icon_name), rx.el.span(label, class_name="max-md:sr-only")]
