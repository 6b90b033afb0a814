from typing import Any

import reflex as rx

from photodrop import routes
from photodrop.components.cropped_photo import cropped_photo
from photodrop.components.empty import empty_state
from photodrop.components.field import field, select_field, text_area
from photodrop.components.icon import icon
from photodrop.components.layout import gutter
from photodrop.components.order_parts import quoted, size_and_finish, sums
from photodrop.components.pill import icon_button, pill, pill_link
from photodrop.components.tongue import _, _n, said
from photodrop.components.words import countries, length, number
from photodrop.pages.buyer import buyer_frame
from photodrop.services import phones
from photodrop.services.carts import CartGroup, CartLine
from photodrop.state.cart import CartState
from photodrop.state.me import MeState

_GROUP = CartState.group
_CONTACT = CartState.contact
_COUNTRIES = [(country.code, country.name) for country in phones.countries()]


@rx.page(
    route=routes.CART,
    title=_("Cart · PhotoDrop"),
    description="Prints you are about to order.",
    image="/icon-512.png",
    on_load=[MeState.look, CartState.load],
)
def cart() -> rx.Component:
    return buyer_frame(
        gutter(
            rx.el.div(
                rx.el.h1(_("Your cart"), class_name="display text-title md:text-display"),
                rx.el.a(_("Your orders"), href=routes.ORDERS, class_name="link inline-flex h-11 items-center text-ui"),
                class_name="flex items-center justify-between pt-6 pb-5 md:pt-9",
            ),
            rx.cond(
                CartState.is_loaded,
                rx.cond(length(CartState.groups) > 0, _filled(), _empty()),
                rx.el.div(
                    class_name="sheen h-64 animate-fade rounded-card [animation-delay:300ms] [animation-fill-mode:backwards]"
                ),
            ),
        ),
    )


def _empty() -> rx.Component:
    return empty_state(
        _("Nothing in your cart yet"),
        _("Open one of your photos and choose “Order a print”. What you put in waits here until you order it."),
        art="/prints/tulip.svg",
        action=rx.cond(MeState.profile.id != "", pill_link(_("Go to your photos"), routes.DASHBOARD, "outline")),
    )


def _filled() -> rx.Component:
    return rx.el.div(
        rx.cond(length(CartState.groups) > 1, _groups()),
        rx.el.div(
            rx.el.section(
                rx.el.h2(_("Prints"), class_name="sr-only"),
                rx.el.ul(
                    rx.foreach(CartState.lines, _line),
                    aria_label=_("Prints in your cart"),
                    class_name="border-t border-line",
                ),
                rx.cond(
                    CartState.album_path != "",
                    rx.el.a(
                        icon("arrow-left", size=16, class_name="rtl:-scale-x-100"),
                        _("Back to the album"),
                        href=CartState.album_path,
                        # The album is no page of the router.
                        custom_attrs={"reloadDocument": True},
                        class_name="link mt-3 inline-flex h-11 items-center gap-2 text-ui",
                    ),
                ),
            ),
            _checkout(),
            class_name="grid grid-cols-1 gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1fr)_420px]",
        ),
    )


def _groups() -> rx.Component:
    return rx.el.div(
        rx.el.p(_("Each photographer and each currency is an order of its own."), class_name="mb-3 text-ui text-ink-2"),
        rx.el.div(
            rx.foreach(CartState.groups, _tab),
            role="group",
            aria_label=_("Orders in your cart"),
            class_name="flex flex-wrap gap-2",
        ),
        class_name="mb-6",
    )


def _tab(group: CartGroup) -> rx.Component:
    is_here = (group.photographer_id == _GROUP.photographer_id) & (group.currency == _GROUP.currency)
    return rx.el.button(
        rx.el.bdi(group.photographer),
        rx.el.span(group.total_label, class_name="font-normal"),
        type="button",
        on_click=CartState.choose(group.photographer_id, group.currency),
        custom_attrs={"aria-pressed": is_here},
        class_name=(
            "inline-flex h-11 items-center gap-2 rounded-pill bg-field px-5 text-ui font-semibold hover:bg-hover "
            "aria-pressed:bg-ink aria-pressed:text-bg"
        ),
    )


