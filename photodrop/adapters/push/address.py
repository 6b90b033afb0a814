"""Where a browser wants to be told. It says so itself, so nothing of it is believed: a server that calls any address it
is given can be made to call its own network.
"""

import base64
import binascii
import ipaddress
import re
import socket
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from cryptography.hazmat.primitives.asymmetric import ec

LONGEST_ENDPOINT = 1000
AUTH_BYTES = 16
HOST = re.compile(r"[A-Za-z0-9.-]+")


class NotAnAddress(ValueError):
    message = "Push services are reached by https, at a public address."


class NotKeys(NotAnAddress):
    message = "These are not the keys of a browser."


@dataclass(frozen=True)
class PushAddress:
    """`p256dh` and `auth` are in base64 as browsers write it."""

    endpoint: str
    p256dh: str
    auth: str

    def check(self, trusted_origins: tuple[str, ...] = ()) -> None:
        """Raises NotAnAddress."""
        if not is_allowed(self.endpoint, trusted_origins):
            raise NotAnAddress
        try:
            ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), decoded(self.p256dh))
            fits = len(decoded(self.auth)) == AUTH_BYTES
        except (ValueError, binascii.Error):
            fits = False
        if not fits:
            raise NotKeys


def decoded(text: str) -> bytes:
    if not re.fullmatch(r"[A-Za-z0-9_-]*={0,2}", text):
        msg = "This is not base64 for addresses."
        raise ValueError(msg)
    bare = text.rstrip("=")
    return base64.urlsafe_b64decode(bare + "=" * (-len(bare) % 4))


def is_allowed(endpoint: str, trusted_origins: tuple[str, ...]) -> bool:
    """By its looks alone; `public_addresses` asks again where the name leads."""
    if len(endpoint) > LONGEST_ENDPOINT or not endpoint.isascii() or not endpoint.isprintable() or " " in endpoint:
        return False
    try:
        parts = urlsplit(endpoint)
        port = parts.port
    except ValueError:
        return False
    if origin_of(parts) in trusted_origins:
        return True
    host = parts.hostname or ""
    if parts.scheme != "https" or parts.username is not None or parts.password is not None or port not in (None, 443):
        return False
    # A name with a dot; numbers in any spelling are no names of push services.
    last = host.rstrip(".").rpartition(".")[2]
    return (
        bool(HOST.fullmatch(host)) and "." in host.strip(".") and last.isalpha() and last not in ("local", "internal")
    )


def origin_of(parts: SplitResult) -> str:
    return f"{parts.scheme}://{parts.netloc}"


def public_addresses(host: str, port: int) -> list[str]:
    """Where a name leads now, without what is not on the public internet."""
    found = [str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    return [address for address in dict.fromkeys(found) if _is_public(address)]


def _is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    return ip.is_global and not ip.is_multicast and (inner is None or inner.is_global)
