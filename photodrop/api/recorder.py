"""Writes down every few seconds what the web process saw."""

import asyncio
import logging

import anyio.to_thread

from photodrop.db import transaction
from photodrop.services import activity

logger = logging.getLogger(__name__)

EVERY_SECONDS = 5


async def record_activity() -> None:
    """As long as the process serves, and once more when it ends."""
    try:
        while True:
            await asyncio.sleep(EVERY_SECONDS)
            await anyio.to_thread.run_sync(write_down)
    finally:
        write_down()


def write_down() -> None:
    """Whatever goes wrong here is no reason to stop serving; what was seen is kept for the next time."""
    try:
        with transaction() as session:
            activity.write_down(session)
    except Exception:
        logger.exception("activity.not_written")
