"""What happens by the clock."""

import logging

from procrastinate import JobContext

from photodrop.db import transaction
from photodrop.jobs.app import app
from photodrop.services import housekeeping, queue, reconciliation, share_notices

logger = logging.getLogger(__name__)

STALLED_SECONDS = 20


@app.periodic(cron="* * * * * */10")
# Before every photo that waits: the jobs of the dead are older than they are.
@app.task(
    name="queue.retry_stalled",
    queue="housekeeping",
    priority=queue.NOW,
    queueing_lock="queue.retry_stalled",
    pass_context=True,
)
async def retry_stalled(context: JobContext, timestamp: int) -> None:  # noqa: ARG001  # procrastinate passes it
    """Jobs of workers that died go back into the queue."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_SECONDS):
        logger.warning("job.stalled job=%s task=%s", job.id, job.task_name)
        await manager.retry_job(job)


@app.periodic(cron="17 * * * *")
@app.task(name="housekeeping.sweep", queue="housekeeping", queueing_lock="housekeeping.sweep")
def sweep(timestamp: int) -> None:  # noqa: ARG001
    with transaction() as session:
        housekeeping.sweep(session)


@app.periodic(cron="*/15 * * * *")
@app.task(name="shares.tell_expiring", queue="housekeeping", queueing_lock="shares.tell_expiring")
def tell_of_expiring_shares(timestamp: int) -> None:  # noqa: ARG001
    with transaction() as session:
        share_notices.tell_expiring(session)


@app.periodic(cron="41 3 * * *")
@app.task(name="storage.compare", queue="housekeeping", queueing_lock="storage.compare")
def compare_storage(timestamp: int) -> None:  # noqa: ARG001
    reconciliation.run(transaction)
