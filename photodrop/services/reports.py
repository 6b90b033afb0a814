"""Reports: somebody asks the moderators to look at a photo or a comment, and they decide."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, update
from sqlalchemy import select as sa_select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from photodrop.errors import Conflict, Invalid
from photodrop.models import Account, Album, Comment, Photo, Report, ReportAbout, ReportReason, ReportState
from photodrop.models.base import new_id, now
from photodrop.models.report import LONGEST_REPORT
from photodrop.services import access, audit, limits, words
from photodrop.services.paging import Page, Sorting, page
from photodrop.services.tongues import _

AN_HOUR = 20


class AlreadyReported(Conflict):
    message = "You reported this before. A moderator will look at it."


class AlreadyClosed(Conflict):
    message = "Somebody decided about this report before you."


class Decision(StrEnum):
    dismiss = "dismiss"
    hide_photo = "hide_photo"
    delete_comment = "delete_comment"


@dataclass(frozen=True)
class Reported:
    """What whoever reported gets back."""

    id: str
    about: str
    reason: str
    created_at: str


@dataclass(frozen=True)
class ReportView:
    """A report as moderators see it; the reported comment's text is empty once it is deleted."""

    id: str
    about: str
    reason: str
    text: str
    state: str
    created_at: str
    closed_at: str
    reporter: str
    closed_by: str
    photo_id: str
    photo_name: str
    photo_hidden: bool
    uploader: str
    comment_id: str
    comment_text: str
    comment_author: str


SORTING = Sorting({"created_at": col(Report.created_at)}, tie=col(Report.id))


def about_photo(session: Session, actor: Account, photo_id: UUID, reason: ReportReason, text: str = "") -> Reported:
    sight = access.photo_to_see(session, actor, photo_id)
    if sight.is_owner:
        raise Conflict(_("This is your own photo. Delete it, or make its album private."))
    return _add(session, actor, reason, text, about=ReportAbout.photo, photo_id=sight.photo.id)


def about_comment(session: Session, actor: Account, comment_id: UUID, reason: ReportReason, text: str = "") -> Reported:
    comment = access.comment_to_see(session, actor, comment_id)
    if comment.account_id == actor.id:
        raise Conflict(_("This is your own comment. Edit it instead."))
    return _add(
        session, actor, reason, text, about=ReportAbout.comment, photo_id=comment.photo_id, comment_id=comment.id
    )


def find(
    session: Session,
    actor: Account,
    *,
    state: str = "",
    sort: str = "-created_at",
    cursor: str | None = None,
    limit: int = 50,
) -> Page[ReportView]:
    access.moderators_only(actor)
    statement = _views()
    if state:
        if state not in ReportState.__members__:
            raise Invalid(state=_("Use one of: {choices}.", choices=", ".join(ReportState)))
        statement = statement.where(col(Report.state) == state)
    rows, following = page(session, statement, SORTING, sort=sort, cursor=cursor, limit=limit)
    return Page([_view(*row) for row in rows], following)


def decide(session: Session, actor: Account, report_id: UUID, decision: Decision) -> ReportView:
    """Close it, and with it all others about the same. Of those who decide at once, one does."""
    report = access.report_to_decide(session, actor, report_id)
    if report.state is not ReportState.open:
        raise AlreadyClosed
    match decision:
        case Decision.dismiss:
            _close_all(session, actor, _same(report), ReportState.dismissed)
        case Decision.hide_photo:
            photo = session.get_one(Photo, report.photo_id)
            photo.hidden_at = photo.hidden_at or now()
            session.add(photo)
            hidden = (col(Report.about) == ReportAbout.photo) & (col(Report.photo_id) == photo.id)
            _close_all(session, actor, hidden | _same(report), ReportState.acted)
            audit.record(session, "photo.hidden", actor_id=actor.id, subject_id=photo.id)
        case Decision.delete_comment:
            comment = session.get(Comment, report.comment_id) if report.comment_id else None
            if comment is None:
                raise Conflict(_("This report is not about a comment, or the comment is gone."))
            delete_comment(session, actor, comment)
    session.flush()
    session.expire(report)
    [row] = session.execute(_views().where(col(Report.id) == report_id)).all()
    return _view(*row)


