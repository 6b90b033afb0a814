"""The frame of every page a client sees once signed in."""

import reflex as rx

from photodrop.components.header import client_header
from photodrop.components.layout import client_page
from photodrop.state.me import MeState


def frame(*children: rx.Component, back: str = "", back_class: str = "") -> rx.Component:
    """`back_class` hides the arrow where the page itself has a way back."""
    header = client_header(
        back=back, back_class=back_class, selfie_url=MeState.profile.selfie_url, initials=MeState.initials
    )
    return client_page(header, *children)
