"""Ordering a print of one photo: the product, the part of the photo that it shows, how many."""

import reflex as rx
from reflex_components_lucide.icon import LUCIDE_LIBRARY

from .script import script
from .tongue import LIBRARY as TONGUE

# What the script imports.
SCRIPTS = [TONGUE]

_PACKAGES = [LUCIDE_LIBRARY, "react-easy-crop@6.2.5"]


class _PrintMaker(rx.NoSSRComponent):
    library = script(__name__, "print_maker.jsx")
    tag = "PrintMaker"
    lib_dependencies: list[str] = _PACKAGES


def print_maker() -> rx.Component:
    """Asks the API by itself, with the cookie of an account or a guest; the photo stands in the address."""
    return _PrintMaker.create()
