import reflex as rx

from photodrop import routes
from photodrop.components.empty import empty_state, skeleton_tile
from photodrop.components.end_of_list import end_of_list
from photodrop.components.icon import icon
from photodrop.components.layout import gutter, page_title
from photodrop.components.pill import pill, pill_link
from photodrop.components.tongue import _
from photodrop.components.words import length
from photodrop.pages.frame import frame
from photodrop.services.photo_cards import PhotoCard
from photodrop.state.hidden_photos import HiddenPhotosState
from photodrop.state.me import MeState

_GRID = "grid grid-cols-2 gap-x-3 gap-y-6 md:grid-cols-4 md:gap-x-4 xl:grid-cols-5"


@rx.page(
    route=routes.HIDDEN_PHOTOS,
    title=_("Hidden photos · PhotoDrop"),
    on_load=[MeState.load, HiddenPhotosState.load],
)
def hidden_photos() -> rx.Component:
    return frame(
        gutter(
            rx.el.a(
                icon("arrow-left", size=16, class_name="rtl:-scale-x-100"),
                _("Your photos"),
                href=routes.DASHBOARD,
                class_name="hidden h-11 items-center gap-1.5 text-ui text-ink-2 hover:text-ink md:inline-flex",
            ),
            page_title(
                _("Hidden photos"),
                _("You are in them, but see them nowhere else. Your photographer still knows that you are in them."),
            ),
            rx.cond(
                HiddenPhotosState.is_loaded,
                rx.cond(length(HiddenPhotosState.cards) > 0, _tiles(), _nothing()),
                rx.el.div(*[skeleton_tile("aspect-square") for _tile_no in range(5)], class_name=_GRID),
            ),
            class_name="pt-6",
        ),
        back=routes.DASHBOARD,
        back_class="md:invisible",
    )


def _tiles() -> rx.Component:
    return rx.fragment(
        rx.el.ul(rx.foreach(HiddenPhotosState.cards, _tile), class_name=_GRID),
        end_of_list(
            has_more=HiddenPhotosState.has_more,
            count=length(HiddenPhotosState.cards),
            on_reached=HiddenPhotosState.more,
        ),
    )


def _tile(card: PhotoCard) -> rx.Component:
    return rx.el.li(
        rx.el.img(
            src=card.thumb_url,
            alt=_("Hidden photo"),
            loading="lazy",
            class_name="aspect-square w-full rounded-tile bg-tile object-cover object-[50%_40%]",
        ),
        pill(
            _("Show again"),
            "outline",
            size="small",
            icon_name="eye",
            on_click=HiddenPhotosState.show(card.id),
            class_name="mt-3 w-full !px-2",
        ),
    )


def _nothing() -> rx.Component:
    return empty_state(
        _("Nothing is hidden"),
        _("Open a photo and choose Hide this photo in its menu: it leaves your albums and waits here."),
        art="/prints/tulip.svg",
        action=pill_link(_("Go to your photos"), routes.DASHBOARD, "outline", size="small"),
    )
