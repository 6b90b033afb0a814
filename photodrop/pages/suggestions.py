"""What the dashboard and an album ask whoever's face was perhaps found."""

import reflex as rx

from photodrop.components.layout import gutter
from photodrop.components.refresh import refresh
from photodrop.components.suggestion_card import suggestion_card
from photodrop.components.words import length
from photodrop.state.suggestions import SuggestionsState


def suggested_faces() -> rx.Component:
    first = SuggestionsState.waiting[0]
    return rx.fragment(
        rx.cond(
            length(SuggestionsState.waiting) > 0,
            gutter(
                suggestion_card(
                    first,
                    length(SuggestionsState.waiting),
                    on_yes=SuggestionsState.yes(first.id),
                    on_no=SuggestionsState.no(first.id),
                    on_later=SuggestionsState.later(first.id),
                ),
                class_name="pt-6",
            ),
        ),
        refresh(SuggestionsState.refresh_every, SuggestionsState.refresh),
    )
