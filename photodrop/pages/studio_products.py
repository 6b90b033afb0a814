from typing import Any

import reflex as rx

from photodrop import routes
from photodrop.components.chip import chip
from photodrop.components.dialog import confirm_dialog, dialog
from photodrop.components.empty import empty_state
from photodrop.components.field import field, field_error, select_field
from photodrop.components.icon import icon
from photodrop.components.layout import studio_phone_header
from photodrop.components.menu import menu, menu_item
from photodrop.components.order_parts import size_and_finish
from photodrop.components.pill import pill, plus_button
from photodrop.components.tongue import _
from photodrop.components.words import length
from photodrop.pages.studio import studio_frame
from photodrop.services import money
from photodrop.services.products import ProductView, ShippingView
from photodrop.state.products import ProductsState
from photodrop.state.studio import StudioState

_PRODUCT = ProductsState.product
KINDS = [
    ("print", _("Print")),
    ("poster", _("Poster")),
    ("framed", _("Framed print")),
    ("canvas", _("Canvas")),
    ("metal", _("Metal")),
    ("card", _("Card")),
]
_UNITS = [("mm", _("Millimetres")), ("inch", _("Inches"))]
_CURRENCIES = [(code, code) for code in money.CURRENCIES]


@rx.page(
    route=routes.STUDIO_PRODUCTS,
    title=_("Products · PhotoDrop"),
    on_load=[StudioState.enter, ProductsState.load],
)
def studio_products() -> rx.Component:
    return studio_frame(
        studio_phone_header(back=routes.STUDIO_ORDERS),
        rx.el.a(
            icon("arrow-left", size=16, class_name="rtl:-scale-x-100"),
            _("Orders"),
            href=routes.STUDIO_ORDERS,
            class_name="hidden h-11 items-center gap-1.5 text-ui text-ink-2 hover:text-ink lg:inline-flex",
        ),
        rx.el.h1(_("Products and prices"), class_name="display mb-5 text-title max-lg:pt-3"),
        rx.cond(
            ProductsState.is_loaded,
            rx.cond(length(ProductsState.items) > 0, _catalogue(), _empty()),
            rx.el.div(
                class_name="sheen h-64 animate-fade rounded-card [animation-delay:300ms] [animation-fill-mode:backwards]"
            ),
        ),
        plus_button(_("New product"), on_click=ProductsState.add),
        _editor(),
        confirm_dialog(
            _("Delete this product?"),
            _("It leaves your catalogue and the carts it is in. Orders keep what they say of it."),
            _("Delete"),
            is_open=ProductsState.removing != "",
            on_close=ProductsState.hide,
            on_confirm=ProductsState.remove,
        ),
        here="orders",
    )


def _empty() -> rx.Component:
    return empty_state(
        _("Nothing for sale yet"),
        _("Begin with a starter: eight usual prints with prices to change. Or add your own with the plus."),
        art="/prints/pebbles.svg",
        action=pill(_("Use the starter"), "outline", on_click=ProductsState.start),
    )


def _catalogue() -> rx.Component:
    return rx.el.div(
        rx.el.ul(rx.foreach(ProductsState.items, _row), aria_label=_("Products"), class_name="border-t border-line"),
        rx.el.form(
            rx.el.h2(_("Shipping"), class_name="display text-heading"),
            rx.el.p(
                _("What sending one order costs, whatever is in it. Nothing means it is free."),
                class_name="mt-1 mb-5 text-ui text-ink-2",
            ),
            rx.el.div(rx.foreach(ProductsState.shipping, _shipping), class_name="grid gap-4 sm:grid-cols-2"),
            field_error(ProductsState.shipping_wrong, "shipping-error"),
            pill(_("Save"), "outline", size="small", type="submit", class_name="mt-5"),
            on_submit=ProductsState.ship,
            class_name="mt-10 max-w-[560px] rounded-card border border-line p-5 lg:p-7",
        ),
    )


