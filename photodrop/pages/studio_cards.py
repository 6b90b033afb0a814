"""QR cards of an album: made, printed, and who scanned them."""

from typing import Any

import reflex as rx

from photodrop import routes
from photodrop.components.chip import chip
from photodrop.components.dialog import dialog
from photodrop.components.empty import empty_state, skeleton_tile
from photodrop.components.end_of_list import end_of_list
from photodrop.components.field import field, select_field
from photodrop.components.icon import icon
from photodrop.components.layout import studio_phone_header
from photodrop.components.local_time import local_time_field
from photodrop.components.menu import menu, menu_item
from photodrop.components.pill import pill, plus_button
from photodrop.components.refresh import refresh
from photodrop.components.tongue import _, _n, from_script
from photodrop.components.words import DOT, clock, length, moment
from photodrop.pages.studio import studio_frame
from photodrop.services.card_claims import ClaimView
from photodrop.services.clocks import ClockSample
from photodrop.services.event_cards import EventCardView
from photodrop.state.studio import StudioState
from photodrop.state.studio_cards import ClockState, StudioCardsState

_ALBUM = routes.STUDIO_ALBUM.replace("[album_id]", f"{StudioCardsState.album_id}")
_KINDS = [("shared", _("Passed on: the next scan ends the time before")), ("personal", _("One for each family"))]
_SECTION = "display text-heading"
_TO_THE_SECOND = {"hour": "2-digit", "minute": "2-digit", "second": "2-digit"}


@rx.page(
    route=routes.STUDIO_ALBUM_CARDS,
    title=_("QR cards · PhotoDrop"),
    on_load=[StudioState.enter, StudioCardsState.load, ClockState.load],
)
def studio_album_cards() -> rx.Component:
    return studio_frame(
        studio_phone_header(back=_ALBUM),
        rx.cond(
            StudioCardsState.is_missing,
            empty_state(_("This album is not here"), _("It was deleted, or belongs to another account.")),
            rx.fragment(
                _header(),
                rx.cond(
                    StudioCardsState.is_loaded,
                    rx.cond(length(StudioCardsState.cards) > 0, _filled(), _nothing()),
                    skeleton_tile("h-48 !rounded-card"),
                ),
                plus_button(_("New cards"), on_click=StudioCardsState.ask_make),
            ),
        ),
        _make_dialog(),
        _correct_dialog(),
        _clock_dialog(),
        refresh(StudioCardsState.refresh_every, StudioCardsState.refresh),
        here="albums",
    )


def _header() -> rx.Component:
    return rx.el.header(
        rx.el.a(
            icon("arrow-left", size=18, class_name="rtl:-scale-x-100"),
            StudioCardsState.album_name,
            href=_ALBUM,
            class_name="inline-flex min-h-6 items-center gap-2 rounded-field text-ui font-medium text-ink-2 hover:text-ink max-lg:hidden",
        ),
        rx.el.h1(_("QR cards"), class_name="display text-title max-lg:pt-3 lg:mt-2"),
        rx.el.p(
            _("Who scans a card at the event gets the photos that you take next. No faces are needed."),
            class_name="mt-1 max-w-[640px] text-ink-2",
        ),
        class_name="mb-7",
    )


def _nothing() -> rx.Component:
    return empty_state(
        _("Make the first cards"),
        _("A stack of numbered ones, one for each family, or a single poster beside your backdrop."),
        art="/prints/tulip.svg",
        action=pill(_("New cards"), "outline", on_click=StudioCardsState.ask_make),
    )


def _filled() -> rx.Component:
    return rx.el.div(
        rx.el.div(_claims(), class_name="min-w-0 grow"),
        rx.el.div(_cards(), _clock(), class_name="flex shrink-0 flex-col gap-8 lg:w-[380px]"),
        class_name="flex flex-col gap-10 lg:flex-row lg:gap-8",
    )


def _claims() -> rx.Component:
    return rx.el.section(
        rx.el.h2(_("Who scanned"), class_name=f"{_SECTION} flex min-h-11 items-center"),
        rx.cond(
            length(StudioCardsState.claims) > 0,
            rx.el.ul(rx.foreach(StudioCardsState.claims, _claim), class_name="mt-2 divide-y divide-line"),
            rx.el.p(_("Nobody yet. This list fills by itself during the event."), class_name="mt-2 text-ink-2"),
        ),
        rx.cond(
            StudioCardsState.has_more_claims,
            rx.el.p(_("The latest 200 are shown. The API has all of them."), class_name="mt-3 text-small text-ink-2"),
        ),
    )


