"""The bot: whether it lives, knows its chats, and hears people the way the settings say."""

import time
from collections.abc import Iterator
from typing import Any

from photodrop.adapters.messages import TelegramMessenger, get_messenger
from photodrop.adapters.messages.faults import ChatMoved, NotDelivered, WrongToken
from photodrop.config import Environment, get_settings
from photodrop.services import webhook
from photodrop.services.health import Check

RECENT = 3600


def telegram() -> Check:
    messenger = get_messenger()
    production = get_settings().environment is Environment.production
    if not isinstance(messenger, TelegramMessenger):
        where = "only to the log: set PHOTODROP_TELEGRAM_BOT_TOKEN" if production else "to the log and the page"
        return Check("telegram", ok=not production, detail=f"No bot is set up. Sign-in codes go {where}.")
    try:
        faults = list(_faults(messenger, production=production))
    except NotDelivered as fault:
        faults = [_in_words(fault)]
    if faults:
        return Check("telegram", ok=False, detail=" ".join(faults))
    way = {"polling": "asks for", "webhook": "is called with", "off": "does not listen to"}
    hears = way[get_settings().telegram_updates]
    return Check("telegram", ok=True, detail=f"The bot @{messenger.username()} answers and {hears} what people write.")


def _faults(messenger: TelegramMessenger, *, production: bool) -> Iterator[str]:
    messenger.username()
    if production and not messenger.chat_ids:
        yield (
            "No chat is set up, so only clients who connected their own Telegram can sign in: "
            "set PHOTODROP_TELEGRAM_CHAT_ID."
        )
    for chat_id in messenger.chat_ids:
        try:
            messenger.bot.call("getChat", chat_id=chat_id)
        except WrongToken:
            raise
        except ChatMoved as moved:
            yield f"The group {chat_id} is {moved.chat_id} now: set PHOTODROP_TELEGRAM_CHAT_ID."
        except NotDelivered as fault:
            yield f"The bot cannot write to {chat_id}: {fault.message}"
    yield from _webhook_faults()


def _webhook_faults() -> Iterator[str]:
    told = webhook.info()
    url = str(told.get("url") or "")
    match get_settings().telegram_updates, bool(url):
        case "polling", True:
            yield (
                "Telegram calls a webhook, so asking it brings nothing. Run `photodrop telegram webhook delete`, "
                "or set PHOTODROP_TELEGRAM_UPDATES=webhook."
            )
        case "webhook", False:
            yield (
                "Telegram calls nobody. Run `photodrop telegram webhook set`, "
                "or set PHOTODROP_TELEGRAM_UPDATES=polling."
            )
        case "webhook", True:
            if url != webhook.address():
                yield f"Telegram calls {url}, not {webhook.address()}. Run `photodrop telegram webhook set`."
            elif _is_recent(told.get("last_error_date")):
                yield (
                    f"Telegram called and was not understood: {str(told.get('last_error_message'))[:200]}. "
                    "If it speaks of 404, its secret is missing or old: run `photodrop telegram webhook set`."
                )
        case _:
            pass


def _is_recent(moment: Any) -> bool:
    """Telegram never forgets its last error, also after it was mended."""
    return isinstance(moment, int) and time.time() - moment < RECENT


def _in_words(fault: NotDelivered) -> str:
    if isinstance(fault, WrongToken):
        return "Telegram does not know this bot: PHOTODROP_TELEGRAM_BOT_TOKEN is wrong."
    return f"{fault.message} Is {get_settings().telegram_api_url} reachable from here?"
