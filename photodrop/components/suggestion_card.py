"""One face, and whether it is whoever looks."""

from typing import Any

import reflex as rx

from .pill import pill
from .press_by_key import key_hint, press_by_key
from .tongue import _, _n, said


def suggestion_card(suggestion: Any, count: Any, *, on_yes: Any, on_no: Any, on_later: Any) -> rx.Component:
    """The face alone: of its photo nothing else shows before they said that it is them."""
    return press_by_key(
        rx.el.img(
            src=suggestion.face_url,
            alt=_("A face from a photo"),
            key=suggestion.id,
            class_name="size-28 shrink-0 rounded-card bg-tile object-cover md:size-32",
        ),
        rx.el.div(
            rx.el.h2(_("Is this you?"), class_name="display text-heading"),
            rx.el.p(
                rx.cond(
                    suggestion.album_name != "",
                    said(
                        "In {album}, by {name}.",
                        album=rx.el.bdi(suggestion.album_name),
                        name=rx.el.bdi(suggestion.photographer),
                    ),
                    said("By {name}.", name=rx.el.bdi(suggestion.photographer)),
                ),
                rx.cond(count > 1, rx.el.span(" ", _n("{count} face to look at.", "{count} faces to look at.", count))),
                class_name="mt-1 text-ui text-ink-2",
            ),
            class_name="min-w-0 grow basis-36",
        ),
        rx.el.div(
            _answer(_("Yes, it is me"), "blue", "1", on_yes),
            _answer(_("No"), "outline", "2", on_no),
            _answer(_("Later"), "text", "3", on_later),
            class_name="flex w-full flex-wrap gap-2 md:w-auto",
        ),
        label=_("Is this you?"),
        class_name="flex flex-wrap items-center gap-4 rounded-card border border-line p-4 md:flex-nowrap md:gap-6 md:p-5",
    )


def _answer(label: Any, look: str, key: str, on_click: Any) -> rx.Component:
    return rx.el.div(
        pill(
            rx.fragment(label, key_hint(key)),  # pyright: ignore[reportArgumentType]
            look,
            size="small",
            on_click=on_click,
            class_name="w-full max-md:!px-3.5",
            aria_keyshortcuts=key,
        ),
        class_name="grow md:grow-0",
    )
