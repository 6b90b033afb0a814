"""Telling the moderators: why, and what they should know."""

from typing import Any

import reflex as rx

from .dialog import dialog
from .field import field_error, text_area
from .pill import pill

REASONS = (
    ("spam", "Spam or advertising"),
    ("offensive", "Insults or hate"),
    ("violence", "Violence"),
    ("nudity", "Nudity"),
    ("privacy", "It shows somebody who does not want it"),
    ("copyright", "It is somebody else’s picture"),
    ("other", "Something else"),
)


def report_dialog(
    about: str, *, is_open: Any, error: str, text_error: str, on_close: Any, on_send: Any
) -> rx.Component:
    """`about` is the photo or a comment, as the title says it."""
    return dialog(
        f"Report this {about}",
        rx.el.fieldset(
            rx.el.legend("What is wrong with it", class_name="mb-2 text-ui font-semibold"),
            *[_reason(*reason) for reason in REASONS],
            field_error(error, "reason-error"),
        ),
        text_area(
            "What should the moderators know?",
            "text",
            hint="Optional. They also see your username.",
            error=text_error,
            rows=3,
            max_length=1000,
        ),
        is_open=is_open,
        on_close=on_close,
        lead="Moderators look at it. Whoever posted it is not told who asked.",
        form=on_send,
        actions=[pill("Cancel", "outline", on_click=on_close), pill("Send report", type="submit")],
    )


def _reason(value: str, words: str) -> rx.Component:
    return rx.el.label(
        rx.el.input(
            type="radio",
            name="reason",
            value=value,
            class_name=(
                "size-5 shrink-0 appearance-none rounded-full border-[1.5px] border-control checked:border-[6px] "
                "checked:border-link bg-bg"
            ),
        ),
        words,
        class_name="flex min-h-11 items-center gap-3 text-body",
    )
