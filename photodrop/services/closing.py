"""Somebody leaves for good. At once nobody can sign in or find them; the rest goes when their last photo has gone.

The ledger keeps its rows: it refers to no account and carries the names of the moment.
"""

import secrets
import string
from datetime import timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from photodrop.errors import Conflict, Invalid
from photodrop.models import Account, Album, AlbumKind, Checkout, CheckoutState, Role
from photodrop.models.base import now
from photodrop.services import (
    albums,
    audit,
    chats,
    checkouts,
    entitlements,
    face_data,
    limits,
    orders,
    passwords,
    push_subscriptions,
    queue,
    sessions,
)
from photodrop.services.accounts import SIGN_IN_TRIES, SIGN_IN_WINDOW
from photodrop.services.tongues import _

RECENT = timedelta(minutes=10)
LOOK_AGAIN = timedelta(minutes=15)


class RoleStays(Conflict):
    message = "An admin gave you your role. Ask an admin to take it back first, then you can delete your account."


class ClientsStay(Conflict):
    message = "You still have albums of clients. Ask an admin what becomes of them before you delete your account."


class SignInAgain(Conflict):
    message = "Sign in with your phone once more: deleting your account needs a sign-in of the last ten minutes."


def close(session: Session, actor: Account, access_token: str | None, password: str = "") -> None:
    """Proved by the password or, where there is none, by having signed in just now."""
    _prove(session, actor, access_token, password)
    account = session.exec(
        select(Account).where(Account.id == actor.id).with_for_update().execution_options(populate_existing=True)
    ).one()
    if account.role is not Role.user:
        raise RoleStays
    own = session.exec(select(Album).where(Album.owner_id == account.id, col(Album.deleted_at).is_(None))).all()
    if any(album.kind is AlbumKind.client for album in own):
        raise ClientsStay
    for album in own:
        albums.delete(session, account, album.id)
    _withdraw_requests(session, account)
    orders.leave(session, account)
    face_data.erase(session, account)
    chats.disconnect(session, account)
    push_subscriptions.remove_all(session, account.id)
    sessions.end_all(session, account.id)
    account.login = "gone_" + "".join(secrets.choice(string.ascii_lowercase) for _letter in range(24))
    account.email = account.phone = account.password_hash = None
    account.name, account.is_active = "", False
    session.add(account)
    session.flush()
    queue.enqueue(session, "accounts.purge", priority=queue.LATER, account_id=account.id)
    audit.record(session, "account.closed", actor_id=account.id, subject_id=account.id)


def purge(session: Session, account_id: UUID) -> None:
    """The row, and with it all that belongs to nobody else, once the albums are gone."""
    account = session.exec(select(Account).where(Account.id == account_id).with_for_update()).first()
    if account is None or account.is_active or not (account.login or "").startswith("gone_"):
        return
    if session.exec(select(Album.id).where(Album.owner_id == account_id).limit(1)).first() is not None:
        queue.enqueue(session, "accounts.purge", priority=queue.LATER, at=now() + LOOK_AGAIN, account_id=account_id)
        return
    session.delete(account)


def _prove(session: Session, actor: Account, access_token: str | None, password: str) -> None:
    if actor.password_hash is None:
        if now() - sessions.began_at(session, access_token) > RECENT:
            raise SignInAgain
        return
    limits.spend("account.close", str(actor.id), limit=SIGN_IN_TRIES, seconds=SIGN_IN_WINDOW)
    if not passwords.matches(password, actor.password_hash):
        raise Invalid(password=_("This is not your password."))


def _withdraw_requests(session: Session, account: Account) -> None:
    places = session.exec(
        select(Checkout.album_id)
        .where(
            Checkout.client_id == account.id, Checkout.state == CheckoutState.open, col(Checkout.album_id).is_not(None)
        )
        .distinct()
        .order_by(col(Checkout.album_id))
    ).all()
    for album_id in places:
        if album_id is None:
            continue
        entitlements.hold(session, album_id, account.id)
        for checkout in checkouts.open_ones(session, album_id, account.id):
            checkouts.close(session, checkout, CheckoutState.cancelled)
