import reflex as rx

from photodrop import routes
from photodrop.components.album_card import album_card
from photodrop.components.art_print import PRINTS, print_link
from photodrop.components.dialog import confirm_dialog
from photodrop.components.empty import skeleton_tile
from photodrop.components.icon import icon
from photodrop.components.layout import gutter
from photodrop.components.lightbox import lightbox
from photodrop.components.photo_grid import photo_grid
from photodrop.components.refresh import refresh
from photodrop.components.tongue import _, _n
from photodrop.components.waiting_claims import waiting_claims
from photodrop.components.words import number
from photodrop.pages.frame import frame
from photodrop.pages.own_face import own_face_note
from photodrop.pages.suggestions import suggested_faces
from photodrop.state.card import WaitingClaimsState
from photodrop.state.dashboard import DashboardState
from photodrop.state.me import MeState
from photodrop.state.own_face import OwnFaceState
from photodrop.state.suggestions import SuggestionsState

_ROW = "mt-4 flex snap-x scroll-px-6 gap-3 overflow-x-auto px-6 pb-2 [scrollbar-width:none] md:scroll-px-10 md:gap-4 md:px-10 xl:scroll-px-0 xl:px-0"

# How many albums a phone shows at once.
_AT_ONCE = 3
_CARD = "h-[172px] w-[132px] shrink-0 !rounded-card md:h-[255px] md:w-[200px]"
_FIRST_ALBUMS = "*:h-[172px] *:w-[132px] *:shrink-0 *:rounded-card *:bg-tile *:object-cover *:object-[50%_40%] md:*:h-[255px] md:*:w-[200px]"
_FIRST_PHOTOS = "*:aspect-square *:bg-tile [&_img]:size-full [&_img]:object-cover [&_img]:object-[50%_40%]"
_UNLESS_FIRST = "[.pd-first:has(>*)~&]:hidden"


@rx.page(
    route=routes.DASHBOARD,
    title=_("Your photos · PhotoDrop"),
    description="Every photo of you, from your photographers.",
    image="/icon-512.png",
    on_load=[
        MeState.load,
        DashboardState.keep,
        OwnFaceState.load,
        SuggestionsState.load,
        WaitingClaimsState.load,
        DashboardState.load,
    ],
)
def dashboard() -> rx.Component:
    return frame(
        own_face_note(),
        suggested_faces(),
        waiting_claims(WaitingClaimsState.claims),
        rx.cond(
            DashboardState.photo_count > 0,
            _filled(),
            rx.cond(DashboardState.is_loaded, _empty(), _arriving()),
        ),
        lightbox(
            DashboardState.cards,
            hearts=DashboardState.hearts,
            answered=DashboardState.answered,
            on_heart=DashboardState.heart,
            prints=DashboardState.sells_prints,
            on_action=DashboardState.act,
            on_end_reached=DashboardState.more,
        ),
        confirm_dialog(
            _("Is this not you?"),
            _("The photo leaves your albums. Only your photographer can add you again."),
            _("Take it out"),
            is_open=DashboardState.doubted != "",
            on_close=DashboardState.keep,
            on_confirm=DashboardState.not_me,
        ),
        refresh(DashboardState.refresh_every, DashboardState.refresh),
    )


def _filled() -> rx.Component:
    return rx.fragment(
        rx.el.h1(_("Your photos"), class_name="sr-only"),
        _albums_title(),
        rx.el.div(
            rx.foreach(
                DashboardState.albums,
                lambda album, index: album_card(album, "/albums/" + album.id, is_first=index < _AT_ONCE),
            ),
            class_name=_ROW,
        ),
        _photos_title(
            rx.el.span(number(DashboardState.photo_count), class_name="md:hidden"),
            rx.el.span(
                _n("{count} photo", "{count} photos", DashboardState.photo_count), class_name="hidden md:inline"
            ),
            rx.cond(
                DashboardState.may_download,
                rx.el.button(
                    icon("download", size=18),
                    _("Download all"),
                    type="button",
                    on_click=DashboardState.download_all,
                    class_name="link inline-flex h-11 items-center gap-2",
                ),
            ),
        ),
        rx.el.div(
            photo_grid(
                DashboardState.cards,
                label=_("All photos of you"),
                hearts=DashboardState.hearts,
                answered=DashboardState.answered,
                on_heart=DashboardState.heart,
                on_end_reached=DashboardState.more,
                on_stale=DashboardState.reload,
            ),
            class_name="md:px-10 xl:px-0",
        ),
        _hidden(),
    )


