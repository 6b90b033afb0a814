"""Rate limits, counted in the database so that every process counts together."""

from datetime import datetime, timedelta

from sqlalchemy import case, delete, func, update
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col

from photodrop.db import aside
from photodrop.errors import TooMany
from photodrop.models import RateLimit
from photodrop.models.base import now
from photodrop.services import signatures


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


def reserve(topic: str, subject: str, every: timedelta) -> datetime:
    """The next moment at which it is this subject's turn, and nobody else's: turns are `every` apart."""
    moment = now()
    statement = insert(RateLimit).values(key=_key(topic, subject), count=1, resets_at=moment + every)
    statement = statement.on_conflict_do_update(
        index_elements=["key"], set_={"resets_at": func.greatest(col(RateLimit.resets_at), moment) + every}
    ).returning(col(RateLimit.resets_at))
    with aside() as session:
        return session.execute(statement).scalar_one() - every


def hold(topic: str, subject: str, until: datetime) -> None:
    """No turns before this moment."""
    statement = insert(RateLimit).values(key=_key(topic, subject), count=1, resets_at=until)
    statement = statement.on_conflict_do_update(
        index_elements=["key"], set_={"resets_at": func.greatest(col(RateLimit.resets_at), until)}
    )
    with aside() as session:
        session.execute(statement)


def forget(topic: str, subject: str) -> None:
    with aside() as session:
        session.execute(delete(RateLimit).where(col(RateLimit.key) == _key(topic, subject)))


def give_back(topic: str, subject: str) -> None:
    """One try that turned out to be none."""
    mine = col(RateLimit.key) == _key(topic, subject), col(RateLimit.count) > 0
    with aside() as session:
        session.execute(update(RateLimit).where(*mine).values(count=RateLimit.count - 1))


def sweep(session: Session) -> None:
    session.execute(delete(RateLimit).where(col(RateLimit.resets_at) < now()))


def _key(topic: str, subject: str) -> str:
    # A new key of the installation lets every count begin anew.
    return f"{topic}:{signatures.sign(subject)[:40]}"
