"""The photographer's two answers to somebody who asked to pay by hand; for every page that shows requests."""

from typing import Any

import reflex as rx

from photodrop.components.dialog import confirm_dialog, dialog
from photodrop.components.field import field
from photodrop.components.pill import pill
from photodrop.components.words import counted, known_as
from photodrop.state.requests import RequestsState

_CURRENT = RequestsState.current


def answer_dialogs(on_done: Any) -> rx.Component:
    """`on_done` reads the page again."""
    name = known_as(_CURRENT.client)
    what = rx.cond(_CURRENT.photo_count > 0, counted(_CURRENT.photo_count, "photo", "photos"), "all photos")
    return rx.fragment(
        dialog(
            f"Unlock for {name}",
            rx.el.p(
                name,
                " gets ",
                what,
                rx.cond(_CURRENT.album_name != "", f" of {_CURRENT.album_name}", ""),
                " without the watermark, at once. What you enter here goes into your earnings.",
                class_name="text-ink-2",
            ),
            field(
                f"Amount received, in {_CURRENT.currency}",
                "amount",
                default_value=RequestsState.amount_text,
                error=RequestsState.amount_error,
                hint="Leave it empty if it is a gift.",
                input_mode="decimal",
                auto_complete="off",
            ),
            is_open=RequestsState.is_confirming,
            on_close=RequestsState.hide,
            form=[RequestsState.confirm, on_done],
            actions=[
                pill("Cancel", "outline", on_click=RequestsState.hide),
                pill("Paid, unlock", type="submit"),
            ],
        ),
        confirm_dialog(
            f"Decline {name}?",
            "The request is closed and nothing unlocks. They see it, and can ask again.",
            "Decline",
            is_open=RequestsState.is_declining,
            on_close=RequestsState.hide,
            on_confirm=[RequestsState.decline, on_done],
        ),
    )
