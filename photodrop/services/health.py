"""Is this installation fit to work? Each check says so in a sentence for an operator."""

from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from photodrop.adapters.storage import StorageUnavailable, get_storage
from photodrop.models.base import new_id

WORKER_SEEN = timedelta(minutes=1)


@dataclass(frozen=True)
class Check:
    name: str
    ok: bool
    detail: str


def ready(session: Session, head: str) -> list[Check]:
    """Database migrated to `head`, storage writable, a worker seen in the last minute."""
    return [_migrated(session, head), storage_writable(), _worker_seen(session)]


def storage_writable() -> Check:
    key = f"health/{new_id().hex}"
    try:
        storage = get_storage()
        storage.put(key, BytesIO(b"ok"))
        intact = storage.get(key) == b"ok"
        storage.delete(key)
    except StorageUnavailable as failure:
        return Check("storage", ok=False, detail=failure.reason)
    except OSError as failure:
        return Check("storage", ok=False, detail=f"The storage cannot be written: {failure.strerror}.")
    return Check("storage", ok=intact, detail="The storage takes and gives back bytes.")


def _migrated(session: Session, head: str) -> Check:
    try:
        with session.begin_nested():
            current = session.execute(text("SELECT version_num FROM alembic_version")).scalar()
    except SQLAlchemyError:
        return Check(
            "database", ok=False, detail="The database has no tables yet. Run `photodrop serve`, which migrates it."
        )
    if current != head:
        return Check("database", ok=False, detail=f"The database is at version {current}, the code wants {head}.")
    return Check("database", ok=True, detail=f"The database answers, at version {current}.")


def _worker_seen(session: Session) -> Check:
    try:
        with session.begin_nested():
            seen = session.execute(
                text("SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - :window"),
                {"window": WORKER_SEEN},
            ).scalar_one()
    except SQLAlchemyError:
        seen = 0
    if not seen:
        return Check(
            "worker",
            ok=False,
            detail="No worker was seen in the last minute: photos will wait. Start `photodrop worker`.",
        )
    return Check("worker", ok=True, detail=f"{seen} worker{'s' if seen > 1 else ''} at work.")
