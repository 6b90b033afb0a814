"""The keys made at the first start and kept in the data folder: the one that signs tokens, codes and file addresses,
and the one that push services know us by.
"""

import base64
import os
import secrets
import stat
import tempfile
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec

from photodrop.config import SECRET_KEY_FILE, VAPID_KEY_FILE, Environment, get_settings, signing_keys

DEVELOPMENT_MARK = "development-"
"""Begins keys made in development, where nobody guards them; production refuses those."""

KEPT = timedelta(days=8)
"""Longer than any token lives that the key before has signed."""

SHORTEST = 32
FEWEST_DIFFERENT = 10


class UnsafeKey(RuntimeError):
    """Production must not start with a key that others may know or guess."""


def ensure_key() -> None:
    settings = get_settings()
    if settings.secret_key is None and not key_file().exists():
        _make(key_file(), _new(settings.environment))
    push_key = settings.data / VAPID_KEY_FILE
    if settings.vapid_key is None and not push_key.exists():
        # Never another one: browsers that asked to be told listen to this key alone.
        _make(push_key, _new_vapid())
    refuse_unsafe_key()


def refuse_unsafe_key() -> None:
    if get_settings().environment is Environment.production and (fault := key_fault()):
        raise UnsafeKey(fault)


def key_fault() -> str:
    """What makes the key unfit for production, in a sentence; empty if nothing does."""
    settings = get_settings()
    path = key_file()
    if settings.secret_key is not None:
        cure = "Set PHOTODROP_SECRET_KEY to 32 or more random characters."
    elif path.exists():
        cure = f"Delete {path}: the next start makes a new one, and all sign in anew."
    else:
        return f"There is no key in {path} yet; the first start makes one."
    current, *earlier = (key.decode() for key in signing_keys())
    if current.startswith(DEVELOPMENT_MARK):
        return f"The secret key was made in development. {cure}"
    if _is_weak(current):
        return f"The secret key is too easy to guess. {cure}"
    if any(key.startswith(DEVELOPMENT_MARK) or _is_weak(key) for key in earlier):
        return (
            "An earlier secret key, whose signatures are still believed, was made in development or is too easy to "
            "guess. Take it out of PHOTODROP_PREVIOUS_SECRET_KEYS, or run: photodrop key rotate --forget"
        )
    if settings.secret_key is None and (others := readers_of(path)):
        return f"{path} may be read by {others}. Run: chmod 600 {path}"
    return ""


def rotate(*, forget: bool = False) -> datetime | None:
    """A new key in the file. Answers until when the one before still counts; with `forget`, no earlier one does."""
    settings = get_settings()
    if settings.secret_key is not None:
        msg = (
            "The key is in PHOTODROP_SECRET_KEY. Put a new one there and the old one into "
            "PHOTODROP_PREVIOUS_SECRET_KEYS, then start PhotoDrop again."
        )
        raise UnsafeKey(msg)
    path = key_file()
    if not path.exists():
        ensure_key()
        return None
    until = datetime.now(UTC) + KEPT
    current, *retired = path.read_text().strip().split("\n")
    lines = [_new(settings.environment), *([] if forget else [f"{current.strip()} {until.isoformat()}", *retired])]
    # Whoever reads the file meanwhile finds the old one whole, or the new one.
    _write(path, lines).replace(path)
    return None if forget else until


def key_file() -> Path:
    return get_settings().data / SECRET_KEY_FILE


def readers_of(path: Path) -> str:
    """Who besides the owner may read a file."""
    mode = path.stat().st_mode
    if mode & (stat.S_IROTH | stat.S_IWOTH):
        return "everybody on this machine"
    return "its group" if mode & (stat.S_IRGRP | stat.S_IWGRP) else ""


def _make(path: Path, key: str) -> None:
    """All of it appears at once: a start that is killed half-way must not leave an empty key behind."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = _write(path, [key])
    # Another start may have been faster; its key stays.
    with suppress(FileExistsError):
        os.link(unfinished, path)
    unfinished.unlink()


def _new(environment: Environment) -> str:
    return (DEVELOPMENT_MARK if environment is Environment.development else "") + secrets.token_urlsafe(48)


def _new_vapid() -> str:
    number = ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value
    return base64.urlsafe_b64encode(number.to_bytes(32, "big")).decode().rstrip("=")


def _write(path: Path, lines: list[str]) -> Path:
    """A file beside it, which nobody else may read."""
    descriptor, unfinished = tempfile.mkstemp(prefix=f"{path.name}.", dir=path.parent)
    with os.fdopen(descriptor, "w") as file:
        file.write("\n".join(lines) + "\n")
        file.flush()
        os.fsync(file.fileno())
    return Path(unfinished)


def _is_weak(key: str) -> bool:
    return len(key) < SHORTEST or len(set(key)) < FEWEST_DIFFERENT
