"""What a scanned QR card opens: whose event it is, and the one button there."""

import reflex as rx

from photodrop import routes
from photodrop.components.claim_clock import time_left, time_of_day
from photodrop.components.empty import empty_state
from photodrop.components.field import field, field_error
from photodrop.components.header import plain_header
from photodrop.components.layout import form_page
from photodrop.components.pill import pill, pill_link
from photodrop.components.refresh import refresh
from photodrop.components.tongue import _, _n
from photodrop.components.words import DOT, clock, day, moment
from photodrop.state.card import CardState

_BIG = "display inline-block text-[64px] leading-[72px] tracking-[-0.04em] tabular-nums"


@rx.page(route=routes.CARD, title=_("Your photos · PhotoDrop"), on_load=CardState.load)
def card() -> rx.Component:
    return form_page(
        plain_header(),
        rx.cond(
            CardState.is_closed,
            empty_state(
                _("This card opens nothing here"),
                _("It was stopped, is somebody else's, or its address is incomplete. Ask the photographer."),
                action=pill_link(_("Your photos"), routes.HOME, "outline"),
            ),
            rx.cond(CardState.is_loaded, _open()),
        ),
        refresh(CardState.refresh_every, CardState.refresh),
    )


def _open() -> rx.Component:
    shown = CardState.card
    return rx.fragment(
        rx.el.p(shown.by, class_name="text-ui font-semibold text-ink-2"),
        rx.el.h1(rx.el.bdi(shown.album_name), class_name="display mt-1 text-title break-words"),
        rx.el.p(
            rx.el.bdi(shown.location),
            DOT,
            day(shown.shot_on),
            DOT,
            rx.el.bdi(shown.label),
            class_name="mt-2 text-ink-2",
        ),
        rx.el.div(
            rx.cond(
                shown.is_own,
                rx.el.p(_("This is your own event. Whoever else scans the card finds the button here.")),
                rx.cond(
                    CardState.claim.is_running,
                    _running(),
                    rx.fragment(rx.cond(CardState.claim.id != "", _over()), _next_step()),
                ),
            ),
            field_error(CardState.error, "card-error"),
            class_name="mt-8",
        ),
    )


def _next_step() -> rx.Component:
    shown = CardState.card
    return rx.cond(
        ~shown.is_signed_in,
        rx.fragment(
            _promise(),
            pill(_("Sign in with your phone"), on_click=CardState.sign_in, class_name="mt-6 w-full"),
            rx.el.p(_("You come back to this card afterwards."), class_name="mt-3 text-center text-small text-ink-2"),
        ),
        rx.cond(
            shown.needs_phone,
            rx.el.p(_("Your account has no phone number. Sign out, and sign in with your phone.")),
            rx.cond(shown.may_claim, _claim_form()),
        ),
    )


def _promise() -> rx.Component:
    return rx.el.p(
        _n(
            "The photos taken in the next {count} minute become yours.",
            "The photos taken in the next {count} minutes become yours.",
            CardState.card.window_minutes,
        ),
        " ",
        rx.cond(
            CardState.card.personal,
            _("From then on this card is yours alone."),
            _("Your time ends earlier if somebody else scans this card."),
        ),
        class_name="text-lead",
    )


def _claim_form() -> rx.Component:
    return rx.el.form(
        _promise(),
        rx.cond(
            CardState.card.needs_name,
            rx.el.div(
                field(_("Your name"), "name", auto_complete="name", max_length=120),
                class_name="mt-6",
            ),
        ),
        pill(_("These next photos are mine"), type="submit", class_name="mt-6 w-full"),
        on_submit=CardState.take,
    )


def _running() -> rx.Component:
    return rx.el.section(
        rx.el.h2(_("Smile! These photos are yours."), class_name="display text-heading"),
        time_left(
            CardState.seconds,
            restarted_by=CardState.claim.ends_at,
            on_over=CardState.refresh,
            class_name=f"{_BIG} mt-4",
        ),
        rx.el.p(_("left"), class_name="text-ink-2"),
        pill(_("End now"), "outline", on_click=CardState.end, class_name="mt-6 w-full"),
        _what_next(),
        rx.el.div(
            rx.el.p(_("It is now"), class_name="text-small text-ink-2"),
            time_of_day(class_name="display inline-block text-[32px] leading-10 tabular-nums"),
            rx.el.p(
                _("Your photographer may take a picture of this, to set the camera's clock by it."),
                class_name="mt-1 text-small text-ink-2",
            ),
            class_name="mt-8 border-t border-line pt-6",
        ),
    )


def _over() -> rx.Component:
    return rx.el.section(
        rx.el.h2(_("Your time is over"), class_name="display text-heading"),
        rx.el.p(moment(CardState.claim.starts_at), " – ", clock(CardState.claim.ends_at), class_name="mt-1 text-ink-2"),
        _what_next(),
        class_name="mb-8",
    )


def _what_next() -> rx.Component:
    return rx.cond(
        CardState.claim.photo_count > 0,
        rx.el.div(
            rx.el.p(
                _n("{count} photo of you is there.", "{count} photos of you are there.", CardState.claim.photo_count)
            ),
            pill_link(_("See your photos"), routes.HOME, class_name="mt-4 w-full"),
            class_name="mt-6",
        ),
        rx.el.div(
            rx.el.p(
                _("They come to your photos by themselves, as soon as your photographer has brought and dropped them."),
                class_name="text-ink-2",
            ),
            pill_link(_("Go to your photos"), routes.HOME, "text", class_name="mt-2 w-full"),
            class_name="mt-6",
        ),
    )
