"""“Your photos have dropped.”: one message for a client and a batch, at most once.

A notice is claimed (`sending`) in a transaction of its own before its message leaves. So neither a job that runs twice
nor a worker that dies after sending tells anybody twice; a worker that dies between the two, or a Telegram that never
answers, costs the message. The photos are there all the same; a phone that rings twice cannot be taken back.
"""

import logging
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, update
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col, exists, select

from photodrop import routes
from photodrop.adapters.messages import TelegramMessenger, get_messenger
from photodrop.adapters.messages.faults import NotDelivered, Throttled, Unreachable
from photodrop.config import get_settings
from photodrop.db import aside
from photodrop.models import (
    Account,
    Album,
    Appearance,
    AppearanceState,
    ItemState,
    Notice,
    NoticeState,
    Photo,
    PhotoStatus,
    QuietChoice,
)
from photodrop.models.base import new_id, now
from photodrop.services import access, channels, notifications, pace, preferences, progress, queue, quiet, tongues
from photodrop.services.channels import Channel
from photodrop.services.tongues import _, _n, told

logger = logging.getLogger(__name__)

SETTLE = timedelta(minutes=2)
"""Where photos come one by one, the first few come together."""

LIVE_EVERY = timedelta(hours=1)
SHORT_WAIT = 0.2
FIRST_PAUSE = timedelta(seconds=30)
AWAY_SECONDS = 60
TRIES = 7
MOST_NAMED = 10
KEPT = timedelta(days=90)

UNKNOWN = _("Telegram did not say whether this message arrived. It is not sent twice.")
NOT_TAKEN = _("Telegram did not take this message.")


@dataclass(frozen=True)
class _Claimed:
    id: UUID
    album_id: UUID
    dropped_at: datetime
    tries: int


def dropped(session: Session, album: Album, photo_ids: Iterable[UUID], moment: datetime) -> None:
    """Promise to tell everybody in these photos, which all dropped at this moment."""
    _promise(session, album, photo_ids, moment, is_trickling=False)


def trickled(session: Session, album: Album, photo_id: UUID, moment: datetime) -> None:
    """The same in a live album, where photos drop one by one.

    Told when things have settled, and of the same album not again within the hour.
    """
    _promise(session, album, [photo_id], moment, is_trickling=True)


def named(session: Session, photo_ids: list[UUID], client_ids: list[UUID]) -> None:
    """These clients were added to photos. Some may have dropped before, and these clients see them from now on."""
    rows = session.execute(
        select(Album, Photo.dropped_at, func.array_agg(Photo.id))
        .join(Photo, col(Photo.album_id) == Album.id)
        .where(col(Photo.id).in_(photo_ids), col(Photo.dropped_at).is_not(None), col(Photo.deleted_at).is_(None))
        .group_by(col(Album.id), col(Photo.dropped_at))
    ).all()
    for album, moment, ids in rows:
        _promise(session, album, ids, moment, is_trickling=True, only=client_ids)


def send(session: Session, notice_id: UUID, *, has_turn: bool = False) -> None:
    """Tell a client all that is due, in one message. Done before, too early or no longer true: nothing is sent."""
    notice = session.get(Notice, notice_id)
    if notice is None:
        progress.gone(session, [notice_id], "notices.send")
    if notice is None or notice.state is not NoticeState.waiting:
        return
    hours = session.get(QuietChoice, notice.client_id)
    due = quiet.after(max(notice.due_at, now()), hours)
    if due > now():
        _wait(session, [notice.id], due, was=NoticeState.waiting)
        return
    client = session.get_one(Account, notice.client_id)
    messenger = get_messenger()
    if isinstance(messenger, TelegramMessenger) and not has_turn:
        turn = pace.turn(messenger.bot.id, channels.chats_to(session, messenger, client))
        wait = (turn - now()).total_seconds()
        if wait > SHORT_WAIT:
            # Nobody holds a worker to wait for their turn.
            queue.enqueue(session, "notices.send", priority=queue.NOW, at=turn, notice_id=notice_id, has_turn=True)
            return
        time.sleep(max(0.0, wait))
    claimed = _claim(client.id)
    if not claimed:
        return
    text = _text(session, client, claimed) if client.is_active and client.wants_messages else ""
    if not (text and isinstance(messenger, TelegramMessenger)):
        _close(session, claimed, NoticeState.skipped, "not_wanted")
        return
    try:
        channel = channels.tell(session, messenger, client, text)
    except NotDelivered as fault:
        _not_sent(session, messenger, claimed, fault)
        return
    _close(session, claimed, NoticeState.skipped if channel is Channel.none else NoticeState.sent, channel)


