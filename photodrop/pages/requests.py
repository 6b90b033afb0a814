"""The photographer's two answers to somebody who asked to pay by hand; for every page that shows requests."""

from typing import Any

import reflex as rx

from photodrop.components.dialog import confirm_dialog, dialog
from photodrop.components.field import field
from photodrop.components.pill import pill
from photodrop.components.tongue import _, _n
from photodrop.components.words import known_as
from photodrop.state.requests import RequestsState

_CURRENT = RequestsState.current


def answer_dialogs(on_done: Any) -> rx.Component:
    """`on_done` reads the page again."""
    name = known_as(_CURRENT.client)
    album = _CURRENT.album_name
    what = rx.cond(
        _CURRENT.photo_count > 0,
        _n(
            "{name} gets {count} photo of {album} without the watermark, at once.",
            "{name} gets {count} photos of {album} without the watermark, at once.",
            _CURRENT.photo_count,
            name=name,
            album=album,
        ),
        rx.cond(
            album != "",
            _("{name} gets all photos of {album} without the watermark, at once.", name=name, album=album),
            _("{name} gets all photos without the watermark, at once.", name=name),
        ),
    )
    return rx.fragment(
        dialog(
            _("Unlock for {name}", name=name),
            rx.el.p(
                what,
                " ",
                _("What you enter here goes into your earnings."),
                class_name="text-ink-2",
            ),
            field(
                _("Amount received, in {currency}", currency=_CURRENT.currency),
                "amount",
                default_value=RequestsState.amount_text,
                error=RequestsState.amount_error,
                hint=_("Leave it empty if it is a gift."),
                input_mode="decimal",
                auto_complete="off",
            ),
            is_open=RequestsState.is_confirming,
            on_close=RequestsState.hide,
            form=[RequestsState.confirm, on_done],
            actions=[
                pill(_("Cancel"), "outline", on_click=RequestsState.hide),
                pill(_("Paid, unlock"), type="submit"),
            ],
        ),
        confirm_dialog(
            _("Decline {name}?", name=name),
            _("The request is closed and nothing unlocks. They see it, and can ask again."),
            _("Decline"),
            is_open=RequestsState.is_declining,
            on_close=RequestsState.hide,
            on_confirm=[RequestsState.decline, on_done],
        ),
    )
