import base64
import logging
import socket
import time
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import requests
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02
from pywebpush import WebPusher
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPSConnection
from urllib3.connectionpool import HTTPSConnectionPool
from urllib3.exceptions import NameResolutionError, NewConnectionError
from urllib3.util.connection import create_connection

from photodrop.adapters.messages.bot import LONGEST_PAUSE, _was_sent
from photodrop.adapters.messages.faults import NotDelivered, Refused, Silent, Throttled, Unreachable
from photodrop.adapters.push.address import PushAddress, is_allowed, origin_of, public_addresses

logger = logging.getLogger(__name__)

CONNECT_SECONDS, READ_SECONDS = 3, 6
TOKEN_SECONDS = 12 * 3600
PAUSE_UNSAID = 60
SUCCESS = 2
LARGEST = 3000
"""Bytes before encryption: every push service takes 4096 after it."""


class SubscriptionGone(NotDelivered):
    message = "This browser does not want to be told any more."


class TooLong(NotDelivered):
    message = "A push service takes no more than 4 kB."


class WebPush:
    """Speaks to whichever push service a browser names: FCM, Mozilla's, Apple's."""

    def __init__(self, key: str, contact: str, trusted_origins: tuple[str, ...] = ()) -> None:
        self._vapid: Any = Vapid02.from_raw(key.encode())
        self._contact = contact
        self._trusted = trusted_origins

    @property
    def public_key(self) -> str:
        """What browsers subscribe with, so that nobody else can write to them."""
        point = self._vapid.public_key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return base64.urlsafe_b64encode(point).decode().rstrip("=")

    @property
    def trusted_origins(self) -> tuple[str, ...]:
        return self._trusted

    def send(self, address: PushAddress, words: bytes, *, ttl: int, topic: str = "") -> None:
        """Raises NotDelivered, of a kind that says what to do."""
        if len(words) > LARGEST:
            raise TooLong
        if not is_allowed(address.endpoint, self._trusted):
            raise SubscriptionGone
        keys = {"p256dh": address.p256dh, "auth": address.auth}
        body = WebPusher({"endpoint": address.endpoint, "keys": keys}).encode(words)["body"]
        origin = origin_of(urlsplit(address.endpoint))
        claims = {"sub": self._contact, "aud": origin, "exp": int(time.time()) + TOKEN_SECONDS}
        headers = self._vapid.sign(claims) | {
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(ttl),
            "Urgency": "normal",
        }
        if topic:
            # Of those that wait for a browser to wake up, the last of a topic is enough.
            headers["Topic"] = topic
        status, retry_after = self._post(origin, address.endpoint, body, headers)
        _judge(status, retry_after, origin)

    def _post(self, origin: str, endpoint: str, body: bytes, headers: dict[str, str]) -> tuple[int, str]:
        """The status of the answer and when to try again; whatever else it says is not read."""
        with requests.Session() as session:
            # A proxy would resolve names for us, and know another network than we do.
            session.trust_env = False
            if origin not in self._trusted:
                session.mount("https://", _PublicOnly())
            try:
                with session.post(
                    endpoint,
                    data=body,
                    headers=headers,
                    timeout=(CONNECT_SECONDS, READ_SECONDS),
                    allow_redirects=False,
                    stream=True,
                ) as answer:
                    return answer.status_code, answer.headers.get("retry-after", "")
            except requests.RequestException as failure:
                # The endpoint is a secret and stands in the message: only its host and the kind are logged.
                logger.error("push.unreachable origin=%s kind=%s", origin, type(failure).__name__)  # noqa: TRY400
                raise (Silent if _was_sent(failure) else Unreachable) from None


def _judge(status: int, retry_after: str, origin: str) -> None:
    if status // 100 == SUCCESS:
        return
    logger.error("push.refused origin=%s status=%s", origin, status)
    if status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        raise SubscriptionGone
    if status == HTTPStatus.TOO_MANY_REQUESTS or (status == HTTPStatus.SERVICE_UNAVAILABLE and retry_after):
        raise Throttled(min(max(int(retry_after), 1), LONGEST_PAUSE) if retry_after.isdecimal() else PAUSE_UNSAID)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise Unreachable
    raise Refused(f"The push service refused: {status}.")


class _PublicConnection(HTTPSConnection):
    """Connects to the address that was looked at, so that a name cannot lead elsewhere a moment later."""

    def _new_conn(self) -> socket.socket:
        try:
            addresses = public_addresses(self.host, self.port or 443)
        except OSError as failure:
            raise NameResolutionError(self.host, self, socket.gaierror(str(failure))) from failure
        for address in addresses:
            try:
                return create_connection((address, self.port or 443), self.timeout, socket_options=self.socket_options)
            except OSError:
                continue
        raise NewConnectionError(self, "No public address answers.")


class _PublicPool(HTTPSConnectionPool):
    ConnectionCls = _PublicConnection  # pyright: ignore[reportAssignmentType]  # urllib3 types it so itself


class _PublicOnly(HTTPAdapter):
    def init_poolmanager(self, *given: Any, **named: Any) -> None:
        super().init_poolmanager(*given, **named)
        self.poolmanager.pool_classes_by_scheme = {"https": _PublicPool}
