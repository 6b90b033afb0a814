"""Flags are small SVG files, fetched when they come into view; emoji flags are missing on Windows."""

import reflex as rx

from .script import script

# The list of files lies beside the component that asks for it.
script(__name__, "flags.js")

PACKAGES = ["country-flag-icons@1.6.20"]
LIBRARY = script(__name__, "flag.jsx")


class _Flag(rx.Component):
    library = LIBRARY
    tag = "Flag"
    lib_dependencies: list[str] = PACKAGES

    code: rx.Var[str]


def flag(code: str, class_name: str = "") -> rx.Component:
    """26 by 19, for an ISO country code such as "US"; an unknown one leaves an empty place."""
    return _Flag.create(code=code, class_name=class_name)
