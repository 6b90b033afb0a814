"""bcrypt at one cost everywhere. bcrypt reads 72 bytes, so longer passwords are refused, not cut."""

import bcrypt

from photodrop.errors import Invalid

COST = 12
SHORTEST = 8
LONGEST_BYTES = 72
FEWEST_DIFFERENT = 4

# Checked when a login is unknown, so that the answer takes as long as for a known one.
_NOBODY = b"$2b$12$C6UzMDM.H6dfI/f/IKcEeO7ZBpV8kR2h5l5VQ0m3JQh8Xn6r8nQ5y"


def hash_password(password: str) -> str:
    check_strength(password)
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
        raise Invalid(password=f"Use at least {SHORTEST} characters.")
    if len(password.encode()) > LONGEST_BYTES:
        raise Invalid(password=f"Use at most {LONGEST_BYTES} bytes: letters beyond a–z count two or more.")
    if len(set(password)) < FEWEST_DIFFERENT or password.lower() in COMMON:
        raise Invalid(password="This password is on every guesser's list. Choose another.")  # noqa: S106


COMMON = frozenset(
    [
        "password",
        "password1",
        "password12",
        "password123",
        "passw0rd",
        "p@ssw0rd",
        "12345678",
        "123456789",
        "1234567890",
        "qwertyui",
        "qwerty123",
        "qwertyuiop",
        "1q2w3e4r",
        "1q2w3e4r5t",
        "iloveyou",
        "sunshine",
        "princess",
        "football",
        "baseball",
        "superman",
        "trustno1",
        "welcome1",
        "whatever",
        "letmein1",
        "admin123",
        "administrator",
        "photodrop",
        "photodrop1",
        "photographer",
        "changeme",
        "changeme1",
        "computer",
        "internet",
        "starwars",
        "michelle",
        "jennifer",
        "dragon123",
        "monkey123",
        "abc12345",
        "abcd1234",
        "asdfghjkl",
        "zxcvbnm1",
    ]
)
