from typing import Any

import reflex as rx

from photodrop import routes
from photodrop.components.dialog import dialog
from photodrop.components.empty import empty_state
from photodrop.components.end_of_list import end_of_list
from photodrop.components.field import field, field_error, search_field, text_area
from photodrop.components.icon import icon
from photodrop.components.layout import studio_phone_header
from photodrop.components.menu import choice_menu, menu, menu_item
from photodrop.components.order_parts import (
    STEPS,
    history,
    item_rows,
    money_chip,
    order_rows,
    parcel,
    progress_line,
    quoted,
    state_chip,
    sums,
)
from photodrop.components.pill import pill, pill_link
from photodrop.components.refresh import refresh
from photodrop.components.tongue import _, _n, said
from photodrop.components.words import length, moment_day, number
from photodrop.pages.studio import studio_frame
from photodrop.state.studio import StudioState
from photodrop.state.studio_orders import StudioOrdersState, StudioOrderState

_ORDER = StudioOrderState.order
_MONEY = StudioOrderState.order.money
_LAB = StudioOrderState.order.lab
_ASKING = StudioOrderState.asking
_CARD = "rounded-card border border-line p-5 lg:p-6"
_FILTERS = [("open", _("Open orders")), ("all", _("All orders")), *STEPS, ("cancelled", _("Cancelled"))]
_NEXT_WORDS = {
    "accepted": _("Accept"),
    "printing": _("Mark as printing"),
    "shipped": _("Mark as shipped"),
    "delivered": _("Mark as delivered"),
}


@rx.page(
    route=routes.STUDIO_ORDERS,
    title=_("Orders · PhotoDrop"),
    on_load=[StudioState.enter, StudioOrdersState.load],
)
def studio_orders() -> rx.Component:
    return studio_frame(
        studio_phone_header(),
        rx.el.div(
            rx.el.h1(_("Orders"), class_name="display text-title max-lg:pt-3"),
            rx.el.div(
                pill_link(_("Products and prices"), routes.STUDIO_PRODUCTS, "outline", icon_name="tag", size="small"),
                class_name="lg:ms-auto",
            ),
            class_name="mb-5 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 lg:min-h-11",
        ),
        rx.el.div(
            search_field(
                _("Name or number"),
                value=StudioOrdersState.query,
                on_change=StudioOrdersState.search.debounce(250),
                class_name="grow basis-44 lg:max-w-[360px]",
            ),
            choice_menu(_FILTERS, StudioOrdersState.only, StudioOrdersState.filter, icon_name="list-filter"),
            class_name="mb-3 flex flex-wrap items-center gap-2",
        ),
        rx.cond(
            StudioOrdersState.is_loaded,
            rx.cond(
                length(StudioOrdersState.rows) > 0,
                rx.el.div(
                    order_rows(StudioOrdersState.rows, base=routes.STUDIO_ORDERS, shows_client=True),
                    end_of_list(
                        has_more=StudioOrdersState.has_more,
                        count=length(StudioOrdersState.rows),
                        on_reached=StudioOrdersState.more,
                    ),
                    class_name="border-t border-line",
                ),
                _nothing(),
            ),
            rx.el.div(
                class_name="sheen h-48 animate-fade rounded-card [animation-delay:300ms] [animation-fill-mode:backwards]"
            ),
        ),
        refresh(8000, StudioOrdersState.refresh),
        here="orders",
    )


def _nothing() -> rx.Component:
    return rx.cond(
        (StudioOrdersState.query == "") & (StudioOrdersState.only == "open"),
        empty_state(
            _("No open orders"),
            _(
                "Set up what you sell. Clients and guests then find “Order a print” at every photo, and what they order stands here."
            ),
            art="/prints/peaks.svg",
            action=pill_link(_("Products and prices"), routes.STUDIO_PRODUCTS, "outline"),
        ),
        rx.el.p(_("No orders like that."), class_name="border-t border-line py-6 text-ui text-ink-2"),
    )


