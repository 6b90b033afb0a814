"""The one door to PostgreSQL: an engine per process, and `transaction()`, which the edges open and nobody else commits."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from sqlalchemy import Engine, create_engine
from sqlmodel import Session

from photodrop.config import get_settings

POOL_SIZE = 20
CONNECT_SECONDS = 5


def dialect_url(url: str) -> str:
    """Any usual spelling of a PostgreSQL URL, with the driver we use named in it."""
    for prefix in ("postgresql+psycopg://", "postgresql://", "postgres://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url.removeprefix(prefix)
    msg = "PHOTODROP_DATABASE_URL must begin with postgresql://"
    raise ValueError(msg)


def libpq_url(url: str) -> str:
    """The same URL for libpq and procrastinate, which know no drivers."""
    return "postgresql://" + dialect_url(url).removeprefix("postgresql+psycopg://")


@lru_cache
def engine() -> Engine:
    return create_engine(
        dialect_url(get_settings().database_url),
        pool_size=POOL_SIZE,
        max_overflow=POOL_SIZE,
        pool_pre_ping=True,
        connect_args={"connect_timeout": CONNECT_SECONDS, "options": "-c timezone=UTC -c statement_timeout=60000"},
    )


@contextmanager
def transaction() -> Iterator[Session]:
    """All of it lands, or none."""
    with Session(engine(), expire_on_commit=False) as session, session.begin():
        yield session
