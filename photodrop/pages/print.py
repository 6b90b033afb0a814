import reflex as rx

from photodrop import routes
from photodrop.components.layout import gutter
from photodrop.components.print_maker import print_maker
from photodrop.components.tongue import _
from photodrop.pages.buyer import buyer_frame
from photodrop.state.me import MeState


@rx.page(
    route=routes.PRINT,
    title=_("Order a print · PhotoDrop"),
    description="Choose a size and what of the photo is printed.",
    image="/icon-512.png",
    on_load=MeState.look,
)
def order_a_print() -> rx.Component:
    return buyer_frame(
        gutter(
            rx.el.div(
                rx.el.h1(_("Order a print"), class_name="display text-title md:text-display"),
                rx.el.a(_("Your cart"), href=routes.CART, class_name="link inline-flex h-11 items-center text-ui"),
                class_name="flex items-center justify-between pt-6 pb-5 md:pt-9",
            )
        ),
        rx.el.div(print_maker(), class_name="md:px-10 xl:px-0"),
    )
