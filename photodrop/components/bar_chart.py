"""Amounts over time as bars, with the same numbers as a table for whoever does not see them."""

from typing import Any

import reflex as rx

from .script import script
from .tongue import LIBRARY as TONGUE
from .tongue import _

# What the script imports.
SCRIPTS = [TONGUE]


class _BarChart(rx.Component):
    library = script(__name__, "bar_chart.jsx")
    tag = "BarChart"

    bars: rx.Var[list[Any]]
    ticks: rx.Var[list[Any]]
    top: rx.Var[int]
    bottom: rx.Var[int]
    label: rx.Var[str]


def bar_chart(bars: list[Any], ticks: list[Any], *, top: int, bottom: int, label: str) -> rx.Component:
    """`bars` are `state.earnings.Bar`s; `top` and `bottom` the ends of the scale on which `ticks` are marked."""
    return rx.el.figure(
        _BarChart.create(bars=bars, ticks=ticks, top=top, bottom=bottom, label=label),
        _for_ears(label, (_("Month"), _("Paid"), _("Given back"), _("Net")), rx.foreach(bars, _row)),
        class_name="relative",
    )


def count_chart(bars: list[Any], ticks: list[Any], *, top: int, label: str) -> rx.Component:
    """The same where nothing is taken back: one number a bar."""
    return rx.el.figure(
        _BarChart.create(bars=bars, ticks=ticks, top=top, bottom=0, label=label),
        _for_ears(
            label,
            (_("When"), _("How many")),
            rx.foreach(bars, lambda bar: rx.el.tr(rx.el.th(bar.title, scope="row"), rx.el.td(bar.net_label))),
        ),
        class_name="relative",
    )


def _for_ears(label: str, columns: tuple[Any, ...], rows: Any) -> rx.Component:
    """In a box, for a table itself is never smaller than its words and would widen the page."""
    return rx.el.div(
        rx.el.table(
            rx.el.caption(label),
            rx.el.thead(rx.el.tr(*[rx.el.th(words, scope="col") for words in columns])),
            rx.el.tbody(rows),
        ),
        class_name="sr-only",
    )


def _row(bar: Any) -> rx.Component:
    return rx.el.tr(
        rx.el.th(bar.title, scope="row"),
        rx.el.td(bar.up_label),
        rx.el.td(bar.down_label),
        rx.el.td(bar.net_label),
    )
