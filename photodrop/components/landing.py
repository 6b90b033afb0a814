"""What keyboards and screen readers meet first on a page."""

import reflex as rx


class _Landing(rx.Component):
    library = rx.asset("landing.jsx", shared=True).importable_path
    tag = "Landing"


def landing() -> rx.Component:
    """A way past the header, and the focus on the title when the page came without a load; main has the id `content`."""
    return rx.fragment(
        rx.el.a(
            "Skip to the content",
            href="#content",
            class_name=(
                "sr-only focus:not-sr-only focus:fixed focus:left-3 focus:top-2 focus:z-50 focus:rounded-pill "
                "focus:bg-ink focus:px-5 focus:py-3 focus:font-semibold focus:text-bg"
            ),
        ),
        _Landing.create(),
    )
