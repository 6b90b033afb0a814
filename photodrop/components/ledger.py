"""Money as rows: what each album brought, and every movement of it."""

from collections.abc import Collection
from typing import Any

import reflex as rx

from photodrop.services.earnings import AlbumTotal
from photodrop.services.payments import LedgerRow

from .chip import chip
from .icon import icon
from .pill import icon_button
from .tongue import _, _n
from .words import DOT, moment_day, number

_ALBUM_COLUMNS = "lg:grid lg:grid-cols-[minmax(0,1fr)_100px_132px_132px_132px_44px] lg:gap-x-4"
_COLUMNS = "lg:grid lg:grid-cols-[116px_minmax(0,1fr)_minmax(0,1.4fr)_88px_148px_132px_44px] lg:gap-x-4"
_HEAD = "hidden h-10 items-center border-b border-line text-ui font-medium text-ink-2"
_FIGURE = "text-end text-ui max-lg:hidden"


def album_totals(albums: list[AlbumTotal], *, on_choose: Any) -> rx.Component:
    """`on_choose(album_id)` shows the payments of one album."""
    return rx.el.div(
        _head(
            [_("Album"), _("Payments"), _("Paid"), _("Given back"), _("Net"), ""],
            _ALBUM_COLUMNS,
            figures=range(1, 5),
        ),
        rx.el.ul(rx.foreach(albums, lambda album: _album(album, on_choose)), aria_label=_("By album")),
    )


def payment_rows(rows: list[LedgerRow], *, on_refund: Any) -> rx.Component:
    """`on_refund(payment_id)` for what was paid by hand and can be given back by hand."""
    return rx.el.div(
        _head([_("Date"), _("Client"), _("For"), _("How"), "", _("Amount"), ""], _COLUMNS, figures=[5]),
        rx.el.ul(rx.foreach(rows, lambda row: _row(row, on_refund)), aria_label=_("Payments")),
    )


def _head(names: list[str], columns: str, *, figures: Collection[int]) -> rx.Component:
    return rx.el.div(
        *[rx.el.span(name, class_name="text-end" if at in figures else "") for at, name in enumerate(names)],
        class_name=f"{_HEAD} {columns}",
        custom_attrs={"aria-hidden": "true"},
    )


def _album(album: AlbumTotal, on_choose: Any) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.cond(
                album.is_deleted,
                rx.el.span(
                    rx.el.bdi(album.album_name),
                    " ",
                    rx.el.span(_("(deleted)"), class_name="font-normal text-ink-2"),
                    class_name="font-semibold",
                ),
                rx.el.a(
                    album.album_name,
                    href=rx.cond(album.album_id != "", f"/studio/albums/{album.album_id}", "/studio/orders"),
                    title=album.album_name,
                    class_name="inline-block max-w-full truncate rounded-[4px] align-bottom font-semibold hover:underline underline-offset-4",
                ),
            ),
            rx.el.div(
                _n("{count} payment", "{count} payments", album.payment_count),
                rx.cond(album.given_back != 0, f"{DOT}{album.given_back_label}", ""),
                class_name="text-ui text-ink-2 lg:hidden",
            ),
            class_name="min-w-0 grow",
        ),
        rx.el.span(_said(_("Payments")), number(album.payment_count), class_name=_FIGURE),
        rx.el.span(_said(_("Paid")), album.paid_label, class_name=_FIGURE),
        rx.el.span(
            _said(_("Given back")),
            rx.cond(album.given_back != 0, album.given_back_label, "–"),
            class_name=f"{_FIGURE} text-ink-2",
        ),
        rx.el.span(_said(_("Net")), album.net_label, class_name="shrink-0 text-end font-semibold lg:text-ui"),
        rx.cond(
            album.album_id != "",
            icon_button(
                "list-filter",
                _("Only payments for {album}", album=album.album_name),
                on_click=on_choose(album.album_id),
                class_name="text-ink-2 max-lg:-me-3",
            ),
            rx.el.span(class_name="w-8 shrink-0 lg:w-11"),
        ),
        class_name=f"flex min-h-16 items-center gap-3 border-b border-line py-2 {_ALBUM_COLUMNS}",
    )


def _row(row: LedgerRow, on_refund: Any) -> rx.Component:
    how = rx.match(row.provider, ("by_hand", _("By hand")), ("stripe", "Stripe"), row.provider)
    what = rx.cond(
        row.order_id != "",
        _("Prints"),
        rx.cond(row.photo_count > 0, _n("{count} photo", "{count} photos", row.photo_count), _("All photos")),
    )
    is_paid = row.kind == "paid"
    return rx.el.li(
        rx.el.span(moment_day(row.happened_at), class_name="text-ui text-ink-2 max-lg:hidden"),
        rx.el.div(
            rx.el.div(
                rx.cond(
                    is_paid,
                    rx.fragment(),
                    icon("corner-down-right", size=16, class_name="shrink-0 text-ink-2 rtl:-scale-x-100"),
                ),
                rx.el.span(row.client_name, class_name="truncate", title=row.client_name),
                class_name="flex items-center gap-2 font-semibold lg:text-ui",
            ),
            rx.el.div(row.album_name, DOT, what, class_name="truncate text-ui text-ink-2 lg:hidden"),
            rx.el.div(moment_day(row.happened_at), DOT, how, class_name="text-ui text-ink-2 lg:hidden"),
            class_name="min-w-0 grow",
        ),
        rx.el.span(row.album_name, DOT, what, class_name="truncate text-ui max-lg:hidden", title=row.album_name),
        rx.el.span(how, class_name="text-ui max-lg:hidden"),
        rx.el.div(
            rx.el.span(
                row.amount_label,
                class_name=rx.cond(row.amount < 0, "font-semibold text-ink-2", "font-semibold"),
            ),
            rx.el.span(_kind(row), class_name="empty:hidden lg:empty:block lg:order-first"),
            # One column of two on phones, two columns of the table above.
            class_name="flex shrink-0 flex-col items-end gap-1 lg:col-span-2 lg:grid lg:grid-cols-[148px_132px] lg:items-center lg:gap-x-4 "
            "lg:text-end lg:text-ui lg:[&>span:last-child]:text-start",
        ),
        rx.cond(
            row.may_refund,
            icon_button(
                "undo-2",
                _("Give money back to {client}", client=row.client_name),
                on_click=on_refund(row.id),
                class_name="text-ink-2 max-lg:-me-3",
            ),
            rx.el.span(class_name="w-8 shrink-0 lg:w-11"),
        ),
        class_name=f"flex min-h-16 items-center gap-3 border-b border-line py-3 lg:py-2 {_COLUMNS}",
    )


def _kind(row: LedgerRow) -> rx.Component:
    """What became of money after it was paid; a payment itself needs no word."""
    return rx.fragment(
        rx.match(
            row.kind,
            ("refunded", chip(_("Given back"), "plain", "undo-2")),
            ("disputed", chip(_("Disputed"), "warn", "circle-alert")),
            ("dispute_won", chip(_("Dispute won"), "success", "check")),
            ("dispute_lost", chip(_("Dispute lost"), "error", "circle-alert")),
            rx.fragment(),
        )
    )


def _said(words: str) -> rx.Component:
    """The name of a column, for whoever does not see the table's head."""
    return rx.el.span(words, " ", class_name="sr-only")
