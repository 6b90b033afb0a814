"""The dialog in which a client chooses what to unlock, and waits for it."""

from typing import Any

import reflex as rx

from photodrop.components.dialog import bare_dialog
from photodrop.components.icon import icon
from photodrop.components.pill import icon_button, pill, spinner
from photodrop.components.tongue import _, _n, said
from photodrop.state.client_album import ClientAlbumState
from photodrop.state.paying import ALBUM, PHOTOS, PayingState

_ALBUM = ClientAlbumState.album
_COUNT = PayingState.photo_count
_IS_FREE = (PayingState.scope == PHOTOS) & (PayingState.paid_count == 0)
# An album without a price is not free: its photographer decides. Beside priced photos it is not on offer.
SELLS_ALBUM = (_ALBUM.price > 0) | (_ALBUM.photo_price == 0)


def unlock_dialog() -> rx.Component:
    title: Any = rx.cond(
        _COUNT > 1,
        _n("Unlock {count} photo", "Unlock {count} photos", _COUNT),
        rx.cond(_COUNT == 1, _("Unlock this photo"), _("Unlock your photos")),
    )
    return bare_dialog(
        rx.el.div(
            rx.el.div(class_name="mx-auto mb-5 h-1 w-9 rounded-pill bg-line-strong md:hidden"),
            rx.el.div(
                rx.foreach(PayingState.preview_urls, _preview),
                class_name="mb-5 hidden ps-1 md:flex",
                custom_attrs={"aria-hidden": "true"},
            ),
            rx.el.h2(title, class_name="display pe-12 text-[24px] leading-[30px] tracking-[-0.02em]"),
            rx.cond(PayingState.is_asked, _asked(), _offer()),
            icon_button(
                "x",
                _("Close"),
                on_click=PayingState.hide,
                class_name="absolute end-3 top-4 text-ink-2 md:end-5 md:top-5",
            ),
            class_name="relative p-6 pt-3 md:p-8",
        ),
        is_open=PayingState.is_open,
        on_close=PayingState.hide,
        label=title,
    )


def _preview(url: str) -> rx.Component:
    return rx.el.img(
        src=url, alt="", class_name="-ms-1 h-20 w-16 rounded-[12px] border-2 border-surface bg-tile object-cover"
    )


def _offer() -> rx.Component:
    return rx.fragment(
        rx.el.div(
            rx.cond(
                PayingState.came_back,
                _note("circle-check", _("You came back before paying. Nothing was charged.")),
            ),
            rx.cond(
                PayingState.was_declined,
                _note(
                    "info",
                    _("Your request was closed and nothing unlocked. Talk to your photographer, then ask again."),
                ),
            ),
            role="status",
        ),
        rx.cond(
            _COUNT > 0,
            _choice(),
            rx.el.p(
                said(
                    "Get all the photos from {album} in hi-resolution with no watermark.",
                    album=rx.el.b(rx.el.bdi(_ALBUM.name), class_name="font-semibold text-ink"),
                ),
                class_name="mt-2 text-ink-2",
            ),
        ),
        rx.el.ul(
            rx.cond(
                _COUNT > 0,
                _promise(_("Hi-resolution, no watermark")),
                rx.fragment(
                    _promise(_n("{count} photo of you", "{count} photos of you", _ALBUM.photo_count)),
                    _promise(_("Photos of you added later are included")),
                ),
            ),
            _promise(_("Download and share")),
            class_name="mt-5 space-y-2.5",
        ),
        rx.cond(PayingState.limit_note != "", rx.el.p(PayingState.limit_note, class_name="mt-4 text-ui text-ink-2")),
        rx.cond(
            _ALBUM.sells_singly & (_COUNT == 0),
            rx.el.button(
                _singly(),
                type="button",
                on_click=ClientAlbumState.begin_choosing,
                class_name="link mt-3 inline-flex min-h-11 items-center text-start text-ui",
            ),
        ),
        rx.el.hr(class_name="my-6 border-line"),
        _checkout(),
    )


def _choice() -> rx.Component:
    """These photos or all of them; what is not sold is not shown."""
    return rx.el.fieldset(
        rx.el.legend(_("What to unlock"), class_name="sr-only"),
        _way(
            PHOTOS,
            rx.cond(_COUNT == 1, _("This photo"), _n("This {count} photo", "These {count} photos", _COUNT)),
            _free_words(),
            rx.cond(PayingState.paid_count == 0, _("Free"), PayingState.photos_label),
        ),
        rx.cond(
            SELLS_ALBUM,
            _way(
                ALBUM,
                _n("All your {count} photo", "All your {count} photos", _ALBUM.photo_count),
                _("Also those added later"),
                rx.cond(_ALBUM.price > 0, _ALBUM.price_label, ""),
            ),
        ),
        class_name="mt-5 space-y-3",
    )


