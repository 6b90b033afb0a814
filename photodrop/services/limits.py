"""Rate limits, counted in the database so that every process counts together."""

import hashlib
import hmac
from datetime import timedelta

from sqlalchemy import case, delete
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col

from photodrop.config import signing_key
from photodrop.db import aside
from photodrop.errors import TooMany
from photodrop.models import RateLimit
from photodrop.models.base import now


def spend(topic: str, subject: str, *, limit: int, seconds: int, message: str | None = None) -> None:
    """Count one try and raise TooMany beyond `limit` in a window of `seconds`.

    Counted in a transaction of its own: a try must be remembered although what was tried is rolled back.
    """
    moment = now()
    fresh = moment + timedelta(seconds=seconds)
    key = _key(topic, subject)
    running = col(RateLimit.resets_at) > moment
    statement = (
        insert(RateLimit)
        .values(key=key, count=1, resets_at=fresh)
        .on_conflict_do_update(
            index_elements=["key"],
            set_={
                "count": case((running, col(RateLimit.count) + 1), else_=1),
                "resets_at": case((running, col(RateLimit.resets_at)), else_=fresh),
            },
        )
        .returning(col(RateLimit.count), col(RateLimit.resets_at))
    )
    with aside() as session:
        count, resets_at = session.execute(statement).one()
    if count > limit:
        raise TooMany(message, retry_after=max(1, int((resets_at - moment).total_seconds())))


def forget(topic: str, subject: str) -> None:
    with aside() as session:
        session.execute(delete(RateLimit).where(col(RateLimit.key) == _key(topic, subject)))


def sweep(session: Session) -> None:
    session.execute(delete(RateLimit).where(col(RateLimit.resets_at) < now()))


def _key(topic: str, subject: str) -> str:
    digest = hmac.new(signing_key(), subject.encode(), hashlib.sha256).hexdigest()[:40]
    return f"{topic}:{digest}"
