"""Guests: browsers without an account, known by a secret that they keep in a cookie or send in a header.

    begin(session, address, token) -> (Guest, secret)   somebody new; the edge sets the cookie
    find(session, secret) -> Guest | None               with the language of their browser where it may be kept
    enter(session, guest, token, password, address) -> Entered    the right password of a share, or ShareClosed
    come_with(session, account, guest, token) -> Share            who is signed in, beside the guest of their browser
    introduce(session, guest, *, name, email, phone)    what they tell of themselves, each only where given
    sweep(session)                                      those who made nothing, and are gone

At the edges: `GuestDep` (or None), `MadeGuest` (made where there is none, with the cookie) and `Visitor` (the account,
else the guest, else 401) of `api/deps.py`; `_call_as_visitor` of `state/base.py`. What a guest may see is asked of
`access` each time: share_opened(session, guest, token), photo_shared(session, guest, token, photo_id),
photos_shared(session, sight, photo_ids), in_share(share) as conditions on Photo, and
share_remembered(session, visitor, share_id) for what a row of theirs remembers.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeAlias

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col, exists, or_, select

from photodrop.models import (
    Account,
    CartItem,
    FavouriteList,
    Guest,
    GuestUpload,
    PrintOrder,
    Share,
    SharePass,
)
from photodrop.models.base import new_id, now
from photodrop.services import access, accounts, limits, passwords, phones
from photodrop.services.access import ShareClosed
from photodrop.services.tongues import _

Visitor: TypeAlias = Account | Guest

COOKIE_LIFE = timedelta(days=365)
LONGEST_SECRET = 100
NEW_OF_SHARE, NEW_PER_HOUR = 1000, 3000
"""From one address in an hour, which may be the Wi-Fi of hundreds of people, most of whom come by one link."""
SEEN_AGAIN = timedelta(hours=1)
KEPT_FOR_NOTHING = timedelta(days=2)
TRIES, TRIES_WINDOW = 10, 15 * 60
TRIES_OF_SHARE, SHARE_WINDOW = 200, 60 * 60
TOO_MANY = _("Too many passwords were tried. Wait a while, then try again.")


@dataclass(frozen=True)
class Entered:
    """A guest who entered a password; `secret` only where they are new."""

    guest: Guest
    secret: str | None


def begin(session: Session, address: str, token: str) -> tuple[Guest, str]:
    """`token` is the link that they came by."""
    limits.spend("guest.new", address, limit=NEW_PER_HOUR, seconds=3600)
    limits.spend("guest.new.of_share", f"{address} {token}", limit=NEW_OF_SHARE, seconds=3600)
    secret = secrets.token_urlsafe(32)
    guest = Guest(token_hash=_digest(secret))
    session.add(guest)
    session.flush()
    return guest, secret


def find(session: Session, secret: str | None, language: str | None = None) -> Guest | None:
    if not secret or len(secret) > LONGEST_SECRET:
        return None
    guest = session.exec(select(Guest).where(Guest.token_hash == _digest(secret))).first()
    if guest is not None and guest.last_seen_at < now() - SEEN_AGAIN:
        guest.last_seen_at = now()
        session.add(guest)
    if guest is not None and language not in (None, guest.language):
        guest.language = language
        session.add(guest)
    return guest


def enter(session: Session, guest: Guest | None, token: str, password: str, address: str) -> Entered:
    """Raises ShareClosed for a wrong password as for a link that is not open; it takes as long, and counts as much."""
    limits.spend("share.password", f"{address} {token}", limit=TRIES, seconds=TRIES_WINDOW, message=TOO_MANY)
    limits.spend("share.password.all", token, limit=TRIES_OF_SHARE, seconds=SHARE_WINDOW, message=TOO_MANY)
    share = access.share_behind_password(session, token)
    fits = passwords.matches(password, share.password_hash if share else None)
    if share is None or (share.password_hash is not None and not fits):
        raise ShareClosed
    secret = None
    if guest is None:
        guest, secret = begin(session, address, token)
    _let_in(session, guest, share)
    limits.forget("share.password", f"{address} {token}")
    # A whole wedding may come within an hour.
    limits.give_back("share.password.all", token)
    return Entered(guest, secret)


def come_with(session: Session, account: Account, guest: Guest | None, token: str) -> Share:
    """The share that the guest of this browser has open; their account gets a pass of its own, for what it keeps of it.

    Raises ShareClosed where it is not open to that guest: an account alone opens nothing by a link.
    """
    share = access.share_opened(session, guest, token).share
    if share.password_hash is not None:
        _let_in(session, account, share)
    return share


def introduce(
    session: Session, guest: Guest, *, name: str | None = None, email: str | None = None, phone: str | None = None
) -> None:
    """Only what is given changes; an empty e-mail or phone is forgotten."""
    if name is not None:
        guest.name = accounts.clean_name(name)
    if email is not None:
        guest.email = accounts.clean_email(email)
    if phone is not None:
        guest.phone = phones.parse(phone) if phone.strip() else None
    session.add(guest)


def sweep(session: Session) -> None:
    """Whoever made nothing soon goes; with a password or a cart, when their cookie is over. What they chose, brought
    or ordered is their photographer's, too, and stays.
    """
    moment = now()
    made = [exists().where(col(row.guest_id) == Guest.id) for row in (FavouriteList, GuestUpload, PrintOrder)]
    meant = [exists().where(col(row.guest_id) == Guest.id) for row in (SharePass, CartItem)]
    is_over = col(Guest.created_at) < moment - COOKIE_LIFE
    session.execute(
        delete(Guest).where(
            col(Guest.last_seen_at) < moment - KEPT_FOR_NOTHING, ~or_(*made), or_(is_over, ~or_(*meant))
        )
    )


def _let_in(session: Session, visitor: Visitor, share: Share) -> None:
    whose = "guest_id" if isinstance(visitor, Guest) else "account_id"
    entered = {whose: visitor.id, "share_id": share.id, "password_revision": share.password_revision}
    statement = insert(SharePass).values(id=new_id(), created_at=now(), **entered)
    session.execute(
        statement.on_conflict_do_update(
            index_elements=[whose, "share_id"], set_={"password_revision": share.password_revision}
        )
    )


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
