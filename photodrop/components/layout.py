"""The frames pages stand in: a client's page, a form, a sign-in, the studio."""

import reflex as rx

from photodrop import routes

from .bell import bell, bell_count
from .chip import face
from .footer import footer
from .icon import icon
from .landing import landing
from .language_menu import plain_language_menu
from .tongue import _, _n, is_given
from .wordmark import wordmark
from .words import number


def client_page(header: rx.Component, *children: rx.Component, class_name: str = "") -> rx.Component:
    """Header, content of at most 1280 px, footer; the content sets its own gutters when it is edge to edge."""
    return rx.el.div(
        landing(),
        header,
        rx.el.main(*children, id="content", class_name=f"mx-auto w-full max-w-[1280px] grow pb-18 {class_name}"),
        footer(),
        class_name="flex min-h-dvh flex-col",
    )


def gutter(*children: rx.Component, class_name: str = "") -> rx.Component:
    """The page edge: 24 px on phones, 40 on tablets, 0 where the 1280 px column stands free."""
    return rx.el.div(*children, class_name=f"px-6 md:px-10 xl:px-0 {class_name}")


def form_page(header: rx.Component, *children: rx.Component) -> rx.Component:
    """One column of 420 px for a step of the sign-in."""
    return client_page(
        header,
        rx.el.div(*children, class_name="mx-auto w-full max-w-[468px] px-6 pt-8 md:pt-18"),
    )


def page_title(title: str, lead: str | rx.Component = "") -> rx.Component:
    return rx.el.div(
        rx.el.h1(title, class_name="display text-title"),
        rx.el.p(lead, class_name="mt-2 text-ink-2") if is_given(lead) else rx.fragment(),
        class_name="mb-7",
    )


def _hero(name: str, alt: str, class_name: str, sizes: str, *, eager: bool = False) -> rx.Component:
    return rx.el.img(
        src=f"/art/hero-{name}-800.webp",
        src_set=", ".join(f"/art/hero-{name}-{width}.webp {width}w" for width in (400, 800, 1600)),
        sizes=sizes,
        alt=alt,
        loading="eager" if eager else "lazy",
        class_name=f"object-cover {class_name}",
    )


def _three_photos(names: tuple[str, str, str]) -> rx.Component:
    left, middle, right = names
    small = "absolute top-6 h-[164px] w-[122px] rounded-[18px] shadow-2"
    return rx.el.div(
        _hero(left, "", f"{small} left-0 -rotate-6", "122px"),
        _hero(right, "", f"{small} right-0 rotate-6", "122px"),
        _hero(
            middle,
            "",
            "absolute left-1/2 top-0 h-[204px] w-[160px] -translate-x-1/2 rounded-[18px] shadow-3",
            "160px",
            eager=True,
        ),
        class_name="relative mx-auto mt-3 h-[228px] w-full max-w-[346px] lg:hidden",
        custom_attrs={"aria-hidden": "true"},
    )


def split_sign_in(
    *children: rx.Component,
    photo: str,
    title: str,
    lead: str,
    phone_photos: tuple[str, str, str],
    corner: str = "",
    bottom: rx.Component | None = None,
) -> rx.Component:
    """Form left and one photo right from 1024 px; three tilted photos over the form on phones."""
    mark = rx.el.header(
        wordmark(26),
        rx.el.span(corner, class_name="border-s border-line-strong ps-3 text-ui font-medium text-ink-2")
        if is_given(corner)
        else rx.fragment(),
        class_name="flex h-[60px] items-center justify-center gap-3 lg:h-auto lg:justify-start",
    )
    return rx.el.div(
        rx.el.div(
            mark,
            _three_photos(phone_photos),
            rx.el.main(
                landing(),
                *children,
                id="content",
                class_name="mx-auto mt-6 w-full max-w-[420px] pb-12 lg:my-auto lg:pb-0",
            ),
            rx.el.footer(
                bottom if bottom is not None else _quiet_links(),
                class_name="hidden items-center justify-between text-small text-ink-2 lg:flex",
            ),
            class_name="flex grow flex-col px-6 lg:w-1/2 lg:grow-0 lg:px-10 lg:pb-8 lg:pt-10",
        ),
        rx.el.aside(
            _hero(photo, "", "absolute inset-0 size-full", "50vw"),
            rx.el.div(
                class_name="absolute inset-0 bg-gradient-to-t from-black/55 to-transparent to-45%",
            )
            if is_given(title)
            else rx.fragment(),
            rx.el.div(
                rx.el.p(title, class_name="display text-display text-white"),
                rx.el.p(lead, class_name="mt-3 text-white/80"),
                class_name="absolute bottom-10 start-10 end-10",
            ),
            class_name="relative m-4 ms-0 hidden grow overflow-hidden rounded-[24px] bg-tile lg:block",
            aria_label=_("What this is"),
        ),
        footer(class_name="lg:hidden"),
        class_name="flex min-h-dvh flex-col lg:flex-row",
    )