def _line(line: CartLine) -> rx.Component:
    return rx.el.li(
        cropped_photo(line.photo, line.crop, class_name="w-24 md:w-32"),
        rx.el.div(
            rx.el.p(rx.el.bdi(line.product.name), class_name="font-semibold"),
            rx.el.p(*size_and_finish(line.product), class_name="text-ui text-ink-2"),
            rx.cond(line.requests != "", rx.el.p(quoted(line.requests), class_name="mt-1 text-ui")),
            rx.cond(line.too_small, _warning(_("The photo is small for this; it may look soft."))),
            rx.cond(
                line.problem != "",
                _warning(line.problem),
                rx.el.div(
                    rx.el.div(
                        icon_button(
                            "minus",
                            _("One less"),
                            disabled=line.quantity <= 1,
                            on_click=CartState.count(line.id, line.quantity - 1),
                            class_name="-ms-3",
                        ),
                        rx.el.span(number(line.quantity), class_name="min-w-6 text-center font-semibold tabular-nums"),
                        icon_button("plus", _("One more"), on_click=CartState.count(line.id, line.quantity + 1)),
                        class_name="flex items-center",
                        role="group",
                        aria_label=_("How many"),
                    ),
                    rx.el.a(
                        _("Change"),
                        href=_change_path(line),
                        class_name="link inline-flex h-11 items-center text-ui",
                    ),
                    class_name="mt-1 flex items-center gap-4",
                ),
            ),
            class_name="min-w-0 grow",
        ),
        rx.el.div(
            rx.el.p(line.amount_label, class_name="font-semibold tabular-nums"),
            icon_button(
                "trash-2",
                _("Take it out of the cart"),
                on_click=CartState.remove(line.id),
                class_name="-me-3 text-ink-2",
            ),
            class_name="flex shrink-0 flex-col items-end justify-between",
        ),
        class_name="flex gap-4 border-b border-line py-5",
    )


def _change_path(line: CartLine) -> Any:
    by_share = rx.cond(line.share != "", f"&share={line.share}", "")
    return f"/prints/{line.photo.photo_id}?item={line.id}{by_share}"


def _warning(words: Any) -> rx.Component:
    return rx.el.p(
        icon("circle-alert", size=16), words, class_name="mt-1.5 flex items-center gap-1.5 text-small text-warn"
    )


def _checkout() -> rx.Component:
    return rx.el.form(
        rx.el.h2(_("Where to send it"), class_name="display text-heading"),
        rx.el.div(
            field(
                _("Name"),
                "name",
                default_value=_CONTACT.name,
                error=_wrong("name"),
                auto_complete="name",
                max_length=120,
            ),
            text_area(
                _("Address"),
                "address",
                default_value=_CONTACT.address,
                error=_wrong("address"),
                rows=3,
                auto_complete="street-address",
                placeholder=_("Street and number\nPostcode and town"),
                max_length=500,
            ),
            select_field(
                _("Country"),
                "country",
                [("", _("Choose a country"))],
                more=countries(_COUNTRIES),
                default_value=_CONTACT.country,
                error=_wrong("country"),
                auto_complete="country",
            ),
            field(
                _("E-mail"),
                "email",
                dir="ltr",
                default_value=_CONTACT.email,
                error=_wrong("email"),
                type="email",
                auto_complete="email",
            ),
            field(
                _("Phone"),
                "phone",
                dir="ltr",
                default_value=_CONTACT.phone,
                error=_wrong("phone"),
                type="tel",
                auto_complete="tel",
            ),
            text_area(_("Anything your photographer should know"), "special_requests", rows=2, max_length=2000),
            class_name="mt-5 space-y-5",
        ),
        rx.el.div(sums(_GROUP), class_name="mt-8 border-t border-line pt-5"),
        pill(
            _("Place order"),
            type="submit",
            busy=CartState.is_placing,
            busy_label=_("Ordering"),
            disabled=_GROUP.count == 0,
            class_name="mt-6 w-full",
        ),
        rx.el.p(
            rx.cond(
                CartState.error != "",
                rx.el.span(
                    icon("circle-alert", size=16, class_name="mt-px shrink-0"),
                    rx.el.span(CartState.error),
                    class_name="mt-4 flex items-start gap-1.5 text-small text-error",
                ),
            ),
            role="alert",
        ),
        rx.el.p(
            said(
                "{prints} from {photographer}. Only they see your address.",
                prints=rx.el.span(_n("{count} print", "{count} prints", _GROUP.count)),
                photographer=rx.el.bdi(_GROUP.photographer),
            ),
            class_name="mt-4 text-small text-ink-2",
        ),
        on_submit=CartState.place,
        reset_on_submit=False,
        custom_attrs={"noValidate": True},
        class_name="lg:rounded-card lg:border lg:border-line lg:p-7",
    )


def _wrong(name: str) -> Any:
    return CartState.wrong.get(name, "")