def _row(product: ProductView) -> rx.Component:
    return rx.el.li(
        rx.el.button(
            rx.el.span(
                rx.el.span(rx.el.bdi(product.name), class_name="block truncate font-semibold"),
                rx.el.span(*size_and_finish(product), class_name="block truncate text-ui text-ink-2"),
                rx.el.span(
                    _("Sharp from {long} × {short} pixels", long=product.min_long, short=product.min_short),
                    class_name="block text-small text-ink-2",
                ),
                class_name="min-w-0 grow",
            ),
            rx.cond(product.is_active, rx.fragment(), chip(_("Not for sale"), "plain", "eye-off")),
            rx.el.span(product.price_label, class_name="shrink-0 font-semibold tabular-nums"),
            type="button",
            on_click=ProductsState.edit(product.id),
            class_name="flex min-w-0 grow items-center gap-4 rounded-field py-3 text-start hover:bg-hover md:px-2",
        ),
        menu(
            _("More about {name}", name=product.name),
            menu_item(_("Change"), icon_name="pencil", on_click=ProductsState.edit(product.id)),
            menu_item(_("Move up"), icon_name="arrow-up", on_click=ProductsState.move(product.id, -1)),
            menu_item(_("Move down"), icon_name="arrow-down", on_click=ProductsState.move(product.id, 1)),
            rx.cond(
                product.is_active,
                menu_item(_("Stop selling"), icon_name="eye-off", on_click=ProductsState.sell(product.id, False)),
                menu_item(_("Sell again"), icon_name="eye", on_click=ProductsState.sell(product.id, True)),
            ),
            menu_item(_("Delete"), icon_name="trash-2", danger=True, on_click=ProductsState.ask_remove(product.id)),
        ),
        class_name="flex min-h-20 items-center gap-2 border-b border-line",
    )


def _shipping(row: ShippingView) -> rx.Component:
    name = f"ship_{row.currency}"
    return rx.el.div(
        rx.el.label(row.currency, html_for=name, class_name="mb-2 block text-ui font-semibold"),
        rx.el.input(
            id=name,
            name=name,
            default_value=ProductsState.shipping_texts[row.currency],
            input_mode="decimal",
            auto_complete="off",
            class_name="h-12 w-full rounded-field border-[1.5px] border-transparent bg-field px-4 field-ring",
        ),
    )


def _editor() -> rx.Component:
    title: Any = rx.cond(_PRODUCT.id != "", _("Change the product"), _("New product"))
    return dialog(
        title,
        rx.el.div(
            select_field(_("What it is"), "kind", KINDS, default_value=_PRODUCT.kind),
            field(
                _("Name"), "name", default_value=_PRODUCT.name, error=_wrong("name"), max_length=80, auto_complete="off"
            ),
            rx.el.div(
                field(
                    _("Width"),
                    "width",
                    default_value=ProductsState.width_text,
                    error=_wrong("width"),
                    input_mode="decimal",
                ),
                field(
                    _("Height"),
                    "height",
                    default_value=ProductsState.height_text,
                    error=_wrong("height"),
                    input_mode="decimal",
                ),
                select_field(_("Unit"), "unit", _UNITS, default_value=_PRODUCT.unit),
                class_name="grid grid-cols-2 gap-4 [&>:last-child]:col-span-2 sm:grid-cols-[1fr_1fr_1.3fr] sm:[&>:last-child]:col-span-1",
            ),
            field(
                _("Paper or finish"), "finish", default_value=_PRODUCT.finish, error=_wrong("finish"), max_length=120
            ),
            rx.el.div(
                field(
                    _("Price"),
                    "price",
                    default_value=ProductsState.price_text,
                    error=_wrong("price"),
                    input_mode="decimal",
                ),
                select_field(
                    _("Currency"), "currency", _CURRENCIES, default_value=_PRODUCT.currency, error=_wrong("currency")
                ),
                class_name="grid grid-cols-2 gap-4",
            ),
            field(
                _("Pixels to an inch"),
                "dpi",
                default_value=ProductsState.dpi_text,
                hint=_("Photos with fewer get a warning. 300 for small prints, 150 for posters, 100 for canvas."),
                error=_wrong("dpi"),
                input_mode="numeric",
            ),
            key=_PRODUCT.id,
            class_name="space-y-5",
        ),
        is_open=ProductsState.is_open,
        on_close=ProductsState.hide,
        form=ProductsState.save,
        actions=[pill(_("Cancel"), "outline", on_click=ProductsState.hide), pill(_("Save"), type="submit")],
    )


def _wrong(name: str) -> Any:
    return ProductsState.wrong.get(name, "")
