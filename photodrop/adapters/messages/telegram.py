import logging

import requests

from photodrop.errors import Unavailable

logger = logging.getLogger(__name__)

# At DEBUG it writes every URL, and ours carry the bot's token.
logging.getLogger("urllib3.connectionpool").setLevel(logging.INFO)

CONNECT_SECONDS = 3
READ_SECONDS = 6


class CodeNotSent(Unavailable):
    message = "The code could not be sent. Wait a minute and try again."


class BotUnreachable(Unavailable):
    message = "The bot does not answer, or its token is wrong."


class TelegramMessenger:
    """Sends through a bot's `sendMessage` to one chat, the stand-in for SMS.

    https://core.telegram.org/bots/api#sendmessage
    """

    name = "telegram"

    def __init__(
        self,
        token: str,
        chat_id: str,
        api_url: str = "https://api.telegram.org",
        *,
        read_seconds: float = READ_SECONDS,
    ) -> None:
        self._read_seconds = read_seconds
        self._url = f"{api_url}/bot{token}"
        self._chat_id = chat_id

    def send_code(self, phone: str, code: str) -> None:
        text = f"PhotoDrop code for {phone}: {code}\nIt is valid for 3 minutes. Give it to nobody."
        self._call("sendMessage", CodeNotSent, chat_id=self._chat_id, text=text, protect_content=True)

    def check(self) -> None:
        """Raises Unavailable unless the bot answers to its token and knows its chat."""
        self._call("getMe", BotUnreachable)
        self._call("getChat", BotUnreachable, chat_id=self._chat_id)

    def _call(self, method: str, refusal: type[Unavailable], **parameters: str | bool) -> None:
        try:
            answer = requests.post(
                f"{self._url}/{method}",
                json=parameters,
                timeout=(CONNECT_SECONDS, self._read_seconds),
                allow_redirects=False,
            )
            body = answer.json()
        except (requests.RequestException, ValueError) as failure:
            # The URL carries the bot's token, and requests puts the URL into its messages: only the kind is logged.
            logger.error("telegram.unreachable kind=%s", type(failure).__name__)  # noqa: TRY400
            raise refusal from None
        if not (answer.ok and isinstance(body, dict) and body.get("ok") is True):
            reason = body.get("description", "") if isinstance(body, dict) else ""
            logger.error("telegram.refused status=%s reason=%s", answer.status_code, reason)
            raise refusal
