"""Links to transformed photos: what each shows, copied, as a QR code, or stopped."""

from typing import Any

import reflex as rx

from photodrop.services.image_links import LinkView

from .icon import icon
from .pill import icon_button
from .script import script
from .tongue import _, _n

_ROUND = "inline-grid size-11 shrink-0 place-items-center rounded-full text-ink hover:bg-hover active:bg-field transition-colors duration-[var(--pd-fast)]"


class _CopyButton(rx.Component):
    library = script(__name__, "copy_button.jsx")
    tag = "CopyButton"

    text: rx.Var[str]
    label: rx.Var[str]
    done_label: rx.Var[str]
    mark: rx.Var[rx.Component]
    done_mark: rx.Var[rx.Component]


def copy_button(text: str, label: str) -> rx.Component:
    return _CopyButton.create(
        text=text, label=label, done_label=_("Copied"), mark=icon("copy"), done_mark=icon("check"), class_name=_ROUND
    )


def link_list(links: list[LinkView], *, on_stop: Any) -> rx.Component:
    return rx.el.ul(rx.foreach(links, lambda link: _row(link, on_stop)), class_name="divide-y divide-line")


def _row(link: LinkView, on_stop: Any) -> rx.Component:
    return rx.el.li(
        rx.el.a(
            rx.el.img(src=link.thumb_url, alt="", loading="lazy", class_name="size-full object-contain"),
            href=link.page_url,
            target="_blank",
            aria_label=_("Open the page of {photo}", photo=link.photo_name),
            class_name="size-14 shrink-0 overflow-hidden rounded-tile bg-tile",
        ),
        rx.el.div(
            rx.el.div(link.photo_name, class_name="truncate text-ui font-semibold", title=link.photo_name),
            rx.el.div(
                link.transformation,
                class_name="truncate text-small text-ink-2 rtl:text-right",
                title=link.transformation,
                dir="ltr",
            ),
            rx.el.div(
                rx.cond(
                    link.views == 0,
                    _("not opened yet"),
                    _n("opened once", "opened {count} times", link.views),
                ),
                class_name="text-small text-ink-2",
            ),
            class_name="min-w-0 grow",
        ),
        rx.el.div(
            copy_button(link.page_url, _("Copy the link to {photo}", photo=link.photo_name)),
            rx.el.a(
                icon("qr-code"),
                href=f"{link.qr_url}?size=1200&download=true",
                download=True,
                aria_label=_("QR code of {photo}", photo=link.photo_name),
                title=_("QR code"),
                class_name=_ROUND,
            ),
            icon_button("trash-2", _("Stop the link to {photo}", photo=link.photo_name), on_click=on_stop(link.id)),
            class_name="-me-2 flex shrink-0",
        ),
        class_name="flex items-center gap-3 py-3",
    )
