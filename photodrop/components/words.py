"""Dates, counts and plurals as DESIGN.md writes them, worked out in the browser from plain values."""

import reflex as rx

# Between two facts on one line; the plain space of the text face is too narrow for it.
DOT = "\u2002·\u2002"

def day(iso: str) -> rx.Var[str]:
    """`Oct 18, 2026` of `2026-10-18`; empty for nothing."""
    value = rx.Var.create(iso)
    # A day has no time zone: it is read and written at noon, so that no clock moves it.
    words = f"new Date({value!s}+'T12:00').toLocaleDateString('en-US',{{month:'short',day:'numeric',year:'numeric'}})"
    return rx.Var(f"({value!s}?{words}:'')", _var_type=str, _var_data=value._get_all_var_data()).to(str)


def number(count: int) -> rx.Var[str]:
    """`1,904`."""
    value = rx.Var.create(count)
    return rx.Var(f"({value!s}).toLocaleString('en-US')", _var_type=str, _var_data=value._get_all_var_data()).to(str)


def counted(count: int, one: str, many: str) -> rx.Var[str]:
    """`1 photo`, `1,904 photos`."""
    value = rx.Var.create(count)
    words = rx.cond(value == 1, one, many)
    return number(count) + " " + words.to(str)
