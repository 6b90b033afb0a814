from typing import Any

import reflex as rx

from photodrop import routes
from photodrop.components.address import address
from photodrop.components.empty import empty_state
from photodrop.components.field import BOX, search_field
from photodrop.components.icon import icon
from photodrop.components.layout import gutter
from photodrop.components.library_layout import library_layout
from photodrop.components.menu import choice_menu
from photodrop.components.photo_grid import photo_grid
from photodrop.components.pill import pill
from photodrop.components.tags import tag_chips
from photodrop.components.tongue import _
from photodrop.components.words import length
from photodrop.state.me import MeState
from photodrop.state.search import SearchState

_RATINGS = [("0", _("Any rating")), ("3", _("3 stars and up")), ("4", _("4 stars and up")), ("5", _("5 stars"))]
_SORTS = [
    ("relevance", _("Best match")),
    ("rating", _("Best rated")),
    ("newest", _("Newest")),
    ("oldest", _("Oldest")),
]
_ROLE = MeState.profile.role


@rx.page(
    route=routes.SEARCH,
    title=SearchState.title,
    description="Find public photos by word, tag, rating and date.",
    image="/icon-512.png",
    on_load=[MeState.look, SearchState.load],
)
def search() -> rx.Component:
    return library_layout(
        gutter(
            rx.el.h1(_("Search"), class_name="sr-only"),
            search_field(
                _("Search photos, places and tags"),
                value=SearchState.query,
                on_change=SearchState.type_query,
                max_length=200,
                auto_complete="off",
                auto_focus=True,
            ),
            _filters(),
            class_name="pt-4 md:pt-8",
        ),
        address(SearchState.address, SearchState.typed),
        rx.cond(SearchState.is_loaded, _answer(), rx.el.div(class_name="min-h-[60vh]")),
        active="search",
    )


def _filters() -> rx.Component:
    return rx.el.div(
        rx.cond(
            SearchState.tag != "",
            rx.el.span(
                icon("tag", size=16),
                rx.el.span(SearchState.tag, class_name="max-w-48 truncate"),
                rx.el.button(
                    icon("x", size=16),
                    type="button",
                    aria_label=_("Search without the tag {tag}", tag=SearchState.tag),
                    on_click=SearchState.choose("tag", ""),
                    class_name="-my-1 -me-1 -ms-1.5 grid size-11 place-items-center rounded-full text-ink-2 hover:text-ink",
                ),
                class_name="me-1 inline-flex h-9 items-center gap-2 rounded-pill bg-field ps-3.5 text-ui font-medium",
            ),
        ),
        choice_menu(
            _RATINGS, SearchState.rating, lambda rating: SearchState.choose("rating", rating), icon_name="star"
        ),
        rx.el.div(
            _day(_("From"), "from", SearchState.day_from),
            _day(_("To"), "to", SearchState.day_to),
            class_name="flex gap-x-3 ps-3 max-md:order-last max-md:w-full md:gap-x-4 md:pe-3",
        ),
        rx.cond(
            (_ROLE == "moderator") | (_ROLE == "admin"),
            rx.el.div(
                icon("circle-user-round", class_name="pointer-events-none absolute start-3 top-3 text-ink-2"),
                rx.el.input(
                    value=SearchState.uploader,
                    on_change=SearchState.type_uploader,
                    placeholder=_("Uploader"),
                    aria_label=_("Uploader’s username"),
                    max_length=32,
                    auto_complete="off",
                    auto_capitalize="none",
                    spell_check=False,
                    class_name=f"{BOX} h-11 ps-10 pe-3 !text-ui md:!w-40",
                ),
                class_name="relative max-md:order-last max-md:w-full max-md:ps-3 max-md:[&>svg]:start-6",
            ),
        ),
        rx.el.div(
            choice_menu(
                _SORTS, SearchState.sort, lambda sort: SearchState.choose("sort", sort), icon_name="arrow-down-up"
            ),
            class_name="-me-3 ms-auto",
        ),
        class_name="mt-3 -ms-3 flex flex-wrap items-center gap-x-1 gap-y-2 has-[>span]:ms-0",
    )


def _day(words: str, name: str, value: Any) -> rx.Component:
    return rx.el.label(
        words,
        rx.el.input(
            type="date",
            value=value,
            on_change=lambda day: SearchState.choose(name, day),
            class_name=f"{BOX} h-11 min-w-0 px-2 !text-ui md:px-3 md:!w-[136px]",
        ),
        class_name="flex min-w-0 grow basis-0 items-center gap-2 text-ui font-semibold md:basis-auto",
    )


def _answer() -> rx.Component:
    return rx.el.div(
        gutter(
            rx.el.p(SearchState.found, class_name="mb-4 min-h-5 text-ui text-ink-2", role="status"),
            class_name="mt-5",
        ),
        rx.cond(
            SearchState.error != "",
            gutter(empty_state(_("This cannot be searched for"), SearchState.error)),
            rx.cond(
                length(SearchState.cards) > 0,
                rx.el.div(
                    photo_grid(
                        SearchState.cards,
                        mode="public",
                        label=_("Photos found"),
                        on_end_reached=SearchState.more,
                        on_stale=SearchState.load,
                    ),
                    class_name="md:px-10 xl:px-0",
                ),
                gutter(rx.cond(SearchState.is_asking, _nothing(), _suggestions())),
            ),
        ),
    )


def _nothing() -> rx.Component:
    return empty_state(
        _("No photo matches"),
        _("Check the spelling, use fewer words, or ask for fewer things at once."),
        art="/prints/pebbles.svg",
        action=pill(_("Start again"), "outline", size="small", on_click=SearchState.start_again),
    )


def _suggestions() -> rx.Component:
    return rx.fragment(
        empty_state(
            _("Find a photo"),
            _("By a word of its name or description, a place, an album or a tag. Small typos are understood."),
            art="/prints/arches.svg",
        ),
        rx.cond(
            length(SearchState.tags) > 0,
            rx.el.section(
                rx.el.h2(_("Popular tags"), class_name="display mb-4 mt-9 text-heading"),
                tag_chips(SearchState.tags, label=_("Popular tags")),
            ),
        ),
    )
