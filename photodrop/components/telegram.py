"""Connecting one's own Telegram: how things stand, and the dialog with the link."""

from typing import Any

import reflex as rx

from photodrop.services.chats import TelegramView

from .dialog import dialog
from .icon import icon
from .pill import pill, pill_link, spinner
from .qr_code import qr_code
from .tongue import _, is_given, said


def telegram_row(
    telegram: TelegramView,
    *,
    error: str,
    busy: bool,
    on_connect: Any,
    on_disconnect: Any,
    lead: str = "",
) -> rx.Component:
    return rx.el.div(
        rx.el.h3("Telegram", class_name="text-ui font-semibold"),
        rx.el.p(
            rx.cond(
                telegram.connected,
                rx.el.span(
                    icon("check", size=18, class_name="shrink-0 text-success"),
                    rx.el.span(
                        said(
                            "Connected as {name}",
                            name=rx.el.b(telegram.shown_as, class_name="font-semibold break-all text-ink"),
                        )
                    ),
                    class_name="inline-flex items-start gap-2",
                ),
                lead if is_given(lead) else _("Get your codes and messages in your own Telegram."),
            ),
            role="status",
            class_name="mt-0.5 text-small text-ink-2",
        ),
        rx.cond(
            telegram.connected,
            pill(_("Disconnect"), "outline", size="small", on_click=on_disconnect, class_name="mt-4"),
            pill(
                _("Connect Telegram"),
                "outline",
                size="small",
                icon_name="send",
                busy=busy,
                busy_label=_("Asking Telegram"),
                on_click=on_connect,
                class_name="mt-4",
            ),
        ),
        rx.el.p(error, role="alert", class_name="mt-2 text-small text-error"),
        class_name="mt-4",
    )


def telegram_dialog(url: str, *, is_open: bool, on_close: Any) -> rx.Component:
    """The link opens Telegram here; from a computer its QR code opens it on the phone."""
    return dialog(
        _("Connect Telegram"),
        rx.el.div(
            qr_code(url, _("QR code of the link")),
            rx.el.p(_("Or point your phone's camera here."), class_name="text-ui text-ink-2"),
            class_name="hidden items-center gap-5 md:flex",
        ),
        rx.el.p(
            spinner(16),
            _("Waiting for you to press Start"),
            role="status",
            class_name="flex items-center gap-2 text-ui text-ink-2",
        ),
        is_open=is_open,
        on_close=on_close,
        lead=_(
            "Open the chat with our bot and press Start there. The link is yours alone, works once and for ten minutes."
        ),
        actions=[
            pill(_("Not now"), "outline", on_click=on_close),
            pill_link(_("Open Telegram"), url, target="_blank", rel="noreferrer"),
        ],
        guarded=False,
    )
