"""Sentences that read English and remember what they were made of.

Every room may say one. How it is told in another language, `services/tongues.py` knows.
"""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Self

PLACE = re.compile(r"\{(\w+)\}")
DECIMALS = 3


class Sentence(str):  # noqa: SLOT000  # it carries what it was made of
    """Reads English."""

    one: str
    many: str
    quantity: int
    values: Mapping[str, Any]

    def __new__(cls, one: str, values: Mapping[str, Any] | None = None, many: str = "", count: int = 1) -> Self:
        english = many if many and count != 1 else one
        made = super().__new__(cls, filled(english, values or {}))
        made.one, made.many, made.quantity, made.values = one, many, count, values or {}
        return made


def _(sentence: str, **values: Any) -> Sentence:
    """`_("Use at most {longest} characters.", longest=80)`; numbers and days are written as the language does."""
    return Sentence(sentence, values)


def _n(one: str, many: str, count: int, **values: Any) -> Sentence:
    """`_n("{count} photo", "{count} photos", 3)`, with the number as `count`."""
    return Sentence(one, {"count": count, **values}, many, count)


def filled(sentence: str, values: Mapping[str, Any]) -> str:
    """With what stands in its places, as English writes it."""
    if not values:
        return sentence
    return PLACE.sub(lambda found: _spelled(values[found[1]]) if found[1] in values else found[0], sentence)


def _spelled(value: Any) -> str:
    match value:
        case bool() | str():
            return str(value)
        case int():
            return f"{value:,}"
        case float() | Decimal():
            return f"{value:,.{DECIMALS}f}".rstrip("0").removesuffix(".")
        case datetime():
            there = value.astimezone(UTC)
            return f"{_spelled(there.date())}, {there:%H:%M} UTC"
        case date():
            return f"{value:%b} {value.day}, {value.year}"
        case _:
            return str(value)
