"""How an album is protected, sold and shown; every change takes effect at once."""

from typing import Any

import reflex as rx

from photodrop.services.albums import AlbumDetail
from photodrop.services.clients import PersonChip
from photodrop.services.money import CURRENCIES

from .chip import chip, face
from .field import BOX, field_error
from .icon import icon
from .pill import pill
from .switch import TRACK, switch
from .words import DOT, counted, initials, known_as, number

_EDGES = [("0", "Original"), ("6000", "6000 px"), ("4096", "4096 px"), ("3000", "3000 px"), ("2048", "2048 px")]


def album_options(
    album: AlbumDetail,
    *,
    price_text: str,
    price_error: str,
    photo_price_text: str,
    photo_price_error: str,
    free_error: str,
    offer: str,
    has_new_prices: bool,
    error: str,
    on_watermark: Any,
    on_watermark_text: Any,
    on_look: Any,
    on_price: Any,
    on_photo_price: Any,
    on_free_photos: Any,
    on_currency: Any,
    on_downloads: Any,
    on_originals: Any,
    on_max_edge: Any,
    on_live: Any,
    on_presets: Any,
) -> rx.Component:
    return rx.el.section(
        rx.el.h2("Options", class_name="sr-only"),
        switch("Watermark until unlocked", "watermark", checked=album.watermark, on_change=on_watermark),
        rx.cond(
            album.watermark,
            rx.el.div(
                rx.el.input(
                    id="watermark_text",
                    # A new key throws away what was typed and refused.
                    key=album.watermark_text,
                    default_value=album.watermark_text,
                    aria_label="Words of the watermark",
                    max_length=40,
                    on_blur=on_watermark_text,
                    class_name=f"{BOX} h-11 min-w-0 grow px-4",
                ),
                pill("Look", "outline", size="small", on_click=on_look, aria_label="How the watermark looks"),
                class_name="flex items-center gap-2",
            ),
        ),
        rx.cond(
            album.watermark & (album.watermark_logo_id != ""),
            rx.el.p("Your logo stands in for the words.", class_name="text-small text-ink-2"),
        ),
        rx.cond(album.stale_count > 0, _renewal(album)),
        rx.el.fieldset(
            rx.el.legend("Prices", class_name="sr-only"),
            _choice("Currency", "currency", [(code, code) for code in CURRENCIES], album.currency, on_currency),
            _small_field(
                "Price",
                "price",
                hint="All photos of one client",
                value=price_text,
                error=price_error,
                on_blur=on_price,
                key=f"{price_text} {album.currency}",
                placeholder="Free",
                input_mode="decimal",
            ),
            _small_field(
                "Price per photo",
                "photo_price",
                hint="Empty: not sold singly",
                value=photo_price_text,
                error=photo_price_error,
                on_blur=on_photo_price,
                key=f"{photo_price_text} {album.currency}",
                placeholder="None",
                input_mode="decimal",
            ),
            _small_field(
                "Free photos",
                "free_photos",
                hint="First ones of each client",
                value=f"{album.free_photos}",
                error=free_error,
                on_blur=on_free_photos,
                key=f"{album.free_photos}",
                placeholder="0",
                input_mode="numeric",
            ),
            rx.el.p(
                offer,
                rx.cond(has_new_prices, " People who already paid keep their photos.", ""),
                class_name="mt-1 rounded-field bg-field px-4 py-3 text-small text-ink-2",
                role="status",
            ),
            class_name="space-y-2 border-y border-line py-3",
        ),
        switch("Downloads", "downloads", hint="Of unlocked photos", checked=album.downloads, on_change=on_downloads),
        rx.cond(
            album.downloads,
            switch("Originals", "originals", hint="Else large JPEGs", checked=album.originals, on_change=on_originals),
        ),
        _choice("Largest size kept", "max_edge", _EDGES, f"{album.max_edge}", on_max_edge),
        switch("Live mode", "live", hint="Drop each photo when ready", checked=album.live, on_change=on_live),
        pill("Presets", "outline", size="small", icon_name="bookmark", on_click=on_presets, class_name="mt-2 w-full"),
        field_error(error, "options-error"),
        class_name="space-y-2",
    )


