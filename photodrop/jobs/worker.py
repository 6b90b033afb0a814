"""The worker process: takes one job at a time from the database until it is told to stop."""

import asyncio
import logging

from photodrop.jobs import (
    accounts,
    albums,
    cards,
    checkouts,
    face_data,
    faces,
    listener,
    notices,
    notifications,
    orders,
    payments,
    periodic,
    photos,
    selfies,
    storage,
    updates,
)
from photodrop.jobs.app import app, check_promises
from photodrop.services.darkroom import darkroom

logger = logging.getLogger(__name__)

TASK_FILES = (
    accounts,
    albums,
    cards,
    checkouts,
    face_data,
    faces,
    payments,
    notices,
    notifications,
    orders,
    periodic,
    photos,
    selfies,
    storage,
    updates,
)
HEARTBEAT_SECONDS = 5
GRACE_SECONDS = 20


def run() -> None:
    """Blocks until SIGINT or SIGTERM; the job in hand is finished first, within the grace."""
    check_promises()
    darkroom().start()
    listener.start()
    asyncio.run(_work())


async def _work() -> None:
    async with app.open_async():
        logger.info("worker.ready")
        await app.run_worker_async(
            concurrency=1,
            fetch_job_polling_interval=2.0,
            update_heartbeat_interval=HEARTBEAT_SECONDS,
            stalled_worker_timeout=periodic.STALLED_SECONDS,
            shutdown_graceful_timeout=GRACE_SECONDS,
            delete_jobs="successful",
            install_signal_handlers=True,
        )
