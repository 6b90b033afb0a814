"""Choosing the language one reads."""

import reflex as rx

from photodrop.services.tongues import LANGUAGES

from .field import BOX
from .icon import icon
from .script import script
from .tongue import LIBRARY as TONGUE

SCRIPTS = [TONGUE]


class _LanguageMenu(rx.Component):
    library = script(__name__, "language_menu.jsx")
    tag = "LanguageMenu"

    languages: rx.Var[list[list[str]]]


def _menu(class_name: str) -> rx.Component:
    return _LanguageMenu.create(languages=[list(each) for each in LANGUAGES.items()], class_name=class_name)


def plain_language_menu() -> rx.Component:
    """Beside quiet links."""
    return _menu("h-11 cursor-pointer rounded border-0 bg-bg text-small text-ink-2 hover:text-ink")


def quiet_language_menu() -> rx.Component:
    """For the dark footer."""
    return _menu(
        "h-11 cursor-pointer rounded border-0 bg-footer text-ui text-[#b9b8b4] hover:text-white focus-visible:shadow-[0_0_0_2px_#fff]"
    )


def language_field() -> rx.Component:
    """For settings, as wide as its column."""
    return rx.el.div(
        _menu(f"{BOX} h-12 appearance-none ps-4 pe-11"),
        icon("chevron-down", class_name="pointer-events-none absolute end-3.5 top-3.5 text-ink-2"),
        class_name="relative",
    )
