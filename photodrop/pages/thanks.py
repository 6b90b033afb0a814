import reflex as rx

from photodrop import routes
from photodrop.components.layout import gutter, page_title
from photodrop.components.pill import pill_link, spinner
from photodrop.components.refresh import refresh
from photodrop.components.tongue import _, _n, said
from photodrop.pages.frame import frame
from photodrop.state.me import MeState
from photodrop.state.thanks import ThanksState

_ALBUM = ThanksState.album
_CHECKOUT = ThanksState.checkout
_BACK = "/albums/" + _ALBUM.id


@rx.page(route=routes.THANKS, title=_("Thank you · PhotoDrop"), on_load=[MeState.load, ThanksState.load])
def thanks() -> rx.Component:
    return frame(
        rx.cond(ThanksState.stage == "missing", _missing(), _told()),
        refresh(ThanksState.refresh_every, ThanksState.refresh),
        back=routes.DASHBOARD,
    )


def _told() -> rx.Component:
    return rx.el.div(
        rx.el.div(
            rx.cond(
                _ALBUM.cover_url != "",
                rx.el.img(
                    src=_ALBUM.cover_url, key=_ALBUM.cover_url, alt="", class_name="size-full object-cover animate-fade"
                ),
            ),
            class_name="aspect-square w-full overflow-hidden rounded-[24px] bg-tile shadow-2",
        ),
        rx.el.div(
            rx.match(
                ThanksState.stage,
                ("done", _done()),
                ("confirming", _confirming()),
                ("slow", _slow()),
                ("later", _later()),
                ("ended", _ended()),
                rx.fragment(),
            ),
            # Its height is there before its words are.
            class_name="min-h-[262px]",
            custom_attrs={"aria-live": "polite"},
        ),
        class_name="mx-auto w-full max-w-[468px] px-6 pt-7",
    )


def _done() -> rx.Component:
    name = rx.el.b(rx.el.bdi(_ALBUM.name), class_name="font-semibold")
    photos = _n(
        "{count} photo of {album} is now unlocked.",
        "{count} photos of {album} are now unlocked.",
        _CHECKOUT.photo_count,
    )
    return _say(
        _("Thank you!"),
        rx.cond(
            _CHECKOUT.photo_count > 0,
            rx.el.span(said(photos, album=name)),
            rx.el.span(said("The album {album} is now unlocked.", album=name)),
        ),
        _("You can now download, share, post and print your hi-res, watermark-free memories."),
        pill_link(_("See photos"), _BACK, class_name="mt-10 w-full"),
    )


def _confirming() -> rx.Component:
    return _say(
        _("One moment…"),
        rx.el.span(
            rx.el.span(spinner(), class_name="text-link"),
            _("We are confirming your payment."),
            class_name="flex items-center gap-3",
        ),
        _("It takes a few seconds. This page goes on by itself; you need not pay again."),
    )


def _slow() -> rx.Component:
    return _say(
        _("Still confirming"),
        _("We have not heard from the payment provider yet."),
        _(
            "Do not pay again. You can close this page: your photos unlock by themselves as soon as the payment is confirmed. "
            "If they are locked tomorrow still, send the receipt to your photographer."
        ),
        pill_link(_("See photos"), _BACK, "outline", class_name="mt-10 w-full"),
    )


def _later() -> rx.Component:
    return _say(
        _("Almost there"),
        _CHECKOUT.instructions,
        _("You can close this page."),
        pill_link(_("See photos"), _BACK, "outline", class_name="mt-10 w-full"),
    )


def _ended() -> rx.Component:
    return _say(
        _("Not paid"),
        _("This payment was not completed, and your photos are still locked."),
        _("You can begin again whenever you like."),
        pill_link(_("Back to the album"), _BACK, class_name="mt-10 w-full"),
    )


def _say(title: str, first: str | rx.Component, then: str, link: rx.Component | None = None) -> rx.Component:
    return rx.el.div(
        rx.el.h1(title, class_name="display mt-9 text-[32px] leading-9 tracking-[-0.035em] md:text-display"),
        rx.el.p(first, class_name="mt-3"),
        rx.el.p(then, class_name="mt-2 text-ink-2"),
        link if link is not None else rx.fragment(),
        class_name="animate-fade",
    )


def _missing() -> rx.Component:
    return gutter(
        rx.el.div(
            page_title(_("Nothing here"), _("This page is not here, or not for this account.")),
            pill_link(_("Go to your photos"), routes.DASHBOARD),
            class_name="pt-10",
        )
    )
