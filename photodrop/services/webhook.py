"""Telegram calls us, instead of us asking it. The calls carry a secret of ours, which nobody else knows."""

from typing import Any

from photodrop import routes
from photodrop.adapters.messages import Bot, TelegramMessenger, get_messenger
from photodrop.config import get_settings
from photodrop.errors import Conflict
from photodrop.services import signatures
from photodrop.services.updates import KINDS


class NoBot(Conflict):
    message = "No bot is set up. Set PHOTODROP_TELEGRAM_BOT_TOKEN."


class NotPublic(Conflict):
    message = "Telegram calls only https addresses. Set PHOTODROP_PUBLIC_URL to yours."


def address() -> str:
    return f"{get_settings().base_url}{routes.API}{routes.TELEGRAM_WEBHOOK}"


def is_from_telegram(secret: str) -> bool:
    """Whether a call carries what Telegram was told. Nobody does where it has no reason to call."""
    messenger = get_messenger()
    if not isinstance(messenger, TelegramMessenger) or get_settings().telegram_updates != "webhook":
        return False
    return signatures.is_signed(_told(messenger.bot), secret)


def bot_id() -> str:
    return _bot().id


def establish() -> None:
    """Raises NotDelivered when Telegram does not take it."""
    bot = _bot()
    if not address().startswith("https://"):
        raise NotPublic
    bot.call("setWebhook", url=address(), secret_token=signatures.sign(_told(bot)), allowed_updates=list(KINDS))


def remove() -> None:
    _bot().call("deleteWebhook")


def info() -> dict[str, Any]:
    told = _bot().call("getWebhookInfo")
    return told if isinstance(told, dict) else {}


def _bot() -> Bot:
    messenger = get_messenger()
    if not isinstance(messenger, TelegramMessenger):
        raise NoBot
    return messenger.bot


def _told(bot: Bot) -> str:
    """Its signature is the secret, so there is nothing to keep."""
    return f"telegram webhook\n{bot.id}"
