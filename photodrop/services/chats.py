"""People's own Telegram: connected by a link that their session asked for, from a chat that presents it.

A bot cannot write first, so somebody opens t.me/<bot>?start=<token> and presses Start. The token proves who asked, the
update proves which chat is theirs. From then on whoever holds that chat gets the account's codes: hence tokens are
long, live for minutes, work once, count only in a private chat, and the settings page shows whose chat it is.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete, func
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col, select

from photodrop.adapters.messages import TelegramMessenger, get_messenger
from photodrop.adapters.messages.faults import NotDelivered
from photodrop.config import get_settings
from photodrop.db import aside
from photodrop.errors import NotFound, Unavailable
from photodrop.models import Account, Answer, TelegramChat, TelegramLink
from photodrop.models.base import now
from photodrop.services import audit, limits
from photodrop.services.tongues import _

LIFE = timedelta(minutes=10)
LINKS, LINKS_SECONDS = 20, 15 * 60


class BotSilent(Unavailable):
    message = "Telegram does not answer. Try again in a minute."


@dataclass(frozen=True)
class TelegramView:
    """`available` where this installation has a bot that hears people; `shown_as` is @bob, or a name."""

    available: bool
    connected: bool
    shown_as: str


@dataclass(frozen=True)
class Invitation:
    """Open it on the phone or computer that has Telegram, and press Start."""

    url: str
    expires_in: int


def look(session: Session, actor: Account) -> TelegramView:
    chat = session.get(TelegramChat, actor.id)
    return TelegramView(_bot() is not None, chat is not None, chat.shown_as if chat else "")


def invite(session: Session, actor: Account) -> Invitation:
    """A link to connect one's Telegram with, once. The one asked for before is dead."""
    bot = _bot()
    if bot is None:
        raise NotFound(_("No bot is set up here. Your codes come as before."))
    limits.spend("telegram.link", str(actor.id), limit=LINKS, seconds=LINKS_SECONDS)
    try:
        username = bot.username()
    except NotDelivered:
        raise BotSilent from None
    token = secrets.token_urlsafe(32)
    fresh = {"token_hash": _digest(token), "expires_at": now() + LIFE}
    session.execute(
        insert(TelegramLink)
        .values(account_id=actor.id, **fresh)
        .on_conflict_do_update(index_elements=["account_id"], set_=fresh)
    )
    return Invitation(f"https://t.me/{username}?start={token}", int(LIFE.total_seconds()))


def disconnect(session: Session, actor: Account) -> None:
    session.execute(delete(TelegramLink).where(col(TelegramLink.account_id) == actor.id))
    gone = session.execute(
        delete(TelegramChat).where(col(TelegramChat.account_id) == actor.id).returning(col(TelegramChat.account_id))
    ).first()
    if gone:
        audit.record(session, "telegram.disconnected", actor_id=actor.id, subject_id=actor.id)


def connect(session: Session, token: str, chat_id: int, shown_as: str) -> Answer:
    """Bind the chat that presents a token to the account that asked for it. A chat belongs to one account."""
    session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"telegram chat {chat_id}", 0))))
    account_id = spend(session, token)
    account = session.get(Account, account_id) if account_id else None
    if account is None or not account.is_active:
        return Answer.expired
    owner = session.exec(select(TelegramChat.account_id).where(TelegramChat.chat_id == chat_id)).first()
    if owner not in (None, account.id):
        return Answer.taken
    fresh = {"chat_id": chat_id, "shown_as": shown_as, "created_at": now()}
    session.execute(
        insert(TelegramChat)
        .values(account_id=account.id, **fresh)
        .on_conflict_do_update(index_elements=["account_id"], set_=fresh)
    )
    audit.record(session, "telegram.connected", actor_id=account.id, subject_id=account.id)
    return Answer.connected


def spend(session: Session, token: str) -> UUID | None:
    """Whose token it is, from now on was."""
    row = session.execute(
        delete(TelegramLink)
        .where(col(TelegramLink.token_hash) == _digest(token), col(TelegramLink.expires_at) > now())
        .returning(col(TelegramLink.account_id))
    ).first()
    return row[0] if row else None


def leave(session: Session, chat_id: int) -> None:
    """The person said so in the chat, or blocked the bot."""
    for account_id in session.execute(
        delete(TelegramChat).where(col(TelegramChat.chat_id) == chat_id).returning(col(TelegramChat.account_id))
    ).scalars():
        audit.record(session, "telegram.disconnected", actor_id=account_id, subject_id=account_id)


def lose(chat_id: int) -> None:
    """Nothing can be sent there any more. Remembered although what was to be sent may be rolled back."""
    with aside() as own:
        leave(own, chat_id)


def of_phone(session: Session, phone: str) -> int | None:
    return session.exec(
        select(TelegramChat.chat_id)
        .join(Account, col(Account.id) == TelegramChat.account_id)
        .where(Account.phone == phone)
    ).first()


def of_account(session: Session, account_id: UUID) -> int | None:
    return session.exec(select(TelegramChat.chat_id).where(TelegramChat.account_id == account_id)).first()


def sweep(session: Session) -> None:
    session.execute(delete(TelegramLink).where(col(TelegramLink.expires_at) < now()))


def _bot() -> TelegramMessenger | None:
    messenger = get_messenger()
    hears = get_settings().telegram_updates != "off"
    return messenger if hears and isinstance(messenger, TelegramMessenger) else None


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
