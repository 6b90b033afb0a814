import reflex as rx

from photodrop import routes
from photodrop.components.dialog import bare_dialog, confirm_dialog
from photodrop.components.icon import icon
from photodrop.components.layout import gutter, page_title
from photodrop.components.lightbox import lightbox
from photodrop.components.photo_grid import photo_grid
from photodrop.components.pill import icon_button, pill, pill_link
from photodrop.components.refresh import refresh
from photodrop.components.words import DOT, counted, day
from photodrop.pages.frame import frame
from photodrop.services.photos import PhotoCard
from photodrop.state.client_album import ClientAlbumState
from photodrop.state.me import MeState

_ALBUM = ClientAlbumState.album


@rx.page(
    route=routes.CLIENT_ALBUM,
    title=ClientAlbumState.title,
    description="The photos of you in this album.",
    image="/icon-512.png",
    on_load=[MeState.load, ClientAlbumState.load],
)
def client_album() -> rx.Component:
    return frame(
        rx.cond(ClientAlbumState.is_missing, _missing(), _photos()),
        lightbox(
            ClientAlbumState.cards,
            title=_ALBUM.name,
            on_action=ClientAlbumState.act,
            on_end_reached=ClientAlbumState.more,
        ),
        bare_dialog(
            _price(),
            is_open=ClientAlbumState.is_paying,
            on_close=ClientAlbumState.hide_price,
            label="Unlock your photos",
        ),
        confirm_dialog(
            "Is this not you?",
            "The photo leaves your albums. Only your photographer can add you again.",
            "Take it out",
            is_open=ClientAlbumState.doubted != "",
            on_close=ClientAlbumState.keep,
            on_confirm=ClientAlbumState.not_me,
        ),
        refresh(ClientAlbumState.refresh_every, ClientAlbumState.refresh),
        back=routes.DASHBOARD,
        back_class="md:invisible",
    )


def _photos() -> rx.Component:
    return rx.fragment(
        gutter(
            rx.el.a(
                icon("arrow-left", size=16),
                "All albums",
                href=routes.DASHBOARD,
                class_name="hidden h-11 items-center gap-1.5 text-ui text-ink-2 hover:text-ink md:inline-flex",
            ),
            rx.el.div(
                rx.el.div(
                    rx.el.h1(_ALBUM.name, class_name="display text-title md:text-display"),
                    _facts(),
                    class_name="min-w-0",
                ),
                rx.cond(_ALBUM.locked, rx.el.div(_unlock(), class_name="hidden shrink-0 md:block")),
                class_name="flex items-end justify-between gap-8",
            ),
            class_name="pb-6 pt-6 md:pt-7",
        ),
        rx.el.div(
            photo_grid(
                ClientAlbumState.cards,
                label="Photos of you",
                on_end_reached=ClientAlbumState.more,
                on_stale=ClientAlbumState.reload,
            ),
            class_name="md:px-10 xl:px-0",
        ),
        rx.cond(
            _ALBUM.locked,
            rx.el.div(
                _unlock("w-full pointer-events-auto"),
                class_name=(
                    "pointer-events-none fixed inset-x-0 bottom-0 z-20 bg-gradient-to-t from-bg from-55% to-transparent px-6 pt-10 "
                    "pb-[calc(24px+env(safe-area-inset-bottom))] md:hidden"
                ),
            ),
        ),
    )


def _facts() -> rx.Component:
    return rx.el.p(
        day(_ALBUM.shot_on),
        rx.cond(
            _ALBUM.id != "",
            rx.fragment(
                DOT,
                rx.el.b(
                    counted(_ALBUM.photo_count, "photo of you", "photos of you"), class_name="font-semibold text-ink"
                ),
                rx.cond(
                    _ALBUM.photographer != "", rx.el.span(DOT, "by ", _ALBUM.photographer, class_name="max-md:hidden")
                ),
            ),
        ),
        class_name="mt-2 min-h-6 text-ink-2",
    )


