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
from .tongue import _, _n
from .words import DOT, initials, known_as

_EDGES = [("0", _("Original")), ("6000", "6000 px"), ("4096", "4096 px"), ("3000", "3000 px"), ("2048", "2048 px")]

_MODES = [("on", _("On")), ("off", _("Off")), ("minors", _("Children: never"))]


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
    on_faces: Any,
    on_faces_kept_days: Any,
    days_error: str,
    on_presets: Any,
) -> rx.Component:
    return rx.el.section(
        rx.el.h2(_("Options"), class_name="sr-only"),
        switch(_("Watermark until unlocked"), "watermark", checked=album.watermark, on_change=on_watermark),
        rx.cond(
            album.watermark,
            rx.el.div(
                rx.el.input(
                    id="watermark_text",
                    # A new key throws away what was typed and refused.
                    key=album.watermark_text,
                    default_value=album.watermark_text,
                    aria_label=_("Words of the watermark"),
                    max_length=40,
                    on_blur=on_watermark_text,
                    class_name=f"{BOX} h-11 min-w-0 grow px-4",
                ),
                pill(_("Look"), "outline", size="small", on_click=on_look, aria_label=_("How the watermark looks")),
                class_name="flex items-center gap-2",
            ),
        ),
        rx.cond(
            album.watermark & (album.watermark_logo_id != ""),
            rx.el.p(_("Your logo stands in for the words."), class_name="text-small text-ink-2"),
        ),
        rx.cond(album.stale_count > 0, _renewal(album)),
        rx.el.fieldset(
            rx.el.legend(_("Prices"), class_name="sr-only"),
            _choice(_("Currency"), "currency", [(code, code) for code in CURRENCIES], album.currency, on_currency),
            _small_field(
                _("Price"),
                "price",
                hint=_("All photos of one client"),
                value=price_text,
                error=price_error,
                on_blur=on_price,
                key=f"{price_text} {album.currency}",
                placeholder=_("Free"),
                input_mode="decimal",
            ),
            _small_field(
                _("Price per photo"),
                "photo_price",
                hint=_("Empty: not sold singly"),
                value=photo_price_text,
                error=photo_price_error,
                on_blur=on_photo_price,
                key=f"{photo_price_text} {album.currency}",
                placeholder=_("None"),
                input_mode="decimal",
            ),
            _small_field(
                _("Free photos"),
                "free_photos",
                hint=_("First ones of each client"),
                value=f"{album.free_photos}",
                error=free_error,
                on_blur=on_free_photos,
                key=f"{album.free_photos}",
                placeholder="0",
                input_mode="numeric",
            ),
            rx.el.p(
                offer,
                rx.cond(has_new_prices, rx.fragment(" ", _("People who already paid keep their photos.")), ""),
                class_name="mt-1 rounded-field bg-field px-4 py-3 text-small text-ink-2",
                role="status",
            ),
            class_name="space-y-2 border-y border-line py-3",
        ),
        switch(
            _("Downloads"), "downloads", hint=_("Of unlocked photos"), checked=album.downloads, on_change=on_downloads
        ),
        rx.cond(
            album.downloads,
            switch(
                _("Originals"), "originals", hint=_("Else large JPEGs"), checked=album.originals, on_change=on_originals
            ),
        ),
        _choice(_("Largest size kept"), "max_edge", _EDGES, f"{album.max_edge}", on_max_edge),
        switch(_("Live mode"), "live", hint=_("Drop each photo when ready"), checked=album.live, on_change=on_live),
        _choice(_("Find people by face"), "faces", _MODES, album.faces, on_faces),
        rx.cond(
            album.faces == "on",
            _small_field(
                _("Forget faces after"),
                "faces_kept_days",
                hint=_("Days after the shoot; 0: never"),
                value=f"{album.faces_kept_days}",
                error=days_error,
                on_blur=on_faces_kept_days,
                key=f"{album.faces_kept_days}",
                placeholder="0",
                input_mode="numeric",
            ),
        ),
        rx.cond(
            album.faces == "minors",
            rx.el.p(_("Nothing is measured here. People are added by hand."), class_name="text-small text-ink-2"),
        ),
        pill(
            _("Presets"), "outline", size="small", icon_name="bookmark", on_click=on_presets, class_name="mt-2 w-full"
        ),
        field_error(error, "options-error"),
        class_name="space-y-2",
    )


def unlock_list(people: list[PersonChip], *, on_change: Any) -> rx.Component:
    """Everybody in the album, each with the switch that gives them the clean photos."""
    return rx.el.section(
        rx.el.h2(_("Unlocked for"), class_name="display text-[17px] leading-6 tracking-[-0.01em]"),
        rx.el.p(
            _("They get their own photos without the watermark, also later ones."), class_name="text-small text-ink-2"
        ),
        rx.el.ul(rx.foreach(people, lambda person: _person(person, on_change)), class_name="mt-2"),
    )


def _person(person: PersonChip, on_change: Any) -> rx.Component:
    name = known_as(person)
    return rx.el.li(
        rx.el.label(
            face(person.selfie_url, initials(person), size=36),
            rx.el.span(
                rx.el.span(rx.el.bdi(name), class_name="block truncate text-ui font-semibold", title=name),
                rx.el.span(
                    _n("{count} photo", "{count} photos", person.photo_count),
                    rx.cond(person.has_signed_in, "", rx.fragment(DOT, _("not signed in yet"))),
                    class_name="block text-small text-ink-2",
                ),
                class_name="min-w-0 grow",
            ),
            rx.cond(
                (person.unlocked_photos > 0) & ~person.unlocked,
                chip(_n("{count} photo", "{count} photos", person.unlocked_photos), "success", "lock-open"),
            ),
            rx.el.input(
                type="checkbox",
                role="switch",
                checked=person.unlocked,
                on_change=lambda on: on_change(person.client_id, on),
                aria_label=_("Unlocked for {name}", name=name),
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
                class_name=f"{BOX} h-11 !w-26 px-3 text-end",
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
            class_name="h-11 appearance-none rounded-field bg-transparent ps-2 pe-7 text-end text-ui font-medium text-ink hover:bg-hover",
        ),
        icon("chevron-down", size=18, class_name="pointer-events-none absolute end-1 top-[13px]"),
        class_name="relative shrink-0",
    )


def _renewal(album: AlbumDetail) -> rx.Component:
    marked_count = album.ready_count - album.stale_count
    return rx.el.div(
        rx.el.p(
            _("Renewing the watermark: {done} of {total}", done=marked_count, total=album.ready_count),
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
