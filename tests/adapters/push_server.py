"""A strict stand-in for a push service and the browsers behind it: it checks who sends, and decrypts what came.

By RFC 8030 (push), 8291 (encryption), 8188 (aes128gcm) and 8292 (VAPID), from what cryptography alone offers, so that
it does not believe the library that made the messages.
"""

import base64
import hashlib
import hmac
import json
import re
import struct
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from secrets import token_bytes, token_urlsafe
from threading import Thread
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

DAY = 24 * 3600
LARGEST = 4096
VAPID = re.compile(r"vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), ?k=([\w-]+)")


def b64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def unb64(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def point(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


@dataclass
class Browser:
    """A subscription as its owner has it, with the key that nobody else knows."""

    endpoint: str
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    secret: bytes = field(default_factory=lambda: token_bytes(16))
    told: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    @property
    def keys(self) -> dict[str, str]:
        return {"p256dh": b64(point(self.key.public_key())), "auth": b64(self.secret)}

    def decrypt(self, body: bytes) -> bytes:
        """One record, which RFC 8291 demands."""
        salt, (size,), length = body[:16], struct.unpack("!L", body[16:20]), body[20]
        sender, sealed = body[21 : 21 + length], body[21 + length :]
        assert size > len(sealed) - 1
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), sender)
        shared = self.key.exchange(ec.ECDH(), theirs)
        info = b"WebPush: info\0" + point(self.key.public_key()) + sender
        secret = _expand(_extract(self.secret, shared), info, 32)
        start = _extract(salt, secret)
        key = _expand(start, b"Content-Encoding: aes128gcm\0", 16)
        nonce = _expand(start, b"Content-Encoding: nonce\0", 12)
        padded = AESGCM(key).decrypt(nonce, sealed, None).rstrip(b"\0")
        assert padded[-1:] == b"\2"
        return padded[:-1]


def _extract(salt: bytes, secret: bytes) -> bytes:
    return hmac.new(salt, secret, hashlib.sha256).digest()


def _expand(key: bytes, info: bytes, length: int) -> bytes:
    return hmac.new(key, info + b"\1", hashlib.sha256).digest()[:length]


class PushServer:
    """`answers` are given instead, in turn: (status, headers), or seconds of silence."""

    def __init__(self) -> None:
        self.browsers: dict[str, Browser] = {}
        self.answers: list[tuple[int, dict[str, str]] | float] = []
        self.faults: list[str] = []
        self.asked = 0
        self.key = ""
        """What subscriptions are bound to, as `applicationServerKey` does it."""
        push = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                push.asked += 1
                body = self.rfile.read(int(self.headers["content-length"]))
                status, headers = push.answer(self.path, dict(self.headers.items()), body)
                try:
                    self.send_response(status)
                    for name, value in headers.items():
                        self.send_header(name, value)
                    self.send_header("Content-Length", "0")
                    self.end_headers()
                except OSError:
                    pass

            def log_message(self, format: str, *args: Any) -> None: ...  # noqa: A002

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def browser(self) -> Browser:
        path = f"/push/{token_urlsafe(24)}"
        self.browsers[path] = Browser(self.url + path)
        return self.browsers[path]

    def forget(self, browser: Browser) -> None:
        del self.browsers[browser.endpoint.removeprefix(self.url)]

    def answer(self, path: str, headers: dict[str, str], body: bytes) -> tuple[int, dict[str, str]]:
        if self.answers:
            given = self.answers.pop(0)
            if isinstance(given, tuple):
                return given
            time.sleep(given)
            return 201, {}
        browser = self.browsers.get(path)
        if browser is None:
            return 410, {}
        if fault := self._fault({name.lower(): value for name, value in headers.items()}, body):
            self.faults.append(fault)
            return 400 if "VAPID" not in fault else 403, {}
        browser.told.append(json.loads(browser.decrypt(body)))
        browser.headers.append(headers)
        return 201, {"Location": f"{self.url}/m/{token_urlsafe(8)}"}

    def _fault(self, headers: dict[str, str], body: bytes) -> str:  # noqa: PLR0911  # one for each rule
        if headers.get("content-encoding") != "aes128gcm":
            return "The body is not aes128gcm."
        if not headers.get("ttl", "").isdecimal():
            return "Every message needs a TTL."
        if len(body) > LARGEST:
            return "The message is too large."
        found = VAPID.fullmatch(headers.get("authorization", ""))
        if found is None:
            return "There is no VAPID token."
        head, claims, signature, key = found.groups()
        if key != self.key:
            return "VAPID: the subscription is bound to another key."
        raw = unb64(signature)
        pair = int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big")
        try:
            ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), unb64(key)).verify(
                encode_dss_signature(*pair), f"{head}.{claims}".encode(), ec.ECDSA(SHA256())
            )
        except InvalidSignature:
            return "VAPID: the signature is wrong."
        told = json.loads(unb64(claims))
        if json.loads(unb64(head))["alg"] != "ES256" or told["aud"] != self.url:
            return "VAPID: it is for somebody else."
        if not time.time() < told["exp"] <= time.time() + DAY:
            return "VAPID: it is over, or too long."
        return "" if re.match(r"mailto:\S+@\S+|https://", told.get("sub", "")) else "VAPID: nobody to write to."
