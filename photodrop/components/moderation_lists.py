"""What moderators look through, as rows: wide ones have what may be done at their end, on phones below."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from photodrop.services.glances import Glance
from photodrop.services.moderation import FreshComment, FreshRating
from photodrop.services.reports import ReportView
from photodrop.services.users import UserView

from .chip import chip, face
from .icon import icon
from .menu import menu, menu_item
from .pill import pill
from .report_dialog import REASONS
from .tongue import _, said
from .words import moment, moment_day

Handler = Callable[..., Any]

_ROW = "flex flex-col gap-x-6 gap-y-3 border-b border-line py-4 md:flex-row md:items-center"
_ACTIONS = "flex shrink-0 flex-wrap items-center gap-2 max-md:-ms-1"
_SMALL = "h-14 w-14 md:w-19"
_ROLES = (("photographer", _("Photographer")), ("moderator", _("Moderator")), ("admin", _("Admin")))
_FACTS = "mt-1 flex flex-wrap gap-x-3 text-ui text-ink-2"
_LINK = "rounded-[4px] font-medium text-ink hover:underline underline-offset-4"


def report_rows(
    reports: list[ReportView],
    glances: dict[str, Glance],
    *,
    on_dismiss: Handler,
    on_hide: Handler,
    on_delete: Handler,
    on_show: Handler,
) -> rx.Component:
    def row(report: ReportView) -> rx.Component:
        is_photo = report.about == "photo"
        return rx.el.li(
            _thumb(glances[report.photo_id], report.photo_name),
            rx.el.div(
                rx.el.div(
                    chip(rx.match(report.reason, *REASONS, report.reason), "warn", "flag"),  # pyright: ignore[reportArgumentType]
                    rx.cond(report.photo_hidden, chip(_("Not public"), "plain", "eye-off")),
                    class_name="mb-1.5 flex flex-wrap gap-2",
                ),
                rx.cond(is_photo, _photo_words(report, glances[report.photo_id]), _comment_words(report)),
                rx.cond(
                    report.text != "",
                    rx.el.p(_("“{words}”", words=report.text), class_name="mt-1 text-ui whitespace-pre-line"),
                ),
                rx.el.p(
                    rx.el.span(said("Reported by {person}", person=_person(report.reporter))),
                    rx.el.time(moment(report.created_at), date_time=report.created_at),
                    rx.cond(
                        report.closed_by != "",
                        rx.el.span(
                            rx.cond(
                                report.state == "acted",
                                said("Acted on by {person}", person=_person(report.closed_by)),
                                said("Dismissed by {person}", person=_person(report.closed_by)),
                            )
                        ),
                    ),
                    class_name=_FACTS,
                ),
                class_name="min-w-0 grow",
            ),
            rx.el.div(
                rx.cond(
                    report.state == "open",
                    rx.fragment(
                        pill(_("Dismiss"), "text", size="small", on_click=on_dismiss(report.id)),
                        rx.cond(
                            is_photo,
                            pill(_("Unpublish"), "outline", size="small", on_click=on_hide(report.id)),
                            rx.cond(
                                report.comment_id != "",
                                pill(_("Delete comment"), "danger", size="small", on_click=on_delete(report.id)),
                            ),
                        ),
                    ),
                    rx.cond(
                        report.photo_hidden & is_photo,
                        pill(_("Show again"), "outline", size="small", on_click=on_show(report.photo_id)),
                    ),
                ),
                class_name=f"{_ACTIONS} empty:hidden",
            ),
            class_name=_ROW,
        )

    return rx.el.ul(rx.foreach(reports, row), aria_label=_("Reports"), class_name="border-t border-line", role="list")


def _thumb(glance: Glance, name: str, class_name: str = "h-20 w-27") -> rx.Component:
    """Leads to the photo, where this moderator still sees it."""
    look = f"grid {class_name} shrink-0 place-items-center overflow-hidden rounded-field bg-tile"
    return rx.cond(
        glance.path != "",
        rx.el.a(
            rx.cond(
                glance.thumb_url != "",
                rx.el.img(src=glance.thumb_url, alt="", loading="lazy", class_name="size-full object-cover"),
            ),
            href=glance.path,
            aria_label=rx.cond(rx.Var.create(name) != "", _("Open {photo}", photo=name), _("Open the photo")),
            class_name=look,
        ),
        rx.el.span(icon("image-off", class_name="text-ink-2"), class_name=look),
    )


def _photo_words(report: ReportView, glance: Glance) -> rx.Component:
    return rx.el.p(
        said(
            "{photo} by {person}",
            photo=rx.el.a(
                rx.cond(report.photo_name != "", report.photo_name, _("A photo")),
                href=glance.path,
                class_name=f"{_LINK} !font-semibold",
            ),
            person=_person(report.uploader),
        ),
        class_name="truncate text-ink-2",
    )


def _comment_words(report: ReportView) -> rx.Component:
    return rx.el.div(
        rx.cond(
            report.comment_id != "",
            rx.el.p(rx.el.bdi(report.comment_text), class_name="line-clamp-4 break-words whitespace-pre-line"),
            rx.el.p(_("This comment is deleted."), class_name="text-ink-2"),
        ),
        rx.cond(
            report.comment_author != "",
            rx.el.p(
                said("A comment by {person}", person=_person(report.comment_author)), class_name="text-ui text-ink-2"
            ),
        ),
    )


def comment_rows(
    comments: list[FreshComment], glances: dict[str, Glance], *, on_delete: Handler, on_ban: Handler
) -> rx.Component:
    def row(comment: FreshComment) -> rx.Component:
        return rx.el.li(
            _thumb(glances[comment.photo_id], comment.photo_name, _SMALL),
            rx.el.div(
                rx.el.p(rx.el.bdi(comment.text), class_name="line-clamp-6 break-words whitespace-pre-line"),
                rx.el.p(
                    _person(comment.username, comment.author),
                    rx.el.time(moment(comment.created_at), date_time=comment.created_at),
                    rx.cond(comment.is_edited, rx.el.span(_("edited {moment}", moment=moment(comment.updated_at)))),
                    _banned(comment),
                    class_name=_FACTS,
                ),
                class_name="min-w-0 grow",
            ),
            _offers(comment, _("Delete comment"), on_delete, on_ban),
            class_name="flex items-start gap-4 border-b border-line py-3.5 md:items-center",
        )

    return rx.el.ul(rx.foreach(comments, row), aria_label=_("Comments"), class_name="border-t border-line", role="list")


def rating_rows(
    ratings: list[FreshRating], glances: dict[str, Glance], *, on_delete: Handler, on_ban: Handler
) -> rx.Component:
    def row(rating: FreshRating) -> rx.Component:
        return rx.el.li(
            _thumb(glances[rating.photo_id], rating.photo_name, _SMALL),
            rx.el.div(
                rx.el.p(
                    *[
                        icon(
                            "star",
                            size=18,
                            class_name=rx.cond(rating.stars >= place, "fill-ink", "text-control"),  # pyright: ignore[reportArgumentType]
                        )
                        for place in range(1, 6)
                    ],
                    rx.el.span(_("{stars} of 5 stars", stars=rating.stars), class_name="sr-only"),
                    class_name="flex gap-0.5",
                ),
                rx.el.p(
                    _person(rating.username, rating.author),
                    rx.el.time(moment(rating.updated_at), date_time=rating.updated_at),
                    _banned(rating),
                    class_name=_FACTS,
                ),
                class_name="min-w-0 grow",
            ),
            _offers(rating, _("Delete rating"), on_delete, on_ban),
            class_name="flex items-start gap-4 border-b border-line py-3.5 md:items-center",
        )

    return rx.el.ul(rx.foreach(ratings, row), aria_label=_("Ratings"), class_name="border-t border-line", role="list")


def _offers(row: FreshComment | FreshRating, delete: str, on_delete: Handler, on_ban: Handler) -> rx.Component:
    return rx.el.div(
        menu(
            _("What to do with this of {author}", author=row.author),
            menu_item(delete, icon_name="trash-2", danger=True, on_click=on_delete(row.id)),
            rx.cond(
                (row.author_id != "") & ~row.author_is_banned,
                menu_item(
                    _("Ban {name}", name=row.author), icon_name="ban", on_click=on_ban(row.author_id, row.author)
                ),
            ),
        ),
        class_name="-me-3 shrink-0",
    )


def _person(username: str, name: str = "") -> rx.Component:
    """By their username to their profile; a name alone leads nowhere."""
    known_as = rx.Var.create(username)
    return rx.cond(
        known_as != "",
        rx.el.a(known_as, href=f"/u/{username}", class_name=_LINK),
        rx.el.span(name, class_name="font-medium text-ink"),
    )


def _banned(row: FreshComment | FreshRating) -> rx.Component:
    return rx.cond(row.author_is_banned, rx.el.span(_("banned"), class_name="font-semibold text-error"))


def account_rows(accounts: list[UserView], *, on_ban: Handler, on_unban: Handler) -> rx.Component:
    def row(account: UserView) -> rx.Component:
        known_as = rx.cond(account.login != "", account.login, rx.cond(account.name != "", account.name, account.phone))
        return rx.el.li(
            face("", rx.cond(account.login != "", account.login[:1], account.name[:1]), size=40),
            rx.el.div(
                rx.el.div(
                    _person(account.login, account.name),
                    rx.cond(
                        account.role != "user",
                        chip(rx.match(account.role, *_ROLES, account.role)),  # pyright: ignore[reportArgumentType]
                    ),
                    rx.cond(account.is_active, rx.fragment(), chip(_("Banned"), "error", "ban")),
                    class_name="flex flex-wrap items-center gap-2",
                ),
                rx.el.div(
                    rx.cond((account.login != "") & (account.name != ""), rx.el.span(account.name)),
                    rx.cond(account.email != "", rx.el.span(account.email, class_name="break-all")),
                    rx.cond(account.phone != "", rx.el.bdi(account.phone)),
                    rx.el.span(_("since {day}", day=moment_day(account.created_at))),
                    class_name=_FACTS,
                ),
                class_name="min-w-0 grow",
            ),
            rx.cond(
                account.is_active,
                pill(_("Ban"), "danger", size="small", on_click=on_ban(account.id, known_as)),  # pyright: ignore[reportCallIssue]
                pill(_("Let in again"), "outline", size="small", on_click=on_unban(account.id)),
            ),
            class_name="flex items-center gap-4 border-b border-line py-3.5",
        )

    return rx.el.ul(rx.foreach(accounts, row), aria_label=_("Accounts"), class_name="border-t border-line", role="list")
