"""What somebody is told: a row in their list, and a promise for each way by which it is to reach them.

`tell` is called in the transaction in which the thing happens. Of the same kind about the same subject there is one
row as long as it is unread: the newest words win, and it is counted. What leaves waits a little where more may follow,
and for the end of quiet hours; `deliveries` sends all that is due to somebody by one way as one message.
"""

import hashlib
import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, update
from sqlalchemy import text as sql
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col, select

from photodrop.config import get_settings
from photodrop.errors import NotFound, TooMany
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
    TelegramChat,
)
from photodrop.models.base import among, new_id, now
from photodrop.services import events, limits, preferences, queue, quiet, told_later
from photodrop.services.paging import Page, Sorting, page
from photodrop.services.tongues import Sentence, _n

logger = logging.getLogger(__name__)

KEPT = timedelta(days=90)
LONGEST_TITLE, LONGEST_BODY = 200, 1000
LETTERS, LETTERS_SECONDS = 20, 24 * 3600
"""To an address that somebody typed: it may be anybody's."""

AT_ONCE, SOON = timedelta(0), timedelta(minutes=2)
PACE = {
    Channel.push: (AT_ONCE, timedelta(minutes=5)),
    Channel.telegram: (AT_ONCE, timedelta(minutes=5)),
    Channel.email: (SOON, timedelta(minutes=15)),
}
"""How long to wait for more to follow, and how much later another message of the same kind may leave."""

COUNTED: dict[Kind, Callable[[int], Sentence]] = {
    Kind.processing_failed: lambda count: _n(
        "{count} photo could not be processed", "{count} photos could not be processed", count
    ),
    Kind.guest_uploaded: lambda count: _n("{count} photo from guests", "{count} photos from guests", count),
}
"""These come one by one and are told together."""


@dataclass(frozen=True)
class NotificationView:
    """`url` is a path of ours. `count` says how often it happened since it was last read.

    Title and body can be told in the language of whoever looks.
    """

    id: str
    kind: str
    title: str
    body: str
    url: str
    subject_id: str | None
    count: int
    is_read: bool
    happened_at: str


@dataclass(frozen=True)
class NotificationPage(Page[NotificationView]):
    unread: int


SORTING = Sorting({"happened_at": col(Notification.happened_at)}, tie=col(Notification.id))


def tell(
    session: Session,
    account_id: UUID,
    kind: str,
    *,
    title: str,
    body: str = "",
    url: str,
    subject_id: UUID | None = None,
) -> None:
    """Tell an account, in the transaction that makes it true. `url` is the path of a page of ours."""
    tell_each(session, [account_id], kind, title=title, body=body, url=url, subject_id=subject_id)


def tell_each(
    session: Session,
    account_ids: Iterable[UUID],
    kind: str,
    *,
    title: str,
    body: str = "",
    url: str,
    subject_id: UUID | None = None,
    is_trickling: bool = False,
) -> None:
    """The same to many accounts, each once. What trickles comes one by one and is told once an hour at most."""
    # The ledger may speak of somebody who has left.
    there = select(Account.id).where(among(col(Account.id), account_ids), col(Account.is_active))
    ids = sorted(session.exec(there).all())
    if not ids:
        return
    known = Kind(kind)
    ways = preferences.wanted(session, known, ids)
    words = _words(title, body, url)
    moment = now()
    rows = [
        {
            "id": new_id(),
            "created_at": moment,
            "account_id": account_id,
            "kind": known,
            "subject_id": subject_id,
            "count": 1,
            "happened_at": moment,
            "is_listed": Channel.app in ways[account_id],
            **words,
        }
        for account_id in ids
    ]
    made = session.execute(
        insert(Notification)
        .values(rows)
        .on_conflict_do_update(
            index_elements=["account_id", "kind", "subject_id"],
            index_where=col(Notification.read_at).is_(None),
            set_=words | {"count": col(Notification.count) + 1, "happened_at": moment},
        )
        .returning(col(Notification.id), col(Notification.account_id))
    ).all()
    told = {account_id: notification_id for notification_id, account_id in made}
    events.tell_each(session, ids, "notification.changed", kind=known.value)
    settle, every = (SOON, timedelta(hours=1)) if is_trickling else (None, None)
    _promise(session, known, _ways_to(session, told, ways), preferences.quiet_of(session, ids), settle, every)


