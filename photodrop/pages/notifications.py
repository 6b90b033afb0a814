import reflex as rx

from photodrop import routes
from photodrop.components.bell import news
from photodrop.components.empty import empty_state, skeleton_tile
from photodrop.components.end_of_list import end_of_list
from photodrop.components.layout import gutter, studio_phone_header
from photodrop.components.notification_list import notification_list
from photodrop.components.pill import pill, pill_link
from photodrop.components.tongue import _
from photodrop.components.words import length
from photodrop.pages.frame import frame
from photodrop.pages.studio import studio_frame
from photodrop.state.me import MeState
from photodrop.state.notifications import NotificationsState
from photodrop.state.studio import StudioState

_TITLE = _("Notifications · PhotoDrop")


@rx.page(route=routes.NOTIFICATIONS, title=_TITLE, on_load=[MeState.load, NotificationsState.load])
def notifications() -> rx.Component:
    return frame(gutter(_content(), class_name="mx-auto w-full max-w-[760px] pt-4 md:pt-8"), back=routes.HOME)


@rx.page(route=routes.STUDIO_NOTIFICATIONS, title=_TITLE, on_load=[StudioState.enter, NotificationsState.load])
def studio_notifications() -> rx.Component:
    return studio_frame(
        studio_phone_header(), rx.el.div(_content(), class_name="max-w-[760px] max-lg:pt-3"), here="notifications"
    )


def _content() -> rx.Component:
    return rx.fragment(
        rx.el.div(
            rx.el.h1(_("Notifications"), class_name="display text-title"),
            rx.el.div(
                rx.cond(
                    NotificationsState.unread > 0,
                    pill(
                        _("Mark all as read"),
                        "text",
                        size="small",
                        icon_name="check-check",
                        on_click=NotificationsState.read_all,
                    ),
                ),
                pill_link(
                    _("Settings"),
                    routes.NOTIFICATION_SETTINGS,
                    "outline",
                    size="small",
                    icon_name="settings-2",
                ),
                class_name="flex flex-wrap gap-2",
            ),
            class_name="mb-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-4",
        ),
        rx.cond(
            NotificationsState.is_loaded,
            rx.cond(length(NotificationsState.items) > 0, _list(), _empty()),
            rx.el.div(*[skeleton_tile("h-20 w-full") for _row in range(4)], class_name="space-y-3"),
        ),
        news(NotificationsState.refresh),
    )


def _list() -> rx.Component:
    return rx.fragment(
        notification_list(NotificationsState.items, on_open=NotificationsState.open),
        end_of_list(
            has_more=NotificationsState.has_more,
            count=length(NotificationsState.items),
            on_reached=NotificationsState.load_more,
        ),
        rx.el.p(_("Kept for three months."), class_name="mt-4 text-small text-ink-2"),
    )


def _empty() -> rx.Component:
    return empty_state(
        _("Nothing new"),
        _("When something happens that concerns you, it stands here."),
        art="/prints/pebbles.svg",
    )
