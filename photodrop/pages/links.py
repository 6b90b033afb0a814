import reflex as rx

from photodrop import routes
from photodrop.components.empty import empty_state, skeleton_tile
from photodrop.components.end_of_list import end_of_list
from photodrop.components.layout import gutter
from photodrop.components.library_layout import library_layout
from photodrop.components.link_list import link_list
from photodrop.components.tongue import _
from photodrop.components.words import length
from photodrop.state.links import LinksState
from photodrop.state.me import MeState


@rx.page(route=routes.LINKS, title=_("Your links · PhotoDrop"), on_load=[MeState.load, LinksState.load])
def links() -> rx.Component:
    return library_layout(
        gutter(
            rx.cond(
                length(LinksState.links) > 0,
                rx.el.div(
                    link_list(LinksState.links, on_stop=LinksState.stop),
                    end_of_list(
                        has_more=LinksState.has_more, count=length(LinksState.links), on_reached=LinksState.more
                    ),
                    class_name="max-w-[760px]",
                ),
                rx.cond(LinksState.is_loaded, _nothing(), _placeholders()),
            )
        ),
        title=_("Your links"),
        active="library",
    )


def _nothing() -> rx.Component:
    return empty_state(
        _("No links yet"), _("Open one of your photos, choose Edit, and copy a link: it stands here with its QR code.")
    )


def _placeholders() -> rx.Component:
    return rx.el.div(*[skeleton_tile("h-14") for _row in range(4)], class_name="max-w-[760px] space-y-4")
