"""What only this installation can have written. Signed by the key of today, believed from those before it, too."""

import hmac
from collections.abc import Callable
from functools import partial

from photodrop.config import signing_key, signing_keys


def sign(text: str) -> str:
    return _mac(signing_key(), text)


def signer() -> Callable[[str], str]:
    """`sign` for many texts, with the key looked up once for all of them."""
    return partial(_mac, signing_key())


def is_signed(text: str, signature: str, *, length: int | None = None) -> bool:
    """With `length`, where only so much of a signature was kept."""
    return any(hmac.compare_digest(_mac(key, text)[:length].encode(), signature.encode()) for key in signing_keys())


def _mac(key: bytes, text: str) -> str:
    return hmac.digest(key, text.encode(), "sha256").hex()