def delete_comment(session: Session, actor: Account, comment: Comment) -> None:
    """The comment goes, and whoever reported it was right. Callers have opened it through access."""
    about = (col(Report.about) == ReportAbout.comment) & (col(Report.comment_id) == comment.id)
    _close_all(session, actor, about, ReportState.acted)
    detail = {"photo_id": str(comment.photo_id), "account_id": str(comment.account_id)}
    audit.record(session, "comment.deleted", actor_id=actor.id, subject_id=comment.id, **detail)
    session.delete(comment)
    session.flush()


def reopen(session: Session, actor: Account, report_id: UUID) -> None:
    """It was dismissed by mistake."""
    report = access.report_to_decide(session, actor, report_id)
    if report.state is not ReportState.dismissed:
        raise Conflict(_("Only a dismissed report can be opened again."))
    report.state, report.closed_by, report.closed_at = ReportState.open, None, None
    session.add(report)
    session.flush()
    audit.record(session, "report.reopened", actor_id=actor.id, subject_id=report.id)


def _add(session: Session, actor: Account, reason: ReportReason, text: str, **about: object) -> Reported:
    said = words.plain("text", text, LONGEST_REPORT, shortest=0)
    limits.spend("report", str(actor.id), limit=AN_HOUR, seconds=3600)
    row = {"id": new_id(), "created_at": now(), "account_id": actor.id, "reason": reason, "text": said}
    added = session.execute(
        insert(Report)
        .values(**row, **about, state=ReportState.open)
        .on_conflict_do_nothing()
        .returning(col(Report.id), col(Report.about), col(Report.created_at))
    ).first()
    if added is None:
        raise AlreadyReported
    audit.record(session, "report.made", actor_id=actor.id, subject_id=added.id)
    return Reported(str(added.id), added.about.value, reason.value, added.created_at.isoformat())


def _same(report: Report) -> ColumnElement[bool]:
    """All reports about the same subject."""
    same = (col(Report.about) == report.about) & (col(Report.photo_id) == report.photo_id)
    if report.about is ReportAbout.comment:
        same &= col(Report.comment_id).is_not_distinct_from(report.comment_id)
    return same


def _close_all(session: Session, actor: Account, which: ColumnElement[bool], state: ReportState) -> None:
    statement = (
        update(Report)
        .where(which, col(Report.state) == ReportState.open)
        .values(state=state, closed_by=actor.id, closed_at=now())
        .returning(col(Report.id))
    )
    for report_id in session.execute(statement).scalars().all():
        audit.record(session, f"report.{state}", actor_id=actor.id, subject_id=report_id)


_REPORTER, _CLOSER, _UPLOADER, _AUTHOR = (aliased(Account) for _ in range(4))


def _views() -> Select[*tuple[Any, ...]]:
    return (
        sa_select(Report, Photo, Comment, _REPORTER, _CLOSER, _UPLOADER, _AUTHOR)
        .join(Photo, col(Photo.id) == Report.photo_id)
        .join(Album, col(Album.id) == Photo.album_id)
        .join(_UPLOADER, col(_UPLOADER.id) == Album.owner_id)
        .join(_REPORTER, col(_REPORTER.id) == Report.account_id)
        .outerjoin(_CLOSER, col(_CLOSER.id) == Report.closed_by)
        .outerjoin(Comment, col(Comment.id) == Report.comment_id)
        .outerjoin(_AUTHOR, col(_AUTHOR.id) == Comment.account_id)
    )


def _view(  # noqa: PLR0917  # one row, spelled out
    report: Report,
    photo: Photo,
    comment: Comment | None,
    reporter: Account,
    closer: Account | None,
    uploader: Account,
    author: Account | None,
) -> ReportView:
    return ReportView(
        id=str(report.id),
        about=report.about.value,
        reason=report.reason.value,
        text=report.text,
        state=report.state.value,
        created_at=report.created_at.isoformat(),
        closed_at=report.closed_at.isoformat() if report.closed_at else "",
        reporter=_named(reporter),
        closed_by=_named(closer),
        photo_id=str(photo.id),
        photo_name=photo.name,
        photo_hidden=photo.hidden_at is not None,
        uploader=_named(uploader),
        comment_id=str(comment.id) if comment else "",
        comment_text=comment.text if comment else "",
        comment_author=_named(author),
    )


def _named(account: Account | None) -> str:
    return (account.login or account.name) if account else ""
