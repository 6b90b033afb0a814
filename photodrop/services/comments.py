"""Comments: said about a photo by whoever sees it, changed by their author, deleted by moderators."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from photodrop.models import Account, Comment, Role
from photodrop.models.base import now
from photodrop.models.comment import LONGEST_COMMENT
from photodrop.services import access, limits, reports, words
from photodrop.services.paging import Page, Sorting, page
from photodrop.services.tongues import _

A_MINUTE = 10
AN_HOUR = 100


@dataclass(frozen=True)
class CommentView:
    """A comment as one viewer may have it. Who has no username yet is shown by name alone."""

    id: str
    photo_id: str
    text: str
    username: str
    author: str
    created_at: str
    updated_at: str
    is_edited: bool
    is_mine: bool
    may_delete: bool


SORTING = Sorting({"created_at": col(Comment.created_at)}, tie=col(Comment.id))


def of_photo(
    session: Session,
    actor: Account | None,
    photo_id: UUID,
    *,
    sort: str = "created_at",
    cursor: str | None = None,
    limit: int = 50,
) -> Page[CommentView]:
    access.photo_to_see(session, actor, photo_id)
    statement = (
        select(Comment, Account)
        .join(Account, col(Account.id) == Comment.account_id)
        .where(Comment.photo_id == photo_id)
    )
    rows, following = page(session, statement, SORTING, sort=sort, cursor=cursor, limit=limit)
    return Page([view(comment, author, actor) for comment, author in rows], following)


def add(session: Session, actor: Account, photo_id: UUID, text: str) -> CommentView:
    sight = access.photo_to_see(session, actor, photo_id)
    said = words.plain("text", text, LONGEST_COMMENT)
    _slow_down(actor)
    moment = now()
    comment = Comment(photo_id=sight.photo.id, account_id=actor.id, text=said, created_at=moment, updated_at=moment)
    session.add(comment)
    session.flush()
    return view(comment, actor, actor)


def edit(session: Session, actor: Account, comment_id: UUID, text: str) -> CommentView:
    comment = access.comment_to_edit(session, actor, comment_id)
    said = words.plain("text", text, LONGEST_COMMENT)
    if said != comment.text:
        _slow_down(actor)
        comment.text, comment.updated_at = said, now()
        session.add(comment)
        session.flush()
    return view(comment, actor, actor)


def delete(session: Session, actor: Account, comment_id: UUID) -> None:
    """By moderators and admins. Whoever reported it is answered by this."""
    comment = access.comment_to_delete(session, actor, comment_id)
    reports.delete_comment(session, actor, comment)


def view(comment: Comment, author: Account, viewer: Account | None) -> CommentView:
    return CommentView(
        id=str(comment.id),
        photo_id=str(comment.photo_id),
        text=comment.text,
        username=author.login or "",
        author=author.name or author.login or "",
        created_at=comment.created_at.isoformat(),
        updated_at=comment.updated_at.isoformat(),
        is_edited=comment.updated_at > comment.created_at,
        is_mine=viewer is not None and viewer.id == comment.account_id,
        may_delete=viewer is not None and viewer.role in (Role.moderator, Role.admin),
    )


def _slow_down(actor: Account) -> None:
    message = _("You write faster than anybody reads. Wait a moment.")
    limits.spend("comment.minute", str(actor.id), limit=A_MINUTE, seconds=60, message=message)
    limits.spend("comment.hour", str(actor.id), limit=AN_HOUR, seconds=3600, message=message)
