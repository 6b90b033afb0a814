"""What happened, told to whoever it concerns, and to nobody before it is true.

`tell` speaks through PostgreSQL's NOTIFY in the caller's transaction: it is heard when that lands, or never. Web
processes listen and pass it on to the sockets of that account (`api/sockets.py`). Nobody may rely on hearing it: who
was not connected asks the API, as ever. So events name what happened and the ids of what to look at, nothing else.
"""

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session

CHANNEL = "photodrop_events"
NAMES = frozenset({
    "photo.ready",
    "photo.failed",
    "album.dropped",
    "unlock.changed",
    "favourites.sent",
    "favourites.reopened",
    "payment.received",
    "order.placed",
    "order.changed",
    "task.progress",
    "notification.changed",
})  # fmt: skip

NOTIFY = text("SELECT pg_notify(:channel, payload) FROM unnest(CAST(:payloads AS text[])) AS payload")


def tell(session: Session, account_id: UUID, event: str, **ids: Any) -> None:
    tell_each(session, [account_id], event, **ids)


def tell_each(session: Session, account_ids: Iterable[UUID], event: str, **ids: Any) -> None:
    """The same to many accounts, each once."""
    if event not in NAMES:
        msg = f"{event} is no event. Add it to NAMES and to docs/api.md."
        raise ValueError(msg)
    told = {name: str(value) if isinstance(value, UUID) else value for name, value in ids.items()}
    payloads = [
        json.dumps({"account_id": str(account_id), "event": event, **told}, separators=(",", ":"))
        for account_id in dict.fromkeys(account_ids)
    ]
    if payloads:
        session.execute(NOTIFY, {"channel": CHANNEL, "payloads": payloads})