def _unlock(class_name: str = "") -> rx.Component:
    words = rx.cond(_ALBUM.price > 0, "Unlock your photos · " + _ALBUM.price_label, "Unlock your photos")
    return rx.cond(
        _ALBUM.requested,
        pill(
            "Unlock asked for",
            "outline",
            icon_name="clock",
            on_click=ClientAlbumState.show_price,
            class_name=f"!bg-bg {class_name}",
        ),
        pill(words, icon_name="lock-open", on_click=ClientAlbumState.show_price, class_name=class_name),
    )


def _price() -> rx.Component:
    return rx.el.div(
        rx.el.div(class_name="mx-auto mb-5 h-1 w-9 rounded-pill bg-line-strong md:hidden"),
        rx.el.div(
            rx.foreach(ClientAlbumState.cards[:4], _preview),
            class_name="mb-5 hidden pl-1 md:flex",
            custom_attrs={"aria-hidden": "true"},
        ),
        rx.el.h2("Unlock your photos", class_name="display text-[24px] leading-[30px] tracking-[-0.02em]"),
        rx.el.p(
            "Get all the photos from ",
            rx.el.b(_ALBUM.name, class_name="font-semibold text-ink"),
            " in hi-resolution with no watermark.",
            class_name="mt-2 text-ink-2",
        ),
        rx.el.ul(
            _promise(counted(_ALBUM.photo_count, "photo of you", "photos of you")),
            _promise("Photos of you added later are included"),
            _promise("Download and share"),
            class_name="mt-5 space-y-2.5",
        ),
        rx.el.hr(class_name="my-6 border-line"),
        rx.cond(_ALBUM.requested, _asked(), _checkout()),
        icon_button(
            "x",
            "Close",
            on_click=ClientAlbumState.hide_price,
            class_name="absolute right-3 top-4 text-ink-2 md:right-5 md:top-5",
        ),
        class_name="relative p-6 pt-3 md:p-8",
    )


def _preview(card: PhotoCard) -> rx.Component:
    return rx.el.img(
        src=card.thumb_url,
        alt="",
        class_name="-ml-1 h-20 w-16 rounded-[12px] border-2 border-surface bg-tile object-cover",
    )


def _promise(words: str | rx.Var[str]) -> rx.Component:
    return rx.el.li(icon("check", class_name="text-success"), words, class_name="flex items-center gap-3 text-ui")


def _checkout() -> rx.Component:
    return rx.el.div(
        rx.cond(
            _ALBUM.price > 0,
            rx.el.div(
                rx.el.span("Total", class_name="md:sr-only"),
                rx.el.span(_ALBUM.price_label, class_name="display text-[28px] leading-[34px] tracking-[-0.025em]"),
                class_name="flex items-baseline justify-between",
            ),
            rx.el.p("Free of charge", class_name="font-semibold"),
        ),
        pill(
            "Checkout",
            busy=ClientAlbumState.is_busy,
            busy_label="Asking",
            on_click=ClientAlbumState.check_out,
            class_name="md:min-w-[200px]",
        ),
        rx.el.p(
            "You pay your photographer directly.",
            class_name="text-center text-small text-ink-2 md:hidden",
        ),
        class_name="flex flex-col gap-4 md:flex-row md:items-center md:justify-between",
    )


def _asked() -> rx.Component:
    who = rx.cond(_ALBUM.photographer != "", _ALBUM.photographer, "Your photographer")
    return rx.el.div(
        rx.el.p(who, " has been asked.", class_name="font-semibold"),
        rx.el.p(
            rx.cond(
                _ALBUM.price > 0,
                "Pay "
                + _ALBUM.price_label
                + " the way you have agreed. This page unlocks by itself as soon as it is confirmed.",
                "This page unlocks by itself as soon as it is confirmed.",
            ),
            class_name="mt-1 text-ink-2",
        ),
        role="status",
    )


def _missing() -> rx.Component:
    return gutter(
        rx.el.div(
            page_title("Nothing here", "This page is not here, or not for this account."),
            pill_link("Go to your photos", routes.DASHBOARD),
            class_name="pt-10",
        )
    )
