"""What keyboards and screen readers meet first on a page."""

import reflex as rx

from .script import script


class _Landing(rx.Component):
    library = script(__name__, "landing.jsx")
    tag = "Landing"


def landing() -> rx.Component:
    """Comes first on a page whose main has the id `content`."""
    return _Landing.create()
