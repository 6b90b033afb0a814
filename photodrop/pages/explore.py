import reflex as rx

from photodrop import routes
from photodrop.components.empty import empty_state, skeleton_tile
from photodrop.components.layout import gutter
from photodrop.components.library_layout import library_layout, place_link
from photodrop.components.photo_grid import photo_grid
from photodrop.components.pill import pill_link
from photodrop.components.tags import tag_chips
from photodrop.components.tongue import _
from photodrop.components.words import length
from photodrop.state.explore import ExploreState
from photodrop.state.me import MeState

# Wide chips in one line that is moved sideways on phones, edge to edge.
_TAGS = "overflow-x-auto px-6 py-1 [scrollbar-width:none] *:shrink-0 md:flex-wrap md:overflow-visible md:px-10 xl:px-0"


@rx.page(
    route=routes.EXPLORE,
    title=_("Explore · PhotoDrop"),
    description="New and well-rated photos that people share with everybody.",
    image="/icon-512.png",
    on_load=[MeState.look, ExploreState.load],
)
def explore() -> rx.Component:
    return library_layout(
        rx.el.div(
            rx.cond(
                length(ExploreState.tags) > 0, tag_chips(ExploreState.tags, label=_("Popular tags"), class_name=_TAGS)
            ),
            class_name="mb-5 min-h-11",
        ),
        rx.cond(
            ExploreState.is_loaded,
            rx.cond(length(ExploreState.cards) > 0, _photos(), _empty()),
            _arriving(),
        ),
        title=_("Explore"),
        active="explore",
        actions=[
            rx.el.nav(
                place_link(_("Newest"), routes.EXPLORE, here=ExploreState.by != "rating"),
                place_link(_("Best rated"), f"{routes.EXPLORE}?by=rating", here=ExploreState.by == "rating"),
                class_name="flex gap-5",
                aria_label=_("Order of the photos"),
            )
        ],
    )


def _photos() -> rx.Component:
    return rx.el.div(
        photo_grid(
            ExploreState.cards,
            mode="public",
            label=_("Photos"),
            on_end_reached=ExploreState.more,
            on_stale=ExploreState.load,
        ),
        class_name="md:px-10 xl:px-0",
    )


def _arriving() -> rx.Component:
    return rx.el.div(
        *[skeleton_tile("aspect-square max-md:!rounded-none md:aspect-[3/2]") for _tile in range(12)],
        class_name=(
            "animate-fade grid grid-cols-3 gap-0.5 [animation-delay:300ms] [animation-fill-mode:backwards] md:gap-1.5 "
            "md:px-10 xl:px-0"
        ),
        custom_attrs={"aria-busy": "true"},
    )


def _empty() -> rx.Component:
    return gutter(
        empty_state(
            _("Nothing here yet"),
            _("Photos of public albums come here as soon as somebody shares the first one."),
            art="/prints/moonwave.svg",
            action=rx.cond(
                MeState.profile.id != "", pill_link(_("Upload photos"), MeState.upload_path, "outline", size="small")
            ),
        )
    )
