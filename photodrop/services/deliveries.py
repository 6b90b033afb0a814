"""Notifications on their way out: all that is due to somebody by one way is one message, sent at most once.

As with `notices`, what leaves is claimed (`sending`) in a transaction of its own before it does: a worker that dies, or
a service that never answers, costs the message, and nobody is told twice (ADR 9).
"""

import json
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, update
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, exists, select

from photodrop import routes
from photodrop.adapters.mail import get_mailer
from photodrop.adapters.mail.smtp import NoSuchMailbox
from photodrop.adapters.messages import TelegramMessenger, get_messenger
from photodrop.adapters.messages.faults import NotDelivered, Refused, Throttled
from photodrop.adapters.push import PushAddress, SubscriptionGone, get_push
from photodrop.config import get_settings
from photodrop.db import aside
from photodrop.models import (
    Account,
    Channel,
    Delivery,
    DeliveryState,
    Kind,
    LoginSession,
    MailRefusal,
    Notification,
    PushSubscription,
    QuietChoice,
)
from photodrop.models.base import among, now
from photodrop.services import channels, chats, letters, notices, pace, preferences, queue, quiet, tongues
from photodrop.services.notifications import (
    COUNTED,
    LONGEST_BODY,
    LONGEST_TITLE,
    body_of,
    digest,
    short,
    still_signed_in,
    title_of,
)
from photodrop.services.tongues import Sentence, _, _n, all_told, told

logger = logging.getLogger(__name__)

SHORT_WAIT = 0.2
FIRST_PAUSE = timedelta(seconds=30)
TRIES = 6
MOST_LINES = 5
LIFE_SECONDS = 24 * 3600
"""How long a push service keeps what a sleeping browser has not fetched."""

TOGETHER: dict[Kind, Callable[[int], Sentence]] = {
    Kind.order_placed: lambda count: _n("{count} new order", "{count} new orders", count),
    Kind.order_paid: lambda count: _n("{count} payment received", "{count} payments received", count),
    Kind.order_changed: lambda count: _n("News of {count} order", "News of {count} orders", count),
    Kind.photos_dropped: lambda _count: _("Your photos have dropped"),
    Kind.favourites_sent: lambda count: _n("Favourites from {count} person", "Favourites from {count} people", count),
    Kind.share_expiring: lambda count: _n("{count} link expires soon", "{count} links expire soon", count),
    **COUNTED,
}


@dataclass(frozen=True)
class Message:
    """What leaves, told in this language. `url` is a path; `about` says what it replaces on a screen."""

    language: str
    title: str
    body: str
    url: str
    kind: Kind
    about: str


def deliver(session: Session, delivery_id: UUID, *, has_turn: bool = False) -> None:
    """Tell somebody all that is due by this way. Done before, too early or no longer true: nothing is sent."""
    delivery = session.get(Delivery, delivery_id)
    if delivery is None or delivery.state is not DeliveryState.waiting:
        return
    receiver_id = session.get_one(Notification, delivery.notification_id).account_id
    choice = session.get(QuietChoice, receiver_id) if receiver_id else None
    due = quiet.after(max(delivery.due_at, now()), choice)
    if due > now():
        _wait(session, [delivery.id], due, was=DeliveryState.waiting)
        return
    if delivery.channel is Channel.telegram and not has_turn and not _takes_turn(session, delivery, receiver_id):
        return
    claimed = _claim(delivery.target)
    if not claimed:
        return
    message = _message(session, [one.notification_id for one in claimed], delivery.channel)
    if message is None:
        _close(session, claimed, DeliveryState.skipped, "not_wanted")
        return
    try:
        is_sent = SENDERS[delivery.channel](session, delivery, message)
    except (SubscriptionGone, NoSuchMailbox, Refused) as fault:
        _close(session, claimed, DeliveryState.failed, type(fault).__name__)
        if isinstance(fault, SubscriptionGone):
            session.execute(delete(PushSubscription).where(col(PushSubscription.id) == delivery.subscription_id))
    except NotDelivered as fault:
        _not_sent(session, claimed, fault, choice)
    else:
        _close(session, claimed, DeliveryState.sent if is_sent else DeliveryState.skipped, delivery.channel)


