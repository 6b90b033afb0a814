"""The one toast of the app, bottom centre."""

from typing import Any

import reflex as rx

from .icon import icon
from .script import script
from .tongue import _

_MARKS = ("check", "link", "trash-2", "circle-alert", "download", "lock-open", "send", "heart", "ban")


class _Toast(rx.Component):
    library = script(__name__, "toast.jsx")
    tag = "Toast"

    message: rx.Var[str]
    token: rx.Var[int]
    undo_label: rx.Var[str]
    offline: rx.Var[str]
    mark: rx.Var[rx.Component]
    offline_mark: rx.Var[rx.Component]
    on_undo: rx.EventHandler[rx.event.no_args_event_spec]


def toast_outlet(
    message: str, token: int, mark: str, undo_label: str, on_undo: Any, *, offline: bool | rx.Var[bool]
) -> rx.Component:
    """Shows a new toast whenever `token` changes, and one that stays while the server cannot be reached."""
    return _Toast.create(
        message=message,
        token=token,
        undo_label=undo_label,
        on_undo=on_undo,
        mark=rx.match(mark, *[(name, icon(name)) for name in _MARKS], icon("check")),
        offline=rx.cond(offline, _("Offline. Everything goes on when you are back."), ""),
        offline_mark=icon("wifi-off", class_name="text-[#ff8f85]"),
    )
