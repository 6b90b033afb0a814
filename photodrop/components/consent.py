"""What somebody agrees to who lets their face be looked for: the same words wherever they are asked."""

import reflex as rx

from photodrop.services.consents import TEXT

from .tongue import _


def consent_text(*, class_name: str = "") -> rx.Component:
    return rx.el.div(*[rx.el.p(_(str(sentence))) for sentence in TEXT], class_name=class_name)


def words_have_changed(*, is_shown: bool, class_name: str = "") -> rx.Component:
    """For who agreed to earlier words: why they are asked once more."""
    return rx.cond(
        is_shown,
        rx.el.p(
            _("You said yes before. These words have changed since: nobody looks for you until you answer."),
            class_name=class_name,
        ),
    )
