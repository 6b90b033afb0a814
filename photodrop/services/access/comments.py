"""Comments and ratings."""

from uuid import UUID

from sqlmodel import Session, col, select

from photodrop.errors import NotFound
from photodrop.models import Account, Comment, Rating, Report
from photodrop.services.access.photos import photo_to_see
from photodrop.services.access.reports import is_reported
from photodrop.services.access.roles import moderators_only


def comment_to_see(session: Session, actor: Account | None, comment_id: UUID) -> Comment:
    comment = session.get(Comment, comment_id)
    if comment is None:
        raise NotFound
    photo_to_see(session, actor, comment.photo_id)
    return comment


def comment_to_edit(session: Session, actor: Account, comment_id: UUID) -> Comment:
    """One's own, where one still sees the photo."""
    comment = comment_to_see(session, actor, comment_id)
    if comment.account_id != actor.id:
        raise NotFound
    return comment


def comment_to_delete(session: Session, actor: Account, comment_id: UUID) -> Comment:
    """For moderators: where they see the photo, or somebody reported the comment itself."""
    moderators_only(actor)
    comment = session.exec(select(Comment).where(Comment.id == comment_id).with_for_update()).first()
    if comment is None:
        raise NotFound
    if not is_reported(session, col(Report.comment_id) == comment.id):
        photo_to_see(session, actor, comment.photo_id)
    return comment


def rating_to_delete(session: Session, actor: Account, rating_id: UUID) -> Rating:
    moderators_only(actor)
    rating = session.exec(select(Rating).where(Rating.id == rating_id).with_for_update()).first()
    if rating is None:
        raise NotFound
    photo_to_see(session, actor, rating.photo_id)
    return rating
