from photodrop.adapters.messages import TelegramMessenger, get_messenger
from photodrop.config import Environment, get_settings
from photodrop.errors import Unavailable
from photodrop.services.health import Check


def telegram() -> Check:
    messenger = get_messenger()
    if not isinstance(messenger, TelegramMessenger):
        away = get_settings().environment is Environment.production
        where = "only to the log: set PHOTODROP_TELEGRAM_BOT_TOKEN" if away else "to the log and the page"
        return Check("telegram", ok=not away, detail=f"No bot is set up. Sign-in codes go {where}.")
    try:
        messenger.check()
    except Unavailable as failure:
        return Check("telegram", ok=False, detail=failure.message)
    return Check("telegram", ok=True, detail="The bot answers.")
