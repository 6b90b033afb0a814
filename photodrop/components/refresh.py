"""While something is pending, the browser asks."""

from typing import Any

import reflex as rx


def refresh(every: Any, on_time: Any) -> rx.Component:
    """Calls every so many milliseconds; with 0, never."""
    return rx.moment(interval=every, on_change=on_time, display="none")