def write(
    session: Session,
    email: str,
    kind: str,
    *,
    title: str,
    body: str = "",
    url: str,
    subject_id: UUID | None = None,
    language: str | None = None,
) -> None:
    """Tell a guest who left an address. Nothing is sent to who refused, nor more than a few letters a day."""
    address = email.strip().lower()
    if not is_mail_set_up() or session.get(MailRefusal, digest(address)) is not None:
        return
    try:
        limits.spend("mail.guest", address, limit=LETTERS, seconds=LETTERS_SECONDS)
    except TooMany:
        logger.warning("notification.too_many_letters kind=%s", kind)
        return
    letter = Notification(
        email=address,
        kind=Kind(kind),
        subject_id=subject_id,
        language=language,
        is_listed=False,
        **_words(title, body, url),
    )
    session.add(letter)
    session.flush()
    way = _Way(letter.id, None, Channel.email, f"email:{digest(address)}", None)
    _promise(session, letter.kind, [way], {}, None, None)


def find(
    session: Session, actor: Account, *, unread: bool = False, cursor: str | None = None, limit: int = 50
) -> NotificationPage:
    """One's own, newest first."""
    statement = select(Notification).where(Notification.account_id == actor.id, col(Notification.is_listed))
    if unread:
        statement = statement.where(col(Notification.read_at).is_(None))
    rows, following = page(session, statement, SORTING, sort="-happened_at", cursor=cursor, limit=limit)
    return NotificationPage([view(row[0]) for row in rows], following, count_unread(session, actor))


def count_unread(session: Session, actor: Account) -> int:
    return session.exec(
        select(func.count()).where(
            Notification.account_id == actor.id, col(Notification.is_listed), col(Notification.read_at).is_(None)
        )
    ).one()


def read(session: Session, actor: Account, notification_id: UUID) -> NotificationView:
    found = session.exec(
        select(Notification)
        .where(Notification.id == notification_id, Notification.account_id == actor.id, col(Notification.is_listed))
        .with_for_update()
    ).first()
    if found is None:
        raise NotFound
    if found.read_at is None:
        found.read_at = now()
        session.add(found)
        _tell_pages(session, actor)
    return view(found)


def read_all(session: Session, actor: Account) -> None:
    changed = session.execute(
        update(Notification)
        .where(col(Notification.account_id) == actor.id, col(Notification.read_at).is_(None))
        .values(read_at=now())
        .returning(col(Notification.id))
    ).first()
    if changed:
        _tell_pages(session, actor)


def forget(session: Session, subject_ids: Iterable[UUID]) -> None:
    """What they were about is gone for good."""
    session.execute(delete(Notification).where(among(col(Notification.subject_id), subject_ids)))


def sweep(session: Session) -> None:
    session.execute(delete(Notification).where(col(Notification.happened_at) < now() - KEPT))


def view(row: Notification) -> NotificationView:
    return NotificationView(
        id=str(row.id),
        kind=row.kind.value,
        title=title_of(row),
        body=body_of(row),
        url=row.url,
        subject_id=str(row.subject_id) if row.subject_id else None,
        count=row.count,
        is_read=row.read_at is not None,
        happened_at=row.happened_at.isoformat(),
    )


def title_of(row: Notification) -> str:
    if row.count > 1 and row.kind in COUNTED:
        return COUNTED[row.kind](row.count)
    return _again(row, "title") or row.title


def body_of(row: Notification) -> str:
    return _again(row, "body") or row.body


def is_mail_set_up() -> bool:
    return get_settings().sends_mail


def digest(email: str) -> str:
    return hashlib.sha256(email.strip().lower().encode()).hexdigest()


@dataclass(frozen=True)
class _Way:
    """One notification by one way to one receiver."""

    notification_id: UUID
    account_id: UUID | None
    channel: Channel
    target: str
    subscription_id: UUID | None


