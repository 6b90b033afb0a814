"""For moderators and admins. To everybody else this page answers like one that is not here."""

from typing import Any

import reflex as rx

from photodrop import routes
from photodrop.components.absent import absent
from photodrop.components.dialog import confirm_dialog
from photodrop.components.empty import empty_state
from photodrop.components.end_of_list import end_of_list
from photodrop.components.field import search_field
from photodrop.components.layout import gutter
from photodrop.components.library_layout import library_layout, place_link
from photodrop.components.menu import choice_menu
from photodrop.components.moderation_lists import account_rows, comment_rows, rating_rows, report_rows
from photodrop.components.tongue import _
from photodrop.components.words import length, moment
from photodrop.state.me import MeState
from photodrop.state.moderation import (
    AccountsState,
    AuditLine,
    AuditState,
    FreshCommentsState,
    FreshRatingsState,
    ModerationState,
    ReportsState,
)

_PLACES = (
    (_("Reports"), "reports"),
    (_("Comments"), "comments"),
    (_("Ratings"), "ratings"),
    (_("Accounts"), "accounts"),
    (_("Audit"), "audit"),
)
_STATES = [("open", _("Open")), ("acted", _("Acted on")), ("dismissed", _("Dismissed"))]
_BANNED = [("", _("Everybody")), ("active", _("Active")), ("banned", _("Banned"))]
_ACTIONS = [
    ("", _("Everything")),
    ("account.banned", _("Banned an account")),
    ("account.unbanned", _("Let an account in again")),
    ("comment.deleted", _("Deleted a comment")),
    ("photo.hidden", _("Took a photo out of the public")),
    ("photo.shown", _("Showed a photo again")),
    ("rating.deleted", _("Deleted a rating")),
    ("report.acted", _("Acted on a report")),
    ("report.dismissed", _("Dismissed a report")),
    ("report.reopened", _("Opened a report again")),
    ("report.made", _("Reported something")),
]


@rx.page(
    route=routes.MODERATION,
    title="PhotoDrop",
    on_load=[
        ReportsState.keep,
        FreshCommentsState.keep,
        FreshRatingsState.keep,
        AccountsState.keep,
        ModerationState.load,
    ],
)
def moderation() -> rx.Component:
    return rx.cond(ModerationState.is_missing, absent(), rx.cond(ModerationState.tab != "", _lists()))


def _lists() -> rx.Component:
    return library_layout(
        gutter(
            _places(),
            rx.fragment(
                rx.match(
                    ModerationState.tab,
                    ("reports", _reports()),
                    ("comments", _comments()),
                    ("ratings", _ratings()),
                    ("accounts", _accounts()),
                    _audit(),
                )
            ),
        ),
        title=_("Moderation"),
    )


def _places() -> rx.Component:
    is_admin = MeState.profile.role == "admin"
    links = [
        place_link(name, f"{routes.MODERATION}?tab={tab}", here=ModerationState.tab == tab) for name, tab in _PLACES
    ]
    return rx.el.nav(
        *[
            rx.cond(is_admin, link) if tab == "accounts" else link
            for link, (_name, tab) in zip(links, _PLACES, strict=True)
        ],
        class_name="-mx-6 mb-4 flex gap-6 overflow-x-auto px-6 [scrollbar-width:none] md:mx-0 md:px-0",
        aria_label=_("Moderation"),
    )


def _list(state: Any, rows: list[Any], shown: rx.Component, nothing: rx.Component) -> rx.Component:
    return rx.cond(
        length(rows) > 0,
        rx.fragment(shown, end_of_list(has_more=state.has_more, count=length(rows), on_reached=state.more)),
        rx.cond(state.is_loaded, nothing),
    )


def _filter(options: list[tuple[str, str]], state: Any, icon_name: str = "list-filter") -> rx.Component:
    return rx.el.div(
        choice_menu(options, state.only, state.show_only, icon_name=icon_name), class_name="-ms-3 mb-1 flex"
    )


def _reports() -> rx.Component:
    return rx.fragment(
        _filter(_STATES, ReportsState),
        _list(
            ReportsState,
            ReportsState.reports,
            report_rows(
                ReportsState.reports,
                ReportsState.glances,
                on_dismiss=ReportsState.dismiss,
                on_hide=ReportsState.hide_photo,
                on_delete=ReportsState.ask_to_delete,
                on_show=ReportsState.show_again,
            ),
            rx.cond(
                ReportsState.only == "open",
                empty_state(
                    _("All clear"), _("Nothing waits for you. What people report comes here."), art="/prints/peaks.svg"
                ),
                empty_state(_("Nothing here"), _("Reports that were decided this way are listed here.")),
            ),
        ),
        confirm_dialog(
            _("Delete this comment?"),
            _("It is gone for everybody, and cannot be brought back. The report is closed with it."),
            _("Delete comment"),
            is_open=ReportsState.deciding_id != "",
            on_close=ReportsState.keep,
            on_confirm=ReportsState.delete_comment,
        ),
    )


