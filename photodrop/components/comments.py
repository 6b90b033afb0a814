"""What people say about a photo: a list, a place to write, and what may be done with each."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from photodrop.services.comments import CommentView

from .chip import face
from .field import BOX, field_error
from .menu import menu, menu_item
from .pill import pill
from .tongue import _, said
from .words import moment, moment_day

Handler = Callable[[Any], Any]

_AREA = f"{BOX} block min-h-12 resize-none px-4 py-[10px] [field-sizing:content] max-h-80"


def write_comment(*, posted: int, error: str, busy: bool, on_post: Any) -> rx.Component:
    """Empties itself once `posted` has counted on."""
    return rx.el.form(
        rx.el.textarea(
            name="text",
            id="new-comment",
            rows="1",
            placeholder=_("Say something about this photo"),
            aria_label=_("Your comment"),
            max_length=2000,
            class_name=_AREA,
            custom_attrs=_wrong(error, "new-comment-error"),
        ),
        field_error(error, "new-comment-error"),
        pill(
            _("Post"),
            "outline",
            type="submit",
            size="small",
            busy=busy,
            busy_label=_("Posting"),
            class_name="mt-3",
        ),
        key=rx.Var.create(posted).to(str),
        on_submit=on_post,
    )


def comment_list(
    comments: list[CommentView],
    *,
    may_act: Any,
    editing_id: str,
    edit_error: str,
    on_edit: Handler,
    on_save: Any,
    on_leave: Any,
    on_delete: Handler,
    on_report: Handler,
) -> rx.Component:
    def row(comment: CommentView) -> rx.Component:
        return rx.el.li(
            face("", comment.author[:1], size=36),
            rx.el.div(
                _heading(comment),
                rx.cond(
                    rx.Var.create(editing_id) == comment.id,
                    _editor(comment, edit_error, on_save, on_leave),
                    rx.el.p(rx.el.bdi(comment.text), class_name="mt-0.5 whitespace-pre-line break-words"),
                ),
                class_name="min-w-0 grow pt-0.5",
            ),
            rx.cond(
                rx.Var.create(editing_id) != comment.id,
                _offers(comment, may_act, on_edit, on_delete, on_report),
            ),
            class_name="flex gap-3 py-3",
        )

    return rx.el.ul(rx.foreach(comments, row), aria_label=_("Comments"), role="list")


def _heading(comment: CommentView) -> rx.Component:
    return rx.el.div(
        # Who signs in by phone may have no username yet, and so no profile.
        rx.cond(
            comment.username != "",
            rx.el.a(
                comment.author,
                href=f"/u/{comment.username}",
                title=comment.username,
                class_name="rounded-[4px] font-semibold hover:underline underline-offset-4",
            ),
            rx.el.span(comment.author, class_name="font-semibold"),
        ),
        rx.el.time(
            moment_day(comment.created_at),
            date_time=comment.created_at,
            title=moment(comment.created_at),
            class_name="text-ink-2",
        ),
        rx.cond(
            comment.is_edited,
            rx.el.span(
                said("edited {moment}", moment=rx.el.time(moment(comment.updated_at), date_time=comment.updated_at)),
                class_name="text-ink-2",
            ),
        ),
        class_name="flex flex-wrap items-baseline gap-x-2.5 text-ui",
    )


def _offers(
    comment: CommentView, may_act: Any, on_edit: Handler, on_delete: Handler, on_report: Handler
) -> rx.Component:
    mine: Any = comment.is_mine
    return rx.cond(
        may_act,
        rx.el.div(
            menu(
                _("What to do with the comment of {author}", author=comment.author),
                rx.cond(mine, menu_item(_("Edit"), icon_name="pencil", on_click=on_edit(comment.id))),
                rx.cond(mine, rx.fragment(), menu_item(_("Report"), icon_name="flag", on_click=on_report(comment.id))),
                rx.cond(
                    comment.may_delete,
                    menu_item(_("Delete"), icon_name="trash-2", danger=True, on_click=on_delete(comment.id)),
                ),
            ),
            class_name="-me-3 -mt-1",
        ),
    )


def _editor(comment: CommentView, error: str, on_save: Any, on_leave: Any) -> rx.Component:
    return rx.el.form(
        rx.el.textarea(
            name="text",
            id="edited-comment",
            rows="1",
            default_value=comment.text,
            aria_label=_("Your comment"),
            auto_focus=True,
            max_length=2000,
            class_name=f"mt-1.5 {_AREA}",
            custom_attrs=_wrong(error, "edited-comment-error"),
        ),
        field_error(error, "edited-comment-error"),
        rx.el.div(
            pill(_("Save"), type="submit", size="small"),
            pill(_("Cancel"), "text", size="small", on_click=on_leave),
            class_name="mt-3 flex gap-2",
        ),
        on_submit=on_save,
    )


def _wrong(error: str, error_id: str) -> dict[str, Any]:
    is_wrong = rx.Var.create(error) != ""
    return {"aria-invalid": is_wrong, "data-wrong": is_wrong, "aria-describedby": error_id}
