"""Tags: words that lead to the photos which bear them."""

from typing import Any

import reflex as rx
from reflex_components_lucide.icon import LUCIDE_LIBRARY

from photodrop import routes

from .script import script
from .tongue import LIBRARY as TONGUE
from .tongue import _
from .words import in_address

# What the editor's own script imports.
SCRIPTS = [TONGUE]
_PACKAGES = [LUCIDE_LIBRARY]
LABEL = _("Tags")
ADDRESS = f"{routes.SEARCH}?tag="


class _TagEditor(rx.NoSSRComponent):
    library = script(__name__, "tag_editor.jsx")
    tag = "TagEditor"
    lib_dependencies: list[str] = _PACKAGES

    tags: rx.Var[list[str]]
    suggestions: rx.Var[list[str]]
    error: rx.Var[str]
    answered: rx.Var[int]
    address: rx.Var[str]
    on_change: rx.EventHandler[rx.event.passthrough_event_spec(list[str])]
    on_search: rx.EventHandler[rx.event.passthrough_event_spec(str)]


def tag_editor(
    tags: list[str], suggestions: list[str], *, error: str, answered: int, on_change: Any, on_search: Any
) -> rx.Component:
    """Chips with a field behind them; `on_change` gets all the tags there shall be."""
    return _TagEditor.create(
        tags=tags,
        suggestions=suggestions,
        error=error,
        answered=answered,
        address=ADDRESS,
        on_change=on_change,
        on_search=on_search,
    )


def tag_chips(tags: list[str], *, label: Any = LABEL, class_name: str = "flex-wrap") -> rx.Component:
    return rx.el.ul(
        rx.foreach(tags, lambda tag: rx.el.li(tag_chip(tag), class_name="max-w-full")),
        class_name=f"flex gap-2 {class_name}",
        aria_label=label,
        role="list",
    )


def tag_chip(tag: str) -> rx.Component:
    """36 px high, with the 44 px around it that a finger needs."""
    return rx.el.a(
        rx.el.span(tag, class_name="truncate"),
        href=ADDRESS + in_address(tag),
        class_name=(
            "relative inline-flex h-9 max-w-full items-center rounded-pill bg-field px-3.5 text-ui font-medium text-ink "
            "hover:bg-line active:bg-line-strong after:absolute after:-inset-x-1 after:-inset-y-1 after:content-['']"
        ),
    )
