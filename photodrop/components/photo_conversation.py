"""The community's part of a photo's page: tags, rating, comments, and the way to the moderators.

The page names `photo_id` in its route and loads `CONVERSATION` with everything else of its own.
"""

from typing import Any

import reflex as rx

from photodrop import routes
from photodrop.state.comments import CommentsState
from photodrop.state.me import MeState
from photodrop.state.photo_tags import PhotoTagsState
from photodrop.state.rating import RatingState
from photodrop.state.report import ReportState

from .comments import comment_list, write_comment
from .dialog import confirm_dialog
from .icon import icon
from .pill import pill
from .report_dialog import report_dialog
from .stars import average_of, stars
from .tags import tag_chips, tag_editor
from .tongue import _
from .words import length

CONVERSATION = [ReportState.hide, RatingState.load, PhotoTagsState.load, CommentsState.load]

_IS_NOBODY = MeState.is_met & (MeState.profile.id == "")
_IS_SOMEBODY = MeState.profile.id != ""


def photo_tags(*, may_edit: Any) -> rx.Component:
    """Chips that lead to photos alike; for whoever may edit, with a field behind them."""
    return rx.cond(
        may_edit,
        tag_editor(
            PhotoTagsState.tags,
            PhotoTagsState.known,
            error=PhotoTagsState.error,
            answered=PhotoTagsState.answered,
            on_change=PhotoTagsState.put,
            on_search=PhotoTagsState.look_up,
        ),
        rx.cond(length(PhotoTagsState.tags) > 0, tag_chips(PhotoTagsState.tags)),
    )


def photo_rating() -> rx.Component:
    given = RatingState.rating
    return rx.el.section(
        rx.el.h2(_("Rating"), class_name="display text-heading"),
        rx.el.div(average_of(given.rating, given.rating_count), class_name="mt-2 min-h-6"),
        rx.cond(
            given.may_rate,
            rx.el.div(
                stars(given.stars, answered=RatingState.answered, on_rate=RatingState.rate),
                rx.el.p(
                    rx.cond(given.stars > 0, _("Your rating. Change it at any time."), _("Give it one to five stars.")),
                    class_name="text-small text-ink-2",
                ),
                class_name="mt-1",
            ),
            rx.el.p(
                rx.cond(
                    _IS_NOBODY,
                    _sign_in(_("Sign in to rate it")),
                    rx.cond(
                        RatingState.is_loaded & _IS_SOMEBODY, rx.fragment(_("This is your own photo. Others rate it."))
                    ),
                ),
                class_name=rx.cond(RatingState.is_loaded, "mt-1 text-small text-ink-2", "mt-1 min-h-[62px]"),
            ),
        ),
        id="rating",
    )


def photo_comments() -> rx.Component:
    return rx.el.section(
        rx.el.h2(_("Comments"), class_name="display mb-3 text-heading"),
        rx.cond(
            _IS_SOMEBODY & CommentsState.is_loaded,
            write_comment(
                posted=CommentsState.posted,
                error=CommentsState.error,
                busy=CommentsState.is_posting,
                on_post=CommentsState.post,
            ),
        ),
        rx.cond(_IS_NOBODY, rx.el.p(_sign_in(_("Sign in to comment")), class_name="text-small text-ink-2")),
        rx.cond(
            length(CommentsState.comments) > 0,
            rx.el.div(
                comment_list(
                    CommentsState.comments,
                    may_act=_IS_SOMEBODY,
                    editing_id=CommentsState.editing_id,
                    edit_error=CommentsState.edit_error,
                    on_edit=CommentsState.edit,
                    on_save=CommentsState.save,
                    on_leave=CommentsState.leave,
                    on_delete=CommentsState.ask_to_delete,
                    on_report=ReportState.ask_about_comment,
                ),
                rx.cond(
                    CommentsState.has_more,
                    pill(
                        _("Show more comments"),
                        "outline",
                        size="small",
                        on_click=CommentsState.more,
                        class_name="mt-3",
                    ),
                ),
                class_name="mt-4",
            ),
            rx.cond(
                CommentsState.is_loaded,
                rx.el.p(_("Nobody has said anything yet."), class_name="mt-4 text-ui text-ink-2"),
            ),
        ),
        confirm_dialog(
            _("Delete this comment?"),
            _("It is gone for everybody, and cannot be brought back. Who deleted it is noted."),
            _("Delete"),
            is_open=CommentsState.deleting_id != "",
            on_close=CommentsState.keep,
            on_confirm=CommentsState.delete,
        ),
        id="comments",
    )


def photo_report() -> rx.Component:
    """For everybody who is signed in, but not about a photo of their own."""
    return rx.fragment(
        rx.cond(
            RatingState.rating.may_rate,
            rx.el.button(
                icon("flag", size=16),
                _("Report this photo"),
                type="button",
                on_click=ReportState.ask_about_photo,
                class_name="-ms-2 inline-flex h-11 items-center gap-2 rounded-pill px-2 text-ui text-ink-2 hover:text-ink",
            ),
        ),
        report_dialog(
            ReportState.about,
            is_open=ReportState.about != "",
            error=ReportState.error,
            text_error=ReportState.text_error,
            on_close=ReportState.hide,
            on_send=ReportState.send,
        ),
    )


def _sign_in(words: str) -> rx.Component:
    return rx.el.a(words, href=routes.SIGN_IN, class_name="link inline-flex min-h-11 items-center text-ui")
