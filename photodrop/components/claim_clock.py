"""How long somebody's claimed time still lasts, and what time it is."""

from typing import Any

import reflex as rx

from .script import script

_LIBRARY = script(__name__, "claim_clock.jsx")


class _TimeLeft(rx.Component):
    library = _LIBRARY
    tag = "TimeLeft"

    seconds: rx.Var[int]
    restarted_by: rx.Var[str]
    on_over: rx.EventHandler[rx.event.no_args_event_spec]


class _TimeOfDay(rx.Component):
    library = _LIBRARY
    tag = "TimeOfDay"


def time_left(seconds: int, *, restarted_by: str, on_over: Any, class_name: str = "") -> rx.Component:
    return _TimeLeft.create(seconds=seconds, restarted_by=restarted_by, on_over=on_over, class_name=class_name)


def time_of_day(*, class_name: str = "") -> rx.Component:
    return _TimeOfDay.create(class_name=class_name)
