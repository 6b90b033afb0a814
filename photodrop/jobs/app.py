"""The queue's app. A task has the name it was promised under, opens one transaction, and calls one service."""

import logging
from collections.abc import Callable
from typing import Any

from procrastinate import App, PsycopgConnector, RetryStrategy
from procrastinate.tasks import Task

from photodrop.config import get_settings
from photodrop.db import libpq_url, transaction
from photodrop.services import queue

logger = logging.getLogger(__name__)

# Services answer bad input themselves, so what still raises is the outside world: try again, ever more slowly.
PATIENCE = RetryStrategy(max_attempts=8, exponential_wait=3)


def make_app() -> App:
    url = get_settings().database_url
    return App(connector=PsycopgConnector(conninfo=libpq_url(url) if url else ""))


app = make_app()


def task(name: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Register `act(session, **ids)` as the task promised under `name`."""

    def register(act: Callable[..., None]) -> Callable[..., None]:
        def run(**ids: Any) -> None:
            with transaction() as session:
                act(session, **ids)

        run.__name__ = name
        app.task(name=name, queue=queue.TASKS[name], retry=PATIENCE)(run)
        return act

    return register


def check_promises() -> None:
    """Every name that may be promised has its task, else the start fails."""
    missing = queue.TASKS.keys() - app.tasks.keys()
    if missing:
        msg = f"No task is registered for {', '.join(sorted(missing))}."
        raise RuntimeError(msg)


__all__ = ["Task", "app", "check_promises", "task"]