def unlock_list(people: list[PersonChip], *, on_change: Any) -> rx.Component:
    """Everybody in the album, each with the switch that gives them the clean photos."""
    return rx.el.section(
        rx.el.h2("Unlocked for", class_name="display text-[17px] leading-6 tracking-[-0.01em]"),
        rx.el.p(
            "They get their own photos without the watermark, also later ones.", class_name="text-small text-ink-2"
        ),
        rx.el.ul(rx.foreach(people, lambda person: _person(person, on_change)), class_name="mt-2"),
    )


def _person(person: PersonChip, on_change: Any) -> rx.Component:
    name = known_as(person)
    return rx.el.li(
        rx.el.label(
            face(person.selfie_url, initials(person), size=36),
            rx.el.span(
                rx.el.span(name, class_name="block truncate text-ui font-semibold", title=name),
                rx.el.span(
                    counted(person.photo_count, "photo", "photos"),
                    rx.cond(person.has_signed_in, "", f"{DOT}not signed in yet"),
                    class_name="block text-small text-ink-2",
                ),
                class_name="min-w-0 grow",
            ),
            rx.cond(
                (person.unlocked_photos > 0) & ~person.unlocked,
                chip(counted(person.unlocked_photos, "photo", "photos"), "success", "lock-open"),
            ),
            rx.el.input(
                type="checkbox",
                role="switch",
                checked=person.unlocked,
                on_change=lambda on: on_change(person.client_id, on),
                aria_label=f"Unlocked for {name}",
                class_name=TRACK,
            ),
            class_name="flex min-h-14 items-center gap-3",
        )
    )


def _small_field(label: str, name: str, *, hint: str, value: str, error: str, **props) -> rx.Component:
    """A short value beside its words; a new key throws away what was typed and refused."""
    return rx.el.div(
        rx.el.div(
            rx.el.label(
                rx.el.span(label, class_name="block text-ui font-semibold"),
                rx.el.span(hint, class_name="block text-small text-ink-2"),
                html_for=name,
                class_name="min-w-0 grow",
            ),
            rx.el.input(
                id=name,
                default_value=value,
                auto_complete="off",
                custom_attrs={
                    "aria-describedby": f"{name}-error",
                    "aria-invalid": error != "",
                    "data-wrong": error != "",
                },
                class_name=f"{BOX} h-11 !w-26 px-3 text-right",
                **props,
            ),
            class_name="flex min-h-11 items-center gap-2",
        ),
        field_error(error, f"{name}-error"),
    )


def _choice(label: str, name: str, options: list[tuple[str, str]], value: str, on_change: Any) -> rx.Component:
    return rx.el.div(
        rx.el.label(label, html_for=name, class_name="grow text-ui font-semibold"),
        _plain_select(label, name, options, value, on_change),
        class_name="flex min-h-11 items-center gap-2",
    )


def _plain_select(label: str, name: str, options: list[tuple[str, str]], value: str, on_change: Any) -> rx.Component:
    """The browser's own list behind a word and a chevron."""
    return rx.el.span(
        rx.el.select(
            *[rx.el.option(words, value=option) for option, words in options],
            id=name,
            aria_label=label,
            value=value,
            on_change=on_change,
            class_name="h-11 appearance-none rounded-field bg-transparent pl-2 pr-7 text-right text-ui font-medium text-ink hover:bg-hover",
        ),
        icon("chevron-down", size=18, class_name="pointer-events-none absolute right-1 top-[13px]"),
        class_name="relative shrink-0",
    )


def _renewal(album: AlbumDetail) -> rx.Component:
    marked_count = album.ready_count - album.stale_count
    return rx.el.div(
        rx.el.p(
            "Renewing the watermark: ",
            number(marked_count),
            " of ",
            number(album.ready_count),
            class_name="text-small text-ink-2",
            role="status",
        ),
        rx.el.div(
            rx.el.div(
                class_name="h-full rounded-pill bg-cta transition-[width] duration-[var(--pd-slow)]",
                style={"width": f"{_share(marked_count, album.ready_count)}%"},
            ),
            class_name="mt-1.5 h-1.5 overflow-hidden rounded-pill bg-cta-soft",
        ),
        class_name="py-1",
    )


def _share(part: int, whole: int) -> Any:
    return rx.Var.create(part) * 100 / rx.cond(whole > 0, whole, 1).to(int)
