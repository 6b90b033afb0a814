"""A switch is a real checkbox, so forms, keyboards and screen readers know it."""

import reflex as rx

from .tongue import is_given

TRACK = (
    "relative h-[26px] w-11 shrink-0 appearance-none rounded-pill bg-control transition-colors duration-[var(--pd-fast)] "
    "checked:bg-ink after:absolute after:start-[3px] after:top-[3px] after:size-5 after:rounded-full after:bg-bg "
    "after:transition-transform after:duration-[var(--pd-fast)] checked:after:translate-x-[18px] rtl:checked:after:-translate-x-[18px] disabled:opacity-50 cursor-pointer"
)


def switch(label: str, name: str, *, hint: str = "", **props) -> rx.Component:
    """Takes effect at once; the whole row is the target."""
    return rx.el.label(
        rx.el.span(
            rx.el.span(label, class_name="block text-ui font-semibold"),
            rx.el.span(hint, class_name="block text-small text-ink-2") if is_given(hint) else rx.fragment(),
            class_name="min-w-0 grow",
        ),
        rx.el.input(type="checkbox", role="switch", id=name, name=name, class_name=TRACK, **props),
        html_for=name,
        class_name="flex min-h-11 items-center gap-4 py-2",
    )
