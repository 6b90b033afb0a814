"""What somebody agrees to who lets their face be looked for: the same words wherever they are asked."""

import reflex as rx

from photodrop.services.consents import TEXT

from .tongue import _


def consent_text(*, class_name: str = "") -> rx.Component:
    return rx.el.div(*[rx.el.p(_(str(sentence))) for sentence in TEXT], class_name=class_name)
