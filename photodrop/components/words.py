"""Dates, counts and names as DESIGN.md writes them, worked out in the browser from plain values, as its language does.

What these return is a Var that may stand wherever the plain value could, which is what `Any` says.
"""

from typing import Any

import reflex as rx

from photodrop.services.clients import ClientRow, PersonChip

from .tongue import from_script

_DAY = {"month": "short", "day": "numeric", "year": "numeric"}
_CLOCK = {"hour": "numeric", "minute": "2-digit"}
# Between two facts on one line; the plain space of the text face is too narrow for it.
DOT = "\u2002·\u2002"


def day(iso: str) -> Any:
    """`Oct 18, 2026` of `2026-10-18`; empty for nothing."""
    return from_script("sayDay", iso)


def moment_day(iso: str) -> Any:
    """`Oct 18, 2026` where the reader is, of a moment like `2026-10-18T21:04:11+00:00`."""
    return from_script("sayMoment", iso, _DAY)


def moment(iso: str) -> Any:
    """`Oct 18, 2026, 9:04 PM` where the reader is."""
    return from_script("sayMoment", iso, {**_DAY, **_CLOCK})


def clock(iso: str) -> Any:
    """`9:04 PM` where the reader is; for where the day stands beside it."""
    return from_script("sayMoment", iso, _CLOCK)


def month(iso: str) -> Any:
    """`October 2026`."""
    return from_script("sayMoment", iso, {"month": "long", "year": "numeric"})


def country(code: str, english: str) -> Any:
    return from_script("sayCountry", code, english)


def countries(named: list[tuple[str, str]]) -> Any:
    """Codes and English names as the page's language calls them, in its order."""
    return from_script("sayCountries", named).to(list[tuple[str, str]])


def in_address(value: str) -> Any:
    """A word as it stands in a query."""
    words = rx.Var.create(value)
    return _worked_out(f"encodeURIComponent({words!s})", words)


def tenths(value: float) -> Any:
    """`4.7`."""
    return from_script("sayNumber", value, {"minimumFractionDigits": 1, "maximumFractionDigits": 1})


def length(values: list[Any]) -> Any:
    return rx.Var.create(values).length()


def number(count: int) -> Any:
    """`1,904`."""
    return from_script("sayNumber", count)


def counted(count: int, one: str, many: str) -> Any:
    """`1 photo`, `1,904 photos`, in English only: what other languages make of it, `_n` knows."""
    return number(count) + rx.cond(rx.Var.create(count) == 1, f" {one}", f" {many}").to(str)


def known_as(person: PersonChip | ClientRow) -> Any:
    """A name, or the phone number of somebody who has none yet."""
    return rx.cond(person.name != "", person.name, person.phone_label)


def initials(person: PersonChip | ClientRow) -> Any:
    """What stands in for a face: a letter, or the dial code."""
    return rx.cond(person.name != "", person.name[:1], person.dial_code)


def _worked_out(expression: str, value: rx.Var) -> Any:
    # Without the data of its source the new Var would not follow the State.
    data = value._get_all_var_data()  # noqa: SLF001  # Reflex has no public name for it
    return rx.Var(expression, _var_type=str, _var_data=data).to(str)
