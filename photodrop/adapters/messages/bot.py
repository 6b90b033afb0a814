"""One call of Telegram's Bot API: what was asked for, or a fault with a name.

https://core.telegram.org/bots/api#making-requests
"""

import logging
from http import HTTPStatus
from typing import Any

import requests
from urllib3.exceptions import MaxRetryError, ProtocolError, ReadTimeoutError

from photodrop.adapters.messages.faults import (
    Blocked,
    ChatGone,
    ChatMoved,
    InUse,
    NotDelivered,
    Refused,
    Silent,
    Throttled,
    Unreachable,
    WrongToken,
)

logger = logging.getLogger(__name__)

# At DEBUG it writes every URL, and ours carry the bot's token.
logging.getLogger("urllib3.connectionpool").setLevel(logging.INFO)

CONNECT_SECONDS = 3
READ_SECONDS = 4
PAUSE_UNSAID = 5
LONGEST_PAUSE = 24 * 3600
GONE = ("chat not found", "user not found", "PEER_ID_INVALID", "group chat was deactivated")


class Bot:
    def __init__(
        self, token: str, api_url: str = "https://api.telegram.org", *, read_seconds: float = READ_SECONDS
    ) -> None:
        self.id = token.partition(":")[0]
        self.api_url = api_url
        self._url = f"{api_url.rstrip('/')}/bot{token}"
        self._read_seconds = read_seconds

    def call(self, method: str, *, read_seconds: float | None = None, **parameters: Any) -> Any:
        """The `result` of the answer. Raises a kind of NotDelivered, which holds no secret and no text of ours."""
        try:
            answer = requests.post(
                f"{self._url}/{method}",
                json=parameters,
                timeout=(CONNECT_SECONDS, read_seconds or self._read_seconds),
                allow_redirects=False,
            )
        except requests.RequestException as failure:
            # The URL carries the bot's token, and requests puts the URL into its messages: only the kind is logged.
            logger.error("telegram.unreachable method=%s kind=%s", method, type(failure).__name__)  # noqa: TRY400
            raise (Silent if _was_sent(failure) else Unreachable) from None
        try:
            body = answer.json()
        except ValueError:
            body = None
        if answer.ok and isinstance(body, dict) and body.get("ok") is True:
            return body.get("result")
        fault = _fault(answer.status_code, body if isinstance(body, dict) else {})
        # Their words about it, never ours.
        reason = fault.message if isinstance(fault, Refused) else type(fault).__name__
        logger.error("telegram.refused method=%s status=%s reason=%s", method, answer.status_code, reason)
        raise fault


def _fault(status: int, body: dict[str, Any]) -> NotDelivered:
    described = body.get("description")
    said = described if isinstance(described, str) else ""
    given = body.get("parameters")
    parameters = given if isinstance(given, dict) else {}
    fault: NotDelivered = Refused(f"Telegram refused: {said[:200] or status}.")
    match status:
        case HTTPStatus.OK if "ok" not in body:
            # Not in the language of the Bot API: whoever answered, the message may have come through.
            fault = Silent()
        case HTTPStatus.UNAUTHORIZED | HTTPStatus.NOT_FOUND:
            fault = WrongToken()
        case HTTPStatus.FORBIDDEN:
            fault = Blocked()
        case HTTPStatus.CONFLICT:
            fault = InUse()
        case HTTPStatus.TOO_MANY_REQUESTS:
            fault = Throttled(_pause(parameters.get("retry_after")))
        case HTTPStatus.BAD_REQUEST if isinstance(parameters.get("migrate_to_chat_id"), int):
            fault = ChatMoved(parameters["migrate_to_chat_id"])
        case HTTPStatus.BAD_REQUEST if any(words in said for words in GONE):
            fault = ChatGone()
        case _ if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            fault = Unreachable()
        case _:
            pass
    return fault


def _pause(seconds: Any) -> int:
    return min(max(seconds, 1), LONGEST_PAUSE) if isinstance(seconds, int) else PAUSE_UNSAID


def _was_sent(failure: requests.RequestException) -> bool:
    """Whether the request had left when it failed. What is not known to have stayed here counts as sent."""
    if isinstance(failure, requests.ConnectTimeout):
        return False
    cause = failure.args[0] if failure.args else None
    if isinstance(cause, MaxRetryError):
        return isinstance(cause.reason, (ReadTimeoutError, ProtocolError))
    return not isinstance(failure, requests.exceptions.InvalidURL | requests.exceptions.MissingSchema)
