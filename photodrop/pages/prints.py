import reflex as rx

from photodrop import routes
from photodrop.components import art_print
from photodrop.components.frame_view import frame_view
from photodrop.components.layout import gutter, page_title
from photodrop.components.tongue import _
from photodrop.pages.frame import frame
from photodrop.state.me import MeState
from photodrop.state.prints import PrintsState


@rx.page(route=routes.PRINTS, title=_("Art prints · PhotoDrop"), on_load=[PrintsState.take_down, MeState.load])
def prints() -> rx.Component:
    return frame(
        gutter(
            rx.el.div(
                page_title(_("Art prints"), _("Drawn by us, for the wall beside your photos.")), class_name="pt-8"
            ),
            rx.el.ul(
                *[_print(name) for name in art_print.PRINTS],
                class_name="grid grid-cols-2 gap-x-4 gap-y-7 md:grid-cols-3 md:gap-x-6",
            ),
        ),
        frame_view(
            "/prints/" + PrintsState.hung + ".svg",
            art_print.WIDTH,
            art_print.HEIGHT,
            is_open=PrintsState.hung != "",
            title=_("Art print"),
            on_close=PrintsState.take_down,
        ),
        back=routes.DASHBOARD,
    )


def _print(name: str) -> rx.Component:
    return rx.el.li(
        art_print.print_button(name, PrintsState.hang(name)),
        rx.el.p(art_print.PRINTS[name], class_name="mt-2.5 text-ui font-semibold"),
    )
