"""Keeps the processes of an installation alive, and ends every one of them when it is told to."""

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from types import FrameType

from pydantic import SecretStr

from photodrop.config import get_settings
from photodrop.server.tether import tie_to_parent

logger = logging.getLogger(__name__)

ROOT = Path(__file__).resolve().parents[2]
GRACE = 25
"""Seconds for a worker to finish the photo in its hands."""

LOOK_EVERY = 0.2
SHORTEST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
STEADY = 60
"""Seconds of life after which a crash counts as the first one again."""


@dataclass
class Program:
    """A command that should run for as long as we do."""

    name: str
    arguments: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    pause: float = SHORTEST_PAUSE
    due: float = 0.0
    born: float = 0.0
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.born = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, *self.arguments],
            cwd=ROOT,
            env={**os.environ, **settings_as_environment(), **self.environment},
            stdin=subprocess.DEVNULL,
            # A group of its own: Ctrl-C reaches only us, and what it leaves behind can be ended with it.
            start_new_session=True,
            preexec_fn=_die_with_us,  # noqa: PLW1509  # one system call, nothing that could wait for a lock
        )

    def look_after(self) -> None:
        now = time.monotonic()
        if self.process is not None:
            if (status := self.process.poll()) is None:
                return
            self.end_group()
            self.process = None
            self.pause = SHORTEST_PAUSE if now - self.born > STEADY else min(self.pause * 2, LONGEST_PAUSE)
            self.due = now + self.pause
            logger.error("process.ended name=%s status=%s restart_in=%.0fs", self.name, status, self.pause)
        if now >= self.due:
            self.start()

    def ask_to_end(self) -> None:
        if self.process is not None:
            with suppress(ProcessLookupError):
                self.process.terminate()

    def wait(self, deadline: float) -> None:
        if self.process is not None:
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(max(0.1, deadline - time.monotonic()))
            self.end_group()
            self.process.wait()
            self.process = None

    def end_group(self) -> None:
        """Whatever it started and left behind goes with it."""
        if self.process is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)


class Supervisor:
    def __init__(self, programs: Sequence[Program], on_ready: Callable[[], None]) -> None:
        self._programs = programs
        self._on_ready = on_ready
        self._told_to_end = False

    def run(self) -> None:
        """Blocks until SIGINT, SIGTERM or SIGHUP."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._end)
        ready = False
        try:
            while not self._told_to_end:
                for program in self._programs:
                    program.look_after()
                if not ready and answers():
                    ready = True
                    self._on_ready()
                time.sleep(LOOK_EVERY)
        finally:
            self._stop()

    def _end(self, _number: int, _frame: FrameType | None) -> None:
        self._told_to_end = True

    def _stop(self) -> None:
        for program in self._programs:
            program.ask_to_end()
        deadline = time.monotonic() + GRACE
        for program in self._programs:
            program.wait(deadline)


def web() -> Program:
    return Program("web", ["-m", "photodrop", "web"], PREBUILT)


def worker(number: int) -> Program:
    return Program(f"worker-{number}", ["-m", "photodrop", "worker"])


def reloading_web() -> Program:
    """Builds and serves anew after every change of the sources."""
    port = str(get_settings().port)
    options = ["--env", "preview", "--frontend-port", port, "--backend-port", port]
    return Program("web", ["-m", "reflex", "run", *options, "--backend-host", get_settings().host])


def reloading_worker(number: int) -> Program:
    command = f"{sys.executable} -m photodrop worker"
    return Program(f"worker-{number}", ["-m", "watchfiles", "--filter", "python", command, "photodrop"])


# Reflex serves what is built, on one port, and compiles nothing. Internal names, hence Reflex's exact pin.
PREBUILT = {
    "REFLEX_ENV_MODE": "prod",
    "__REFLEX_SKIP_COMPILE": "true",
    "__REFLEX_MOUNT_FRONTEND_COMPILED_APP": "true",
}


def answers() -> bool:
    """Whether our port speaks HTTP; what it says is the doctor's business."""
    settings = get_settings()
    connection = HTTPConnection(reachable(settings.host), settings.port, timeout=2)
    try:
        connection.request("GET", "/health/live")
        connection.getresponse().read()
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
    return True


def reachable(host: str) -> str:
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  # compared, not bound


def settings_as_environment() -> dict[str, str]:
    """As we read them: our `.env` and folder may be others than the child's."""
    told = get_settings().model_dump(exclude_none=True)
    plain = {name: value.get_secret_value() if isinstance(value, SecretStr) else value for name, value in told.items()}
    return {f"PHOTODROP_{name.upper()}": str(value) for name, value in plain.items()} | {"PYTHONUNBUFFERED": "1"}


def _die_with_us() -> None:
    tie_to_parent(signal.SIGTERM)