def _claim(claim: ClaimView) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.p(
                rx.el.bdi(rx.cond(claim.client_name != "", claim.client_name, claim.phone_label)),
                class_name="truncate font-semibold",
            ),
            rx.el.p(
                rx.el.bdi(claim.card_label),
                DOT,
                moment(claim.starts_at),
                " – ",
                clock(claim.ends_at),
                class_name="text-ui text-ink-2",
            ),
            rx.el.div(
                rx.cond(claim.is_running, chip(_("Running"), "success", "clock")),
                rx.cond(claim.is_removed, chip(_("Removed"), "plain", "trash-2")),
                rx.cond(
                    claim.confirmed_count > 0,
                    chip(_n("{count} photo", "{count} photos", claim.confirmed_count), "plain", "images"),
                ),
                rx.cond(
                    claim.suggested_count > 0,
                    chip(_n("{count} to look at", "{count} to look at", claim.suggested_count), "warn", "users"),
                ),
                rx.cond(claim.overlaps & ~claim.is_sure, chip(_("Same time as somebody else"), "plain", "users")),
                class_name="mt-2 flex flex-wrap gap-1.5",
            ),
            class_name="min-w-0 grow",
        ),
        rx.cond(
            claim.suggested_count > 0,
            pill(_("Confirm"), "outline", size="small", on_click=StudioCardsState.make_sure(claim.id)),
        ),
        menu(
            _("More about {name}", name=rx.cond(claim.client_name != "", claim.client_name, claim.phone_label)),
            menu_item(_("Correct the time"), icon_name="pencil", on_click=StudioCardsState.ask_correct(claim.id)),
            rx.cond(
                claim.is_removed,
                menu_item(_("Bring back"), icon_name="rotate-ccw", on_click=StudioCardsState.restore(claim.id)),
                menu_item(_("Remove"), icon_name="trash-2", danger=True, on_click=StudioCardsState.remove(claim.id)),
            ),
        ),
        class_name="flex items-start gap-2 py-4",
    )


def _cards() -> rx.Component:
    return rx.el.section(
        rx.el.div(
            rx.el.h2(_("Cards"), class_name=f"{_SECTION} grow"),
            rx.cond(
                StudioCardsState.is_any_open,
                menu(
                    _("Print all open cards"),
                    menu_item(
                        _("Small, one on a page (A6)"),
                        icon_name="printer",
                        on_click=StudioCardsState.print_sheet("a6", ""),
                    ),
                    menu_item(
                        _("Four on a sheet (A4)"), icon_name="printer", on_click=StudioCardsState.print_sheet("a4", "")
                    ),
                    menu_item(
                        _("Posters (A4)"), icon_name="printer", on_click=StudioCardsState.print_sheet("poster", "")
                    ),
                    icon_name="printer",
                ),
            ),
            class_name="flex items-center",
        ),
        rx.el.ul(rx.foreach(StudioCardsState.cards, _card), class_name="mt-2 divide-y divide-line"),
        end_of_list(
            has_more=StudioCardsState.has_more_cards,
            count=length(StudioCardsState.cards),
            on_reached=StudioCardsState.more_cards,
        ),
    )


def _card(card: EventCardView) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.p(rx.el.bdi(card.label), class_name="truncate font-semibold"),
            rx.el.p(
                _n("{count} minute", "{count} minutes", card.window_minutes),
                DOT,
                rx.cond(card.personal, _("one family"), _("passed on")),
                class_name="text-small text-ink-2",
            ),
            class_name="min-w-0 grow",
        ),
        rx.match(
            card.state,
            ("stopped", chip(_("Stopped"), "plain", "circle-stop")),
            ("expired", chip(_("Expired"), "warn", "clock")),
            ("taken", chip(_("Taken"), "plain", "check")),
            chip(_("Open"), "success", "check"),
        ),
        menu(
            _("More about {name}", name=card.label),
            menu_item(_("Print"), icon_name="printer", on_click=StudioCardsState.print_sheet("a6", card.id)),
            menu_item(
                _("Print as a poster"), icon_name="printer", on_click=StudioCardsState.print_sheet("poster", card.id)
            ),
            rx.cond(
                (card.state == "stopped") | (card.state == "expired"),
                menu_item(_("Open again"), icon_name="rotate-ccw", on_click=StudioCardsState.reopen(card.id)),
                menu_item(_("Stop"), icon_name="circle-stop", on_click=StudioCardsState.stop(card.id)),
            ),
            menu_item(_("Delete"), icon_name="trash-2", danger=True, on_click=StudioCardsState.delete(card.id)),
        ),
        class_name="flex items-center gap-2 py-3",
    )


def _clock() -> rx.Component:
    return rx.el.section(
        rx.el.h2(_("Camera clock"), class_name=_SECTION),
        rx.el.p(
            _(
                "Photos find their people by the time in the file. It is read as the time in {zone}.",
                zone=ClockState.clock.zone,
            ),
            class_name="mt-2 text-ui text-ink-2",
        ),
        rx.cond(
            ClockState.clock.seconds != 0,
            rx.el.p(_("Added to it: {time}", time=ClockState.kept_seconds), class_name="mt-1 text-ui font-semibold"),
        ),
        pill(
            _("Set the clock"), "outline", size="small", icon_name="clock", on_click=ClockState.ask, class_name="mt-4"
        ),
    )


