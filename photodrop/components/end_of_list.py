"""The end of an endless list."""

from typing import Any

import reflex as rx

from .script import script


class _EndOfList(rx.NoSSRComponent):
    library = script(__name__, "end_of_list.jsx")
    tag = "EndOfList"

    count: rx.Var[int]
    on_reached: rx.EventHandler[rx.event.no_args_event_spec]


def end_of_list(*, has_more: bool, count: int, on_reached: Any) -> rx.Component:
    """Below a list of `count` rows; calls when it comes into sight, while there is more."""
    return rx.cond(has_more, _EndOfList.create(count=count, on_reached=on_reached))