def has_dropped(session: Session, client_id: UUID, album_id: UUID) -> bool:
    """Whether there is anything in this album to tell this client of."""
    statement = select(Album.id).where(Album.id == album_id, col(Album.deleted_at).is_(None), _seen_by(client_id))
    return session.exec(statement).first() is not None


def sweep(session: Session) -> None:
    session.execute(
        delete(Notice).where(col(Notice.created_at) < now() - KEPT, col(Notice.state) != NoticeState.waiting)
    )


def _promise(
    session: Session,
    album: Album,
    photo_ids: Iterable[UUID],
    moment: datetime,
    *,
    is_trickling: bool,
    only: list[UUID] | None = None,
) -> None:
    statement = select(Appearance.client_id).where(
        col(Appearance.photo_id).in_(list(photo_ids)),
        Appearance.state == AppearanceState.confirmed,
        col(Appearance.hidden_at).is_(None),
        Appearance.client_id != album.owner_id,
    )
    if only is not None:
        statement = statement.where(col(Appearance.client_id).in_(only))
    # In one order for everybody, so that two who tell the same people take turns.
    due = dict.fromkeys(sorted(set(session.exec(statement).all())), moment)
    notifications.tell_each(
        session,
        due,
        "photos_dropped",
        title=_("Your photos have dropped"),
        body=album.name,
        url=_path(album),
        subject_id=album.id,
        is_trickling=is_trickling,
    )
    if not _is_possible():
        return
    if is_trickling:
        due = {client_id: at for client_id in due if (at := _due_trickling(session, client_id, album.id))}
    if not due:
        return
    hours = preferences.quiet_of(session, due)
    made = session.execute(
        insert(Notice)
        .values(
            [
                {
                    "id": new_id(),
                    "created_at": now(),
                    "client_id": client_id,
                    "album_id": album.id,
                    "dropped_at": moment,
                    "due_at": quiet.after(at, hours.get(client_id)),
                    "state": NoticeState.waiting,
                    "tries": 0,
                }
                for client_id, at in due.items()
            ]
        )
        .on_conflict_do_nothing()
        .returning(col(Notice.id), col(Notice.due_at))
    ).all()
    queue.enqueue_each(session, "notices.send", "notice_id", [(row.id, row.due_at) for row in made], queue.NOW)
    ids = [row.id for row in made]
    progress.plan(session, album.owner_id, "notices.send", ids, subject_id=album.id, subject=album.name)


def _is_possible() -> bool:
    return get_settings().telegram_bot_token is not None


def _due_trickling(session: Session, client_id: UUID, album_id: UUID) -> datetime | None:
    """None where one waits already, which will speak of this photo too."""
    last = session.execute(
        select(Notice.due_at, Notice.state)
        .where(Notice.client_id == client_id, Notice.album_id == album_id)
        .order_by(col(Notice.due_at).desc())
        .limit(1)
    ).first()
    soon = now() + SETTLE
    if last is None:
        return soon
    return None if last.state is NoticeState.waiting else max(soon, last.due_at + LIVE_EVERY)


def _claim(client_id: UUID) -> list[_Claimed]:
    """All that is due for this client, for whoever asks first, and written down before anything is sent."""
    with aside() as own:
        rows = own.execute(
            update(Notice)
            .where(
                col(Notice.client_id) == client_id,
                col(Notice.state) == NoticeState.waiting,
                col(Notice.due_at) <= now(),
            )
            .values(state=NoticeState.sending)
            .returning(col(Notice.id), col(Notice.album_id), col(Notice.dropped_at), col(Notice.tries))
        ).all()
    return [_Claimed(*row) for row in sorted(rows, key=lambda row: row.dropped_at)]


