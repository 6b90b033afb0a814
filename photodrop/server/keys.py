"""The key that signs tokens, codes and file addresses: made at the first start, kept in the data folder."""

import os
import secrets
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from photodrop.config import SECRET_KEY_FILE, Environment, get_settings

DEVELOPMENT_MARK = "development-"
"""Begins keys made in development, where nobody guards them; production refuses those."""

SHORTEST = 32
FEWEST_DIFFERENT = 10


class UnsafeKey(RuntimeError):
    """Production must not start with a key that others may know or guess."""


def ensure_key() -> None:
    settings = get_settings()
    if settings.secret_key is None and not key_file().exists():
        _make(key_file(), settings.environment)
    refuse_unsafe_key()


def refuse_unsafe_key() -> None:
    if get_settings().environment is Environment.production and (fault := key_fault()):
        raise UnsafeKey(fault)


def key_fault() -> str:
    """What makes the key unfit for production, in a sentence; empty if nothing does."""
    settings = get_settings()
    path = key_file()
    if settings.secret_key is not None:
        key, cure = settings.secret_key.get_secret_value(), "Set PHOTODROP_SECRET_KEY to 32 or more random characters."
    elif path.exists():
        key, cure = (
            path.read_text().strip(),
            f"Delete {path}: the next start makes a new one, and all sign in anew.",
        )
    else:
        return f"There is no key in {path} yet; the first start makes one."
    if key.startswith(DEVELOPMENT_MARK):
        return f"The secret key was made in development. {cure}"
    if len(key) < SHORTEST or len(set(key)) < FEWEST_DIFFERENT:
        return f"The secret key is too easy to guess. {cure}"
    if settings.secret_key is None and (others := readers_of(path)):
        return f"{path} may be read by {others}. Run: chmod 600 {path}"
    return ""


def key_file() -> Path:
    return get_settings().data / SECRET_KEY_FILE


def readers_of(path: Path) -> str:
    """Who besides the owner may read a file."""
    mode = path.stat().st_mode
    if mode & (stat.S_IROTH | stat.S_IWOTH):
        return "everybody on this machine"
    return "its group" if mode & (stat.S_IRGRP | stat.S_IWGRP) else ""


def _make(path: Path, environment: Environment) -> None:
    """All of it appears at once: a start that is killed half-way must not leave an empty key behind."""
    mark = DEVELOPMENT_MARK if environment is Environment.development else ""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, unfinished = tempfile.mkstemp(prefix=f"{path.name}.", dir=path.parent)
    with os.fdopen(descriptor, "w") as file:
        file.write(mark + secrets.token_urlsafe(48) + "\n")
    # Another start may have been faster; its key stays.
    with suppress(FileExistsError):
        os.link(unfinished, path)
    Path(unfinished).unlink()
