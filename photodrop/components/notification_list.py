"""What one was told: a row leads to what it is about; unread ones carry a blue dot."""

from typing import Any

import reflex as rx

from photodrop.services.notifications import NotificationView

from .icon import icon
from .tongue import _
from .words import moment

_ICONS = {
    "order_placed": "shopping-bag",
    "order_paid": "wallet",
    "order_changed": "package",
    "photos_dropped": "images",
    "favourites_sent": "heart",
    "share_expiring": "hourglass",
    "processing_failed": "circle-alert",
    "guest_uploaded": "image-up",
}


def notification_list(items: list[NotificationView], *, on_open: Any) -> rx.Component:
    return rx.el.ul(
        rx.foreach(items, lambda one: _row(one, on_open)),
        class_name="border-t border-line",
        aria_label=_("Notifications"),
    )


def _row(one: NotificationView, on_open: Any) -> rx.Component:
    return rx.el.li(
        rx.el.a(
            rx.el.span(
                rx.match(one.kind, *[(kind, icon(name)) for kind, name in _ICONS.items()], icon("bell")),
                class_name=rx.cond(
                    one.is_read,
                    "grid size-10 shrink-0 place-items-center rounded-full bg-field text-ink-2",
                    "grid size-10 shrink-0 place-items-center rounded-full bg-cta-soft text-link",
                ),
            ),
            rx.el.span(
                rx.el.span(
                    one.title,
                    rx.cond(~rx.Var.create(one.is_read), rx.el.span(" ", _("Unread"), class_name="sr-only")),
                    class_name=rx.cond(
                        one.is_read, "block [overflow-wrap:anywhere]", "block font-semibold [overflow-wrap:anywhere]"
                    ),
                ),
                rx.cond(
                    one.body != "",
                    rx.el.span(
                        one.body, class_name="block text-ui text-ink-2 whitespace-pre-line [overflow-wrap:anywhere]"
                    ),
                ),
                rx.el.span(moment(one.happened_at), class_name="mt-0.5 block text-small text-ink-2 tabular-nums"),
                class_name="min-w-0 grow",
            ),
            rx.cond(
                one.is_read,
                rx.fragment(),
                rx.el.span(class_name="mt-2 size-2 shrink-0 rounded-full bg-cta", custom_attrs={"aria-hidden": "true"}),
            ),
            href=one.url,
            on_click=on_open(one.id).prevent_default,
            class_name="-mx-3 flex items-start gap-4 rounded-[12px] px-3 py-4 hover:bg-hover active:bg-field",
        ),
        class_name="border-b border-line py-1",
    )
