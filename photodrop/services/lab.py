"""Where transformations are made: a few sandboxed children of the web process, each started when it is first needed.

Somebody waits for each of them, so few may wait: a request beyond those is told to come again.
"""

import atexit
import os
import threading
from collections.abc import Callable
from concurrent.futures import Future
from functools import lru_cache
from queue import LifoQueue
from typing import ParamSpec, TypeVar

from photodrop.errors import TooMany
from photodrop.imaging.sandbox import GIBIBYTE, Sandbox

MOST_BENCHES = 4
WAITING_PER_BENCH = 6
SECONDS = 10.0
MEMORY = 2 * GIBIBYTE
RETRY_SECONDS = 2

P = ParamSpec("P")
Result = TypeVar("Result")


class Busy(TooMany):
    message = "Many pictures are being made in this moment. Try again in a few seconds."


class Lab:
    def __init__(self, benches: int, waiting: int, *, seconds: float = SECONDS) -> None:
        self._sandboxes = [Sandbox(memory=MEMORY, seconds=seconds) for _ in range(benches)]
        # Last in, first out: the one that worked last is warm, and those never needed never start.
        self._free: LifoQueue[Sandbox] = LifoQueue()
        for sandbox in reversed(self._sandboxes):
            self._free.put(sandbox)
        self._places = threading.BoundedSemaphore(benches + waiting)
        self._door = threading.Lock()
        self._under_way: dict[str, Future[object]] = {}

    def once(self, name: str, make: Callable[[], Result]) -> Result:
        """What several ask for at the same time is made once, and all of them get it."""
        with self._door:
            promised = self._under_way.get(name)
            mine: Future[object] = Future()
            if promised is None:
                self._under_way[name] = mine
        if promised is not None:
            return promised.result()  # pyright: ignore[reportReturnType]  # of the same name, so of the same kind
        try:
            made = make()
        except BaseException as error:
            mine.set_exception(error)
            raise
        else:
            mine.set_result(made)
            return made
        finally:
            with self._door:
                del self._under_way[name]

    def run(self, job: Callable[P, Result], *args: P.args, **kwargs: P.kwargs) -> Result:
        """Raises Busy at once where too many wait already."""
        if not self._places.acquire(blocking=False):
            raise Busy(retry_after=RETRY_SECONDS)
        try:
            sandbox = self._free.get()
            try:
                return sandbox.run(job, *args, **kwargs)
            finally:
                self._free.put(sandbox)
        finally:
            self._places.release()

    def close(self) -> None:
        for sandbox in self._sandboxes:
            sandbox.close()


@lru_cache
def lab() -> Lab:
    benches = max(1, min(MOST_BENCHES, os.cpu_count() or 1))
    made = Lab(benches, benches * WAITING_PER_BENCH)
    atexit.register(made.close)
    return made
