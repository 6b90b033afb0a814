"""Rules that are ticked off while one types."""

import reflex as rx

from .icon import icon
from .tongue import _


def rules(*each: tuple[str, bool]) -> rx.Component:
    """`("Only letters and _", holds)`: the words stay, the mark before them changes."""
    return rx.el.ul(*[_rule(words, holds=holds) for words, holds in each], class_name="mt-2 space-y-1")


def _rule(words: str, *, holds: bool) -> rx.Component:
    return rx.el.li(
        rx.cond(
            holds,
            rx.fragment(
                icon("check", size=16, class_name="text-success"), rx.el.span(_("Met:"), " ", class_name="sr-only")
            ),
            icon("dot", size=16),
        ),
        words,
        class_name="flex items-center gap-1.5 text-small text-ink-2",
    )
