import time
from typing import Any

from photodrop.adapters.messages.bot import Bot
from photodrop.adapters.messages.faults import ChatMoved, NotDelivered, Refused, Throttled, Unreachable

FIRST_PAUSE = 0.5

# What Telegram told us and will not take back while we run: the new ids of groups, whose old ones stand in the
# settings, and the names of bots.
_moved: dict[str, str] = {}
_names: dict[str, str] = {}


class TelegramMessenger:
    """Writes through a bot: to the chats set up, which stand in for SMS, and to people who wrote to it first.

    https://core.telegram.org/bots/api#sendmessage
    """

    name = "telegram"

    def __init__(self, bot: Bot, chat_ids: tuple[str, ...] = ()) -> None:
        self.bot = bot
        self.chat_ids = chat_ids

    def send(self, chat_id: str, text: str, *, patience: float = 0, protected: bool = False) -> None:
        """Raises NotDelivered. Tries again after 429, 5xx and silence, as long as a next try begins in `patience`."""
        ends = time.monotonic() + patience
        pause = FIRST_PAUSE
        while True:
            try:
                self._send(_moved.get(chat_id, chat_id), text, protected=protected)
            except ChatMoved as moved:
                _moved[chat_id] = moved.chat_id
                self._send(moved.chat_id, text, protected=protected)
            except (Throttled, Unreachable) as fault:
                wait = fault.retry_after if isinstance(fault, Throttled) else pause
                if time.monotonic() + wait >= ends:
                    raise
                time.sleep(wait)
                pause *= 2
                continue
            return

    def send_to_studio(self, text: str, *, patience: float = 0, protected: bool = False) -> None:
        """To every chat set up. Enough if one of them takes it; raises what was said if none does."""
        fault = NotDelivered("No chat is set up.")
        taken = False
        for chat_id in self.chat_ids:
            try:
                self.send(chat_id, text, patience=patience, protected=protected)
                taken = True
            except NotDelivered as refusal:
                fault = refusal
                if isinstance(refusal, Unreachable):
                    # The same Telegram would not answer for the next chat either, and somebody may be waiting.
                    break
        if not taken:
            raise fault

    def username(self) -> str:
        """Of the bot, for links to it."""
        known = f"{self.bot.api_url} {self.bot.id}"
        if known not in _names:
            told = self.bot.call("getMe")
            if not (isinstance(told, dict) and isinstance(told.get("username"), str)):
                raise Refused("Telegram tells no name of this bot.")
            _names[known] = told["username"]
        return _names[known]

    def _send(self, chat_id: str, text: str, *, protected: bool) -> None:
        extra: dict[str, Any] = {"protect_content": True} if protected else {}
        # Whoever previews a link opens it first, which is not for Telegram to do.
        self.bot.call("sendMessage", chat_id=chat_id, text=text, link_preview_options={"is_disabled": True}, **extra)
