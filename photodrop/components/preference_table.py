"""A row for each kind of news, a switch for each way."""

from typing import Any

import reflex as rx

from photodrop.services.preferences import Preference

from .icon import icon
from .switch import TRACK
from .tongue import _

_WAYS = (
    ("app", _("List"), "bell"),
    ("push", _("Devices"), "smartphone"),
    ("telegram", "Telegram", "send"),
    ("email", _("E-mail"), "mail"),
)
_KINDS = {
    "order_placed": (_("New orders"), _("And clients who ask to unlock.")),
    "order_paid": (_("Payments"), _("As soon as the money is confirmed.")),
    "order_changed": (_("What I ordered"), _("When its state changes.")),
    "photos_dropped": (_("Photos of me"), _("When a photographer drops them.")),
    "favourites_sent": (_("Favourites"), _("When clients send what they chose.")),
    "share_expiring": (_("Links about to expire"), _("While you can still give them longer.")),
    "processing_failed": (_("Photos that failed"), _("When a file could not be processed.")),
    "guest_uploaded": (_("Photos from guests"), _("When some wait to be looked at.")),
}


def preference_table(rows: list[Preference], *, on_change: Any) -> rx.Component:
    return rx.el.div(
        rx.el.div(
            rx.el.span(),
            *[
                rx.el.span(
                    icon(icon_name, size=18), word, class_name="grid justify-items-center gap-1 text-small font-medium"
                )
                for _way, word, icon_name in _WAYS
            ],
            class_name=f"hidden items-end pb-3 text-ink-2 md:grid {_COLUMNS}",
            custom_attrs={"aria-hidden": "true"},
        ),
        rx.foreach(rows, lambda row: _row(row, on_change)),
    )


_COLUMNS = "md:grid-cols-[1fr_repeat(4,84px)]"


def _row(row: Preference, on_change: Any) -> rx.Component:
    return rx.el.div(
        rx.match(row.kind, *[(kind, _words(*words)) for kind, words in _KINDS.items()], rx.fragment()),
        *[_switch(row, way, word, on_change) for way, word, _icon in _WAYS],
        role="group",
        aria_label=rx.match(row.kind, *[(kind, words[0]) for kind, words in _KINDS.items()], ""),
        class_name=f"grid grid-cols-4 items-start gap-y-3 md:items-center border-t border-line py-4 {_COLUMNS}",
    )


def _words(title: str, hint: str) -> rx.Component:
    return rx.el.div(
        rx.el.div(title, class_name="text-ui font-semibold"),
        rx.el.div(hint, class_name="text-small text-ink-2"),
        class_name="col-span-4 md:col-span-1",
    )


def _switch(row: Preference, way: str, word: str, on_change: Any) -> rx.Component:
    return rx.el.label(
        rx.el.input(
            type="checkbox",
            role="switch",
            aria_label=word,
            checked=getattr(row, way),
            on_change=lambda wanted: on_change(row.kind, way, wanted),
            class_name=TRACK,
        ),
        rx.el.span(word, class_name="text-small text-ink-2 md:hidden", custom_attrs={"aria-hidden": "true"}),
        class_name="grid min-h-11 cursor-pointer place-items-center gap-1.5 text-center",
    )
