"""Keeping the address true while somebody types, without a step in the history for every letter."""

import reflex as rx

from .script import script


class _Address(rx.NoSSRComponent):
    library = script(__name__, "address.jsx")
    tag = "Address"

    value: rx.Var[str]
    token: rx.Var[int]


def address(value: str | rx.Var[str], token: int) -> rx.Component:
    """Acts whenever `token` counts on, never by itself: what a link says comes first."""
    return _Address.create(value=value, token=token)
