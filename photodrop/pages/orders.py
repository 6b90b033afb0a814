from typing import Any

import reflex as rx

from photodrop import routes
from photodrop.components.absent import absent
from photodrop.components.dialog import confirm_dialog
from photodrop.components.empty import empty_state
from photodrop.components.end_of_list import end_of_list
from photodrop.components.icon import icon
from photodrop.components.layout import gutter
from photodrop.components.order_parts import (
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
from photodrop.components.pill import pill
from photodrop.components.refresh import refresh
from photodrop.components.tongue import _, said
from photodrop.components.words import length, moment_day, number
from photodrop.pages.buyer import buyer_frame
from photodrop.state.me import MeState
from photodrop.state.order import MyOrdersState

_ORDER = MyOrdersState.order
_MONEY = MyOrdersState.order.money
_CARD = "rounded-card border border-line p-5 md:p-7"


@rx.page(route=routes.ORDERS, title=_("Your orders · PhotoDrop"), on_load=[MeState.look, MyOrdersState.load_all])
def orders() -> rx.Component:
    return buyer_frame(
        gutter(
            rx.el.div(
                rx.el.h1(_("Your orders"), class_name="display text-title md:text-display"),
                rx.el.a(_("Your cart"), href=routes.CART, class_name="link inline-flex h-11 items-center text-ui"),
                class_name="flex items-center justify-between pt-6 pb-5 md:pt-9",
            ),
            rx.cond(
                MyOrdersState.is_loaded,
                rx.cond(
                    length(MyOrdersState.rows) > 0,
                    rx.el.div(
                        order_rows(MyOrdersState.rows, base=routes.ORDERS, shows_client=False),
                        end_of_list(
                            has_more=MyOrdersState.has_more,
                            count=length(MyOrdersState.rows),
                            on_reached=MyOrdersState.more,
                        ),
                        class_name="border-t border-line",
                    ),
                    empty_state(
                        _("No orders yet"),
                        _(
                            "What you order stands here, with how far it is. Open one of your photos and choose “Order a print”."
                        ),
                        art="/prints/arches.svg",
                    ),
                ),
                rx.el.div(
                    class_name="sheen h-48 animate-fade rounded-card [animation-delay:300ms] [animation-fill-mode:backwards]"
                ),
            ),
        ),
    )


@rx.page(
    route=routes.ORDER,
    title=_("Your order · PhotoDrop"),
    description="What was ordered, and how far it is.",
    image="/icon-512.png",
    on_load=[MeState.look, MyOrdersState.load],
)
def order() -> rx.Component:
    return rx.cond(MyOrdersState.is_missing, absent(), _page())


def _page() -> rx.Component:
    return buyer_frame(
        rx.cond(_ORDER.id != "", _order()),
        confirm_dialog(
            _("Cancel this order?"),
            _("Nothing will be printed. What you have paid, your photographer gives back."),
            _("Cancel the order"),
            is_open=MyOrdersState.is_asking,
            on_close=MyOrdersState.hide,
            on_confirm=MyOrdersState.cancel,
        ),
        refresh(MyOrdersState.refresh_every, MyOrdersState.refresh),
        back=routes.ORDERS,
    )


def _order() -> rx.Component:
    return gutter(
        rx.el.div(
            rx.el.div(
                rx.el.h1(
                    _("Order {number}", number=number(_ORDER.number)), class_name="display text-title md:text-display"
                ),
                rx.el.p(
                    said(
                        "From {photographer}, {day}",
                        photographer=rx.el.bdi(_ORDER.photographer),
                        day=rx.el.span(moment_day(_ORDER.created_at)),
                    ),
                    class_name="mt-1 text-ui text-ink-2",
                ),
            ),
            rx.el.div(state_chip(_ORDER.state), money_chip(_MONEY.state), class_name="flex flex-wrap gap-2"),
            class_name="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 pt-6 md:pt-9",
        ),
        rx.cond(
            MyOrdersState.was_placed,
            _note(
                "circle-check",
                said("Thank you! {photographer} has your order.", photographer=rx.el.bdi(_ORDER.photographer)),
            ),
        ),
        rx.cond(
            MyOrdersState.came_back & _ORDER.may_pay,
            _note("info", _("Your order is placed and not paid yet. Nothing was charged.")),
        ),
        rx.cond(
            _ORDER.state == "cancelled",
            rx.cond(
                _MONEY.owed_back > 0,
                _note(
                    "info",
                    said(
                        "{photographer} gives {amount} back to you.",
                        photographer=rx.el.bdi(_ORDER.photographer),
                        amount=rx.el.span(_MONEY.owed_back_label),
                    ),
                ),
            ),
            rx.el.div(progress_line(_ORDER.state), class_name="mt-8 md:max-w-[720px]"),
        ),
        rx.cond(
            _ORDER.tracking != "",
            _note("truck", said("Follow the parcel: {tracking}", tracking=rx.el.bdi(_ORDER.tracking))),
        ),
        rx.el.div(
            rx.el.section(
                rx.el.h2(_("Prints"), class_name="display text-heading"),
                rx.el.div(item_rows(MyOrdersState.prints), class_name="mt-2 border-t border-line"),
                rx.cond(
                    _ORDER.special_requests != "",
                    rx.el.p(quoted(_ORDER.special_requests), class_name="mt-4 text-ui text-ink-2"),
                ),
            ),
            rx.el.div(
                rx.el.section(
                    sums(_ORDER),
                    rx.cond(
                        _ORDER.may_pay,
                        pill(
                            _("Pay {amount}", amount=_MONEY.due_label),
                            busy=MyOrdersState.is_paying,
                            busy_label=_("Opening"),
                            on_click=MyOrdersState.pay,
                            class_name="mt-6 w-full",
                        ),
                        rx.cond(
                            _MONEY.due > 0,
                            rx.el.p(
                                said(
                                    "Pay {amount} to {photographer} the way you have agreed.",
                                    amount=rx.el.span(_MONEY.due_label),
                                    photographer=rx.el.bdi(_ORDER.photographer),
                                ),
                                class_name="mt-4 text-ui text-ink-2",
                            ),
                        ),
                    ),
                    class_name=_CARD,
                ),
                rx.el.section(
                    rx.el.h2(_("It goes to"), class_name="mb-2 text-ui font-semibold"), parcel(_ORDER), class_name=_CARD
                ),
                rx.el.section(
                    rx.el.h2(_("So far"), class_name="mb-4 text-ui font-semibold"),
                    history(_ORDER.history, by_you="client"),
                    class_name=_CARD,
                ),
                rx.cond(
                    _ORDER.may_cancel,
                    pill(_("Cancel the order"), "danger", on_click=MyOrdersState.ask_cancel, class_name="w-full"),
                ),
                class_name="space-y-4",
            ),
            class_name="mt-10 grid grid-cols-1 gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1fr)_400px]",
        ),
    )


def _note(icon_name: str, words: Any) -> rx.Component:
    return rx.el.p(
        icon(icon_name, class_name="shrink-0 text-ink-2"),
        rx.el.span(words),
        role="status",
        class_name="mt-5 flex items-start gap-3 rounded-field bg-field p-4 text-ui",
    )
