"""Ratings: one to five stars, once for each account and photo, never for one's own."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col, select

from photodrop.errors import Conflict, Invalid
from photodrop.models import Account, Photo, Rating
from photodrop.models.base import new_id, now
from photodrop.services import access, audit, limits
from photodrop.services.paging import Page, Sorting, page
from photodrop.services.tongues import _

A_MINUTE = 60
MOST_STARS = 5


class OwnPhoto(Conflict):
    message = "This is your own photo. Others rate it."


@dataclass(frozen=True)
class PhotoRating:
    """What a photo got from everybody, and from this viewer: 0 while they have not rated it."""

    rating: float
    rating_count: int
    stars: int
    may_rate: bool


@dataclass(frozen=True)
class RatingView:
    """One rating as moderators see it."""

    id: str
    photo_id: str
    stars: int
    username: str
    author: str
    created_at: str
    updated_at: str


SORTING = Sorting({"created_at": col(Rating.created_at), "stars": col(Rating.stars)}, tie=col(Rating.id))


def average(photo: Photo) -> float:
    """In hundredths of a star; 0 where nobody rated."""
    return round(photo.rating_sum / photo.rating_count, 2) if photo.rating_count else 0.0


def see(session: Session, actor: Account | None, photo_id: UUID) -> PhotoRating:
    sight = access.photo_to_see(session, actor, photo_id)
    mine = (
        actor
        and session.exec(select(Rating.stars).where(Rating.photo_id == photo_id, Rating.account_id == actor.id)).first()
    )
    return PhotoRating(
        rating=average(sight.photo),
        rating_count=sight.photo.rating_count,
        stars=mine or 0,
        may_rate=actor is not None and not sight.is_owner,
    )


def rate(session: Session, actor: Account, photo_id: UUID, stars: int) -> PhotoRating:
    """Again changes what one gave before. The photo's sum is kept by a trigger, in the same transaction."""
    sight = access.photo_to_see(session, actor, photo_id)
    if sight.is_owner:
        raise OwnPhoto
    if not 1 <= stars <= MOST_STARS:
        raise Invalid(stars=_("Give 1 to {most} stars.", most=MOST_STARS))
    limits.spend("rating", str(actor.id), limit=A_MINUTE, seconds=60, message=_("You rate too fast. Wait a moment."))
    moment = now()
    statement = insert(Rating).values(
        id=new_id(), created_at=moment, updated_at=moment, photo_id=photo_id, account_id=actor.id, stars=stars
    )
    session.execute(
        statement.on_conflict_do_update(
            index_elements=["photo_id", "account_id"],
            set_={"stars": statement.excluded.stars, "updated_at": moment},
            where=col(Rating.stars) != statement.excluded.stars,
        )
    )
    session.refresh(sight.photo)
    return PhotoRating(average(sight.photo), sight.photo.rating_count, stars, may_rate=True)


def of_photo(
    session: Session,
    actor: Account,
    photo_id: UUID,
    *,
    sort: str = "-created_at",
    cursor: str | None = None,
    limit: int = 50,
) -> Page[RatingView]:
    """For moderators and admins: who gave what."""
    access.moderators_only(actor)
    access.photo_to_see(session, actor, photo_id)
    statement = (
        select(Rating, Account).join(Account, col(Account.id) == Rating.account_id).where(Rating.photo_id == photo_id)
    )
    rows, following = page(session, statement, SORTING, sort=sort, cursor=cursor, limit=limit)
    return Page([view(rating, author) for rating, author in rows], following)


def delete(session: Session, actor: Account, rating_id: UUID) -> None:
    rating = access.rating_to_delete(session, actor, rating_id)
    audit.record(
        session,
        "rating.deleted",
        actor_id=actor.id,
        subject_id=rating.id,
        photo_id=str(rating.photo_id),
        account_id=str(rating.account_id),
        stars=rating.stars,
    )
    session.delete(rating)
    session.flush()


def view(rating: Rating, author: Account) -> RatingView:
    return RatingView(
        id=str(rating.id),
        photo_id=str(rating.photo_id),
        stars=rating.stars,
        username=author.login or "",
        author=author.name or author.login or "",
        created_at=rating.created_at.isoformat(),
        updated_at=rating.updated_at.isoformat(),
    )
