from typing import Any

import reflex as rx

from photodrop import routes
from photodrop.components.arrow_grid import arrow_grid
from photodrop.components.chip import face
from photodrop.components.dialog import dialog
from photodrop.components.empty import empty_state, skeleton_tile
from photodrop.components.end_of_list import end_of_list
from photodrop.components.face_review import face_review
from photodrop.components.field import field, search_field
from photodrop.components.icon import icon
from photodrop.components.layout import studio_phone_header
from photodrop.components.menu import menu, menu_item
from photodrop.components.people_picker import people_picker
from photodrop.components.pill import icon_button, pill, pill_link
from photodrop.components.press_by_key import follow_current, press_anywhere
from photodrop.components.refresh import refresh
from photodrop.components.tongue import _, _n
from photodrop.components.words import DOT, length, number
from photodrop.pages.studio import studio_frame
from photodrop.services.album_people import AlbumPerson, SeenFace
from photodrop.services.faces import FaceSearch
from photodrop.services.photo_cards import PhotoCard
from photodrop.state.people_search import PeopleSearchState
from photodrop.state.same_person import SamePersonState
from photodrop.state.studio import StudioState
from photodrop.state.studio_people import StudioPeopleState

_PAGE = StudioPeopleState
_SAME = SamePersonState
_PHOTOS = routes.STUDIO_PHOTOS.replace("[album_id]", f"{_PAGE.album_id}")
_ALBUM = routes.STUDIO_ALBUM.replace("[album_id]", f"{_PAGE.album_id}")
_ROW = (
    "flex w-full min-h-16 items-center gap-3 rounded-[14px] px-3 py-2 text-start transition-colors "
    "duration-[var(--pd-fast)] hover:bg-hover lg:aria-[current=true]:bg-cta-soft"
)
_HEADING = "display text-[17px] leading-6 tracking-[-0.01em]"


@rx.page(
    route=routes.STUDIO_PEOPLE,
    title=_("People · PhotoDrop"),
    on_load=[StudioState.enter, StudioPeopleState.load],
)
def studio_people() -> rx.Component:
    return studio_frame(
        studio_phone_header(back=_PHOTOS),
        rx.cond(
            _PAGE.is_missing,
            empty_state(_("This album is not here"), _("It was deleted, or belongs to another account.")),
            rx.fragment(_header(), _search(), _body(), _name_dialog(), _same_dialog(), press_anywhere()),
        ),
        refresh(_PAGE.refresh_every, _PAGE.refresh),
        here="albums",
    )


def _header() -> rx.Component:
    counts = _PAGE.counts
    return rx.el.header(
        rx.el.a(
            icon("arrow-left", size=18, class_name="rtl:-scale-x-100"),
            rx.el.bdi(_PAGE.album_name),
            href=_PHOTOS,
            class_name="inline-flex min-h-6 items-center gap-2 rounded-field text-ui font-medium text-ink-2 hover:text-ink max-lg:hidden",
        ),
        rx.el.div(
            rx.el.h1(_("People"), class_name="display text-title"),
            rx.el.div(
                rx.el.p(
                    rx.cond(
                        counts.to_review > 0,
                        rx.fragment(_n("{count} to review", "{count} to review", counts.to_review), DOT),
                    ),
                    _n("{count} person", "{count} people", counts.people),
                    rx.cond(
                        counts.nobody > 0,
                        rx.fragment(
                            DOT,
                            _n("{count} photo with nobody found", "{count} photos with nobody found", counts.nobody),
                        ),
                    ),
                    rx.cond(
                        (counts.search == FaceSearch.running.value) & (counts.looked >= counts.photos),
                        rx.el.span(DOT, _("comparing faces")),
                    ),
                    class_name="text-ui text-ink-2",
                    role="status",
                ),
                menu(
                    _("More"),
                    menu_item(_("Undo"), icon_name="undo-2", on_click=_PAGE.undo),
                    rx.cond(
                        (counts.search == FaceSearch.done.value) | (counts.search == FaceSearch.running.value),
                        menu_item(_("Group faces anew"), icon_name="sparkles", on_click=_PAGE.regroup),
                    ),
                ),
                class_name="flex min-h-11 items-center gap-1",
            ),
            class_name="flex flex-wrap items-center justify-between gap-x-6 lg:mt-1",
        ),
        class_name="mb-4 max-lg:mt-3 max-lg:data-[open=true]:hidden",
        custom_attrs={"data-open": _PAGE.is_open},
    )


