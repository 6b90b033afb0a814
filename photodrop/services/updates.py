"""What people tell the bot. Each update is done once, however often it is delivered, and answered by a job."""

import logging
import re
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col, select

from photodrop import routes
from photodrop.adapters.messages import TelegramMessenger, get_messenger
from photodrop.adapters.messages.faults import Blocked, ChatGone, NotDelivered, Refused
from photodrop.config import get_settings
from photodrop.errors import TooMany
from photodrop.models import Account, Answer, TelegramChat, TelegramUpdate
from photodrop.models.base import new_id, now
from photodrop.services import chats, limits, queue, tongues
from photodrop.services.tongues import _

logger = logging.getLogger(__name__)

KINDS = ("message", "my_chat_member")
TOKEN = re.compile(r"[A-Za-z0-9_-]{1,64}")
PASSED_ON = {"forward_origin", "forward_from", "forward_date", "via_bot"}
LONGEST_NAME = 70
ANSWERS, ANSWERS_SECONDS = 20, 10 * 60
KEPT = timedelta(days=7)
"""Longer than Telegram keeps what it could not deliver."""

WORDS = {
    Answer.connected: _("You will get your codes and news of your photos here. Send /stop to end it."),
    Answer.expired: _(
        "This link has expired or was used before. Open Settings in PhotoDrop and connect Telegram again."
    ),
    Answer.taken: _(
        "This chat gets the codes of another account. Send /stop first, then connect again from Settings in PhotoDrop."
    ),
    Answer.stopped: _("You will get nothing more here. Your codes take the other way again."),
    Answer.explained: _(
        "This bot brings sign-in codes and news of photos. To get yours here, sign in to PhotoDrop, open Settings and "
        "choose Connect Telegram: {settings}"
    ),
    Answer.private_only: _(
        "Codes are for one person, so only a private chat can be connected. "
        "Open Settings in PhotoDrop and connect again."
    ),
    Answer.chat_id: _("The id of this chat is {chat_id}"),
}


def take(session: Session, bot_id: str, update: Any) -> None:
    """Do what an update asks for. Whatever we do not understand is let pass."""
    if not isinstance(update, dict) or not _fits(update.get("update_id")):
        return
    row_id = session.execute(
        insert(TelegramUpdate)
        .values(id=new_id(), created_at=now(), bot_id=int(bot_id), number=update["update_id"], answer=Answer.nothing)
        .on_conflict_do_nothing()
        .returning(col(TelegramUpdate.id))
    ).scalar()
    if row_id is None:
        return
    match update:
        case {
            "message": {"chat": {"id": int(chat_id), "type": str(kind)}, "from": dict(sender), "text": str(text)}
        } if _fits(chat_id):
            is_forwarded = bool(update["message"].keys() & PASSED_ON)
            own = kind == "private" and sender.get("id") == chat_id and not sender.get("is_bot") and not is_forwarded
            before = _language_of(session, chat_id)
            answer = _in_private(session, chat_id, sender, text) if own else _elsewhere(session, text)
            language = before or _language_of(session, chat_id) or _language_there(sender)
            _promise_answer(session, row_id, chat_id, answer, language)
        case {"my_chat_member": {"chat": {"id": int(chat_id)}, "new_chat_member": {"status": "kicked" | "left"}}} if (
            _fits(chat_id)
        ):
            chats.leave(session, chat_id)
        case _:
            pass


def _fits(number: Any) -> bool:
    """Into what Telegram promises of its ids, and our columns hold."""
    return isinstance(number, int) and not isinstance(number, bool) and abs(number) < 2**63


def answer(session: Session, update_id: UUID) -> None:
    row = session.get(TelegramUpdate, update_id)
    messenger = get_messenger()
    if row is None or row.answered_at is not None or row.answer is Answer.nothing:
        return
    if not isinstance(messenger, TelegramMessenger) or messenger.bot.id != str(row.bot_id):
        return
    settings = f"{get_settings().base_url}{routes.SETTINGS}"
    try:
        sentence = WORDS[row.answer]
        words = _(sentence.one, settings=settings, chat_id=str(row.chat_id))
        messenger.send(str(row.chat_id), tongues.told(row.language or tongues.ENGLISH, words))
    except (Blocked, ChatGone, Refused):
        return
    except NotDelivered as fault:
        if fault.may_have_arrived:
            return
        raise
    row.answered_at = now()
    session.add(row)


def sweep(session: Session) -> None:
    session.execute(delete(TelegramUpdate).where(col(TelegramUpdate.created_at) < now() - KEPT))


def _in_private(session: Session, chat_id: int, sender: dict[str, Any], text: str) -> Answer:
    match _command(text):
        case "start", token if TOKEN.fullmatch(token):
            return chats.connect(session, token, chat_id, _shown(sender))
        case "stop", _:
            chats.leave(session, chat_id)
            return Answer.stopped
        case "chat", _:
            return Answer.chat_id
        case _:
            return Answer.explained


def _elsewhere(session: Session, text: str) -> Answer:
    """In a group, or passed on from somewhere: a token that was shown there is nobody's secret any more."""
    match _command(text):
        case "start", token if TOKEN.fullmatch(token):
            chats.spend(session, token)
            return Answer.private_only
        case "chat", _:
            return Answer.chat_id
        case _:
            return Answer.nothing


def _command(text: str) -> tuple[str, str]:
    """`/start@our_bot token` is ("start", "token")."""
    word, _, rest = text.strip().partition(" ")
    return word[1:].partition("@")[0].lower() if word.startswith("/") else "", rest.strip()


def _shown(sender: dict[str, Any]) -> str:
    username, first_name = (_readable(sender.get(name)) for name in ("username", "first_name"))
    return (f"@{username}" if username else first_name or "Telegram")[:LONGEST_NAME]


def _readable(name: Any) -> str:
    """Without what no database and no page could show: nobody behind such a name shall be turned away."""
    return "".join(sign for sign in name if sign.isprintable()).strip() if isinstance(name, str) else ""


def _language_of(session: Session, chat_id: int) -> str | None:
    """That of the account whose chat this is."""
    return session.exec(
        select(Account.language)
        .join(TelegramChat, col(TelegramChat.account_id) == Account.id)
        .where(TelegramChat.chat_id == chat_id)
    ).first()


def _language_there(sender: dict[str, Any]) -> str:
    """That of the Telegram that wrote."""
    return tongues.choose(None, str(sender.get("language_code")))


def _promise_answer(session: Session, row_id: UUID, chat_id: int, answer: Answer, language: str) -> None:
    if answer is Answer.nothing:
        return
    try:
        limits.spend("telegram.answer", str(chat_id), limit=ANSWERS, seconds=ANSWERS_SECONDS)
    except TooMany:
        return
    row = session.get_one(TelegramUpdate, row_id)
    row.chat_id, row.answer, row.language = chat_id, answer, language
    session.add(row)
    session.flush()
    queue.enqueue(session, "updates.answer", priority=queue.NOW, update_id=row_id)
