"""Icons are Lucide's outlines, thin and of one size."""

import reflex as rx
from reflex_components_lucide.icon import Icon


def icon(name: str, size: int = 20, class_name: str = "") -> rx.Component:
    """Decoration for the word beside it; an icon alone needs `icon_button` and its label."""
    return Icon.create(
        name,
        size=size,
        class_name=f"shrink-0 {class_name}",
        custom_attrs={"strokeWidth": 1.75, "aria-hidden": "true"},
    )
