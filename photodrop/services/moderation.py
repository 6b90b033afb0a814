"""What moderators look through: fresh comments and ratings, who did what. Reports have a file of their own."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, exists, or_, select

from photodrop.errors import Conflict
from photodrop.models import (
    Account,
    AuditEvent,
    Comment,
    Photo,
    PhotoSearch,
    Rating,
    Report,
    ReportAbout,
    ReportState,
    Role,
)
from photodrop.services import access, audit, comments, ratings, users
from photodrop.services.comments import CommentView
from photodrop.services.paging import Page, Sorting, page
from photodrop.services.ratings import RatingView
from photodrop.services.tongues import _

# What an admin did to people and money is for admins.
MODERATORS_ACTIONS = (
    "account.banned",
    "account.unbanned",
    "comment.deleted",
    "photo.hidden",
    "photo.shown",
    "rating.deleted",
    "report.acted",
    "report.dismissed",
    "report.made",
)


@dataclass(frozen=True)
class AuditRow:
    """Who did what, when. `actor` is a username, or a name where there is none; empty where the machine did it."""

    id: str
    action: str
    actor: str
    subject_id: str
    created_at: str
    detail: dict[str, str]


@dataclass(frozen=True)
class FreshComment(CommentView):
    """`author_id` is for admins, who may ban; empty for moderators."""

    photo_name: str
    author_id: str
    author_is_banned: bool


@dataclass(frozen=True)
class FreshRating(RatingView):
    photo_name: str
    author_id: str
    author_is_banned: bool


@dataclass(frozen=True)
class Banned:
    id: str
    username: str
    name: str
    role: str


def recent_comments(
    session: Session, actor: Account, *, sort: str = "-created_at", cursor: str | None = None, limit: int = 50
) -> Page[FreshComment]:
    """Of the photos that a moderator may see; an admin sees all."""
    access.moderators_only(actor)
    statement = (
        select(Comment, Account, Photo.name)
        .join(Account, col(Account.id) == Comment.account_id)
        .join(Photo, col(Photo.id) == Comment.photo_id)
        .where(*_in_sight(actor))
    )
    rows, following = page(session, statement, comments.SORTING, sort=sort, cursor=cursor, limit=limit)
    return Page(
        [
            FreshComment(**vars(comments.view(comment, author, actor)), photo_name=name, **_author(author, actor))
            for comment, author, name in rows
        ],
        following,
    )


def recent_ratings(
    session: Session, actor: Account, *, sort: str = "-created_at", cursor: str | None = None, limit: int = 50
) -> Page[FreshRating]:
    access.moderators_only(actor)
    statement = (
        select(Rating, Account, Photo.name)
        .join(Account, col(Account.id) == Rating.account_id)
        .join(Photo, col(Photo.id) == Rating.photo_id)
        .where(*_in_sight(actor))
    )
    rows, following = page(session, statement, ratings.SORTING, sort=sort, cursor=cursor, limit=limit)
    return Page(
        [
            FreshRating(**vars(ratings.view(rating, author)), photo_name=name, **_author(author, actor))
            for rating, author, name in rows
        ],
        following,
    )


def show_again(session: Session, actor: Account, photo_id: UUID) -> None:
    """The photo was hidden by mistake, or is not what it was."""
    access.moderators_only(actor)
    photo = access.photo_to_see(session, actor, photo_id).photo
    if photo.hidden_at is None:
        raise Conflict(_("This photo is not hidden."))
    photo.hidden_at = None
    session.add(photo)
    session.flush()
    audit.record(session, "photo.shown", actor_id=actor.id, subject_id=photo.id)


def banned(session: Session, actor: Account) -> list[Banned]:
    """For admins: who is shut out now."""
    access.admins_only(actor)
    found = session.exec(select(Account).where(~col(Account.is_active)).order_by(col(Account.id).desc()).limit(200))
    return [Banned(str(each.id), each.login or "", each.name, each.role.value) for each in found]


def ban(session: Session, actor: Account, account_id: UUID) -> None:
    """By admins, from the next request of that account on."""
    users.set_active(session, actor, account_id, active=False)


def unban(session: Session, actor: Account, account_id: UUID) -> None:
    users.set_active(session, actor, account_id, active=True)


AUDIT_SORTING = Sorting({"created_at": col(AuditEvent.created_at)}, tie=col(AuditEvent.id))


def audit_list(
    session: Session,
    actor: Account,
    *,
    action: str = "",
    created_from: datetime | None = None,
    cursor: str | None = None,
    limit: int = 50,
) -> Page[AuditRow]:
    """Newest first: all of it for admins, what concerns moderation for moderators."""
    access.moderators_only(actor)
    who = aliased(Account)
    statement = select(AuditEvent, who).outerjoin(who, col(who.id) == AuditEvent.actor_id)
    if actor.role is not Role.admin:
        statement = statement.where(col(AuditEvent.action).in_(MODERATORS_ACTIONS))
    if action:
        statement = statement.where(AuditEvent.action == action)
    if created_from is not None:
        statement = statement.where(col(AuditEvent.created_at) >= created_from)
    rows, following = page(session, statement, AUDIT_SORTING, sort="-created_at", cursor=cursor, limit=limit)
    return Page([_audit_row(event, by) for event, by in rows], following)


def _audit_row(event: AuditEvent, by: Account | None) -> AuditRow:
    return AuditRow(
        id=str(event.id),
        action=event.action,
        actor=(by.login or by.name) if by else "",
        subject_id=str(event.subject_id) if event.subject_id else "",
        created_at=event.created_at.isoformat(),
        detail={name: str(value) for name, value in event.detail.items()},
    )


def _in_sight(actor: Account) -> list[ColumnElement[bool]]:
    if actor.role is Role.admin:
        return []
    is_public = exists().where(col(PhotoSearch.photo_id) == Photo.id)
    is_reported = exists().where(
        col(Report.photo_id) == Photo.id, col(Report.about) == ReportAbout.photo, col(Report.state) == ReportState.open
    )
    return [or_(is_public, is_reported, col(Photo.hidden_at).is_not(None))]


def _author(author: Account, viewer: Account) -> dict[str, Any]:
    return {
        "author_id": str(author.id) if viewer.role is Role.admin else "",
        "author_is_banned": not author.is_active,
    }
