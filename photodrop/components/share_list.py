"""Shares as cards: what each opens and for how long, its link, and what can be done with it."""

from typing import Any

import reflex as rx

from photodrop import routes
from photodrop.services.shares import ShareView

from .chip import chip
from .field import BOX
from .icon import icon
from .link_list import copy_button
from .menu import menu, menu_item
from .pill import pill_link
from .qr_code import qr_code
from .tongue import _, _n, said
from .words import DOT, moment, moment_day


def share_list(
    shares: list[ShareView],
    *,
    has_album: bool,
    on_code: Any,
    on_change: Any,
    on_stop: Any,
    on_reopen: Any,
    on_reset: Any,
    on_delete: Any,
) -> rx.Component:
    def row(share: ShareView) -> rx.Component:
        return rx.el.li(
            rx.el.div(
                rx.el.div(
                    _name(share, has_album=has_album),
                    rx.el.div(_chips(share), class_name="mt-2.5 flex flex-wrap gap-1.5"),
                    class_name="min-w-0 grow",
                ),
                menu(
                    _("More about {name}", name=share.name),
                    menu_item(_("Change"), icon_name="pencil", on_click=on_change(share.id)),
                    rx.cond(
                        share.state == "open",
                        menu_item(_("Stop"), icon_name="circle-stop", on_click=on_stop(share.id)),
                        menu_item(_("Open again"), icon_name="rotate-ccw", on_click=on_reopen(share.id)),
                    ),
                    menu_item(_("Make a new link"), icon_name="refresh-cw", on_click=on_reset(share.id)),
                    menu_item(_("Delete"), icon_name="trash-2", danger=True, on_click=on_delete(share.id)),
                ),
                class_name="flex items-start gap-2",
            ),
            rx.el.div(
                rx.el.input(
                    value=share.url,
                    read_only=True,
                    dir="ltr",
                    aria_label=_("Link of {name}", name=share.name),
                    class_name=f"{BOX} h-11 min-w-0 grow truncate px-4 !text-ui",
                ),
                copy_button(share.url, _("Copy the link of {name}", name=share.name)),
                rx.el.button(
                    icon("qr-code"),
                    type="button",
                    aria_label=_("QR code of {name}", name=share.name),
                    title=_("QR code"),
                    on_click=on_code(share.id),
                    class_name="inline-grid size-11 shrink-0 place-items-center rounded-full text-ink hover:bg-hover active:bg-field",
                ),
                rx.el.a(
                    icon("external-link"),
                    href=share.url,
                    target="_blank",
                    aria_label=_("Open {name} as a guest", name=share.name),
                    title=_("Open as a guest"),
                    class_name="inline-grid size-11 shrink-0 place-items-center rounded-full text-ink hover:bg-hover active:bg-field",
                ),
                class_name="-me-2 mt-4 flex items-center gap-1",
            ),
            rx.el.p(
                rx.cond(
                    share.visits > 0,
                    rx.fragment(
                        _n("{count} visit", "{count} visits", share.visits),
                        DOT,
                        _("last {moment}", moment=moment(share.last_seen_at)),
                    ),
                    _("Nobody has looked yet"),
                ),
                class_name="mt-3 text-small text-ink-2",
            ),
            class_name="rounded-card border border-line bg-surface p-5 md:p-6 data-[open=false]:bg-bg",
            custom_attrs={"data-open": share.state == "open"},
        )

    return rx.el.ul(rx.foreach(shares, row), class_name="grid gap-4 xl:grid-cols-2")


def _name(share: ShareView, *, has_album: bool) -> rx.Component:
    album = routes.STUDIO_ALBUM_SHARES.replace("[album_id]", f"{share.album_id}")
    photos = _n("{count} photo", "{count} photos", share.photo_count)
    what = rx.match(
        share.scope,
        ("person", said("{photos} of {name}", photos=rx.fragment(photos), name=rx.el.bdi(share.client_name))),
        ("photos", rx.fragment(_n("{count} chosen photo", "{count} chosen photos", share.photo_count))),
        rx.fragment(_("The whole album"), DOT, photos),
    )
    return rx.fragment(
        rx.el.h2(share.name, title=share.name, class_name="display truncate text-[19px] leading-7 tracking-[-0.015em]"),
        rx.el.p(
            rx.fragment(rx.el.a(share.album_name, href=album, class_name="link"), DOT) if has_album else rx.fragment(),
            what,
            class_name="text-ui text-ink-2",
        ),
    )


def _chips(share: ShareView) -> rx.Component:
    return rx.fragment(
        rx.match(
            share.state,
            ("stopped", chip(_("Stopped"), "plain", "circle-stop")),
            ("expired", chip(_("Expired"), "warn", "clock")),
            chip(_("Open"), "success", "check"),
        ),
        rx.cond(
            (share.expires_at != "") & (share.state == "open"),
            chip(_("Until {day}", day=moment_day(share.expires_at)), "plain", "clock"),
        ),
        rx.cond(share.has_password, chip(_("Password"), "plain", "lock")),
        rx.cond(share.locked, chip(_("Watermark"), "plain", "stamp")),
        rx.cond(
            share.downloads == "none",
            chip(_("No downloads"), "plain", "eye"),
            # Of a marked photo there is nothing larger to take.
            rx.cond(
                (share.downloads == "original") & ~share.locked,
                chip(_("Full-size downloads"), "plain", "download"),
                chip(_("Web-size downloads"), "plain", "download"),
            ),
        ),
        rx.cond(share.guests_upload, chip(_("Guests may add photos"), "plain", "upload")),
        rx.cond(
            share.waiting_count > 0,
            chip(
                _(
                    "Drawing watermarks: {photos}",
                    photos=_n("{count} photo", "{count} photos", share.waiting_count),
                ),
                "blue",
                "loader",
            ),
        ),
    )


def share_code(share: ShareView) -> rx.Component:
    """The code to scan from the screen, to download and to print."""
    address = f"{routes.API}/shares/{share.id}"
    # Files of the API are not for the router, which knows pages only.
    plain = {"download": True, "custom_attrs": {"reloadDocument": True}}
    return rx.el.div(
        qr_code(share.url, _("QR code of {name}", name=share.name), class_name="mx-auto"),
        rx.el.p(
            rx.cond(
                share.has_password,
                _("It leads to the page where the password is asked for. The password is not on the card."),
                _("Scan it with a phone, or print it."),
            ),
            class_name="mt-3 text-center text-small text-ink-2",
        ),
        rx.el.div(
            pill_link("PNG", f"{address}/qr?size=1200&download=true", "outline", size="small", **plain),
            pill_link("SVG", f"{address}/qr?format=svg&download=true", "outline", size="small", **plain),
            pill_link(
                _("Card to print"),
                f"{address}/card?download=true",
                "outline",
                size="small",
                icon_name="printer",
                **plain,
            ),
            class_name="mt-5 flex flex-wrap justify-center gap-2.5",
        ),
    )
