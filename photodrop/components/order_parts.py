"""What the pages of orders share: states in words, pictures, lines, sums and the history."""

from typing import Any

import reflex as rx

from photodrop.services.order_views import OrderItem, OrderRow, OrderStep, OrderView

from .chip import chip
from .cropped_photo import cropped_photo
from .icon import icon
from .tongue import _, _n, said
from .words import DOT, country, length, moment, moment_day, number

STEPS = (
    ("placed", _("Placed")),
    ("accepted", _("Accepted")),
    ("printing", _("Printing")),
    ("shipped", _("Shipped")),
    ("delivered", _("Delivered")),
)


def state_chip(state: str) -> rx.Component:
    return rx.fragment(
        rx.match(
            state,
            ("placed", chip(_("Placed"), "blue", "clock")),
            ("accepted", chip(_("Accepted"), "blue", "check")),
            ("printing", chip(_("Printing"), "blue", "printer")),
            ("shipped", chip(_("Shipped"), "success", "truck")),
            ("delivered", chip(_("Delivered"), "success", "check")),
            ("cancelled", chip(_("Cancelled"), "plain", "ban")),
            rx.fragment(),
        )
    )


def money_chip(state: str) -> rx.Component:
    """What is paid needs no colour; what is not is worth a look."""
    return rx.fragment(
        rx.match(
            state,
            ("due", chip(_("To be paid"), "warn", "wallet")),
            ("part_paid", chip(_("Partly paid"), "warn", "wallet")),
            ("paid", chip(_("Paid"), "success", "check")),
            ("part_refunded", chip(_("Partly given back"), "plain", "undo-2")),
            ("refunded", chip(_("Given back"), "plain", "undo-2")),
            ("disputed", chip(_("In dispute"), "error", "circle-alert")),
            rx.fragment(),
        )
    )


def progress_line(state: str) -> rx.Component:
    """The way of an order, as far as it is. A cancelled one has none."""
    at: Any = rx.match(state, *[(name, index) for index, (name, _words) in enumerate(STEPS)], -1).to(int)  # pyright: ignore[reportAttributeAccessIssue]
    return rx.el.ol(
        *[_stop(words, index, at) for index, (_name, words) in enumerate(STEPS)],
        class_name="flex",
        aria_label=_("How far the order is"),
    )


def _stop(words: str, index: int, at: Any) -> rx.Component:
    is_past, is_here = at >= index, at == index
    return rx.el.li(
        rx.el.span(
            rx.cond(is_past, icon("check", size=16), rx.fragment()),
            class_name=(
                "relative z-10 grid size-7 place-items-center rounded-full border-[1.5px] border-line-strong bg-bg text-bg "
                "data-[past=true]:border-ink data-[past=true]:bg-ink"
            ),
            custom_attrs={"data-past": is_past, "aria-hidden": "true"},
        ),
        rx.el.span(
            words,
            class_name="mt-2 text-small text-ink-2 in-aria-[current=step]:font-semibold in-aria-[current=step]:text-ink",
        ),
        class_name=(
            "relative flex grow basis-0 flex-col items-center text-center "
            + (
                "before:absolute before:top-3.5 before:end-1/2 before:h-[1.5px] before:w-full before:bg-line-strong data-[past=true]:before:bg-ink"
                if index
                else ""
            )
        ),
        custom_attrs={"aria-current": rx.cond(is_here, "step", "false"), "data-past": is_past},
    )


def item_rows(items: Any, *, for_photographer: bool = False) -> rx.Component:
    return rx.el.ul(rx.foreach(items, lambda item: _item(item, for_photographer)), aria_label=_("Prints"))


def _item(item: OrderItem, for_photographer: bool) -> rx.Component:  # noqa: FBT001  # rx.foreach takes one argument
    facts = [
        rx.el.p(*size_and_finish(item), class_name="text-ui text-ink-2"),
        rx.cond(item.requests != "", rx.el.p(quoted(item.requests), class_name="mt-1 text-ui")),
    ]
    if for_photographer:
        facts += [
            rx.el.p(
                rx.el.bdi(item.filename),
                rx.cond(item.dpi > 0, DOT + _n("{count} pixel to an inch", "{count} pixels to an inch", item.dpi), ""),
                class_name="mt-1 break-words text-small text-ink-2",
            ),
            rx.cond(item.too_small, _warning(_("Small for this size"))),
            rx.cond(item.lab_error != "", _warning(item.lab_error)),
        ]
    return rx.el.li(
        cropped_photo(item, item.crop, class_name="w-20 md:w-24"),
        rx.el.div(
            rx.el.p(number(item.quantity), " × ", rx.el.bdi(item.name), class_name="font-semibold"),
            *facts,
            class_name="min-w-0 grow",
        ),
        rx.el.div(
            rx.el.p(item.amount_label, class_name="font-semibold"),
            rx.cond(
                item.quantity > 1,
                rx.el.p(_("{price} each", price=item.price_label), class_name="text-small text-ink-2"),
            ),
            class_name="shrink-0 text-end tabular-nums",
        ),
        class_name="flex items-start gap-4 border-b border-line py-4",
    )