def _search() -> rx.Component:
    """Why nobody looks for faces, how far they have come, or what they could not look at."""
    counts = _PAGE.counts
    by_hand = _("Name people by hand on the photos page.")
    return rx.fragment(
        rx.match(
            counts.search,
            (
                FaceSearch.off.value,
                _note(
                    _("Nobody looks for faces in this album."),
                    _("Switch it on in the album’s options, or name people by hand."),
                    _("Album options"),
                    _ALBUM,
                ),
            ),
            (
                FaceSearch.minors.value,
                _note(_("Children’s faces are never measured."), by_hand, _("To the photos"), _PHOTOS),
            ),
            (
                FaceSearch.over.value,
                _note(
                    _("The time for which this album keeps faces is over."),
                    _("What was measured is deleted; who was found stays. Set a longer time to look again."),
                    _("Album options"),
                    _ALBUM,
                ),
            ),
            (
                FaceSearch.unavailable.value,
                _note(
                    _("Faces are not looked for on this installation."),
                    _("Whoever runs it can switch that on. Until then, name people by hand on the photos page."),
                    _("To the photos"),
                    _PHOTOS,
                ),
            ),
            (FaceSearch.running.value, _running()),
            (FaceSearch.done.value, _ended()),
            rx.fragment(),
        )
    )


def _running() -> rx.Component:
    counts = _PAGE.counts
    return rx.cond(
        counts.looked < counts.photos,
        rx.el.div(
            rx.el.p(
                _(
                    "Looked at {looked} of {count} photos. People turn up here meanwhile.",
                    looked=counts.looked,
                    count=counts.photos,
                ),
                class_name="text-ui text-ink-2",
            ),
            rx.el.progress(
                value=counts.looked,
                max=counts.photos,
                aria_label=_("Looking for faces"),
                class_name="mt-2 h-2 w-full max-w-105 accent-[var(--pd-cta)]",
            ),
            class_name="mb-5",
        ),
    )


def _ended() -> rx.Component:
    counts = _PAGE.counts
    missed = counts.photos - counts.looked
    return rx.cond(
        missed > 0,
        rx.el.div(
            icon("circle-alert", size=20, class_name="text-ink-2"),
            rx.el.p(
                _n("{count} photo could not be looked at.", "{count} photos could not be looked at.", missed),
                class_name="text-ui text-ink-2",
            ),
            pill(_("Look again"), "outline", size="small", on_click=_PAGE.look_again),
            class_name="mb-5 flex flex-wrap items-center gap-2.5",
            role="status",
        ),
        rx.cond(
            _PAGE.has_ended,
            rx.el.p(
                icon("check", size=20, class_name="text-success"),
                _n("{count} photo was looked at.", "All {count} photos were looked at.", counts.photos),
                class_name="mb-5 flex items-center gap-2.5 text-ui text-ink-2",
                role="status",
            ),
        ),
    )


def _note(words: str, what_to_do: str, label: str, href: str) -> rx.Component:
    return rx.el.div(
        icon("scan-face", size=20, class_name="mt-px shrink-0 text-ink-2"),
        rx.el.p(
            rx.el.span(words, class_name="text-ink"),
            " ",
            what_to_do,
            " ",
            rx.el.a(label, href=href, class_name="link font-semibold"),
            class_name="min-w-0 max-w-[70ch] grow basis-0 text-ui text-ink-2",
        ),
        class_name="mb-5 flex items-start gap-2.5",
        role="note",
    )