def _text(session: Session, client: Account, claimed: list[_Claimed]) -> str:
    """Empty when everything was deleted or the client taken out meanwhile."""
    albums = session.exec(
        select(Album)
        .where(
            col(Album.deleted_at).is_(None),
            _seen_by(
                client.id,
                col(Notice.id).in_([one.id for one in claimed]),
                col(Notice.album_id) == Album.id,
                col(Photo.dropped_at) >= Notice.dropped_at,
            ),
        )
        .order_by(col(Album.created_at))
    ).all()
    if not albums:
        return ""
    # Whoever never signed in has chosen none.
    language = client.language or session.get_one(Account, albums[0].owner_id).language or tongues.ENGLISH
    base = get_settings().base_url
    lines = [f"{album.name}\n{base}{_path(album)}" for album in albums[:MOST_NAMED]]
    if len(albums) > MOST_NAMED:
        more = _n("And {count} more", "And {count} more", len(albums) - MOST_NAMED)
        lines.append(f"{told(language, more)}\n{base}{routes.DASHBOARD}")
    return "\n\n".join([told(language, _("Your photos have dropped.")), *lines])


def _seen_by(client_id: Any, *more: Any) -> Any:
    return exists().where(
        col(Photo.album_id) == Album.id,
        col(Photo.deleted_at).is_(None),
        col(Photo.dropped_at).is_not(None),
        col(Photo.status) != PhotoStatus.failed,
        col(Appearance.photo_id) == Photo.id,
        *access.shown_to(client_id),
        *more,
    )


def _path(album: Album) -> str:
    return routes.CLIENT_ALBUM.replace("[album_id]", str(album.id))


def _not_sent(session: Session, messenger: TelegramMessenger, claimed: list[_Claimed], fault: NotDelivered) -> None:
    ids = [one.id for one in claimed]
    if isinstance(fault, Throttled):
        pace.slow_down(messenger.bot.id, fault.retry_after)
        _wait(session, ids, now() + timedelta(seconds=fault.retry_after), was=NoticeState.sending)
        return
    if isinstance(fault, Unreachable):
        # Or every worker would spend its time waiting for a Telegram that is away.
        pace.slow_down(messenger.bot.id, AWAY_SECONDS)
    if fault.may_have_arrived:
        logger.warning("notice.unknown notices=%s", len(ids))
        progress.ended(session, "notices.send", ids, ItemState.failed, UNKNOWN)
        return
    tries = max(one.tries for one in claimed) + 1
    if tries >= TRIES:
        _close(session, claimed, NoticeState.failed, type(fault).__name__)
        return
    session.execute(update(Notice).where(col(Notice.id).in_(ids)).values(tries=tries))
    _wait(session, ids, now() + FIRST_PAUSE * 4 ** (tries - 1), was=NoticeState.sending)


def _wait(session: Session, ids: list[UUID], due: datetime, *, was: NoticeState) -> None:
    """Back to waiting. Only from the state that the caller knows: another job may have claimed it in this moment."""
    due = quiet.after(due, session.get(QuietChoice, session.get_one(Notice, ids[0]).client_id))
    session.execute(
        update(Notice)
        .where(col(Notice.id).in_(ids), col(Notice.state) == was)
        .values(state=NoticeState.waiting, due_at=due)
    )
    # One job tells all that is due by then.
    queue.enqueue(session, "notices.send", priority=queue.NOW, at=due, notice_id=ids[0])


def _close(session: Session, claimed: list[_Claimed], state: NoticeState, reason: str) -> None:
    ids = [one.id for one in claimed]
    session.execute(update(Notice).where(col(Notice.id).in_(ids)).values(state=state, closed_at=now()))
    failed = state is NoticeState.failed
    progress.ended(
        session, "notices.send", ids, ItemState.failed if failed else ItemState.done, NOT_TAKEN if failed else ""
    )
    for one in claimed:
        logger.info("notice.%s notice=%s by=%s", state, one.id, reason)
