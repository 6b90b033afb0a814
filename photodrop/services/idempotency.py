"""The same request under the same key is done once and answered alike every time."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col, select

from photodrop.errors import Conflict, Invalid
from photodrop.models import Account, Guest, IdempotencyKey
from photodrop.models.base import new_id, now
from photodrop.services.tongues import _

LONGEST = 100


class KeyReused(Conflict):
    message = "This Idempotency-Key was used for a different request."


@dataclass(frozen=True)
class Answer:
    status: int
    body: Any
    is_replay: bool


def once(  # noqa: PLR0917  # one request, spelled out
    session: Session, actor: Account | Guest, key: str, request: Any, status: int, act: Callable[[], Any]
) -> Answer:
    """Run `act` and keep its JSON answer under the key, or give the kept one back.

    The row is inserted first and in the same transaction: a second request waits for it, then reads the answer.
    Raises KeyReused when the key came with another request before.
    """
    if not 1 <= len(key) <= LONGEST:
        raise Invalid(idempotency_key=_("Use a key of 1 to {longest} characters.", longest=LONGEST))
    digest = hashlib.sha256(json.dumps(request, sort_keys=True, default=str).encode()).hexdigest()
    owner = "guest_id" if isinstance(actor, Guest) else "account_id"
    fresh = {owner: actor.id, "key": key, "request_hash": digest, "status": 0, "answer": None}
    inserted = session.execute(
        insert(IdempotencyKey)
        .values(id=new_id(), created_at=now(), **fresh)
        .on_conflict_do_nothing()
        .returning(col(IdempotencyKey.key))
    ).first()
    row = session.exec(
        select(IdempotencyKey).where(getattr(IdempotencyKey, owner) == actor.id, IdempotencyKey.key == key)
    ).one()
    if inserted is None:
        if row.request_hash != digest:
            raise KeyReused
        return Answer(row.status, row.answer, is_replay=True)
    row.status, row.answer = status, act()
    session.add(row)
    return Answer(status, row.answer, is_replay=False)
