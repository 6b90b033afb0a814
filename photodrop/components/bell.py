"""The bell: how much is unread, kept true by the socket of events."""

from typing import Any

import reflex as rx

from .icon import icon
from .script import script
from .tongue import LIBRARY as TONGUE
from .tongue import _

# What the script imports.
SCRIPTS = [TONGUE]

_LIBRARY = script(__name__, "bell.jsx")
_DISC = (
    "absolute end-0.5 top-0.5 grid h-[18px] min-w-[18px] place-items-center rounded-pill bg-cta px-1 "
    "text-[11px] leading-none font-semibold text-on-cta"
)


class _BellCount(rx.Component):
    library = _LIBRARY
    tag = "BellCount"


class _News(rx.Component):
    library = _LIBRARY
    tag = "News"

    on_news: rx.EventHandler[rx.event.no_args_event_spec]


def bell(href: Any) -> rx.Component:
    """A round target of 44 px for a header."""
    return rx.el.a(
        icon("bell"),
        bell_count(_DISC),
        href=href,
        aria_label=_("Notifications"),
        title=_("Notifications"),
        class_name="relative inline-grid size-11 place-items-center rounded-full hover:bg-hover active:bg-field",
    )


def bell_count(class_name: str) -> rx.Component:
    return _BellCount.create(class_name=class_name)


def news(on_news: Any) -> rx.Component:
    """Calls when the number of unread changes."""
    return _News.create(on_news=on_news)
