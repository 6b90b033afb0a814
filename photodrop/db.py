"""The one door to PostgreSQL: an engine per process, and `transaction()`, which only the edges open."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache

import psycopg
from psycopg import sql
from sqlalchemy import Engine, create_engine
from sqlalchemy.exc import DataError
from sqlmodel import Session

from photodrop.config import get_settings
from photodrop.errors import Invalid

POOL_SIZE = 20
ASIDE_POOL_SIZE = 4
CONNECT_SECONDS = 10
LOOK_AFTER_SECONDS = 30


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
    return _engine(POOL_SIZE)


@lru_cache
def aside_engine() -> Engine:
    """Connections that are never waited for by who holds one of them: see `aside`."""
    return _engine(ASIDE_POOL_SIZE)


def _engine(pool_size: int) -> Engine:
    return create_engine(
        dialect_url(get_settings().database_url),
        pool_size=pool_size,
        max_overflow=pool_size,
        pool_pre_ping=True,
        # Errors are logged whole; what was asked for may be a secret.
        hide_parameters=True,
        connect_args={"connect_timeout": CONNECT_SECONDS, "options": "-c timezone=UTC -c statement_timeout=60000"},
    )


@contextmanager
def transaction() -> Iterator[Session]:
    """All of it lands, or none."""
    with _transaction(engine()) as session:
        yield session


@contextmanager
def aside() -> Iterator[Session]:
    """A short transaction beside the caller's, for what must be remembered although the caller is refused.

    Its connections are apart: callers who hold all the others would else wait here for one another.
    """
    with _transaction(aside_engine()) as session:
        yield session


async def notifications(channel: str, on_listening: Callable[[], Awaitable[None]]) -> AsyncIterator[str]:
    """What is said on a channel from the moment `on_listening` is called, on a connection of its own.

    Raises OperationalError when the connection is lost.
    """
    url = libpq_url(get_settings().database_url)
    async with await psycopg.AsyncConnection.connect(url, autocommit=True, connect_timeout=CONNECT_SECONDS) as own:
        await own.execute(sql.SQL("LISTEN {}").format(sql.Identifier(channel)))
        await on_listening()
        while True:
            async for notification in own.notifies(timeout=LOOK_AFTER_SECONDS):
                yield notification.payload
            # A connection that nobody speaks on may be dead without anybody having noticed.
            await own.execute("SELECT 1")


def vacuum(*tables: str) -> None:
    """Have PostgreSQL sweep dead rows out of these tables and their indexes now; it takes no transaction around it."""
    url = libpq_url(get_settings().database_url)
    with psycopg.connect(url, autocommit=True, connect_timeout=CONNECT_SECONDS) as own:
        for table in tables:
            own.execute(sql.SQL("VACUUM {}").format(sql.Identifier(table)))


def dispose() -> None:
    """Close every idle connection; the next transaction reads the settings anew."""
    for made in (engine, aside_engine):
        if made.cache_info().currsize:
            made().dispose()
            made.cache_clear()


@contextmanager
def _transaction(source: Engine) -> Iterator[Session]:
    try:
        with Session(source, expire_on_commit=False) as session, session.begin():
            yield session
    except (DataError, UnicodeEncodeError) as failure:
        # Text with a NUL in it, a number beyond every column: it came from outside and is refused like other input.
        raise Invalid("This holds characters or numbers that cannot be kept.") from failure