@rx.page(
    route=routes.STUDIO_ORDER,
    title=_("Order · PhotoDrop"),
    description="One order of prints.",
    image="/icon-512.png",
    on_load=[StudioState.enter, StudioOrderState.load],
)
def studio_order() -> rx.Component:
    return studio_frame(
        studio_phone_header(back=routes.STUDIO_ORDERS),
        rx.el.a(
            icon("arrow-left", size=16, class_name="rtl:-scale-x-100"),
            _("All orders"),
            href=routes.STUDIO_ORDERS,
            class_name="hidden h-11 items-center gap-1.5 text-ui text-ink-2 hover:text-ink lg:inline-flex",
        ),
        rx.cond(
            StudioOrderState.is_missing,
            empty_state(_("Nothing here"), _("This order is not here, or not for this account.")),
            rx.cond(_ORDER.id != "", _order()),
        ),
        _state_dialog(),
        _money_dialog(),
        refresh(StudioOrderState.refresh_every, StudioOrderState.refresh),
        here="orders",
    )


def _order() -> rx.Component:
    return rx.fragment(
        rx.el.div(
            rx.el.div(
                rx.el.div(
                    rx.el.h1(_("Order {number}", number=number(_ORDER.number)), class_name="display text-title"),
                    state_chip(_ORDER.state),
                    money_chip(_MONEY.state),
                    class_name="flex flex-wrap items-center gap-x-3 gap-y-2",
                ),
                rx.el.p(
                    said(
                        "{client}, {day}, {prints}",
                        client=rx.el.bdi(_ORDER.client_name),
                        day=rx.el.span(moment_day(_ORDER.created_at)),
                        prints=rx.el.span(_n("{count} print", "{count} prints", _ORDER.print_count)),
                    ),
                    class_name="mt-1 text-ui text-ink-2",
                ),
                class_name="min-w-0",
            ),
            rx.el.div(_actions(), class_name="flex items-center gap-2 max-md:w-full"),
            class_name="flex flex-wrap items-center justify-between gap-x-6 gap-y-4 max-lg:pt-2",
        ),
        rx.cond(
            _ORDER.state != "cancelled",
            rx.el.div(progress_line(_ORDER.state), class_name="mt-8 max-w-[760px]"),
        ),
        rx.el.div(
            rx.el.section(
                rx.cond(
                    _ORDER.special_requests != "",
                    rx.el.p(
                        icon("message-square", class_name="shrink-0 text-ink-2"),
                        rx.el.span(quoted(_ORDER.special_requests)),
                        class_name="mb-4 flex items-start gap-3 rounded-field bg-field p-4 text-ui",
                    ),
                ),
                rx.el.h2(_("Prints"), class_name="display text-heading"),
                rx.el.div(
                    item_rows(StudioOrderState.prints, for_photographer=True), class_name="mt-2 border-t border-line"
                ),
            ),
            rx.el.div(_payment(), _lab(), _address(), _history(), class_name="space-y-4"),
            class_name="mt-9 grid grid-cols-1 gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,1fr)_380px]",
        ),
    )


def _actions() -> rx.Component:
    """The next state is the blue one; the others and the way out are in the menu."""
    states = [name for name, _words in STEPS[1:]]
    return rx.fragment(
        rx.match(
            _ORDER.state,
            *[
                (
                    before,
                    pill(
                        _NEXT_WORDS[after], size="small", on_click=StudioOrderState.ask(after), class_name="max-md:grow"
                    ),
                )
                for (before, _words), after in zip(STEPS, states, strict=False)
            ],
            rx.fragment(),
        ),
        rx.cond(
            (length(_ORDER.next) > 1) | _ORDER.may_cancel,
            menu(
                _("More"),
                *[
                    rx.cond(
                        rx.Var.create(_ORDER.next).contains(name),
                        menu_item(_NEXT_WORDS[name], icon_name="chevrons-right", on_click=StudioOrderState.ask(name)),
                    )
                    for name in states[1:]
                ],
                rx.cond(
                    _ORDER.may_cancel,
                    menu_item(
                        _("Cancel the order"), icon_name="ban", danger=True, on_click=StudioOrderState.ask("cancelled")
                    ),
                ),
            ),
        ),
    )


