"""Connecting one's own Telegram, on every page of settings."""

import reflex as rx

from photodrop.components.dialog import confirm_dialog
from photodrop.components.refresh import refresh
from photodrop.components.telegram import telegram_dialog, telegram_row
from photodrop.components.tongue import _
from photodrop.state.telegram import TelegramState


def telegram_section(lead: str = "") -> rx.Component:
    """Nothing where no bot is set up. The page loads `TelegramState.load`."""
    return rx.fragment(
        rx.cond(
            TelegramState.telegram.available | TelegramState.telegram.connected,
            telegram_row(
                TelegramState.telegram,
                error=TelegramState.error,
                busy=TelegramState.is_busy,
                on_connect=TelegramState.connect,
                on_disconnect=TelegramState.ask_to_leave,
                lead=lead,
            ),
        ),
        telegram_dialog(TelegramState.url, is_open=TelegramState.is_inviting, on_close=TelegramState.hide),
        confirm_dialog(
            _("Disconnect Telegram?"),
            _("What came there takes the other ways again."),
            _("Disconnect"),
            is_open=TelegramState.is_leaving,
            on_close=TelegramState.stay,
            on_confirm=TelegramState.leave,
            busy=TelegramState.is_busy,
            busy_label=_("Disconnecting"),
        ),
        refresh(TelegramState.refresh_every, TelegramState.refresh),
    )
