import reflex as rx

from photodrop import routes
from photodrop.components.absent import absent
from photodrop.components.chip import face
from photodrop.components.empty import empty_state
from photodrop.components.icon import icon
from photodrop.components.layout import gutter
from photodrop.components.library_layout import library_layout
from photodrop.components.photo_grid import photo_grid
from photodrop.components.pill import pill_link
from photodrop.components.tongue import _, _n
from photodrop.components.words import length, month, number, tenths
from photodrop.state.me import MeState
from photodrop.state.profile import ProfileState

_WHO = ProfileState.about
_IS_MINE = (MeState.profile.login != "") & (MeState.profile.login == _WHO.username)


@rx.page(
    route=routes.PROFILE,
    title=ProfileState.title,
    description="Public photos on PhotoDrop.",
    image="/icon-512.png",
    on_load=[MeState.look, ProfileState.load],
)
def profile() -> rx.Component:
    return rx.cond(ProfileState.is_missing, absent(), _profile())


def _profile() -> rx.Component:
    return library_layout(
        gutter(
            rx.el.div(
                face("", rx.cond(_WHO.name != "", _WHO.name[:1], _WHO.username[:1]), size=72),
                rx.el.div(
                    rx.el.h1(
                        rx.cond(_WHO.name != "", _WHO.name, _WHO.username),
                        class_name="display min-h-[34px] break-words text-title md:min-h-11 md:text-display",
                    ),
                    rx.el.p(
                        rx.cond(_WHO.name != "", rx.el.span(_WHO.username)),
                        rx.cond(_WHO.since != "", rx.el.span(_("Here since {month}", month=month(_WHO.since)))),
                        class_name="flex min-h-6 flex-wrap gap-x-4 text-ink-2",
                    ),
                    class_name="min-w-0 grow",
                ),
                rx.cond(
                    _IS_MINE,
                    pill_link(_("Edit"), routes.ACCOUNT, "outline", size="small", icon_name="pencil"),
                ),
                class_name="flex items-center gap-4 md:gap-6",
            ),
            rx.el.dl(
                _fact(number(_WHO.photo_count), _n("public photo", "public photos", _WHO.photo_count)),
                rx.cond(
                    _WHO.ratings_received > 0,
                    _fact(
                        rx.el.span(
                            icon("star", size=16, class_name="fill-ink"),
                            tenths(_WHO.average_rating),
                            class_name="inline-flex items-center gap-1.5",
                        ),
                        _n("of {count} rating", "of {count} ratings", _WHO.ratings_received),
                    ),
                ),
                rx.cond(
                    _WHO.comment_count > 0,
                    _fact(number(_WHO.comment_count), _n("comment written", "comments written", _WHO.comment_count)),
                ),
                rx.cond(
                    _WHO.rating_count > 0,
                    _fact(number(_WHO.rating_count), _n("photo rated", "photos rated", _WHO.rating_count)),
                ),
                class_name=rx.cond(
                    _WHO.username != "", "mt-6 flex min-h-12 flex-wrap gap-x-9 gap-y-4", "invisible mt-6 min-h-12"
                ),
            ),
            class_name="pb-8 pt-6 md:pb-10 md:pt-10",
        ),
        rx.cond(
            length(ProfileState.cards) > 0,
            rx.el.div(
                photo_grid(
                    ProfileState.cards,
                    mode="public",
                    label=_("Public photos"),
                    on_end_reached=ProfileState.more,
                    on_stale=ProfileState.load,
                ),
                class_name="md:px-10 xl:px-0",
            ),
            rx.cond(ProfileState.is_loaded, gutter(_empty())),
        ),
    )


def _fact(figure: rx.Component | str, words: rx.Component | str) -> rx.Component:
    """The figure over what it counts; read out the other way round."""
    return rx.el.div(
        rx.el.dt(words, class_name="text-small text-ink-2"),
        rx.el.dd(figure, class_name="display text-heading"),
        class_name="flex flex-col-reverse",
    )


def _empty() -> rx.Component:
    return rx.cond(
        _IS_MINE,
        empty_state(
            _("Nothing public yet"),
            _("Photos of your public albums are shown here. Everything else stays yours alone."),
            art="/prints/sunrise.svg",
            action=pill_link(_("Your library"), MeState.library_path, "outline", size="small"),
        ),
        empty_state(
            _("Nothing public yet"),
            _("Photos come here once they are shared with everybody."),
            art="/prints/sunrise.svg",
        ),
    )
