"""A selfie of several people: which one is you?"""

from typing import Any

import reflex as rx

from .press_by_key import press_by_key
from .tongue import _
from .words import length


def face_choice(url: Any, crops: Any, *, on_choose: Any) -> rx.Component:
    """A button for each face, from the left; also by the number that it has."""
    return press_by_key(
        rx.el.h2(_("Which one is you?"), class_name="display text-heading"),
        rx.el.p(
            _("There are several people in your selfie. The others are not looked for."),
            class_name="mt-1 text-ui text-ink-2",
        ),
        rx.el.ul(
            rx.foreach(crops, lambda crop: rx.el.li(_face(url, crop, length(crops), on_choose))),
            # As they stand in the picture, which no language turns round.
            dir="ltr",
            class_name="mt-4 flex flex-wrap gap-3 rtl:justify-end",
        ),
        label=_("Which one is you?"),
    )


def _face(url: Any, crop: Any, count: Any, on_choose: Any) -> rx.Component:
    return rx.el.button(
        rx.el.span(
            class_name="block size-24 rounded-full bg-tile bg-no-repeat group-hover:opacity-90 md:size-28",
            style={
                "backgroundImage": f"url({url})",
                "backgroundSize": crop.size,
                "backgroundPosition": crop.position,
            },
        ),
        type="button",
        aria_label=_("Face {number} of {count}, from the left", number=crop.number, count=count),
        aria_keyshortcuts=crop.number.to_string(),
        on_click=on_choose(crop.number),
        class_name="group rounded-full p-1 ring-line-strong hover:ring-2 focus-visible:shadow-[var(--pd-focus)]",
    )