def _takes_turn(session: Session, delivery: Delivery, account_id: UUID | None) -> bool:
    messenger = get_messenger()
    chat_id = chats.of_account(session, account_id) if account_id else None
    if not isinstance(messenger, TelegramMessenger) or chat_id is None:
        return True
    turn = pace.turn(messenger.bot.id, [str(chat_id)])
    wait = (turn - now()).total_seconds()
    if wait > SHORT_WAIT:
        # Nobody holds a worker to wait for their turn.
        about = {"delivery_id": delivery.id, "has_turn": True}
        queue.enqueue(session, "notifications.deliver", priority=queue.NOW, at=turn, **about)
        return False
    time.sleep(max(0.0, wait))
    return True


@dataclass(frozen=True)
class _Claimed:
    id: UUID
    notification_id: UUID
    tries: int


def _claim(target: str) -> list[_Claimed]:
    """All that is due there, for whoever asks first, and written down before anything leaves."""
    with aside() as own:
        rows = own.execute(
            update(Delivery)
            .where(
                col(Delivery.target) == target,
                col(Delivery.state) == DeliveryState.waiting,
                col(Delivery.due_at) <= now(),
            )
            .values(state=DeliveryState.sending)
            .returning(col(Delivery.id), col(Delivery.notification_id), col(Delivery.tries))
        ).all()
    return [_Claimed(*row) for row in rows]


def _message(session: Session, notification_ids: list[UUID], channel: Channel) -> Message | None:
    """None when all of it was read, refused or became untrue meanwhile."""
    unread = (
        select(Notification)
        .where(among(col(Notification.id), notification_ids), col(Notification.read_at).is_(None))
        .order_by(col(Notification.happened_at))
    )
    rows = list(session.exec(unread).all())
    account_id = rows[0].account_id if rows else None
    account = session.get(Account, account_id) if account_id else None
    if account is not None:
        rows = [row for row in rows if account.is_active and _is_still_news(session, account, row, channel)]
    if not rows:
        return None
    kinds = {row.kind for row in rows}
    one = rows[-1]
    language = (account.language if account else one.language) or tongues.ENGLISH
    if len(rows) == 1:
        return Message(language, *_told(language, one), one.url, one.kind, str(one.id))
    urls = {row.url for row in rows}
    everything = routes.STUDIO_NOTIFICATIONS if account and account.is_photographer else routes.NOTIFICATIONS
    return Message(
        language,
        told(language, _together(rows) if len(kinds) == 1 else _("News from PhotoDrop")),
        _lines(language, rows),
        urls.pop() if len(urls) == 1 or account is None else everything,
        one.kind,
        one.kind.value,
    )


def _is_still_news(session: Session, account: Account, row: Notification, channel: Channel) -> bool:
    if channel not in preferences.wanted(session, row.kind, [account.id])[account.id]:
        return False
    if row.kind is Kind.photos_dropped and row.subject_id:
        return notices.has_dropped(session, account.id, row.subject_id)
    return True


def _together(rows: list[Notification]) -> Sentence:
    kind = rows[0].kind
    return TOGETHER[kind](sum(row.count for row in rows) if kind in COUNTED else len(rows))


def _told(language: str, row: Notification) -> tuple[str, str]:
    title, body = all_told(language, [title_of(row), body_of(row)])
    return short(title, LONGEST_TITLE), short(body, LONGEST_BODY)


def _lines(language: str, rows: list[Notification]) -> str:
    """The last few; what they have in common stands in the title."""
    is_one_kind = len({row.title for row in rows}) == 1
    texts = [_told(language, row) for row in rows]
    lines = [body if is_one_kind else " · ".join(filter(None, [title, body])) for title, body in texts]
    return "\n".join(list(dict.fromkeys(filter(None, lines)))[-MOST_LINES:])


