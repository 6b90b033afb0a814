"""Empty states: what will be here, what to do, and a piece of our art."""

import reflex as rx


def empty_state(title: str, lead: str, *, art: str = "", action: rx.Component | None = None) -> rx.Component:
    """`art` is a picture under /prints or /art; at most one action."""
    return rx.el.section(
        rx.el.img(src=art, alt="", class_name="h-18 w-14 shrink-0 rounded-field object-cover")
        if art
        else rx.fragment(),
        rx.el.div(
            rx.el.h2(title, class_name="display text-[17px] leading-6 tracking-[-0.01em]"),
            rx.el.p(lead, class_name="text-ui text-ink-2"),
            class_name="min-w-0 grow",
        ),
        action if action is not None else rx.fragment(),
        class_name=(
            "flex flex-col items-start gap-4 rounded-card border border-line p-6 md:flex-row md:items-center md:px-7 md:py-6"
        ),
    )


def skeleton_tile(class_name: str = "") -> rx.Component:
    """The final shape of a photo or row that is on its way; nothing turns."""
    return rx.el.div(class_name=f"sheen rounded-tile {class_name}", custom_attrs={"aria-hidden": "true"})
