"""Erasing what is known of somebody's face, with a receipt."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, select

from photodrop.models import Account, Selfie
from photodrop.models.base import new_id, now
from photodrop.services import accounts, audit, queue


@dataclass(frozen=True)
class Receipt:
    """`id` names the entry in the audit log; `files` are deleted within moments."""

    id: str
    erased_at: str
    selfies: int
    files: int


def erase(session: Session, actor: Account) -> Receipt:
    """Withdraw the consent, forget every selfie, earlier ones too, and promise to delete their bytes."""
    # Locked, so that a crop at work ends first and its file is found here, or ends later and finds no selfie.
    session.exec(select(Account.id).where(Account.id == actor.id).with_for_update(key_share=True)).one()
    selfies = session.exec(
        select(Selfie).where(Selfie.account_id == actor.id).with_for_update().execution_options(populate_existing=True)
    ).all()
    keys = [key for selfie in selfies for key in (selfie.original_key, selfie.key) if key]
    for key in keys:
        queue.enqueue(session, "storage.delete", priority=queue.NOW, key=key)
    for selfie in selfies:
        session.delete(selfie)
    accounts.decide_on_faces(session, actor, granted=False)
    receipt_id: UUID = new_id()
    audit.record(
        session, "face_data.erased", actor_id=actor.id, subject_id=receipt_id, selfies=len(selfies), files=len(keys)
    )
    return Receipt(str(receipt_id), now().isoformat(), len(selfies), len(keys))
