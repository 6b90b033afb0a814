"""bcrypt at one cost everywhere. bcrypt reads 72 bytes, so longer passwords are refused, not cut."""

import gzip
from functools import cache
from pathlib import Path

import bcrypt

from photodrop.errors import Invalid
from photodrop.services.tongues import _

COST = 12
SHORTEST = 8
LONGEST_BYTES = 72
FEWEST_DIFFERENT = 4
COMMON_FILE = Path(__file__).with_name("common_passwords.txt.gz")

# Checked when a login is unknown, so that the answer takes as long as for a known one.
_NOBODY = b"$2b$12$C6UzMDM.H6dfI/f/IKcEeO7ZBpV8kR2h5l5VQ0m3JQh8Xn6r8nQ5y"


def hash_password(password: str, *, told: tuple[str | None, ...] = ()) -> str:
    """`told` is what is known of its owner anyway: a name is no password."""
    check_strength(password)
    if password.lower() in {word.lower() for word in told if word}:
        raise Invalid(password=_("This is your name or address, which others know. Choose another."))
    return scramble(password)


def scramble(password: str) -> str:
    """As it is, where others than its owner choose how strong it is."""
    return bcrypt.hashpw(password.encode(), bcrypt.gensalt(COST)).decode()


def matches(password: str, password_hash: str | None) -> bool:
    secret = password.encode()
    if len(secret) > LONGEST_BYTES:
        return False
    # PostgreSQL's crypt() writes $2a$, which is the same algorithm.
    stored = password_hash.encode() if password_hash else _NOBODY
    return bcrypt.checkpw(secret, stored) and password_hash is not None


def check_strength(password: str) -> None:
    if len(password) < SHORTEST:
        raise Invalid(password=_("Use at least {shortest} characters.", shortest=SHORTEST))
    if len(password.encode()) > LONGEST_BYTES:
        raise Invalid(
            password=_("Use at most {longest} bytes: letters beyond a–z count two or more.", longest=LONGEST_BYTES)
        )
    if len(set(password)) < FEWEST_DIFFERENT or password.lower() in common():
        raise Invalid(password=_("This password is on every guesser's list. Choose another."))


@cache
def common() -> frozenset[str]:
    """What guessers try first. PostgreSQL has the same list for Retool: whoever changes it adds a migration."""
    return frozenset(gzip.decompress(COMMON_FILE.read_bytes()).decode().split())
