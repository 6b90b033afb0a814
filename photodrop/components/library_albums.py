"""Albums as tiles, and whom one is shown to."""

from typing import Any

import reflex as rx

from photodrop.services.albums import AlbumRow
from photodrop.services.gallery import PublicAlbum

from .field import BOX, field_error
from .icon import icon
from .tongue import _, _n
from .words import DOT

WHO_SEES = {
    "private": ("lock", _("Only you"), _("Nobody else sees this album.")),
    "link": ("link", _("With the link"), _("Whoever has the link sees it, also without an account.")),
    "public": ("globe", _("Everybody"), _("It is on your profile, and can be found.")),
}


def album_tiles(albums: list[PublicAlbum], *, with_visibility: Any) -> rx.Component:
    return rx.el.ul(
        rx.foreach(albums, lambda album: _tile(album, with_visibility)),
        class_name="grid grid-cols-2 gap-x-4 gap-y-7 md:grid-cols-3 md:gap-x-6 lg:grid-cols-4",
    )


def album_select(label: str, field_id: str, albums: list[AlbumRow], *, error: Any = "", **props) -> rx.Component:
    """One of these albums; the browser's own list, styled."""
    return rx.el.div(
        rx.el.label(label, html_for=field_id, class_name="mb-2 block text-ui font-semibold"),
        rx.el.div(
            rx.el.select(
                rx.foreach(albums, lambda album: rx.el.option(album.name, value=album.id)),
                id=field_id,
                class_name=f"{BOX} h-12 appearance-none truncate ps-4 pe-11",
                **{"name": field_id, **props},
            ),
            icon("chevron-down", class_name="pointer-events-none absolute end-3.5 top-3.5 text-ink-2"),
            class_name="relative",
        ),
        field_error(error, f"{field_id}-error"),
        class_name="min-w-0 grow",
    )


def _tile(album: Any, with_visibility: Any) -> rx.Component:
    return rx.el.li(
        rx.el.a(
            rx.el.span(
                rx.cond(
                    album.cover_url != "",
                    rx.el.img(
                        src=album.cover_url,
                        alt="",
                        loading="lazy",
                        class_name="size-full object-cover transition-transform duration-[var(--pd-slow)] group-hover:scale-[1.03]",
                    ),
                    rx.el.span(icon("image", size=28), class_name="grid size-full place-items-center text-ink-2"),
                ),
                class_name="block aspect-[4/3] overflow-hidden rounded-card bg-tile",
            ),
            rx.el.span(album.name, class_name="mt-2.5 block truncate text-body font-semibold", title=album.name),
            rx.el.span(
                _n("{count} photo", "{count} photos", album.photo_count),
                rx.cond(with_visibility, rx.fragment(DOT, seen_by(album.visibility))),
                class_name="block text-small text-ink-2",
            ),
            href=f"/{album.by.username}/albums/{album.id}",
            class_name="group block rounded-card",
        )
    )


def seen_by(visibility: Any) -> rx.Component:
    return rx.fragment(
        rx.match(visibility, *[(name, words) for name, (_icon, words, _explained) in WHO_SEES.items()], "")
    )


def visibility_choice(visibility: Any, on_change: Any) -> rx.Component:
    """Three radio rows; what is chosen counts at once."""
    return rx.el.fieldset(
        rx.el.legend(_("Who sees this album"), class_name="sr-only"),
        *[
            rx.el.label(
                rx.el.input(
                    type="radio",
                    name="visibility",
                    value=name,
                    checked=visibility == name,
                    on_change=on_change(name),
                    class_name="peer sr-only",
                ),
                icon(icon_name, class_name="shrink-0 text-ink-2"),
                rx.el.span(
                    rx.el.span(words, class_name="block text-ui font-semibold"),
                    rx.el.span(explained, class_name="block text-small text-ink-2"),
                    class_name="min-w-0 grow",
                ),
                icon("check", class_name="invisible shrink-0 peer-checked:visible"),
                class_name=(
                    "flex min-h-16 cursor-pointer items-center gap-3.5 rounded-[14px] border-[1.5px] border-line px-4 py-2.5 "
                    "hover:bg-hover has-checked:border-ink has-focus-visible:shadow-[var(--pd-focus)]"
                ),
            )
            for name, (icon_name, words, explained) in WHO_SEES.items()
        ],
        class_name="space-y-2.5",
    )
