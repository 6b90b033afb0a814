"""One photo on a page of its own: the picture, its sizes, what is known of it."""

from typing import Any

import reflex as rx

from photodrop.services.photo_cards import PhotoCard

from .empty import skeleton_tile
from .icon import icon
from .pill import pill, spinner
from .tongue import _
from .words import moment_day, number

MEDIUM = rx.Var.create("m")
_SIZES = (("s", _("Small")), ("m", _("Medium")), ("l", _("Large")), ("o", _("Original")))


def picture(photo: PhotoCard, url: Any, *, size: Any = MEDIUM, on_retry: Any = None) -> rx.Component:
    """Small is small; medium fits the window; large and original are as large as they are, and are moved about."""
    return rx.el.figure(
        rx.match(
            photo.status,
            (
                "failed",
                _instead(
                    icon("image-off", size=28),
                    rx.cond(photo.error != "", photo.error, _("This photo could not be processed.")),
                    pill(_("Try again"), "outline", size="small", on_click=on_retry) if on_retry else rx.fragment(),
                ),
            ),
            ("queued", _instead(spinner(24), _("This photo is being processed."))),
            ("uploading", _instead(spinner(24), _("This photo is still on its way."))),
            rx.cond(
                url != "",
                rx.el.img(
                    src=url,
                    alt=rx.cond(photo.description != "", photo.description, photo.name),
                    class_name=rx.match(
                        size,
                        ("s", "mx-auto block h-auto max-w-full"),
                        ("l", "mx-auto block h-auto max-w-none"),
                        ("o", "mx-auto block h-auto max-w-none"),
                        "mx-auto block max-md:h-auto max-md:w-full max-md:max-h-[78dvh] md:h-[min(78dvh,var(--tall))] "
                        "md:max-w-full object-contain",
                    ),
                    # Its place is kept before it has come.
                    style={
                        "aspect_ratio": rx.cond(
                            (size == "m") & (photo.width > 0), f"{photo.width} / {photo.height}", "auto"
                        ),
                        "--tall": f"{photo.height}px",
                    },
                ),
                skeleton_tile("aspect-[3/2] w-full"),
            ),
        ),
        class_name="overflow-auto bg-sunken md:rounded-card max-h-[86dvh]",
        # What scrolls can be reached by keyboard.
        tab_index=rx.cond((size == "l") | (size == "o"), 0, -1),
        aria_label=rx.cond(photo.name != "", photo.name, _("Photo")),
    )


def size_links(base: Any, size: Any, *, has_original: Any) -> rx.Component:
    """`base` is the photo's address without a size."""

    def link(letter: str, words: str) -> rx.Component:
        return rx.el.a(
            words,
            href=f"{base}/{letter}",
            class_name=(
                "inline-flex h-11 items-center rounded-pill px-3.5 text-ui font-medium text-ink-2 hover:bg-hover hover:text-ink "
                "aria-[current=page]:bg-field aria-[current=page]:font-semibold aria-[current=page]:text-ink"
            ),
            custom_attrs={"aria-current": rx.cond(size == letter, "page", "false")},
        )

    return rx.el.nav(
        *[link(letter, words) for letter, words in _SIZES[:-1]],
        rx.cond(has_original, link(*_SIZES[-1])),
        class_name="-ms-3.5 flex flex-wrap",
        aria_label=_("Sizes"),
    )


def photo_facts(photo: PhotoCard) -> rx.Component:
    """When, how large."""
    return rx.el.p(
        rx.cond(
            photo.taken_at != "",
            rx.el.span(moment_day(photo.taken_at)),
            rx.cond(photo.created_at != "", rx.el.span(moment_day(photo.created_at))),
        ),
        rx.cond(photo.width > 0, rx.el.bdi(number(photo.width), " × ", number(photo.height), dir="ltr")),
        class_name="flex flex-wrap gap-x-4 text-ui text-ink-2",
    )


def _instead(mark: rx.Component, words: Any, *more: rx.Component) -> rx.Component:
    return rx.el.div(
        mark,
        rx.el.p(words, role="status"),
        *more,
        class_name="grid min-h-[50dvh] place-content-center justify-items-center gap-3 px-6 text-center text-ink-2",
    )