def _payment() -> rx.Component:
    return rx.el.section(
        sums(_ORDER),
        rx.cond(
            _MONEY.owed_back > 0,
            _hint(_("The order is cancelled and was paid. Give {amount} back.", amount=_MONEY.owed_back_label)),
        ),
        rx.cond(
            _MONEY.due > 0,
            rx.cond(
                _MONEY.by_card,
                _hint(_("{amount} to be paid by card. It is noted here by itself.", amount=_MONEY.due_label)),
                pill(
                    _("It was paid to me"),
                    "outline",
                    icon_name="wallet",
                    on_click=StudioOrderState.ask("paid"),
                    class_name="mt-5 w-full",
                ),
            ),
        ),
        rx.cond(
            _MONEY.refundable > 0,
            rx.cond(
                _MONEY.by_card,
                _hint(_("Refunds are made in Stripe. The order learns of them by itself.")),
                pill(
                    _("Give money back"),
                    "outline",
                    icon_name="undo-2",
                    on_click=StudioOrderState.ask("refund"),
                    class_name="mt-5 w-full",
                ),
            ),
        ),
        class_name=_CARD,
    )


def _lab() -> rx.Component:
    is_working = _LAB.state == "working"
    return rx.el.section(
        rx.el.h2(_("For the lab"), class_name="text-ui font-semibold"),
        rx.el.p(
            rx.match(
                _LAB.state,
                ("working", _("Cutting print {done} of {total} from the originals.", done=_LAB.done, total=_LAB.total)),
                ("ready", _("Every print cut from its original, with a list as CSV and JSON.")),
                (
                    "failed",
                    _(
                        "{failed} of {total} could not be made. Look at the prints, then try again.",
                        failed=_LAB.failed,
                        total=_LAB.total,
                    ),
                ),
                _("Cuts every print from its original, in full size, and lists what to make of it."),
            ),
            class_name="mt-1 text-ui text-ink-2",
            role="status",
        ),
        rx.cond(
            is_working,
            rx.el.div(
                rx.el.div(
                    class_name="h-full rounded-pill bg-ink transition-[width] duration-[var(--pd-base)]",
                    style={"width": f"{_LAB.done * 100 / _LAB.total}%"},
                ),
                class_name="mt-4 h-2 overflow-hidden rounded-pill bg-field",
                role="progressbar",
                aria_label=_("Prints for the lab"),
                custom_attrs={"aria-valuenow": _LAB.done, "aria-valuemin": 0, "aria-valuemax": _LAB.total},
            ),
        ),
        rx.cond(
            _LAB.state == "ready",
            pill_link(
                _("Download the files"),
                _LAB.url,
                "outline",
                icon_name="download",
                download=True,
                custom_attrs={"reloadDocument": True},
                class_name="mt-5 w-full",
            ),
        ),
        rx.cond(
            ~is_working & (_ORDER.state != "cancelled"),
            pill(
                rx.cond(
                    _LAB.state == "ready",
                    _("Make them again"),
                    rx.cond(_LAB.state == "failed", _("Try again"), _("Make the files")),
                ),
                "outline",
                icon_name="scissors",
                on_click=StudioOrderState.make_files,
                class_name="mt-3 w-full",
            ),
        ),
        class_name=_CARD,
    )


