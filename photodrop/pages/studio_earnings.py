from typing import Any

import reflex as rx

from photodrop import routes
from photodrop.components.bar_chart import bar_chart
from photodrop.components.chip import chip
from photodrop.components.dialog import dialog
from photodrop.components.empty import empty_state
from photodrop.components.end_of_list import end_of_list
from photodrop.components.field import field
from photodrop.components.icon import icon
from photodrop.components.layout import studio_phone_header
from photodrop.components.ledger import album_totals, payment_rows
from photodrop.components.menu import choice_menu
from photodrop.components.pill import pill, pill_link
from photodrop.components.refresh import refresh
from photodrop.components.request_list import request_list
from photodrop.components.tongue import _, _n, said
from photodrop.components.words import length, number
from photodrop.pages.requests import answer_dialogs
from photodrop.pages.studio import studio_frame
from photodrop.services.earnings import Total
from photodrop.state.earnings import EarningsState
from photodrop.state.requests import RequestsState
from photodrop.state.studio import StudioState

_PERIODS = [("all", _("All time")), ("year", _("This year")), ("month", _("Last 30 days"))]
_SORTS = [("net", _("Highest")), ("newest", _("Newest")), ("name", _("Name"))]
_TOTAL = EarningsState.total
_HEADING = "display text-heading"


@rx.page(
    route=routes.STUDIO_EARNINGS,
    title=_("Earnings · PhotoDrop"),
    on_load=[StudioState.enter, EarningsState.load, RequestsState.load],
)
def studio_earnings() -> rx.Component:
    return studio_frame(
        studio_phone_header(),
        _header(),
        rx.cond(length(RequestsState.requests) > 0, _requests()),
        rx.cond(
            EarningsState.is_loaded,
            rx.cond((length(EarningsState.totals) > 0) | (EarningsState.period != "all"), _earnings(), _nothing()),
            _arriving(),
        ),
        answer_dialogs(EarningsState.refresh),
        _refund_dialog(),
        refresh(5000, RequestsState.refresh),
        here="earnings",
    )


def _header() -> rx.Component:
    return rx.el.div(
        rx.el.h1(_("Earnings"), class_name="display text-title max-lg:pt-3"),
        rx.cond(EarningsState.is_test, chip(_("Test payments are shown"), "warn", "flask-conical")),
        rx.el.div(
            choice_menu(_PERIODS, EarningsState.period, EarningsState.choose_period, icon_name="calendar"),
            rx.cond(
                length(EarningsState.rows) > 0,
                pill_link(
                    "CSV",
                    EarningsState.csv_address,
                    "outline",
                    icon_name="download",
                    size="small",
                    download=True,
                    # Not for the router, which knows pages only.
                    custom_attrs={"reloadDocument": True},
                    aria_label=_("Download the payments as CSV"),
                ),
            ),
            class_name="-ms-3 flex items-center gap-2 max-lg:w-[calc(100%+12px)] max-lg:justify-between lg:ms-auto",
        ),
        class_name="mb-6 flex flex-wrap items-center gap-x-4 gap-y-2 lg:min-h-11",
    )


def _requests() -> rx.Component:
    return rx.el.section(
        rx.el.h2(_("Waiting for your answer"), class_name=_HEADING),
        rx.el.p(
            _("They asked to unlock and pay you directly. Say when the money is there."),
            class_name="mt-1 mb-2 text-ui text-ink-2",
        ),
        request_list(
            RequestsState.requests,
            on_confirm=RequestsState.ask_confirm,
            on_decline=RequestsState.ask_decline,
            has_album=True,
        ),
        class_name="mb-10 rounded-card border border-line px-5 pt-5 pb-2 lg:px-7 lg:pt-6",
    )


def _earnings() -> rx.Component:
    return rx.el.div(
        rx.cond(length(EarningsState.totals) > 1, _currencies()),
        _sums(),
        _months(),
        rx.cond(EarningsState.album_count > 0, _albums()),
        _payments(),
        class_name="space-y-10 lg:space-y-12",
    )


def _currencies() -> rx.Component:
    return rx.el.div(
        rx.foreach(EarningsState.totals, _currency),
        role="group",
        aria_label=_("Currency"),
        class_name="flex flex-wrap gap-2",
    )


def _currency(total: Total) -> rx.Component:
    return rx.el.button(
        total.currency,
        rx.el.span(total.net_label, class_name="font-normal"),
        type="button",
        on_click=EarningsState.choose_currency(total.currency),
        custom_attrs={"aria-pressed": _TOTAL.currency == total.currency},
        class_name=(
            "inline-flex h-11 items-center gap-2 rounded-pill bg-field px-5 text-ui font-semibold hover:bg-hover "
            "aria-pressed:bg-ink aria-pressed:text-bg"
        ),
    )


def _sums() -> rx.Component:
    return rx.el.dl(
        rx.el.div(
            rx.el.dt(_("Net"), class_name="text-ui text-ink-2"),
            rx.el.dd(_or_nothing(_TOTAL.net_label), class_name="display mt-1 text-display"),
            class_name="max-md:col-span-2",
        ),
        _sum(_("Paid"), _or_nothing(_TOTAL.paid_label)),
        _sum(_("Given back"), rx.cond(_TOTAL.given_back != 0, _TOTAL.given_back_label, "–")),
        _sum(_("Payments"), number(_TOTAL.payment_count), "max-md:hidden"),
        class_name="grid grid-cols-2 items-end gap-x-6 gap-y-5 md:grid-cols-[minmax(0,1.6fr)_repeat(3,minmax(0,1fr))]",
    )


