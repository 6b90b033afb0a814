"""What everybody may know of an account: its public side."""

import re
from dataclasses import dataclass

from sqlalchemy import func
from sqlmodel import Session, col, select

from photodrop.errors import NotFound
from photodrop.models import Account, Comment, PhotoSearch, Rating
from photodrop.models.account import LOGIN_PATTERN
from photodrop.services import photo_cards
from photodrop.services.paging import Page, Sorting, page
from photodrop.services.photo_cards import PhotoCard

SORTING = Sorting({"created_at": col(PhotoSearch.created_at)}, tie=col(PhotoSearch.photo_id))


@dataclass(frozen=True)
class PublicProfile:
    """Numbers count what is public; what happens in private albums is not in them."""

    username: str
    name: str
    since: str
    photo_count: int
    comment_count: int
    rating_count: int
    average_rating: float
    ratings_received: int


def is_username(words: str) -> bool:
    return re.fullmatch(LOGIN_PATTERN, words) is not None


def photos_of(
    session: Session, actor: Account | None, username: str, *, cursor: str | None = None, limit: int = 50
) -> Page[PhotoCard]:
    """Their public photos, newest first, as this viewer may see them."""
    owner = select(Account.id).where(func.lower(Account.login) == username.lower(), col(Account.is_active))
    statement = select(PhotoSearch.photo_id).where(PhotoSearch.owner_id == owner.scalar_subquery())
    rows, following = page(session, statement, SORTING, sort="-created_at", cursor=cursor, limit=limit)
    return Page(photo_cards.cards_in_public(session, actor, [photo_id for (photo_id,) in rows]), following)


def see(session: Session, username: str) -> PublicProfile:
    if not is_username(username):
        raise NotFound
    account = session.exec(
        select(Account).where(func.lower(Account.login) == username.lower(), col(Account.is_active))
    ).first()
    if account is None:
        raise NotFound
    photo_count, stars, received = session.execute(
        select(
            func.count(),
            func.coalesce(func.sum(PhotoSearch.rating_sum), 0),
            func.coalesce(func.sum(PhotoSearch.rating_count), 0),
        ).where(PhotoSearch.owner_id == account.id)
    ).one()
    comment_count, rating_count = (
        session.exec(
            select(func.count())
            .select_from(said)
            .join(PhotoSearch, col(PhotoSearch.photo_id) == said.photo_id)
            .where(said.account_id == account.id)
        ).one()
        for said in (Comment, Rating)
    )
    return PublicProfile(
        username=account.login or "",
        name=account.name,
        since=account.created_at.date().isoformat(),
        photo_count=photo_count,
        comment_count=comment_count,
        rating_count=rating_count,
        average_rating=round(stars / received, 2) if received else 0.0,
        ratings_received=received,
    )
