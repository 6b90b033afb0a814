"""Menus: a button, and what it offers."""

from typing import Any

import reflex as rx

from .icon import icon
from .script import script

ITEM = (
    "flex w-full min-h-11 items-center gap-3 rounded-[9px] px-3 text-start text-ui font-medium whitespace-nowrap "
    "hover:bg-hover focus:bg-hover focus-visible:shadow-none disabled:text-ink-2"
)
_DOTS = "inline-grid size-11 shrink-0 place-items-center rounded-full text-ink-2 hover:bg-hover active:bg-field"
_WORDS = "inline-flex h-11 shrink-0 items-center gap-2 rounded-pill px-3 text-ui font-semibold hover:bg-hover active:bg-field"


class _Menu(rx.Component):
    library = script(__name__, "menu.jsx")
    tag = "Menu"

    label: rx.Var[str]
    face: rx.Var[rx.Component]
    button_class: rx.Var[str]


def menu(label: str, *items: rx.Component, icon_name: str = "ellipsis", button_class: str = "") -> rx.Component:
    """A round icon button that opens `menu_item`s; the label is said, not shown."""
    return _Menu.create(*items, label=label, face=icon(icon_name), button_class=f"{_DOTS} {button_class}")


def menu_item(label: str, *, icon_name: str = "", danger: bool = False, on_click: Any = None, **props) -> rx.Component:
    """One line of a menu; choosing it closes the menu."""
    return rx.el.button(
        icon(icon_name) if icon_name else rx.fragment(),
        label,
        type="button",
        role="menuitem",
        class_name=f"{ITEM} {'text-error' if danger else 'text-ink'}",
        on_click=on_click,
        **props,
    )


def menu_link(label: str, href: str, *, icon_name: str = "", **props) -> rx.Component:
    """A line of a menu that leads to another page."""
    return rx.el.a(
        icon(icon_name) if icon_name else rx.fragment(),
        label,
        href=href,
        role="menuitem",
        class_name=f"{ITEM} text-ink",
        **props,
    )


def face_menu(label: str, picture: rx.Component, *items: rx.Component) -> rx.Component:
    """Opens by somebody's round picture."""
    return _Menu.create(
        *items,
        label=label,
        face=picture,
        button_class="inline-grid size-11 shrink-0 place-items-center rounded-full hover:bg-hover active:bg-field",
    )


def choice_menu(options: list[tuple[str, str]], value: str, on_change: Any, *, icon_name: str) -> rx.Component:
    """A text button that shows the chosen one of a few `(value, words)`, such as a sort order."""
    shown = rx.match(value, *options, "")
    return _Menu.create(
        *[
            rx.el.button(
                icon("check", class_name="invisible in-aria-checked:visible"),
                words,
                type="button",
                role="menuitemradio",
                class_name=ITEM,
                custom_attrs={"aria-checked": value == option},
                on_click=on_change(option),
            )
            for option, words in options
        ],
        label="",
        face=rx.fragment(icon(icon_name), rx.el.span(shown)),
        button_class=_WORDS,
    )