def _sum(name: str, figure: Any, class_name: str = "") -> rx.Component:
    return rx.el.div(
        rx.el.dt(name, class_name="text-ui text-ink-2"),
        rx.el.dd(figure, class_name="display mt-1 text-[24px] leading-[30px] tracking-[-0.02em]"),
        class_name=f"md:border-s md:border-line md:ps-6 {class_name}",
    )


def _or_nothing(figure: Any) -> Any:
    return rx.cond(figure != "", figure, "–")


def _months() -> rx.Component:
    return rx.el.section(
        rx.el.div(
            rx.el.h2(_("Last 12 months"), class_name=_HEADING),
            rx.cond(
                EarningsState.bottom < 0,
                rx.el.p(
                    rx.el.span(class_name="size-2.5 rounded-[3px] bg-cta"),
                    _("Paid"),
                    rx.el.span(class_name="ms-3 size-2.5 rounded-[3px] bg-control"),
                    _("Given back"),
                    class_name="flex items-center gap-2 text-small text-ink-2",
                ),
            ),
            class_name="mb-6 flex flex-wrap items-center justify-between gap-x-4",
        ),
        bar_chart(
            EarningsState.bars,
            EarningsState.ticks,
            top=EarningsState.top,
            bottom=EarningsState.bottom,
            label=_("Earnings of the last 12 months"),
        ),
        class_name="rounded-card border border-line p-5 lg:p-7",
    )


def _albums() -> rx.Component:
    return rx.el.section(
        rx.el.div(
            rx.el.h2(_("By album"), class_name=_HEADING),
            choice_menu(_SORTS, EarningsState.album_sort, EarningsState.sort_albums, icon_name="arrow-down-up"),
            class_name="mb-1 flex items-center justify-between",
        ),
        album_totals(EarningsState.albums, on_choose=EarningsState.only_album),
        rx.cond(
            EarningsState.album_count > length(EarningsState.albums),
            pill(
                _n("Show all {count} album", "Show all {count} albums", EarningsState.album_count),
                "text",
                size="small",
                on_click=EarningsState.show_all_albums,
                class_name="mt-2 -ms-5",
            ),
        ),
    )


def _payments() -> rx.Component:
    return rx.el.section(
        rx.el.div(
            rx.el.h2(_("Payments"), class_name=_HEADING),
            rx.cond(EarningsState.album_id != "", _only_album()),
            class_name="mb-1 flex min-h-11 flex-wrap items-center justify-between gap-x-4",
        ),
        rx.cond(
            length(EarningsState.rows) > 0,
            rx.fragment(
                payment_rows(EarningsState.rows, on_refund=EarningsState.ask_refund),
                end_of_list(
                    has_more=EarningsState.has_more,
                    count=length(EarningsState.rows),
                    on_reached=EarningsState.load_more,
                ),
            ),
            rx.el.p(_("No payments in this time."), class_name="border-t border-line py-6 text-ui text-ink-2"),
        ),
        id="payments",
        class_name="scroll-mt-6",
    )


def _only_album() -> rx.Component:
    return rx.el.button(
        rx.el.span(
            said("Only {album}", album=rx.el.b(rx.el.bdi(EarningsState.album_name), class_name="font-semibold")),
            class_name="truncate",
        ),
        icon("x", size=18, class_name="shrink-0"),
        type="button",
        aria_label=_("Only {album}. Show all payments", album=EarningsState.album_name),
        on_click=EarningsState.only_album(""),
        class_name="inline-flex h-11 max-w-full items-center gap-2 rounded-pill bg-field pe-3 ps-4 text-ui hover:bg-hover",
    )


def _nothing() -> rx.Component:
    return empty_state(
        _("No earnings yet"),
        _(
            "Set a price in the options of an album. What clients pay, and what you confirm as paid to you, stands here."
        ),
        art="/prints/sunrise.svg",
        action=pill_link(_("Go to your albums"), routes.STUDIO, "outline"),
    )


def _arriving() -> rx.Component:
    return rx.el.div(
        rx.el.div(class_name="sheen h-[66px] w-56 rounded-tile"),
        rx.el.div(class_name="sheen h-[340px] rounded-card"),
        class_name="animate-fade space-y-10 [animation-delay:300ms] [animation-fill-mode:backwards]",
        custom_attrs={"aria-hidden": "true"},
    )


def _refund_dialog() -> rx.Component:
    return dialog(
        EarningsState.refund_title,
        rx.el.p(
            _(
                "Give it back the way they paid; PhotoDrop only notes it. All of it, or the last of it, locks their photos "
                "again."
            ),
            class_name="text-ink-2",
        ),
        field(
            _("Amount given back"),
            "amount",
            default_value=EarningsState.refund_text,
            error=EarningsState.refund_error,
            input_mode="decimal",
            auto_complete="off",
        ),
        is_open=EarningsState.refunding != "",
        on_close=EarningsState.hide,
        form=EarningsState.refund,
        actions=[
            pill(_("Cancel"), "outline", on_click=EarningsState.hide),
            pill(_("Note it"), type="submit"),
        ],
    )