def size_and_finish(product: Any) -> list[Any]:
    """Of a product, and of what was ordered as one: both have the same two."""
    return [product.size_label, rx.cond(product.finish != "", rx.fragment(DOT, rx.el.bdi(product.finish)))]


def quoted(words: Any) -> rx.Component:
    """What somebody wrote, in the marks of the page's language."""
    return said("“{words}”", words=rx.el.bdi(words))


def _warning(words: Any) -> rx.Component:
    return rx.el.p(
        icon("circle-alert", size=16), words, class_name="mt-1 flex items-center gap-1.5 text-small text-warn"
    )


def sums(order: Any) -> rx.Component:
    """Of a cart's group or of an order: both have the same three."""
    return rx.el.dl(
        _sum(_("Prints"), order.subtotal_label),
        _sum(_("Shipping"), order.shipping_label),
        rx.el.div(
            rx.el.dt(_("Total"), class_name="font-semibold"),
            rx.el.dd(order.total_label, class_name="display text-[24px] leading-[30px]"),
            class_name="flex items-baseline justify-between pt-2",
        ),
        class_name="space-y-1.5 tabular-nums",
    )


def _sum(name: str, figure: Any) -> rx.Component:
    return rx.el.div(
        rx.el.dt(name, class_name="text-ink-2"), rx.el.dd(figure), class_name="flex justify-between text-ui"
    )


def parcel(order: OrderView) -> rx.Component:
    return rx.el.address(
        rx.el.span(rx.el.bdi(order.client_name), class_name="block font-semibold"),
        rx.el.span(rx.el.bdi(order.address), class_name="block whitespace-pre-line"),
        rx.el.span(country(order.country, order.country_name), class_name="block"),
        class_name="text-ui not-italic",
    )


def history(steps: list[OrderStep], *, by_you: str) -> rx.Component:
    """`by_you` is the side of whoever looks: client or photographer."""
    return rx.el.ol(rx.foreach(steps, lambda step: _step(step, by_you)), class_name="space-y-4")


def _step(step: OrderStep, by_you: str) -> rx.Component:
    words = rx.match(
        step.kind,
        *STEPS,
        ("cancelled", _("Cancelled")),
        ("paid", _("{amount} paid", amount=step.amount_label)),
        ("refunded", _("{amount} given back", amount=step.amount_label)),
        ("disputed", _("Payment questioned at the bank")),
        ("dispute_won", _("Payment confirmed by the bank")),
        ("dispute_lost", _("Payment taken back by the bank")),
        "",
    )
    by = rx.cond(
        step.by == by_you,
        _("by you"),
        rx.match(step.by, ("client", _("by the client")), ("photographer", _("by the photographer")), _("by card")),
    )
    return rx.el.li(
        rx.el.p(words, class_name="text-ui font-semibold"),
        rx.el.p(moment(step.happened_at), DOT, by, class_name="text-small text-ink-2"),
        rx.cond(step.note != "", rx.el.p(quoted(step.note), class_name="mt-0.5 text-ui")),
    )


def order_rows(rows: list[OrderRow], *, base: str, shows_client: bool) -> rx.Component:
    """A list of orders; the whole row leads to the order."""
    return rx.el.ul(rx.foreach(rows, lambda row: _row(row, base, shows_client)), aria_label=_("Orders"))


def _row(row: OrderRow, base: str, shows_client: bool) -> rx.Component:  # noqa: FBT001
    who = row.client_name if shows_client else row.photographer
    return rx.el.li(
        rx.el.a(
            rx.el.span(
                rx.cond(
                    length(row.urls) > 0,
                    rx.el.img(src=row.urls[0], alt="", loading="lazy", class_name="size-full object-cover"),
                    icon("image", class_name="text-ink-2"),
                ),
                class_name="grid h-14 w-14 shrink-0 place-items-center overflow-hidden rounded-field bg-tile md:w-[76px]",
            ),
            rx.el.span(
                rx.el.span(
                    rx.el.span(_("Order {number}", number=number(row.number)), class_name="shrink-0"),
                    rx.el.bdi(who, class_name="truncate font-normal text-ink-2", title=who),
                    class_name="flex gap-2.5 font-semibold",
                ),
                rx.el.span(
                    moment_day(row.created_at),
                    DOT,
                    _n("{count} print", "{count} prints", row.print_count),
                    class_name="block text-ui text-ink-2",
                ),
                rx.el.span(
                    state_chip(row.state),
                    money_chip(row.money_state),
                    class_name="mt-2 flex flex-wrap gap-1.5 md:hidden",
                ),
                class_name="min-w-0 grow",
            ),
            rx.el.span(state_chip(row.state), money_chip(row.money_state), class_name="hidden shrink-0 gap-2 md:flex"),
            rx.el.span(
                row.total_label,
                class_name="min-w-20 shrink-0 self-start text-end font-semibold tabular-nums md:self-center",
            ),
            href=f"{base}/{row.id}",
            class_name="flex min-h-20 items-center gap-4 py-3 hover:bg-hover md:px-2",
        ),
        class_name="border-b border-line",
    )