def _hidden() -> rx.Component:
    return rx.cond(
        DashboardState.hidden_count > 0,
        gutter(
            rx.el.a(
                icon("eye-off", size=18),
                _("Hidden photos"),
                rx.el.span(number(DashboardState.hidden_count), class_name="text-ink-2"),
                href=routes.HIDDEN_PHOTOS,
                class_name="mt-8 inline-flex min-h-11 items-center gap-2 text-ui text-ink-2 hover:text-ink",
            )
        ),
    )


def _albums_title() -> rx.Component:
    return gutter(rx.el.h2(_("Albums"), class_name="display pt-6 text-heading md:pt-8"))


def _photos_title(*count: rx.Component) -> rx.Component:
    return gutter(
        rx.el.div(
            rx.el.h2(_("All photos"), class_name="display text-heading"),
            rx.el.div(*count, class_name="flex items-baseline gap-4 text-ui text-ink-2"),
            class_name="mb-4 mt-9 flex items-baseline justify-between md:mt-11",
        )
    )


def _empty() -> rx.Component:
    return rx.fragment(
        gutter(
            rx.el.h1(
                rx.cond(OwnFaceState.face.is_looking, _("Looking for your photos…"), _("Your photos will drop soon.")),
                class_name="display pt-10 text-[32px] leading-9 tracking-[-0.035em] max-md:max-w-[280px] md:pt-18 md:text-display",
            ),
            rx.el.p(
                rx.cond(
                    OwnFaceState.face.is_looking,
                    _(
                        "Your selfie is compared with the faces in your photographers' albums. This takes a few seconds."
                    ),
                    rx.cond(
                        OwnFaceState.face.state == "ready",
                        _(
                            "We found no photo of you yet. New photos are compared with your selfie as they come, and show here by "
                            "themselves. You can close this page and look again later."
                        ),
                        _(
                            "They come to this page by themselves as soon as your photographer drops them. You can close it and "
                            "look again later."
                        ),
                    ),
                ),
                role="status",
                class_name="mt-4 max-w-[520px] text-lead text-ink-2",
            ),
            rx.el.div(
                rx.el.h2(_("Browse art prints"), class_name="display text-heading"),
                rx.el.a(_("See all"), href=routes.PRINTS, class_name="link inline-flex h-11 items-center text-ui"),
                class_name="mt-12 flex items-center justify-between md:mt-18",
            ),
        ),
        rx.el.div(
            *[print_link(name, routes.PRINTS) for name in PRINTS], class_name=f"{_ROW} !mt-2 lg:grid lg:grid-cols-6"
        ),
        _hidden(),
    )


def _arriving() -> rx.Component:
    """The final shape; it fades in late, so that a quick answer shows nothing in between.

    Whoever is signed in gets their first photos with the page (api/first_look.py): those show at once.
    """
    return rx.el.div(
        _albums_title(),
        rx.el.div(
            rx.html("<!--first-albums-->", class_name=f"pd-first contents {_FIRST_ALBUMS}"),
            *[skeleton_tile(f"{_CARD} {_UNLESS_FIRST}") for _ in range(6)],
            class_name=_ROW,
        ),
        _photos_title(),
        rx.el.div(
            rx.html("<!--first-photos-->", class_name=f"pd-first contents md:hidden {_FIRST_PHOTOS}"),
            *[skeleton_tile(f"aspect-square max-md:!rounded-none max-md:{_UNLESS_FIRST}") for _ in range(12)],
            class_name="grid grid-cols-3 gap-0.5 md:gap-1.5 md:px-10 xl:px-0",
        ),
        class_name="animate-fade has-[.pd-first>*]:animate-none [animation-delay:300ms] [animation-fill-mode:backwards]",
        custom_attrs={"aria-busy": "true"},
    )