def _address() -> rx.Component:
    link = "link inline-flex min-h-11 items-center text-ui"
    return rx.el.section(
        rx.el.h2(_("It goes to"), class_name="mb-2 text-ui font-semibold"),
        parcel(_ORDER),
        rx.el.div(
            rx.cond(
                _ORDER.email != "", rx.el.a(rx.el.bdi(_ORDER.email), href=f"mailto:{_ORDER.email}", class_name=link)
            ),
            rx.cond(
                _ORDER.phone != "",
                rx.el.a(rx.el.bdi(_ORDER.phone_label, dir="ltr"), href=f"tel:{_ORDER.phone}", class_name=link),
            ),
            class_name="mt-2 flex flex-wrap gap-x-5",
        ),
        rx.cond(
            _ORDER.tracking != "",
            rx.el.p(said("Tracking: {tracking}", tracking=rx.el.bdi(_ORDER.tracking)), class_name="mt-2 text-ui"),
        ),
        rx.cond(
            _LAB.slip_url != "",
            pill_link(
                _("Packing slip"),
                _LAB.slip_url,
                "outline",
                icon_name="file-text",
                target="_blank",
                custom_attrs={"reloadDocument": True},
                class_name="mt-4 w-full",
            ),
        ),
        class_name=_CARD,
    )


def _history() -> rx.Component:
    return rx.el.section(
        rx.el.h2(_("So far"), class_name="mb-4 text-ui font-semibold"),
        history(_ORDER.history, by_you="photographer"),
        class_name=_CARD,
    )


def _hint(words: Any) -> rx.Component:
    return rx.el.p(words, class_name="mt-4 text-ui text-ink-2")


def _state_dialog() -> rx.Component:
    title: Any = rx.match(
        _ASKING,
        ("accepted", _("Accept this order?")),
        ("printing", _("Printing has begun?")),
        ("shipped", _("It is on its way?")),
        ("delivered", _("It has arrived?")),
        ("cancelled", _("Cancel this order?")),
        "",
    )
    answer: Any = rx.match(_ASKING, *_NEXT_WORDS.items(), ("cancelled", _("Cancel the order")), "")
    return dialog(
        title,
        rx.el.p(
            rx.match(
                _ASKING,
                ("cancelled", _("Nothing more is printed. What was paid is yours to give back.")),
                _("The client sees it at once, and is told."),
            ),
            class_name="text-ink-2",
        ),
        rx.cond(
            _ASKING == "shipped",
            field(
                _("Tracking number or link"),
                "tracking",
                default_value=_ORDER.tracking,
                auto_complete="off",
                max_length=200,
            ),
        ),
        text_area(_("A word to the client"), "note", rows=2, max_length=500),
        field_error(StudioOrderState.error, "state-error"),
        is_open=(_ASKING != "") & (_ASKING != "paid") & (_ASKING != "refund"),
        on_close=StudioOrderState.hide,
        form=StudioOrderState.go_on,
        actions=[
            pill(_("Back"), "outline", on_click=StudioOrderState.hide),
            pill(answer, type="submit"),
        ],
    )


def _money_dialog() -> rx.Component:
    is_paid: Any = _ASKING == "paid"
    title: Any = rx.cond(is_paid, _("What was paid to you?"), _("What do you give back?"))
    return dialog(
        title,
        rx.el.p(
            rx.cond(
                is_paid,
                _("It goes into your earnings, and the client sees it."),
                _(
                    "Give it back the way they paid; PhotoDrop only notes it. All of it cancels an order that was not sent."
                ),
            ),
            class_name="text-ink-2",
        ),
        field(
            _("Amount"),
            "amount",
            default_value=StudioOrderState.amount_text,
            error=StudioOrderState.error,
            input_mode="decimal",
            auto_complete="off",
            key=_ASKING,
        ),
        is_open=(_ASKING == "paid") | (_ASKING == "refund"),
        on_close=StudioOrderState.hide,
        form=StudioOrderState.note_money,
        actions=[pill(_("Cancel"), "outline", on_click=StudioOrderState.hide), pill(_("Note it"), type="submit")],
    )
