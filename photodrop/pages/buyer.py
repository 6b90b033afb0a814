"""The frame of pages that clients and guests have alike."""

import reflex as rx

from photodrop import routes
from photodrop.components.header import client_header, plain_header
from photodrop.components.layout import client_page
from photodrop.state.me import MeState


def buyer_frame(*children: rx.Component, back: str = routes.DASHBOARD) -> rx.Component:
    """A guest has no settings, and nowhere to go back to but where they came from."""
    header = rx.cond(
        MeState.profile.id != "",
        client_header(back=back, selfie_url=MeState.profile.selfie_url, initials=MeState.initials),
        plain_header(),
    )
    return client_page(header, *children)
