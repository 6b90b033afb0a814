"""How words reach a person outside PhotoDrop."""

from photodrop.adapters.messages.bot import Bot
from photodrop.adapters.messages.log import LogMessenger
from photodrop.adapters.messages.telegram import TelegramMessenger
from photodrop.config import get_settings

__all__ = ["Bot", "LogMessenger", "TelegramMessenger", "get_messenger"]


def get_messenger() -> TelegramMessenger | LogMessenger:
    settings = get_settings()
    if settings.telegram_bot_token is None:
        return LogMessenger()
    bot = Bot(settings.telegram_bot_token.get_secret_value(), settings.telegram_api_url)
    return TelegramMessenger(bot, settings.telegram_chats)
