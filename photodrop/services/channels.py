"""Which way words take to a person: their own Telegram, else the chats that stand in for SMS, else the log."""

from enum import StrEnum

from sqlmodel import Session, select

from photodrop.adapters.messages import LogMessenger, TelegramMessenger, get_messenger
from photodrop.adapters.messages.faults import Blocked, ChatGone, NotDelivered
from photodrop.config import get_settings
from photodrop.errors import Unavailable
from photodrop.models import Account
from photodrop.services import chats, phones, tongues
from photodrop.services.tongues import _, told

PATIENCE = 4
"""Seconds in which a code is tried again, while somebody looks at the button they pressed."""


class CodeNotSent(Unavailable):
    message = "The code could not be sent. Wait a minute and try again."


class Channel(StrEnum):
    own = "own"
    studio = "studio"
    log = "log"
    none = "none"


def send_code(session: Session, phone: str, code: str) -> Channel:
    """The way it went. Raises CodeNotSent when nobody took it, or nobody can know: then it goes nowhere else."""
    messenger = get_messenger()
    if isinstance(messenger, LogMessenger):
        messenger.send_code(phone, code)
        return Channel.log
    language = session.exec(select(Account.language).where(Account.phone == phone)).first() or tongues.ENGLISH
    warning = told(language, _("It is valid for 3 minutes. Give it to nobody."))
    try:
        chat_id = chats.of_phone(session, phone)
        own = told(language, _("{code} is your PhotoDrop code.", code=code))
        if chat_id is not None and send_own(messenger, chat_id, f"{own}\n{warning}", PATIENCE):
            return Channel.own
        if not messenger.chat_ids and get_settings().is_development:
            LogMessenger().send_code(phone, code)
            return Channel.log
        passed_on = told(language, _("PhotoDrop code for {phone}: {code}", phone=phone, code=code))
        messenger.send_to_studio(f"{passed_on}\n{warning}", patience=PATIENCE, protected=True)
    except NotDelivered:
        raise CodeNotSent from None
    return Channel.studio


def send_own(messenger: TelegramMessenger, chat_id: int, text: str, patience: float = 0) -> bool:
    """False when the person does not want the bot any more; their chat is forgotten then."""
    try:
        messenger.send(str(chat_id), text, patience=patience)
    except (Blocked, ChatGone):
        chats.lose(chat_id)
        return False
    return True


def tell(session: Session, messenger: TelegramMessenger, account: Account, text: str) -> Channel:
    """Raises NotDelivered. Those without a Telegram of their own are told by the chats that stand in for SMS."""
    chat_id = chats.of_account(session, account.id)
    if chat_id is not None and send_own(messenger, chat_id, text):
        return Channel.own
    if not messenger.chat_ids or not account.phone:
        return Channel.none
    whose = _("For {phone}: {text}", phone=phones.label(account.phone), text=text)
    messenger.send_to_studio(told(account.language or tongues.ENGLISH, whose))
    return Channel.studio


def chats_to(session: Session, messenger: TelegramMessenger, account: Account) -> tuple[str, ...]:
    chat_id = chats.of_account(session, account.id)
    return (str(chat_id),) if chat_id is not None else messenger.chat_ids
