"""A grid of buttons that arrow keys walk through."""

from typing import Any

import reflex as rx

from .script import script


class _ArrowGrid(rx.Component):
    library = script(__name__, "arrow_grid.jsx")
    tag = "ArrowGrid"

    label: rx.Var[str]


def arrow_grid(*children: Any, label: Any, class_name: str = "") -> rx.Component:
    """A list with one button in each of its items; an arrow on the page comes in where one left."""
    return _ArrowGrid.create(*children, label=label, class_name=class_name)
