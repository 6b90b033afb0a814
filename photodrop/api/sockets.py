"""Who listens: the open sockets of this process, and the one connection by which PostgreSQL tells it what happened."""

import asyncio
import json
import logging
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import anyio.to_thread
import psycopg

from photodrop.db import notifications, transaction
from photodrop.errors import NotSignedIn
from photodrop.services import events, sessions
from photodrop.services.tongues import _

logger = logging.getLogger(__name__)

MOST_OF_ACCOUNT = 20
MOST_WAITING = 500
"""Events that a slow receiver may have before it; with one more it is dropped, and asks anew when it is back."""

FIRST_PAUSE, LONGEST_PAUSE = 0.2, 10.0
LISTENING_SECONDS = 5.0

SESSION_ENDED = "session.ended"
"""Told by the database itself, for us and not for the sockets."""

NOT_SIGNED_IN, TOO_SLOW, TOO_LARGE, TOO_MANY, TRY_AGAIN = 4401, 4408, 1009, 4429, 1013


class Dropped(Exception):
    """The socket is closed by us, with a code and a sentence."""

    def __init__(self, code: int, reason: str) -> None:
        self.code, self.reason = code, reason
        super().__init__(reason)


@dataclass(eq=False)
class Line:
    """One socket, as far as its hub knows it. What is put on it is sent by the socket's own task."""

    account_id: UUID
    token: str
    waiting: asyncio.Queue[dict[str, Any] | Dropped] = field(
        default_factory=lambda: asyncio.Queue(maxsize=MOST_WAITING + 1)
    )
    is_dropped: bool = False

    def put(self, message: dict[str, Any]) -> None:
        if self.is_dropped:
            return
        if self.waiting.qsize() >= MOST_WAITING:
            self.drop(TOO_SLOW, _("You read too slowly. Connect again, and ask the API what happened."))
        else:
            self.waiting.put_nowait(message)

    def drop(self, code: int, reason: str) -> None:
        """Nothing more is sent."""
        self.is_dropped = True
        while not self.waiting.empty():
            self.waiting.get_nowait()
        self.waiting.put_nowait(Dropped(code, reason))


class Hub:
    """Listens as long as somebody is there to hear it."""

    def __init__(self) -> None:
        self._lines: dict[UUID, set[Line]] = {}
        self._listener: asyncio.Task[None] | None = None
        self._is_listening = asyncio.Event()
        self._checks: set[asyncio.Task[None]] = set()

    @property
    def count(self) -> int:
        return sum(map(len, self._lines.values()))

    async def join(self, account_id: UUID, token: str) -> Line:
        """From now on nothing is missed. Raises Dropped when there are too many, or nothing can be heard."""
        others = self._lines.setdefault(account_id, set())
        if len(others) >= MOST_OF_ACCOUNT:
            raise Dropped(
                TOO_MANY, _("{most} sockets of this account are open already. Close one.", most=MOST_OF_ACCOUNT)
            )
        line = Line(account_id, token)
        others.add(line)
        if self._listener is None:
            self._listener = asyncio.create_task(self._listen())
        try:
            await asyncio.wait_for(self._is_listening.wait(), LISTENING_SECONDS)
            # Between its look at the token and now the session may have ended.
            await self._check(line)
        except BaseException as failure:
            self.leave(line)
            if isinstance(failure, TimeoutError):
                raise Dropped(TRY_AGAIN, _("The database does not answer. Try again in a minute.")) from None
            raise
        return line

    def leave(self, line: Line) -> None:
        others = self._lines.get(line.account_id, set())
        others.discard(line)
        if not others:
            self._lines.pop(line.account_id, None)
        if not self._lines and self._listener is not None:
            self._listener.cancel()
            self._listener = None
            self._is_listening.clear()

    async def _listen(self) -> None:
        pause = FIRST_PAUSE
        was_lost = False

        async def begin() -> None:
            nonlocal pause
            pause = FIRST_PAUSE
            if was_lost:
                self._catch_up()
            self._is_listening.set()

        while True:
            with suppress(psycopg.OperationalError, OSError):
                async for payload in notifications(events.CHANNEL, begin):
                    self._pass_on(payload)
                    # Many come at once: those who send them on must get their turn between.
                    await asyncio.sleep(0)
            self._is_listening.clear()
            was_lost = True
            logger.warning("sockets.lost_database retry_in=%.1fs", pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    def _pass_on(self, payload: str) -> None:
        try:
            message = json.loads(payload)
            account_id = UUID(message.pop("account_id"))
        except (ValueError, KeyError, TypeError, AttributeError):
            # Whoever may connect to the database may say anything on a channel.
            logger.warning("sockets.not_understood")
            return
        for line in list(self._lines.get(account_id, ())):
            if message.get("event") == SESSION_ENDED:
                self._check_soon(line)
            else:
                line.put(message)

    def _catch_up(self) -> None:
        """What was told meanwhile is lost; sessions may have ended, too."""
        for line in [line for lines in self._lines.values() for line in lines]:
            line.put({"event": "missed"})
            self._check_soon(line)

    def _check_soon(self, line: Line) -> None:
        check = asyncio.create_task(self._check(line))
        self._checks.add(check)
        check.add_done_callback(self._checks.discard)

    async def _check(self, line: Line) -> None:
        try:
            await anyio.to_thread.run_sync(account_of, line.token)
        except NotSignedIn:
            line.drop(NOT_SIGNED_IN, _("This session has ended. Sign in again."))
        except Exception:
            # Nobody knows, so nobody is told anything.
            logger.exception("sockets.check_failed")
            line.drop(TRY_AGAIN, _("Connect again."))


def account_of(token: str) -> UUID:
    with transaction() as session:
        return sessions.authenticate(session, token).id


_hubs: dict[asyncio.AbstractEventLoop, Hub] = {}


def hub() -> Hub:
    """The one of this process, or rather of its loop."""
    loop = asyncio.get_running_loop()
    for ended in [other for other in _hubs if other.is_closed()]:
        del _hubs[ended]
    if loop not in _hubs:
        _hubs[loop] = Hub()
    return _hubs[loop]


def count() -> int:
    return sum(one.count for one in _hubs.values())
