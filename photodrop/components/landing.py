"""What keyboards and screen readers meet first on a page."""

import reflex as rx


class _Landing(rx.Component):
    library = rx.asset("landing.jsx", shared=True).importable_path
    tag = "Landing"


def landing() -> rx.Component:
    """Comes first on a page whose main has the id `content`."""
    return _Landing.create()
