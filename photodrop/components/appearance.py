"""Light, dark, or what the system says; kept in this browser only."""

from typing import Any

import reflex as rx
from reflex.style import LiteralColorMode, color_mode, set_color_mode

from .icon import icon
from .tongue import _

_CHOICES: tuple[tuple[LiteralColorMode, Any, str], ...] = (
    ("light", _("Light"), "sun"),
    ("dark", _("Dark"), "moon"),
    ("system", _("System"), "monitor"),
)


def appearance() -> rx.Component:
    return rx.el.fieldset(
        rx.el.legend(_("Appearance"), class_name="sr-only"),
        *[_choice(*choice) for choice in _CHOICES],
        class_name="grid grid-cols-3 gap-2",
    )


def _choice(mode: LiteralColorMode, words: Any, icon_name: str) -> rx.Component:
    return rx.el.label(
        rx.el.input(
            type="radio",
            name="appearance",
            value=mode,
            checked=color_mode == mode,
            on_change=set_color_mode(mode),
            class_name="sr-only",
        ),
        icon(icon_name),
        words,
        class_name=(
            "flex h-12 items-center justify-center gap-2 rounded-field border-[1.5px] border-transparent bg-field text-ui font-semibold "
            "has-checked:border-link has-checked:bg-bg has-focus-visible:shadow-[var(--pd-focus)]"
        ),
    )
