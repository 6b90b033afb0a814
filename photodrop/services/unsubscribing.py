"""The link at the end of every letter: it ends letters of its kind, for whoever has it, without a sign-in.

It is signed, names its account by id and a guest's address by its hash, and can do nothing else.
"""

import re
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col

from photodrop.config import get_settings
from photodrop.errors import NotFound
from photodrop.models import Account, Channel, Kind, MailRefusal
from photodrop.models.base import now
from photodrop.services import notifications, preferences, signatures

PATH = "/unsubscribe"
SIGNED = 32
TOKEN = re.compile(r"([0-9a-f]{32})\.([a-z_]{1,24})\.([0-9a-f]{32})|guest\.([0-9a-f]{64})\.([0-9a-f]{32})")


@dataclass(frozen=True)
class Stop:
    """What a link ends: letters of one kind to an account, or all letters to an address."""

    kind: str
    is_stopped: bool


def link(account: Account | None, email: str, kind: Kind) -> str:
    about = f"{account.id.hex}.{kind.value}" if account else f"guest.{notifications.digest(email)}"
    return f"{get_settings().base_url}{PATH}/{about}.{signatures.sign(_said(about))[:SIGNED]}"


def look(session: Session, token: str) -> Stop:
    """Looking changes nothing: mail programs open links to look at them before anybody does."""
    account, kind, email_hash = _read(session, token)
    if account is None:
        return Stop("", session.get(MailRefusal, email_hash) is not None)
    return Stop(kind, Channel.email not in preferences.wanted(session, Kind(kind), [account.id])[account.id])


def stop(session: Session, token: str, *, undo: bool = False) -> Stop:
    account, kind, email_hash = _read(session, token)
    if account is not None:
        preferences.choose(session, account, Kind(kind), Channel.email, is_wanted=undo)
    elif undo:
        session.execute(delete(MailRefusal).where(col(MailRefusal.email_hash) == email_hash))
    else:
        refusal = insert(MailRefusal).values(email_hash=email_hash, created_at=now())
        session.execute(refusal.on_conflict_do_nothing())
    return Stop(kind, is_stopped=not undo)


def _read(session: Session, token: str) -> tuple[Account | None, str, str]:
    about, _, signature = token.rpartition(".")
    found = TOKEN.fullmatch(token)
    if found is None or not signatures.is_signed(_said(about), signature, length=SIGNED):
        raise NotFound
    account_id, kind, _, email_hash, _ = found.groups()
    if email_hash:
        return None, "", email_hash
    account = session.get(Account, UUID(account_id))
    if account is None or kind not in list(Kind):
        raise NotFound
    return account, kind, ""


def _said(about: str) -> str:
    return f"unsubscribe:{about}"
