"""The frame of the library, the community and everything public: who looks is offered what they may do."""

from typing import Any

import reflex as rx

from photodrop import routes
from photodrop.state.me import MeState

from .bell import bell
from .chip import face
from .field import search_field
from .footer import footer
from .icon import icon
from .landing import landing
from .layout import gutter, tab, tab_bar
from .menu import face_menu, menu_link
from .pill import pill_link
from .sign_in_relay import menu_sign_out
from .tongue import _, _n, is_given
from .wordmark import wordmark
from .words import number

_ME = MeState.profile
_IS_SOMEBODY = _ME.id != ""
_IS_NOBODY = MeState.is_met & ~_IS_SOMEBODY
_COLUMN = "mx-auto w-full max-w-[1280px]"


def library_layout(
    *children: rx.Component,
    title: str = "",
    active: str = "",
    actions: list[rx.Component] | None = None,
    class_name: str = "",
) -> rx.Component:
    """`active` is the place this page belongs to (explore, search, library, upload, tasks) or empty.

    With a `title` the page begins with it, and `actions` stand beside it; without one it has a heading of its own.
    The content sets its own gutters. The page loads `MeState.look`, or `MeState.load` where an account is needed.
    """
    return rx.el.div(
        landing(),
        _header(active),
        rx.el.main(
            library_title(title, *(actions or [])) if is_given(title) else rx.fragment(),
            *children,
            id="content",
            class_name=f"{_COLUMN} grow pb-18 {class_name}",
        ),
        footer(class_name="max-lg:mb-[calc(72px+env(safe-area-inset-bottom))]"),
        _tabs(active),
        class_name="flex min-h-dvh flex-col",
    )


def library_title(title: str | rx.Component, *actions: rx.Component) -> rx.Component:
    return gutter(
        rx.el.div(
            rx.el.h1(title, class_name="display min-w-0 text-title md:text-display"),
            rx.el.div(*actions, class_name="flex shrink-0 flex-wrap items-center gap-3") if actions else rx.fragment(),
            class_name="flex flex-wrap items-end justify-between gap-x-8 gap-y-3 pb-6 pt-6 md:pt-9",
        )
    )


def _header(active: str) -> rx.Component:
    return rx.el.header(
        rx.el.div(
            rx.el.div(
                rx.el.a(
                    wordmark(24),
                    href=routes.EXPLORE,
                    aria_label=_("PhotoDrop, explore"),
                    class_name="rounded-field py-2",
                ),
                rx.el.nav(
                    place_link(_("Explore"), routes.EXPLORE, here=active == "explore"),
                    rx.cond(_IS_SOMEBODY, place_link(_("Library"), MeState.library_path, here=active == "library")),
                    class_name="hidden items-center gap-6 lg:flex",
                    aria_label="PhotoDrop",
                ),
                class_name="flex min-w-0 items-center gap-10",
            ),
            rx.el.div(_search() if active != "search" else rx.fragment(), class_name="max-lg:hidden"),
            rx.el.div(
                _tasks(),
                rx.cond(_IS_SOMEBODY, rx.fragment(_upload(active), _bell(), _account())),
                rx.cond(_IS_NOBODY, _doors()),
                class_name="flex min-h-11 items-center justify-end gap-2",
            ),
            # Three columns, so that what comes late at either end never moves the field between them.
            class_name=f"{_COLUMN} grid h-full grid-cols-[auto_1fr] items-center gap-4 px-6 md:px-10 lg:grid-cols-[1fr_minmax(0,380px)_1fr] xl:px-0",
        ),
        class_name="sticky top-0 z-30 h-[60px] shrink-0 bg-bg/92 backdrop-blur-md",
    )


def place_link(name: str | rx.Component, href: Any, *, here: Any) -> rx.Component:
    """A word that leads to another page, or to another side of this one; bold where one is."""
    return rx.el.a(
        name,
        href=href,
        class_name=(
            "inline-flex h-11 shrink-0 items-center gap-2 rounded-field text-[15px] font-medium whitespace-nowrap text-ink-2 hover:text-ink "
            "aria-[current=page]:font-semibold aria-[current=page]:text-ink"
        ),
        custom_attrs={"aria-current": rx.cond(here, "page", "false")},
    )


