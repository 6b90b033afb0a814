"""The frame of every page of the studio."""

import reflex as rx

from photodrop.components.layout import studio_page
from photodrop.components.refresh import refresh
from photodrop.state.studio import StudioState

LOOKS_EVERY = 15_000


def studio_frame(*children: rx.Component, here: str) -> rx.Component:
    """`here` is the place in the sidebar this page belongs to."""
    return studio_page(
        *children,
        refresh(LOOKS_EVERY, StudioState.look),
        here=here,
        name=StudioState.shown_name,
        login=StudioState.profile.login,
        role=StudioState.profile.role,
        counts={
            "orders": StudioState.order_count,
            "earnings": StudioState.request_count,
            "tasks": StudioState.task_count,
        },
    )