def _way(scope: str, title: Any, hint: Any, price: Any) -> rx.Component:
    return rx.el.label(
        rx.el.input(
            type="radio",
            name="scope",
            value=scope,
            checked=PayingState.scope == scope,
            on_change=PayingState.choose(scope),
            class_name=(
                "size-5 shrink-0 appearance-none rounded-full border-[1.5px] border-control "
                "checked:border-[6px] checked:border-cta focus-visible:shadow-[var(--pd-focus)]"
            ),
        ),
        rx.el.span(
            rx.el.span(title, class_name="block font-semibold"),
            rx.el.span(hint, class_name="block text-ui text-ink-2 empty:hidden"),
            class_name="min-w-0 grow",
        ),
        rx.el.span(price, class_name="font-semibold"),
        class_name=(
            "flex min-h-16 items-center gap-4 rounded-[14px] border-[1.5px] border-line px-4 py-3 "
            "transition-colors duration-[var(--pd-fast)] hover:bg-hover has-checked:border-link has-checked:bg-transparent"
        ),
    )


def _free_words() -> Any:
    """How many of these are free, and what the others cost."""
    return rx.cond(
        PayingState.free_count == 0,
        rx.cond(_COUNT == 1, "", _("{price} each", price=_ALBUM.photo_price_label)),
        rx.cond(
            PayingState.paid_count == 0,
            _n("You have {count} free photo left", "You have {count} free photos left", _ALBUM.free_left),
            _(
                "{free} free, {paid} at {price}",
                free=PayingState.free_count,
                paid=PayingState.paid_count,
                price=_ALBUM.photo_price_label,
            ),
        ),
    )


def _singly() -> Any:
    free, price = _ALBUM.free_left, _ALBUM.photo_price_label
    return rx.cond(
        _ALBUM.photo_price > 0,
        rx.cond(
            _ALBUM.free_left > 0,
            _("Or choose single photos: {free} free, then {price} each", free=free, price=price),
            _("Or choose single photos, {price} each", price=price),
        ),
        rx.cond(_ALBUM.free_left > 0, _("Or choose {free} of them for free", free=free), ""),
    )


def _promise(words: str | rx.Var[str]) -> rx.Component:
    return rx.el.li(icon("check", class_name="text-success"), words, class_name="flex items-center gap-3 text-ui")


def _note(icon_name: str, words: str) -> rx.Component:
    return rx.el.p(
        icon(icon_name, class_name="shrink-0 text-ink-2"),
        words,
        class_name="mt-4 flex items-start gap-3 rounded-field bg-field p-4 text-ui",
    )


def _checkout() -> rx.Component:
    return rx.fragment(
        rx.el.div(
            rx.el.div(
                rx.el.span(_("Total"), class_name="md:sr-only"),
                _total(),
                class_name="flex min-h-[34px] items-baseline justify-between",
            ),
            pill(
                rx.cond(
                    PayingState.error != "",
                    _("Try again"),
                    rx.cond(_IS_FREE, _("Take it free"), rx.cond(_is_priced(), _("Checkout"), _("Ask to unlock"))),
                ),
                busy=PayingState.is_busy,
                busy_label=_("Asking"),
                on_click=ClientAlbumState.check_out,
                class_name="md:min-w-[200px]",
            ),
            class_name="flex flex-col gap-4 md:flex-row md:items-center md:justify-between",
        ),
        rx.el.p(
            rx.cond(
                PayingState.error != "",
                rx.el.span(
                    icon("circle-alert", size=16, class_name="mt-px shrink-0"),
                    rx.el.span(PayingState.error),
                    class_name="mt-4 flex items-start gap-1.5 text-small text-error",
                ),
            ),
            role="alert",
        ),
        rx.cond(
            _is_priced(),
            rx.el.p(PayingState.how, class_name="mt-4 text-center text-small text-ink-2 md:text-start"),
        ),
    )


def _is_priced() -> Any:
    return rx.cond(PayingState.scope == PHOTOS, PayingState.paid_count > 0, _ALBUM.price > 0)


def _price() -> Any:
    return rx.cond(PayingState.scope == PHOTOS, PayingState.photos_label, _ALBUM.price_label)


def _total() -> rx.Component:
    figure = "display text-[28px] leading-[34px] tracking-[-0.025em]"
    return rx.cond(
        _is_priced(),
        rx.el.span(
            rx.cond(PayingState.scope == PHOTOS, PayingState.photos_label, _ALBUM.price_label), class_name=figure
        ),
        rx.cond(
            _IS_FREE,
            rx.el.span(_("Free"), class_name=figure),
            rx.el.span(_("No price is set"), class_name="font-semibold"),
        ),
    )


def _asked() -> rx.Component:
    who = _ALBUM.photographer
    return rx.el.div(
        rx.el.hr(class_name="my-6 border-line"),
        rx.el.p(
            rx.el.span(spinner(), class_name="grid text-link"),
            rx.el.span(
                rx.cond(who != "", _("{name} has been asked.", name=who), _("Your photographer has been asked."))
            ),
            class_name="flex items-center gap-3 font-semibold",
        ),
        rx.el.p(
            rx.cond(
                _is_priced(),
                _(
                    "Pay {price} the way you have agreed. This page unlocks by itself as soon as it is confirmed.",
                    price=_price(),
                ),
                _("This page unlocks by itself as soon as it is confirmed."),
            ),
            class_name="mt-2 text-ink-2",
        ),
        rx.cond(
            PayingState.free_given > 0,
            rx.el.p(
                _n(
                    "{count} free photo is yours already.",
                    "{count} free photos are yours already.",
                    PayingState.free_given,
                ),
                class_name="mt-2 text-ink-2",
            ),
        ),
        role="status",
    )