def _body() -> rx.Component:
    return rx.cond(
        (length(_PAGE.people) > 0) | (_PAGE.counts.nobody > 0) | (_PAGE.counts.ignored > 0),
        rx.el.div(
            rx.el.nav(
                rx.el.ul(
                    rx.foreach(_PAGE.people, _row),
                    rx.cond(
                        _PAGE.has_more_people,
                        rx.el.li(pill(_("Show more"), "text", size="small", on_click=_PAGE.load_more_people)),
                    ),
                    rx.cond(_PAGE.counts.nobody > 0, _nobody_row()),
                    rx.cond(_PAGE.counts.ignored > 0, _aside()),
                    class_name="space-y-1",
                ),
                aria_label=_("People in this album"),
                class_name="-mx-3 max-lg:grow max-lg:data-[open=true]:hidden lg:sticky lg:top-6 lg:max-h-[calc(100dvh-48px)] lg:w-[264px] lg:shrink-0 lg:overflow-y-auto",
                custom_attrs={"data-open": _PAGE.is_open},
            ),
            rx.el.section(
                _way(),
                rx.match(
                    _PAGE.kind,
                    ("client", _client()),
                    ("group", _group()),
                    ("nobody", _nobody()),
                    rx.fragment(),
                ),
                class_name="min-w-0 grow max-lg:data-[open=false]:hidden",
                custom_attrs={"data-open": _PAGE.is_open},
            ),
            follow_current(_PAGE.person.id),
            class_name="flex gap-10 pb-18",
        ),
        rx.cond(
            _PAGE.is_loaded,
            empty_state(
                _("Nobody has been found yet"),
                _("People turn up here once there are photos of them."),
                action=pill_link(_("To the photos"), _PHOTOS, "outline", size="small"),
            ),
            rx.el.div(
                *[skeleton_tile("h-16 !rounded-[14px]") for _each in range(6)],
                class_name="max-w-[264px] space-y-2",
            ),
        ),
    )


def _way() -> rx.Component:
    """Back to the list on a phone, and on to the next person without it."""
    return rx.el.div(
        rx.el.button(
            icon("arrow-left", size=18, class_name="rtl:-scale-x-100"),
            _("People"),
            type="button",
            on_click=_PAGE.close_person,
            class_name="me-auto inline-flex min-h-11 items-center gap-2 rounded-field text-ui font-medium text-ink-2",
        ),
        icon_button(
            "chevron-left",
            _("The person before"),
            on_click=_PAGE.go(False),
            class_name="rtl:-scale-x-100",
            aria_keyshortcuts="k",
        ),
        icon_button(
            "chevron-right",
            _("The next person"),
            on_click=_PAGE.go(True),
            class_name="rtl:-scale-x-100",
            aria_keyshortcuts="j",
        ),
        class_name="mb-2 flex items-center lg:hidden",
    )


def _called(person: AlbumPerson) -> Any:
    return rx.cond(
        person.kind == "group",
        _("Somebody"),
        rx.cond(person.name != "", person.name, person.phone_label),
    )


def _picture(person: AlbumPerson, size: int) -> rx.Component:
    return face(person.picture_url, rx.cond(person.name != "", person.name[:1], person.dial_code), size=size)


def _facts(person: AlbumPerson) -> rx.Component:
    photos = _n("{count} photo", "{count} photos", person.photo_count)
    return rx.cond(
        person.to_review > 0,
        rx.fragment(
            _n("{count} to review", "{count} to review", person.to_review),
            rx.cond(person.photo_count > 0, rx.fragment(DOT, photos)),
        ),
        rx.fragment(photos, rx.cond(person.by_hand, rx.fragment(DOT, _("by hand")))),
    )


