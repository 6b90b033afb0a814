"""Flags are small SVG files, fetched when they come into view; emoji flags are missing on Windows."""

import reflex as rx

# The list of files lies beside the component that asks for it.
rx.asset("flags.js", shared=True)


class _Flag(rx.Component):
    library = rx.asset("flag.jsx", shared=True).importable_path
    tag = "Flag"
    lib_dependencies = ["country-flag-icons@1.6.20"]  # noqa: RUF012 - a field of Reflex's, not a shared list.

    code: rx.Var[str]


def flag(code: str, class_name: str = "") -> rx.Component:
    """26 by 19, for an ISO country code such as "US"; an unknown one leaves an empty place."""
    return _Flag.create(code=code, class_name=class_name)
