"""Absent and forbidden look the same."""

import reflex as rx

from photodrop.components.absent import absent
from photodrop.components.tongue import _


@rx.page(route="404", title=_("Not here · PhotoDrop"))
def not_found() -> rx.Component:
    return absent()