def _ways_to(session: Session, told: Mapping[UUID, UUID], wanted: Mapping[UUID, set[Channel]]) -> list[_Way]:
    """Those that are wanted and lead anywhere. That photos dropped is told in Telegram by `notices`."""
    ways: list[_Way] = []

    def add(account_id: UUID, channel: Channel, target: str, subscription_id: UUID | None = None) -> None:
        if channel in wanted[account_id]:
            ways.append(_Way(told[account_id], account_id, channel, target, subscription_id))

    ids = list(told)
    browsers = session.execute(
        select(PushSubscription.account_id, PushSubscription.id)
        .join(LoginSession, col(LoginSession.id) == PushSubscription.session_id)
        .where(among(col(PushSubscription.account_id), ids), *still_signed_in())
    ).all()
    for account_id, subscription_id in browsers:
        add(account_id, Channel.push, f"push:{subscription_id}", subscription_id)
    if get_settings().telegram_bot_token is not None:
        chats = select(TelegramChat.account_id).where(among(col(TelegramChat.account_id), ids))
        for account_id in session.exec(chats).all():
            add(account_id, Channel.telegram, f"telegram:{account_id}")
    if is_mail_set_up():
        addressed = select(Account.id).where(among(col(Account.id), ids), col(Account.email).is_not(None))
        for account_id in session.exec(addressed).all():
            add(account_id, Channel.email, f"email:{account_id}")
    return ways


def still_signed_in() -> tuple[Any, ...]:
    return col(LoginSession.revoked_at).is_(None), col(LoginSession.expires_at) > now()


def _promise(  # noqa: PLR0917  # one promise, spelled out
    session: Session,
    kind: Kind,
    ways: list[_Way],
    quiet_choices: Mapping[UUID, Any],
    settle: timedelta | None,
    every: timedelta | None,
) -> None:
    if kind is Kind.photos_dropped:
        ways = [way for way in ways if way.channel is not Channel.telegram]
    if not ways:
        return
    before = _last(session, kind, [way.target for way in ways])
    rows = []
    for way in ways:
        pause, gap = PACE[way.channel]
        pause = max(pause, SOON) if kind in COUNTED else pause
        due = now() + (pause if settle is None else settle)
        if last := before.get(way.target):
            last_due, waits = last
            due = last_due if waits else max(due, last_due + (gap if every is None else every))
        choice = quiet_choices.get(way.account_id) if way.account_id else None
        rows.append(
            {
                "id": new_id(),
                "created_at": now(),
                "notification_id": way.notification_id,
                "channel": way.channel,
                "target": way.target,
                "subscription_id": way.subscription_id,
                "due_at": quiet.after(due, choice),
                "state": DeliveryState.waiting,
                "tries": 0,
            }
        )
    made = session.execute(
        insert(Delivery)
        .values(rows)
        .on_conflict_do_nothing(index_elements=["notification_id", "target"], index_where=sql("state = 'waiting'"))
        .returning(col(Delivery.id), col(Delivery.due_at))
    ).all()
    promises = [(row.id, row.due_at) for row in made]
    queue.enqueue_each(session, "notifications.deliver", "delivery_id", promises, queue.NOW)


def _last(session: Session, kind: Kind, targets: list[str]) -> dict[str, tuple[datetime, bool]]:
    """When the last message of this kind was, or is, to leave to each of them, and whether it still waits."""
    waits = func.bool_or(col(Delivery.state) == DeliveryState.waiting)
    rows = session.execute(
        select(Delivery.target, func.max(Delivery.due_at), waits)
        .join(Notification, col(Notification.id) == Delivery.notification_id)
        .where(col(Delivery.target).in_(targets), Notification.kind == kind, Delivery.state != DeliveryState.skipped)
        .group_by(col(Delivery.target))
    ).all()
    return {target: (due_at, is_waiting) for target, due_at, is_waiting in rows}


def _tell_pages(session: Session, actor: Account) -> None:
    events.tell(session, actor.id, "notification.changed")


def _words(title: str, body: str, url: str) -> dict[str, Any]:
    sentences = {"title": title, "body": body}
    return {
        "title": short(title, LONGEST_TITLE),
        "body": short(body, LONGEST_BODY),
        "sentences": {
            name: told_later.kept(text) for name, text in sentences.items() if isinstance(text, told_later.KEPT)
        },
        "url": _path(url),
    }


def _again(row: Notification, name: str) -> str:
    sentence = (row.sentences or {}).get(name)
    return told_later.again(sentence) if sentence else ""


def short(words: str, longest: int) -> str:
    return str(words) if len(words) <= longest else f"{words[: longest - 1]}…"


def _path(url: str) -> str:
    if not url.startswith("/") or url.startswith("//"):
        msg = f"A notification leads to a page of ours, not to {url[:40]}."
        raise ValueError(msg)
    return url
