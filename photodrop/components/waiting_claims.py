"""Claimed times whose photos have not come yet."""

import reflex as rx

from photodrop.services.card_claims import ClaimedTime

from .icon import icon
from .tongue import _
from .words import DOT, length, moment


def waiting_claims(claims: list[ClaimedTime]) -> rx.Component:
    def row(claim: ClaimedTime) -> rx.Component:
        return rx.el.li(
            icon("clock", size=18, class_name="mt-0.5 shrink-0 text-ink-2"),
            rx.el.span(
                rx.el.span(rx.el.bdi(claim.album_name), class_name="font-semibold"),
                DOT,
                moment(claim.starts_at),
            ),
            class_name="flex items-start gap-2.5 py-1 text-ui",
        )

    return rx.cond(
        length(claims) > 0,
        rx.el.section(
            rx.el.h2(_("On their way"), class_name="text-ui font-semibold text-ink-2"),
            rx.el.ul(rx.foreach(claims, row), class_name="mt-1"),
            class_name="mx-6 mt-6 rounded-card border border-line px-5 py-4 md:mx-10 xl:mx-0",
        ),
    )