def _error(name: str, errors: Any) -> Any:
    return rx.cond(errors.contains(name), errors[name], "")


def _make_dialog() -> rx.Component:
    errors = StudioCardsState.errors
    return dialog(
        _("New cards"),
        rx.fragment(
            field(
                _("What stands on them"),
                "label",
                hint=_("More than one are numbered."),
                error=_error("label", errors),
                placeholder=_("Card"),
                max_length=60,
                auto_complete="off",
            ),
            field(_("How many"), "count", error=_error("count", errors), default_value="1", input_mode="numeric"),
            select_field(_("Whose are they"), "kind", _KINDS, default_value="shared"),
            field(
                _("Minutes that a scan lasts"),
                "window_minutes",
                error=_error("window_minutes", errors),
                default_value="5",
                input_mode="numeric",
            ),
            key=StudioCardsState.opened,
        ),
        is_open=StudioCardsState.is_making,
        on_close=StudioCardsState.hide,
        form=StudioCardsState.make,
        actions=[
            pill(_("Cancel"), "outline", on_click=StudioCardsState.hide),
            pill(_("Make"), type="submit"),
        ],
    )


def _correct_dialog() -> rx.Component:
    claim, errors = StudioCardsState.correcting, StudioCardsState.errors
    return dialog(
        _("Correct the time"),
        rx.fragment(
            local_time_field(
                _("From"), "starts_at", value=claim.starts_at, empty="", error=_error("starts_at", errors), past=True
            ),
            local_time_field(
                _("Until"), "ends_at", value=claim.ends_at, empty="", error=_error("ends_at", errors), past=True
            ),
            key=StudioCardsState.opened,
        ),
        is_open=claim.id != "",
        on_close=StudioCardsState.hide,
        form=StudioCardsState.correct,
        actions=[
            pill(_("Cancel"), "outline", on_click=StudioCardsState.hide),
            pill(_("Save"), type="submit"),
        ],
    )


def _clock_dialog() -> rx.Component:
    errors = ClockState.errors
    return dialog(
        _("Camera clock"),
        rx.fragment(
            field(
                _("Time zone of the camera"),
                "timezone",
                hint=_("Like Europe/Berlin. Empty: that of this PhotoDrop."),
                error=_error("timezone", errors),
                default_value=ClockState.clock.timezone,
                auto_complete="off",
                dir="ltr",
            ),
            field(
                _("Add to the camera's time"),
                "seconds",
                hint=_("Hours, minutes, seconds: 0:03:00. With a minus where the camera was fast."),
                error=_error("seconds", errors),
                default_value=ClockState.kept_seconds,
                auto_complete="off",
                dir="ltr",
            ),
            select_field(
                _("Or by a photo of a clock or a phone"),
                "photo_id",
                [("", _("No photo"))],
                more=ClockState.choices,
                error=_error("photo_id", errors),
            ),
            field(
                _("The time that it shows"),
                "taken_at",
                placeholder="14:05:10",
                error=_error("taken_at", errors),
                auto_complete="off",
                dir="ltr",
            ),
            rx.cond(ClockState.is_tried, _tried()),
            key=ClockState.opened,
        ),
        is_open=ClockState.is_open,
        on_close=ClockState.hide,
        form=ClockState.attempt,
        actions=[
            pill(_("Try"), "outline", type="submit"),
            pill(_("Set the clock"), on_click=ClockState.keep, disabled=~rx.Var.create(ClockState.is_tried)),
        ],
    )


def _tried() -> rx.Component:
    def sample(each: ClockSample) -> rx.Component:
        return rx.el.li(
            rx.el.span(rx.el.bdi(each.filename), class_name="min-w-0 grow truncate"),
            rx.el.bdi(
                from_script("sayMoment", each.shown, _TO_THE_SECOND),
                " → ",
                from_script("sayMoment", each.real, _TO_THE_SECOND),
                dir="ltr",
                class_name="shrink-0 font-semibold tabular-nums",
            ),
            class_name="flex gap-3",
        )

    return rx.el.section(
        rx.el.h3(_("So it would be: {time} more", time=ClockState.shown_seconds), class_name="text-ui font-semibold"),
        rx.cond(
            ClockState.tried.photo_count > 0,
            rx.el.ul(rx.foreach(ClockState.tried.samples, sample), class_name="mt-2 space-y-1 text-small"),
            rx.el.p(_("No photo here has a time yet."), class_name="mt-2 text-small text-ink-2"),
        ),
        class_name="rounded-card border border-line p-4",
    )