def _row(person: AlbumPerson) -> rx.Component:
    return rx.el.li(
        rx.el.button(
            _picture(person, 40),
            rx.el.span(
                rx.el.span(
                    rx.el.bdi(_called(person)),
                    class_name="block truncate text-ui font-semibold",
                    title=_called(person),
                ),
                # On the ground of the current row the grey of small words has too little contrast.
                rx.el.span(
                    _facts(person),
                    class_name="block truncate text-small text-ink-2 transition-colors duration-[var(--pd-fast)] lg:in-[[aria-current=true]]:text-ink",
                ),
                class_name="min-w-0 grow",
            ),
            type="button",
            on_click=_PAGE.open_person(person.kind, person.id),
            class_name=_ROW,
            custom_attrs={"aria-current": person.id == _PAGE.person.id},
        ),
        key=person.id,
    )


def _aside() -> rx.Component:
    return rx.el.li(
        rx.el.button(
            rx.el.span(
                icon("user-round-minus"),
                class_name="grid size-10 shrink-0 place-items-center rounded-full bg-field text-ink-2",
            ),
            rx.el.span(
                rx.el.span(_("Not guests"), class_name="block text-ui font-semibold"),
                rx.el.span(
                    _n("{count} person", "{count} people", _PAGE.counts.ignored),
                    class_name="block text-small text-ink-2",
                ),
                class_name="min-w-0 grow",
            ),
            icon(
                "chevron-down",
                class_name="text-ink-2 transition-transform duration-[var(--pd-fast)] in-aria-expanded:rotate-180",
            ),
            type="button",
            on_click=_PAGE.toggle_aside,
            class_name=_ROW,
            custom_attrs={"aria-expanded": _PAGE.shows_aside},
        ),
        rx.cond(
            _PAGE.shows_aside,
            rx.el.ul(
                rx.foreach(_PAGE.aside, _row),
                rx.cond(
                    _PAGE.has_more_aside,
                    rx.el.li(pill(_("Show more"), "text", size="small", on_click=_PAGE.load_more_aside)),
                ),
                class_name="mt-1 space-y-1",
                aria_label=_("Not guests"),
            ),
        ),
    )


def _nobody_row() -> rx.Component:
    return rx.el.li(
        rx.el.button(
            rx.el.span(
                icon("user-round-x"),
                class_name="grid size-10 shrink-0 place-items-center rounded-full bg-field text-ink-2",
            ),
            rx.el.span(
                rx.el.span(_("Nobody found"), class_name="block text-ui font-semibold"),
                rx.el.span(
                    _n("{count} photo", "{count} photos", _PAGE.counts.nobody),
                    class_name="block text-small text-ink-2 transition-colors duration-[var(--pd-fast)] lg:in-[[aria-current=true]]:text-ink",
                ),
            ),
            type="button",
            on_click=_PAGE.open_person("nobody", ""),
            class_name=_ROW,
            custom_attrs={"aria-current": _PAGE.kind == "nobody"},
        ),
    )


def _title(words: Any, lead: Any, *actions: rx.Component) -> rx.Component:
    return rx.el.div(
        _picture(_PAGE.person, 72),
        rx.el.div(
            rx.el.h2(words, class_name="display text-[24px] leading-[30px] tracking-[-0.02em]"),
            rx.el.p(lead, class_name="mt-0.5 text-ui text-ink-2"),
            class_name="min-w-[min(220px,100%)] grow basis-0",
        ),
        rx.el.div(*actions, class_name="flex flex-wrap items-center gap-2 max-sm:w-full max-sm:*:grow empty:hidden"),
        class_name="mb-6 flex flex-wrap items-center gap-4",
    )