def _comments() -> rx.Component:
    return rx.fragment(
        _list(
            FreshCommentsState,
            FreshCommentsState.comments,
            comment_rows(
                FreshCommentsState.comments,
                FreshCommentsState.glances,
                on_delete=FreshCommentsState.ask_to_delete,
                on_ban=AccountsState.ask_to_ban,
            ),
            empty_state(_("No comments yet"), _("The newest ones come first, as soon as somebody writes one.")),
        ),
        confirm_dialog(
            _("Delete this comment?"),
            _("It is gone for everybody, and cannot be brought back. Who deleted it is noted."),
            _("Delete comment"),
            is_open=FreshCommentsState.deleting_id != "",
            on_close=FreshCommentsState.keep,
            on_confirm=FreshCommentsState.delete,
        ),
        _ban_dialog(),
    )


def _ratings() -> rx.Component:
    return rx.fragment(
        _list(
            FreshRatingsState,
            FreshRatingsState.ratings,
            rating_rows(
                FreshRatingsState.ratings,
                FreshRatingsState.glances,
                on_delete=FreshRatingsState.ask_to_delete,
                on_ban=AccountsState.ask_to_ban,
            ),
            empty_state(_("No ratings yet"), _("The newest ones come first, as soon as somebody rates a photo.")),
        ),
        confirm_dialog(
            _("Delete this rating?"),
            _("It no longer counts. They can rate the photo again."),
            _("Delete rating"),
            is_open=FreshRatingsState.deleting_id != "",
            on_close=FreshRatingsState.keep,
            on_confirm=FreshRatingsState.delete,
        ),
        _ban_dialog(),
    )


def _accounts() -> rx.Component:
    return rx.fragment(
        rx.el.div(
            search_field(
                _("Search username, name, e-mail or phone"),
                value=AccountsState.query,
                on_change=AccountsState.search,
                class_name="grow basis-56 md:max-w-100",
            ),
            choice_menu(_BANNED, AccountsState.only, AccountsState.show_only, icon_name="list-filter"),
            class_name="mb-4 flex flex-wrap items-center gap-3",
        ),
        _list(
            AccountsState,
            AccountsState.accounts,
            account_rows(AccountsState.accounts, on_ban=AccountsState.ask_to_ban, on_unban=AccountsState.unban),
            empty_state(_("Nobody matches"), _("Check the spelling, or look at everybody again.")),
        ),
        _ban_dialog(),
    )


def _ban_dialog() -> rx.Component:
    return confirm_dialog(
        _("Ban {name}?", name=AccountsState.banning),
        _(
            "Every device of theirs is signed out at once, and they can do nothing from now on. Their photos and comments stay."
        ),
        _("Ban"),
        is_open=AccountsState.banning_id != "",
        on_close=AccountsState.keep,
        on_confirm=AccountsState.ban,
    )


def _audit() -> rx.Component:
    return rx.fragment(
        _filter(_ACTIONS, AuditState),
        _list(
            AuditState,
            AuditState.lines,
            rx.el.ul(
                rx.foreach(AuditState.lines, _audit_line),
                aria_label=_("Audit"),
                class_name="border-t border-line",
                role="list",
            ),
            empty_state(_("Nothing noted"), _("What moderators and admins do is written down here.")),
        ),
    )


def _audit_line(line: AuditLine) -> rx.Component:
    return rx.el.li(
        rx.el.time(
            moment(line.created_at),
            date_time=line.created_at,
            class_name="shrink-0 text-ui text-ink-2 md:w-48",
        ),
        rx.el.span(
            rx.cond(line.actor != "", line.actor, "PhotoDrop"), class_name="truncate text-ui font-semibold md:w-44"
        ),
        rx.el.div(
            rx.el.span(line.words, class_name="block text-ui"),
            rx.el.span(rx.el.bdi(line.detail), class_name="block break-all text-small text-ink-2"),
            class_name="min-w-0 grow",
        ),
        class_name="flex flex-col gap-x-6 border-b border-line py-3 md:flex-row md:items-baseline",
    )