def _search() -> rx.Component:
    """A form of the browser's own, so that the query stands in the address."""
    return rx.el.form(
        search_field(_("Search photos"), name="q", max_length=200, auto_complete="off"),
        action=routes.SEARCH,
        method="get",
    )


def _tasks() -> rx.Component:
    """Only while something is under way."""
    count: Any = MeState.task_count
    return rx.cond(
        _IS_SOMEBODY & (count > 0),
        rx.el.a(
            icon("loader"),
            rx.el.span(number(count), custom_attrs={"aria-hidden": "true"}),
            rx.el.span(_n("{count} task under way", "{count} tasks under way", count), class_name="sr-only"),
            href=routes.TASKS,
            title=_("Tasks under way"),
            class_name="inline-flex h-11 items-center gap-1.5 rounded-pill px-3 text-ui font-semibold text-ink-2 hover:bg-hover hover:text-ink",
        ),
    )


def _upload(active: str) -> rx.Component:
    """The one blue thing where one looks at photos; elsewhere the page has its own."""
    if active == "upload":
        return rx.fragment()
    return pill_link(
        _("Upload"),
        MeState.upload_path,
        "blue" if active in ("explore", "library") else "text",
        icon_name="upload",
        size="small",
        class_name="max-lg:hidden",
    )


def _bell() -> rx.Component:
    in_studio = (_ME.role == "photographer") | (_ME.role == "admin")
    return bell(rx.cond(in_studio, routes.STUDIO_NOTIFICATIONS, routes.NOTIFICATIONS))


def _account() -> rx.Component:
    is_admin = _ME.role == "admin"
    return rx.el.div(
        face_menu(
            _("Your account"),
            face(_ME.selfie_url, MeState.initials),
            rx.el.div(
                rx.el.div(
                    rx.cond(_ME.name != "", _ME.name, rx.cond(_ME.login != "", _ME.login, _("Your account"))),
                    class_name="truncate text-ui font-semibold",
                ),
                rx.cond(
                    _ME.name != "",
                    rx.el.div(
                        rx.cond(_ME.login != "", _ME.login, rx.cond(_ME.email != "", _ME.email, _ME.phone_label)),
                        class_name="truncate text-small text-ink-2",
                    ),
                ),
                class_name="mb-1 min-w-44 max-w-60 border-b border-line px-3 pb-2.5 pt-1.5",
                role="presentation",
            ),
            rx.cond(_ME.login != "", menu_link(_("Profile"), f"/u/{_ME.login}", icon_name="circle-user-round")),
            rx.cond(_ME.login != "", menu_link(_("Your links"), f"/{_ME.login}/links", icon_name="link")),
            menu_link(_("Account"), routes.ACCOUNT, icon_name="settings"),
            rx.cond(
                (_ME.role == "user") & (_ME.phone != ""),
                menu_link(_("Photos of me"), routes.DASHBOARD, icon_name="scan-face"),
            ),
            rx.cond((_ME.role == "photographer") | is_admin, menu_link(_("Studio"), routes.STUDIO, icon_name="camera")),
            rx.cond(
                (_ME.role == "moderator") | is_admin, menu_link(_("Moderation"), routes.MODERATION, icon_name="shield")
            ),
            menu_sign_out(),
        ),
        class_name="-me-1",
    )


def _doors() -> rx.Component:
    return rx.fragment(
        rx.el.a(
            _("Sign in"),
            href=routes.SIGN_IN,
            class_name="inline-flex h-11 items-center rounded-pill px-3 text-ui font-semibold hover:bg-hover active:bg-field",
        ),
        pill_link(_("Register"), routes.REGISTER, size="small"),
    )


def _tabs(active: str) -> rx.Component:
    explore = tab(_("Explore"), routes.EXPLORE, "compass", here=active == "explore")
    search = tab(_("Search"), routes.SEARCH, "search", here=active == "search")
    return tab_bar(
        explore,
        search,
        rx.cond(
            _IS_SOMEBODY,
            rx.fragment(
                tab(_("Upload"), MeState.upload_path, "upload", here=active == "upload"),
                tab(_("Library"), MeState.library_path, "images", here=active == "library"),
            ),
        ),
        rx.cond(_IS_NOBODY, tab(_("Sign in"), routes.SIGN_IN, "log-in", here=False)),
        label="PhotoDrop",
    )