def _client() -> rx.Component:
    called = _called(_PAGE.person)
    return rx.fragment(
        rx.cond(
            length(_PAGE.asked) > 0,
            _title(
                _("Is this {name}?", name=called),
                _("Suggested by a face that looks alike. Whatever you turn down is never shown to them."),
                rx.cond(
                    _PAGE.left > 0,
                    pill(
                        rx.cond(
                            _PAGE.turned_down > 0,
                            _n("Yes to the other one", "Yes to the other {count}", _PAGE.left),
                            _n("Yes to this one", "Yes to all {count}", _PAGE.left),
                        ),
                        icon_name="check",
                        on_click=_PAGE.answer_all,
                    ),
                ),
            ),
            _title(
                rx.el.bdi(called),
                rx.cond(
                    _PAGE.person.has_signed_in, _("Nothing to review."), _("Nothing to review. Not signed in yet.")
                ),
            ),
        ),
        face_review(_PAGE.asked, called, on_answer=_PAGE.answer, on_take_back=_PAGE.take_back, on_undo=_PAGE.undo),
        rx.cond(
            length(_PAGE.confirmed) > 0,
            rx.el.div(_confirmed(), class_name=rx.cond(length(_PAGE.asked) > 0, "mt-8", "")),
        ),
        _keys(
            ("y", _("yes")),
            ("n", _("no")),
            ("z", _("undo")),
            ("j", _("next person")),
            ("k", _("person before")),
            ("", _("arrow keys move")),
        ),
    )


def _confirmed() -> rx.Component:
    return rx.el.section(
        rx.el.div(
            rx.el.h3(
                _("Confirmed"),
                " ",
                rx.el.span(number(_PAGE.person.photo_count), class_name="font-sans font-normal text-ink-2"),
                class_name=_HEADING,
            ),
            rx.cond(
                ~_PAGE.shows_all & (_PAGE.person.photo_count > length(_PAGE.confirmed)),
                rx.el.button(
                    _("Show all"),
                    type="button",
                    on_click=_PAGE.show_all,
                    class_name="link min-h-11 text-ui font-semibold",
                ),
            ),
            class_name="mb-2 flex min-h-11 items-center justify-between",
        ),
        rx.el.ul(
            rx.foreach(_PAGE.confirmed, _confirmed_tile),
            class_name="grid grid-cols-4 gap-2 md:grid-cols-6 xl:grid-cols-8",
        ),
        _more_faces(),
    )


def _confirmed_tile(seen: SeenFace) -> rx.Component:
    return rx.el.li(
        _square(seen),
        rx.el.button(
            icon("x", size=16),
            type="button",
            aria_label=_("Not in {filename}", filename=seen.filename),
            title=_("Not this person"),
            on_click=_PAGE.answer(seen.appearance_id, "no"),
            class_name=(
                "absolute end-0 top-0 grid size-11 content-start justify-end p-1 text-white *:rounded-full *:bg-black/55 *:p-1 *:size-6 "
                "pointer-fine:opacity-0 pointer-fine:group-hover:opacity-100 focus-visible:opacity-100"
            ),
        ),
        key=seen.appearance_id,
        class_name="group relative",
    )


def _square(seen: SeenFace) -> rx.Component:
    return rx.el.img(
        src=seen.picture_url,
        alt=_("From {filename}", filename=seen.filename),
        loading="lazy",
        class_name="aspect-square w-full rounded-field bg-tile object-cover",
    )


def _more_faces() -> rx.Component:
    return rx.cond(
        _PAGE.has_more_faces,
        pill(_("Show more"), "text", size="small", on_click=_PAGE.load_more_faces, class_name="mt-3"),
    )


