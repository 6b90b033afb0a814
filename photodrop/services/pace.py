"""Telegram takes about 30 messages a second of a bot, one a second in a chat, twenty a minute in a group.

Turns are given by the database, so that all workers together keep the pace.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from photodrop.models.base import now
from photodrop.services import limits

BOT = timedelta(milliseconds=40)
PERSON = timedelta(seconds=1)
GROUP = timedelta(seconds=3)


def turn(bot_id: str, chat_ids: Iterable[str]) -> datetime:
    """When a message to these chats may leave. The turn is taken by asking."""
    turns = [limits.reserve("telegram.bot", bot_id, BOT)]
    # Only people have positive numbers; groups and channels a minus or an @.
    turns += [
        limits.reserve("telegram.chat", f"{bot_id} {chat_id}", PERSON if chat_id.isdigit() else GROUP)
        for chat_id in chat_ids
    ]
    return max(turns)


def slow_down(bot_id: str, seconds: float) -> None:
    limits.hold("telegram.bot", bot_id, now() + timedelta(seconds=seconds))