def _quiet_links() -> rx.Component:
    link = "hover:text-ink hover:underline underline-offset-4"
    return rx.el.nav(
        rx.el.a(_("Terms"), href=routes.TERMS, class_name=link),
        rx.el.a(_("Privacy"), href=routes.PRIVACY, class_name=link),
        plain_language_menu(),
        class_name="flex gap-6",
        aria_label=_("About"),
    )


# What a page says it is, then the word, where it is and its icon.
Place = tuple[str, str, str, str]
_PLACES: tuple[Place, ...] = (
    ("albums", _("Albums"), routes.STUDIO, "images"),
    ("clients", _("Clients"), routes.STUDIO_CLIENTS, "users"),
    ("orders", _("Orders"), routes.STUDIO_ORDERS, "package"),
    ("earnings", _("Earnings"), routes.STUDIO_EARNINGS, "wallet"),
)
_SETTINGS = ("settings", _("Settings"), routes.STUDIO_SETTINGS, "settings")


# On phones the bar is full; there the settings lead to them.
_SHARES = ("shares", _("Shares"), routes.STUDIO_SHARES, "link")
_TASKS = ("tasks", _("Tasks"), routes.TASKS, "list-checks")
_ACTIVITY = ("activity", _("Activity"), routes.STUDIO_ACTIVITY, "chart-column")
_NEWS = ("notifications", _("Notifications"), routes.STUDIO_NOTIFICATIONS, "bell")
_FOR_ADMINS = ("photographers", _("Photographers"), routes.ADMIN, "camera")


def _place(
    name: str, href: str, icon_name: str, *, here: bool, count: int = 0, badge: rx.Component | None = None
) -> rx.Component:
    look = (
        "bg-surface text-ink font-semibold shadow-1 ring-1 ring-line"
        if here
        else "text-ink-2 hover:bg-hover hover:text-ink"
    )
    return rx.el.a(
        icon(icon_name),
        name,
        badge if badge is not None else _waiting(count, "ms-auto text-small font-semibold"),
        href=href,
        class_name=f"flex h-11 items-center gap-3 rounded-[12px] px-3 text-[15px] font-medium {look}",
        custom_attrs={"aria-current": "page"} if here else {},
    )


def tab(name: str, href: str | rx.Var[str], icon_name: str, *, here: bool, count: int = 0) -> rx.Component:
    """One place of a tab bar."""
    return rx.el.a(
        rx.el.span(
            icon(icon_name),
            _waiting(
                count,
                "absolute -top-1.5 start-3 grid h-[18px] min-w-[18px] place-items-center rounded-pill bg-ink px-1 "
                "text-[11px] leading-none font-semibold text-bg",
            ),
            class_name="relative",
        ),
        rx.el.span(name, class_name="max-w-full truncate"),
        href=href,
        class_name=f"grid h-full min-w-0 grow basis-0 grid-cols-1 content-center justify-items-center gap-1 text-[12px] leading-4 {'font-semibold text-ink' if here else 'text-ink-2'}",
        custom_attrs={"aria-current": "page"} if here else {},
    )