def _group() -> rx.Component:
    return rx.fragment(
        rx.cond(
            _PAGE.person.is_ignored,
            _title(
                _("Not a guest"),
                _("Nobody is asked about these faces, or told of them."),
                pill(
                    _("Back among the people"),
                    size="small",
                    icon_name="undo-2",
                    on_click=_PAGE.set_aside,
                    aria_keyshortcuts="x",
                ),
                _name_them("outline"),
            ),
            _title(
                _("Who is this?"),
                _n(
                    "Seen in {count} photo. Nobody has a name for them yet.",
                    "Seen in {count} photos. Nobody has a name for them yet.",
                    _PAGE.person.photo_count,
                ),
                _name_them("blue"),
                rx.cond(
                    _PAGE.counts.people > 1,
                    pill(
                        _("Same as…"),
                        "outline",
                        size="small",
                        icon_name="merge",
                        on_click=_SAME.ask(_PAGE.person.id),
                        aria_keyshortcuts="s",
                    ),
                ),
                pill(
                    _("Not a guest"),
                    "outline",
                    size="small",
                    icon_name="user-round-minus",
                    on_click=_PAGE.set_aside,
                    aria_keyshortcuts="x",
                ),
            ),
        ),
        rx.cond(
            length(_PAGE.asked) > 1,
            rx.el.div(
                rx.cond(
                    length(_PAGE.chosen) > 0,
                    pill(
                        _n("{count} face is somebody else", "{count} faces are somebody else", length(_PAGE.chosen)),
                        "outline",
                        size="small",
                        icon_name="split",
                        on_click=_PAGE.split,
                        disabled=length(_PAGE.chosen) == length(_PAGE.asked),
                        aria_keyshortcuts="d",
                    ),
                    rx.el.p(_("Press a face that is somebody else."), class_name="text-ui text-ink-2"),
                ),
                class_name="mb-3 flex min-h-11 items-center",
            ),
        ),
        arrow_grid(
            rx.foreach(_PAGE.asked, _choosable),
            label=_("Faces of one person"),
            class_name="grid grid-cols-3 gap-2 md:grid-cols-5 xl:grid-cols-7",
        ),
        _more_faces(),
        # Without a face to answer: Z takes back the last step here too.
        face_review(
            rx.Var.create([]),
            "",
            on_answer=_PAGE.answer,
            on_take_back=_PAGE.take_back,
            on_undo=_PAGE.undo,
        ),
        _keys(
            ("n", _("name them")),
            ("s", _("same as")),
            ("x", _("not a guest")),
            ("d", _("divide")),
            ("z", _("undo")),
            ("j", _("next person")),
            ("k", _("person before")),
            ("", _("arrow keys and Space choose")),
        ),
    )


def _name_them(variant: str) -> rx.Component:
    return pill(
        _("Name them"), variant, size="small", icon_name="user-plus", on_click=_PAGE.ask_name, aria_keyshortcuts="n"
    )


def _choosable(seen: SeenFace) -> rx.Component:
    is_chosen = rx.Var.create(_PAGE.chosen).contains(seen.face_id)
    return rx.el.li(
        rx.el.button(
            _square(seen),
            rx.el.span(
                icon("check", size=16),
                class_name="absolute start-2 top-2 grid size-6 place-items-center rounded-full bg-cta text-on-cta not-in-aria-pressed:hidden",
            ),
            type="button",
            on_click=_PAGE.choose(seen.face_id),
            class_name="relative block w-full rounded-field aria-pressed:shadow-[0_0_0_3px_var(--pd-cta)]",
            custom_attrs={"aria-pressed": is_chosen},
        ),
        key=seen.face_id,
    )


def _nobody() -> rx.Component:
    return rx.fragment(
        rx.el.div(
            rx.el.div(
                rx.el.h2(_("Nobody found"), class_name="display text-[24px] leading-[30px] tracking-[-0.02em]"),
                rx.el.p(_("Name people by hand where somebody was missed."), class_name="mt-0.5 text-ui text-ink-2"),
                class_name="grow",
            ),
            pill_link(_("Open in the photos"), f"{_PHOTOS}?only=nobody", "outline", size="small", icon_name="images"),
            class_name="mb-6 flex flex-wrap items-center justify-between gap-4",
        ),
        rx.el.ul(
            rx.foreach(_PAGE.nobody, _plain_photo),
            class_name="grid grid-cols-3 gap-2 md:grid-cols-5 xl:grid-cols-7",
        ),
        end_of_list(has_more=_PAGE.has_more_photos, count=length(_PAGE.nobody), on_reached=_PAGE.load_more_photos),
    )


def _plain_photo(card: PhotoCard) -> rx.Component:
    return rx.el.li(
        rx.el.img(
            src=card.thumb_url,
            alt=card.filename,
            loading="lazy",
            class_name="aspect-square w-full rounded-tile bg-tile object-cover",
        ),
        key=card.id,
    )


