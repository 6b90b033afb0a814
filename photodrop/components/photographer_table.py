"""Photographers as rows: a table on wide screens, a face and three lines each on phones."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from photodrop.services.photographers import PhotographerRow

from .chip import chip, face
from .menu import menu, menu_item
from .tongue import _, _n
from .words import DOT, day, number

Ask = Callable[[str, PhotographerRow], Any]

_COLUMNS = "lg:grid lg:grid-cols-[44px_minmax(0,1fr)_64px_144px_136px_136px_44px] lg:gap-x-4"
_WIDE = "text-ui max-lg:hidden"


def photographer_table(photographers: list[PhotographerRow], *, on_ask: Ask) -> rx.Component:
    """`on_ask(what, photographer)`: correct, password, deactivate or activate."""
    head = rx.el.div(
        rx.el.span(),
        rx.el.span(_("Photographer")),
        rx.el.span(_("Albums"), class_name="text-end"),
        rx.el.span(_("Registered"), class_name="ps-6"),
        rx.el.span(_("Last sign-in")),
        rx.el.span(_("State")),
        class_name=f"hidden h-10 items-center border-b border-line text-ui font-medium text-ink-2 {_COLUMNS}",
        custom_attrs={"aria-hidden": "true"},
    )
    rows = rx.el.ul(rx.foreach(photographers, lambda each: _row(each, on_ask)), aria_label=_("Photographers"))
    return rx.el.div(head, rows)


def _row(each: PhotographerRow, on_ask: Ask) -> rx.Component:
    name = rx.cond(each.name != "", each.name, each.login)
    return rx.el.li(
        face("", rx.Var.create(name).to(str)[:1], size=44),
        rx.el.div(
            rx.el.div(rx.el.bdi(name), class_name="truncate font-semibold", title=name),
            rx.el.div(
                rx.el.bdi(each.login),
                rx.cond(each.email != "", rx.fragment(DOT, rx.el.bdi(each.email))),
                class_name="truncate text-ui text-ink-2",
                title=each.email,
            ),
            rx.el.div(
                rx.cond(
                    rx.Var.create(each.signed_in_at),
                    rx.fragment(_n("{count} album", "{count} albums", each.album_count), DOT),
                ),
                _last_sign_in(each),
                class_name="truncate text-ui text-ink-2 lg:hidden",
            ),
            class_name="min-w-0 grow",
        ),
        rx.el.span(number(each.album_count), class_name=f"text-end {_WIDE}"),
        rx.el.span(day(each.created_at[:10]), class_name=f"ps-6 {_WIDE}"),
        rx.el.span(_last_sign_in(each), class_name=_WIDE),
        rx.el.span(
            rx.cond(each.is_active, chip(_("Active"), "success", "check"), chip(_("Deactivated"), "plain", "ban")),
            class_name="shrink-0 max-md:[&_svg]:hidden",
        ),
        menu(
            _("More about {name}", name=each.login),
            menu_item(_("Correct"), icon_name="pencil", on_click=on_ask("correct", each)),
            menu_item(_("Reset password"), icon_name="key-round", on_click=on_ask("password", each)),
            rx.cond(
                each.is_active,
                menu_item(_("Deactivate"), icon_name="ban", danger=True, on_click=on_ask("deactivate", each)),
                menu_item(_("Let in again"), icon_name="rotate-ccw", on_click=on_ask("activate", each)),
            ),
            button_class="max-lg:-me-3",
        ),
        class_name=f"flex min-h-[92px] items-center gap-3 border-b border-line py-3 lg:min-h-20 lg:py-0 {_COLUMNS}",
    )


def _last_sign_in(each: PhotographerRow) -> Any:
    seen: Any = rx.Var.create(each.signed_in_at)
    return rx.cond(seen, day(seen.to(str)[:10]), _("Not signed in yet"))