def tab_bar(*tabs: rx.Component, label: str) -> rx.Component:
    """The places of an application, at the bottom below 1024 px."""
    return rx.el.nav(
        *tabs,
        class_name="pd-tabs fixed inset-x-0 bottom-0 z-20 flex h-[calc(72px+env(safe-area-inset-bottom))] border-t border-line bg-bg pb-[env(safe-area-inset-bottom)] lg:hidden",
        aria_label=label,
    )


def _waiting(count: int, class_name: str) -> rx.Component:
    """How many wait in a place; never a zero."""
    if isinstance(count, int) and not count:
        return rx.fragment()
    return rx.cond(
        count > 0,
        rx.el.span(
            rx.el.span(number(count), custom_attrs={"aria-hidden": "true"}),
            rx.el.span(_n("{count} waiting", "{count} waiting", count), class_name="sr-only"),
            class_name=class_name,
        ),
    )


def studio_page(
    *children: rx.Component,
    here: str,
    name: str,
    login: str,
    role: str = "",
    picture_url: str = "",
    counts: dict[str, int] | None = None,
) -> rx.Component:
    """The studio's frame; `here` is the key of the place that this page belongs to, `counts` what waits in a place."""
    is_admin = role == "admin"
    waiting = counts or {}

    def place(each: Place, badge: rx.Component | None = None) -> rx.Component:
        key, *words = each
        return _place(*words, here=key == here, count=waiting.get(key, 0), badge=badge)

    def small(each: Place) -> rx.Component:
        key, *words = each
        return tab(*words, here=key == here, count=waiting.get(key, 0))

    sidebar = rx.el.aside(
        rx.el.div(
            rx.el.a(
                wordmark(24), href=routes.STUDIO, aria_label=_("PhotoDrop, your albums"), class_name="rounded-field"
            ),
            rx.el.span(_("Studio"), class_name="text-ui text-ink-2"),
            class_name="mb-6 flex items-center justify-between px-3",
        ),
        rx.el.nav(
            *[place(each) for each in (*_PLACES, _SHARES, _ACTIVITY, _TASKS)],
            place(_NEWS, badge=bell_count("ms-auto text-small font-semibold")),
            rx.cond(is_admin, place(_FOR_ADMINS)),
            rx.el.div(class_name="grow"),
            place(_SETTINGS),
            class_name="flex grow flex-col gap-0.5",
            aria_label=_("Studio"),
        ),
        rx.el.div(
            face(picture_url, name[:1], size=32),
            rx.el.div(
                rx.el.div(rx.el.bdi(name), class_name="truncate text-ui font-semibold"),
                rx.el.div(rx.el.bdi(login), class_name="truncate text-small text-ink-2"),
                class_name="min-w-0",
            ),
            class_name="mt-3 flex items-center gap-3 px-3",
        ),
        class_name="sticky top-0 hidden h-dvh w-[240px] shrink-0 flex-col border-e border-line bg-sunken px-3.5 py-6 lg:flex",
    )
    tabs = tab_bar(
        *[small(each) for each in _PLACES],
        rx.cond(is_admin, small(_FOR_ADMINS)),
        small(_SETTINGS),
        label=_("Studio"),
    )
    return rx.el.div(
        landing(),
        sidebar,
        rx.el.main(
            *children,
            id="content",
            class_name="min-w-0 grow px-6 pb-[calc(168px+env(safe-area-inset-bottom))] md:px-10 lg:px-12 lg:pb-24 lg:pt-9",
        ),
        tabs,
        class_name="flex min-h-dvh",
    )


def studio_phone_header(*actions: rx.Component, back: str = "") -> rx.Component:
    """Below 1024 px: the mark, or back and the mark, and this page's few actions."""
    return rx.el.header(
        rx.el.a(
            icon("arrow-left", class_name="rtl:-scale-x-100"),
            href=back,
            aria_label=_("Back"),
            class_name="-ms-3 grid size-11 place-items-center rounded-full",
        )
        if back
        else rx.fragment(),
        wordmark(24),
        rx.el.div(*actions, bell(routes.STUDIO_NOTIFICATIONS), class_name="-me-3 ms-auto flex"),
        class_name="flex h-[60px] items-center gap-2 lg:hidden",
    )
