"""Absent and forbidden look the same."""

import reflex as rx

from photodrop.components.absent import absent


@rx.page(route="404", title="Not here · PhotoDrop")
def not_found() -> rx.Component:
    return absent()
