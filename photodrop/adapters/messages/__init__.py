"""How a code reaches a phone."""

from photodrop.adapters.messages.base import Messenger
from photodrop.adapters.messages.log import LogMessenger
from photodrop.adapters.messages.telegram import TelegramMessenger
from photodrop.config import get_settings

__all__ = ["LogMessenger", "Messenger", "TelegramMessenger", "get_messenger"]


def get_messenger() -> Messenger:
    settings = get_settings()
    if settings.telegram_bot_token is None:
        return LogMessenger()
    return TelegramMessenger(
        settings.telegram_bot_token.get_secret_value(), settings.telegram_chat_id, settings.telegram_api_url
    )
