"""An album as its client sees it: a cover, its name, how many photos of them."""

from typing import Any

import reflex as rx

from .icon import icon
from .tongue import _, _n
from .words import DOT, day


def album_card(album: Any, href: str, *, is_first: bool | rx.Var[bool] = False) -> rx.Component:
    """132 × 172 on phones, 200 × 255 above; the cover is watermarked by the server while locked."""
    return rx.el.a(
        rx.cond(
            album.cover_url != "",
            rx.el.img(
                src=album.cover_url,
                src_set=album.cover_thumb_url + " 400w, " + album.cover_url + " 800w",
                sizes="(min-width: 768px) 382px, 200px",
                alt="",
                loading=rx.cond(is_first, "eager", "lazy"),
                class_name="absolute inset-0 size-full object-cover object-[50%_40%] transition-transform duration-[var(--pd-slow)] group-hover:scale-[1.03]",
            ),
            rx.el.span(class_name="sheen absolute inset-0"),
        ),
        rx.el.span(class_name="absolute inset-0 bg-gradient-to-t from-black/78 to-transparent to-62%"),
        rx.cond(
            album.locked,
            rx.el.span(
                icon("lock", size=14),
                rx.el.span(_("Locked"), class_name="sr-only"),
                class_name="absolute end-2.5 top-2.5 grid size-7 place-items-center rounded-full bg-black/50 text-white",
            ),
        ),
        rx.el.span(
            rx.el.span(
                album.name,
                title=album.name,
                class_name="block truncate text-[15px] leading-5 font-semibold md:text-body",
            ),
            rx.el.span(
                rx.el.span(day(album.shot_on), DOT, class_name="hidden md:inline"),
                _n("{count} photo", "{count} photos", album.photo_count),
                class_name="block text-small text-white/90",
            ),
            class_name="absolute inset-x-3.5 bottom-3.5 text-white",
        ),
        href=href,
        class_name=(
            "group relative block h-[172px] w-[132px] shrink-0 snap-start overflow-hidden rounded-card bg-tile md:h-[255px] md:w-[200px]"
        ),
    )
