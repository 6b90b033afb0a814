"""Who waits for the photographer to say that they paid, and the two answers."""

from typing import Any

import reflex as rx

from photodrop.services.payment_requests import PaymentRequest

from .chip import face
from .pill import pill
from .words import DOT, counted, initials, known_as, moment_day


def request_list(requests: list[PaymentRequest], *, on_confirm: Any, on_decline: Any, has_album: bool) -> rx.Component:
    """Newest first; with `has_album` each says of which album."""
    return rx.el.ul(
        rx.foreach(requests, lambda request: _row(request, on_confirm, on_decline, has_album=has_album)),
        aria_label="Waiting for your answer",
    )


def _row(request: PaymentRequest, on_confirm: Any, on_decline: Any, *, has_album: bool) -> rx.Component:
    name = known_as(request.client)
    answer: Any = rx.cond(request.amount > 0, "Paid, unlock", "Unlock")
    wide = "lg:flex-row lg:items-center" if has_album else ""
    return rx.el.li(
        rx.el.div(
            face(request.client.selfie_url, initials(request.client), size=44),
            rx.el.div(
                rx.el.div(name, class_name="truncate font-semibold", title=name),
                rx.el.div(
                    rx.cond(
                        request.photo_count > 0,
                        counted(request.photo_count, "photo", "photos"),
                        "All photos",
                    ),
                    *([" of ", request.album_name] if has_album else []),
                    rx.el.span(DOT, class_name="max-lg:hidden") if has_album else DOT,
                    rx.el.span(moment_day(request.asked_at), class_name="max-lg:block" if has_album else ""),
                    class_name="text-ui text-ink-2",
                ),
                class_name="min-w-0 grow",
            ),
            rx.el.span(
                rx.cond(request.amount > 0, request.amount_label, "No price"),
                class_name="shrink-0 font-semibold lg:min-w-24 lg:text-right"
                if has_album
                else "shrink-0 font-semibold",
            ),
            class_name="flex min-w-0 grow items-center gap-3",
        ),
        rx.el.div(
            pill(
                "Decline",
                "text",
                size="small",
                on_click=on_decline(request.id),
                aria_label=f"Decline {name}",
            ),
            pill(
                answer,
                "outline",
                size="small",
                on_click=on_confirm(request.id),
                aria_label=f"{answer} {name}",
            ),
            class_name="flex shrink-0 items-center justify-end gap-1",
        ),
        class_name=f"flex flex-col gap-2 border-t border-line py-3 first:border-t-0 {wide}",
    )
