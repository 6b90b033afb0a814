"""Asks Telegram what people told the bot. Every worker would like to; the database lets one at a time."""

import logging
import threading
from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError

from photodrop.adapters.messages import Bot, TelegramMessenger, get_messenger
from photodrop.adapters.messages.faults import NotDelivered, Throttled
from photodrop.config import get_settings
from photodrop.db import engine, transaction
from photodrop.services import updates

logger = logging.getLogger(__name__)

POLL_SECONDS = 25
LOOK_EVERY = 5.0
LONGEST_PAUSE = 60.0


class Listener(threading.Thread):
    """Holds an advisory lock as long as it asks; the lock goes with its connection, so with its process.

    It remembers no place in the stream of updates: Telegram hands over what was not confirmed, and an update that comes
    again is known by its number.
    """

    def __init__(self, bot: Bot, poll_seconds: int = POLL_SECONDS, look_every: float = LOOK_EVERY) -> None:
        super().__init__(name="telegram", daemon=True)
        self._bot = bot
        self._poll_seconds = poll_seconds
        self._look_every = look_every
        self._ends = threading.Event()

    def run(self) -> None:
        while not self._ends.is_set():
            try:
                with engine().connect().execution_options(isolation_level="AUTOCOMMIT") as held:
                    if held.execute(text("SELECT pg_try_advisory_lock(hashtext(:name))"), self._lock()).scalar_one():
                        try:
                            self._listen(held)
                        finally:
                            held.execute(text("SELECT pg_advisory_unlock(hashtext(:name))"), self._lock())
            except OperationalError:
                logger.warning("telegram.listener_lost_database")
            except Exception:
                logger.exception("telegram.listener_failed")
            self._ends.wait(self._look_every)

    def end(self) -> None:
        self._ends.set()

    def _lock(self) -> dict[str, str]:
        return {"name": f"photodrop telegram {self._bot.id}"}

    def _listen(self, held: Connection) -> None:
        logger.info("telegram.listening")
        confirmed: dict[str, int] = {}
        failures = 0
        while not self._ends.is_set():
            # With the connection the lock is gone, and another worker may listen already.
            held.execute(text("SELECT 1"))
            try:
                heard = self._bot.call(
                    "getUpdates",
                    read_seconds=self._poll_seconds + 10,
                    timeout=self._poll_seconds,
                    allowed_updates=list(updates.KINDS),
                    **confirmed,
                )
            except NotDelivered as fault:
                self._ends.wait(self._pause(fault, failures))
                failures += 1
                continue
            failures = 0
            for update in heard if isinstance(heard, list) else []:
                self._take(update)
                if isinstance(update, dict) and isinstance(update.get("update_id"), int):
                    confirmed = {"offset": update["update_id"] + 1}

    def _take(self, update: Any) -> None:
        try:
            with transaction() as session:
                updates.take(session, self._bot.id, update)
        except OperationalError:
            raise
        except Exception:
            # It would be handed over again and again, and nobody behind it would be heard.
            logger.exception("telegram.update_failed")

    def _pause(self, fault: NotDelivered, failures: int) -> float:
        if isinstance(fault, Throttled):
            return fault.retry_after
        return min(self._look_every * 2 ** min(failures, 10), LONGEST_PAUSE)


def start() -> Listener | None:
    """Where a bot is set up, and asks."""
    messenger = get_messenger()
    if not isinstance(messenger, TelegramMessenger) or get_settings().telegram_updates != "polling":
        return None
    listener = Listener(messenger.bot)
    listener.start()
    return listener