def _push(session: Session, delivery: Delivery, message: Message) -> bool:
    push = get_push()
    receiver_id = session.get_one(Notification, delivery.notification_id).account_id
    row = session.exec(
        select(PushSubscription)
        .join(LoginSession, col(LoginSession.id) == PushSubscription.session_id)
        .where(
            PushSubscription.id == delivery.subscription_id,
            PushSubscription.account_id == receiver_id,
            *still_signed_in(),
        )
    ).first()
    if push is None or row is None:
        return False
    body = message.body if len(message.body) <= MOST_PUSHED else f"{message.body[: MOST_PUSHED - 1]}…"
    words = {
        "title": message.title,
        "body": body,
        "url": message.url,
        "tag": message.about,
        "lang": message.language,
        "dir": tongues.direction(message.language),
    }
    push.send(
        PushAddress(row.endpoint, row.p256dh, row.auth),
        json.dumps(words, ensure_ascii=False).encode(),
        ttl=LIFE_SECONDS,
    )
    row.reached_at = now()
    session.add(row)
    return True


MOST_PUSHED = 400
"""Letters of the body: no screen shows more, and the title may be long, too."""


def _telegram(session: Session, delivery: Delivery, message: Message) -> bool:
    messenger = get_messenger()
    account_id = session.get_one(Notification, delivery.notification_id).account_id
    chat_id = chats.of_account(session, account_id) if account_id else None
    if not isinstance(messenger, TelegramMessenger) or chat_id is None:
        return False
    text = "\n".join(filter(None, [message.title, message.body, get_settings().base_url + message.url]))
    try:
        return channels.send_own(messenger, chat_id, text)
    except Throttled as fault:
        pace.slow_down(messenger.bot.id, fault.retry_after)
        raise


def _email(session: Session, delivery: Delivery, message: Message) -> bool:
    mailer = get_mailer()
    row = session.get_one(Notification, delivery.notification_id)
    account = session.get(Account, row.account_id) if row.account_id else None
    address = account.email if account else row.email
    if mailer is None or not address:
        return False
    if account is None and session.get(MailRefusal, digest(address)) is not None:
        return False
    words = letters.Words(message.language, message.title, message.body, message.url)
    mailer.send(letters.write(words, address, account, message.kind))
    return True


SENDERS: dict[Channel, Callable[[Session, Delivery, Message], bool]] = {
    Channel.push: _push,
    Channel.telegram: _telegram,
    Channel.email: _email,
}


def _not_sent(session: Session, claimed: list[_Claimed], fault: NotDelivered, choice: QuietChoice | None) -> None:
    if fault.may_have_arrived:
        logger.warning("delivery.unknown deliveries=%s", len(claimed))
        return
    tries = max(one.tries for one in claimed) + 1
    if tries >= TRIES:
        _close(session, claimed, DeliveryState.failed, type(fault).__name__)
        return
    ids = [one.id for one in claimed]
    session.execute(update(Delivery).where(col(Delivery.id).in_(ids)).values(tries=tries))
    pause = timedelta(seconds=fault.retry_after) if isinstance(fault, Throttled) else FIRST_PAUSE * 4 ** (tries - 1)
    _wait(session, ids, quiet.after(now() + pause, choice), was=DeliveryState.sending)


def _wait(session: Session, ids: list[UUID], due: datetime, *, was: DeliveryState) -> None:
    """Back to waiting. Only from the state that the caller knows: another job may have claimed it in this moment."""
    mine = col(Delivery.id).in_(ids), col(Delivery.state) == was
    if was is DeliveryState.sending:
        # More of the same may have been promised meanwhile: it speaks of this, too.
        newer = aliased(Delivery)
        is_promised = exists().where(
            col(newer.notification_id) == Delivery.notification_id,
            col(newer.target) == Delivery.target,
            col(newer.state) == DeliveryState.waiting,
        )
        session.execute(update(Delivery).where(*mine, is_promised).values(state=DeliveryState.skipped, closed_at=now()))
    waiting = (
        session.execute(
            update(Delivery).where(*mine).values(state=DeliveryState.waiting, due_at=due).returning(col(Delivery.id))
        )
        .scalars()
        .first()
    )
    if waiting is not None:
        # One job tells all that is due by then.
        queue.enqueue(session, "notifications.deliver", priority=queue.NOW, at=due, delivery_id=waiting)


def _close(session: Session, claimed: list[_Claimed], state: DeliveryState, reason: str) -> None:
    ids = [one.id for one in claimed]
    session.execute(update(Delivery).where(col(Delivery.id).in_(ids)).values(state=state, closed_at=now()))
    for one in claimed:
        logger.info("delivery.%s delivery=%s by=%s", state, one.id, reason)
