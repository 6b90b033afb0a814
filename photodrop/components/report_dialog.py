"""Telling the moderators: why, and what they should know."""

from typing import Any

import reflex as rx

from .dialog import dialog
from .field import field_error, text_area
from .pill import pill
from .tongue import _

REASONS = (
    ("spam", _("Spam or advertising")),
    ("offensive", _("Insults or hate")),
    ("violence", _("Violence")),
    ("nudity", _("Nudity")),
    ("privacy", _("It shows somebody who does not want it")),
    ("copyright", _("It is somebody else’s picture")),
    ("other", _("Something else")),
)


def report_dialog(
    about: str, *, is_open: Any, error: str, text_error: str, on_close: Any, on_send: Any
) -> rx.Component:
    """`about` is `photo` or `comment`."""
    return dialog(
        rx.cond(rx.Var.create(about) == "comment", _("Report this comment"), _("Report this photo")),
        rx.el.fieldset(
            rx.el.legend(_("What is wrong with it"), class_name="mb-2 text-ui font-semibold"),
            *[_reason(*reason) for reason in REASONS],
            field_error(error, "reason-error"),
        ),
        text_area(
            _("What should the moderators know?"),
            "text",
            hint=_("Optional. They also see your username."),
            error=text_error,
            rows=3,
            max_length=1000,
        ),
        is_open=is_open,
        on_close=on_close,
        lead=_("Moderators look at it. Whoever posted it is not told who asked."),
        form=on_send,
        actions=[pill(_("Cancel"), "outline", on_click=on_close), pill(_("Send report"), type="submit")],
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
