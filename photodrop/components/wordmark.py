"""The name mark: PhotoDrop, its last o a drop."""

import reflex as rx

DROP = "M26 0C26 0 52 17 52 34A26 26 0 0 1 0 34C0 17 26 0 26 0ZM26 20.5A13 13 0 1 0 26 46.5A13 13 0 1 0 26 20.5Z"


def wordmark(size: int = 24, class_name: str = "") -> rx.Component:
    """Never blue and at least 18 px; on a photo only over the gradient."""
    return rx.el.span(
        rx.el.span("Photo", class_name="[font-weight:560]"),
        rx.el.span(
            "Dr",
            # The letter is there for whoever reads or copies the name; the drop lies where it would be.
            rx.el.span(
                "o",
                rx.el.svg(
                    rx.el.svg.path(d=DROP, fill="currentColor", fill_rule="evenodd"),
                    view_box="0 0 52 60",
                    class_name="absolute bottom-0 left-0 w-[0.52em] h-[0.6em]",
                    custom_attrs={"aria-hidden": "true"},
                ),
                class_name="relative inline-block w-[0.52em] h-[0.6em] mx-[0.02em] leading-[0.6em] overflow-hidden align-baseline [-webkit-text-fill-color:transparent]",
            ),
            "p",
            class_name="[font-weight:780]",
        ),
        role="img",
        aria_label="PhotoDrop",
        class_name=(
            "inline-block whitespace-nowrap font-display leading-none tracking-[-0.045em] "
            f"[font-variation-settings:'opsz'_96] {class_name}"
        ),
        style={"font_size": f"{size}px"},
    )