def _keys(*keys: tuple[str, Any]) -> rx.Component:
    """On a keyboard only."""
    parts = []
    for at, (letter, words) in enumerate(keys):
        said = (
            rx.fragment(rx.el.kbd(letter, class_name="font-sans font-semibold uppercase"), " ", words)
            if letter
            else words
        )
        parts.append(rx.el.span(DOT if at else "", said))
    return rx.el.p(
        icon("keyboard", size=18, class_name="shrink-0"),
        rx.el.span(*parts),
        class_name="mt-8 hidden items-start gap-2 text-small text-ink-2 pointer-fine:flex",
    )


def _name_dialog() -> rx.Component:
    return dialog(
        _("Who is this?"),
        people_picker(
            _PAGE.named,
            PeopleSearchState.suggestions,
            answered=PeopleSearchState.answered,
            on_search=PeopleSearchState.search,
            on_add=_PAGE.add_named,
            on_remove=_PAGE.remove_named,
            label=_("Name or phone number"),
            inline=True,
        ),
        rx.cond(
            _PAGE.is_nameless,
            field(
                _("Name, if you know it"),
                "called",
                hint=_("Only you see this name. Leave it empty to use the client’s own."),
                auto_complete="off",
                max_length=80,
            ),
        ),
        is_open=_PAGE.is_naming,
        on_close=_PAGE.hide,
        lead=_("Choose a client, or type a whole phone number to add somebody new. They get these photos."),
        form=_PAGE.save_name,
        actions=[
            pill(_("Cancel"), "outline", on_click=_PAGE.hide),
            pill(_("Name them"), type="submit", disabled=length(_PAGE.named) == 0),
        ],
    )


def _same_dialog() -> rx.Component:
    return dialog(
        _("Who is the same person?"),
        search_field(_("Search name or phone"), value=_SAME.query, on_change=_SAME.search),
        rx.el.div(
            rx.cond(
                (_SAME.query == "") & (length(_SAME.alike) > 0),
                rx.fragment(
                    rx.el.h3(_("Most alike"), class_name="px-3 text-small font-semibold text-ink-2"),
                    rx.el.ul(rx.foreach(_SAME.alike, _other), class_name="mb-3 space-y-1"),
                    rx.cond(
                        length(_SAME.people) > 0,
                        rx.el.h3(_("Everybody else"), class_name="px-3 text-small font-semibold text-ink-2"),
                    ),
                ),
            ),
            rx.el.ul(rx.foreach(_SAME.people, _other), class_name="space-y-1"),
            end_of_list(has_more=_SAME.has_more, count=length(_SAME.people), on_reached=_SAME.load_more),
            rx.cond(
                (_SAME.query != "") & (length(_SAME.people) == 0),
                rx.el.div(
                    rx.el.p(
                        _("Nobody in this album is called that, or has that number."),
                        class_name="text-ui text-ink-2",
                        role="status",
                    ),
                    pill(_("Name them"), "text", size="small", icon_name="user-plus", on_click=_PAGE.ask_name),
                    class_name="flex flex-wrap items-center justify-between gap-2 px-3",
                ),
            ),
            class_name="-mx-3 h-[46dvh] overflow-y-auto",
        ),
        is_open=_SAME.is_open,
        on_close=_SAME.hide,
        lead=_("All faces of both become one."),
        guarded=False,
    )


def _other(person: AlbumPerson) -> rx.Component:
    return rx.el.li(
        rx.el.button(
            _picture(person, 40),
            rx.el.span(
                rx.el.span(rx.el.bdi(_called(person)), class_name="block truncate text-ui font-semibold"),
                rx.el.span(_facts(person), class_name="block truncate text-small text-ink-2"),
                class_name="min-w-0 grow",
            ),
            type="button",
            on_click=_PAGE.merge(person.kind, person.id),
            class_name=_ROW,
        ),
        key=person.id,
    )
