"""Who waits for the photographer to say that they paid, and the two answers."""

from typing import Any

import reflex as rx

from photodrop.services.payment_requests import PaymentRequest

from .chip import face
from .pill import pill
from .tongue import _, _n
from .words import DOT, initials, known_as, moment_day


def request_list(requests: list[PaymentRequest], *, on_confirm: Any, on_decline: Any, has_album: bool) -> rx.Component:
    """Newest first; with `has_album` each says of which album."""
    return rx.el.ul(
        rx.foreach(requests, lambda request: _row(request, on_confirm, on_decline, has_album=has_album)),
        aria_label=_("Waiting for your answer"),
    )


def _row(request: PaymentRequest, on_confirm: Any, on_decline: Any, *, has_album: bool) -> rx.Component:
    name = known_as(request.client)
    answer: Any = rx.cond(request.amount > 0, _("Paid, unlock"), _("Unlock"))
    wide = "lg:flex-row lg:items-center" if has_album else ""
    return rx.el.li(
        rx.el.div(
            face(request.client.selfie_url, initials(request.client), size=44),
            rx.el.div(
                rx.el.div(rx.el.bdi(name), class_name="truncate font-semibold", title=name),
                rx.el.div(
                    _of_album(request) if has_album else _how_many(request),
                    rx.el.span(DOT, class_name="max-lg:hidden") if has_album else DOT,
                    rx.el.span(moment_day(request.asked_at), class_name="max-lg:block" if has_album else ""),
                    class_name="text-ui text-ink-2",
                ),
                class_name="min-w-0 grow",
            ),
            rx.el.span(
                rx.cond(request.amount > 0, request.amount_label, _("No price")),
                class_name="shrink-0 font-semibold lg:min-w-24 lg:text-end" if has_album else "shrink-0 font-semibold",
            ),
            class_name="flex min-w-0 grow items-center gap-3",
        ),
        rx.el.div(
            pill(
                _("Decline"),
                "text",
                size="small",
                on_click=on_decline(request.id),
                aria_label=_("Decline {name}", name=name),
            ),
            pill(
                answer,
                "outline",
                size="small",
                on_click=on_confirm(request.id),
                aria_label=rx.cond(
                    request.amount > 0, _("Paid, unlock {name}", name=name), _("Unlock {name}", name=name)
                ),
            ),
            class_name="flex shrink-0 flex-wrap items-center justify-end gap-1",
        ),
        class_name=f"flex flex-col gap-2 border-t border-line py-3 first:border-t-0 {wide}",
    )


def _how_many(request: PaymentRequest) -> Any:
    return rx.cond(request.photo_count > 0, _n("{count} photo", "{count} photos", request.photo_count), _("All photos"))


def _of_album(request: PaymentRequest) -> Any:
    album = request.album_name
    some = _n("{count} photo of {album}", "{count} photos of {album}", request.photo_count, album=album)
    return rx.cond(request.photo_count > 0, some, _("All photos of {album}", album=album))
