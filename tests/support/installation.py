"""A whole PhotoDrop in a folder of its own: its database, web process and workers, as `make run` starts them."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import psutil

from tests.support.live import free_port

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 240
STOP_SECONDS = 40


class Installation:
    """`photodrop serve` on a free port; the front end is built once and again only when a source changes."""

    def __init__(self, folder: Path, settings: Mapping[str, str] | None = None, started_in: Path = ROOT) -> None:
        self.port = free_port()
        self._started_in = started_in
        self.address = f"http://127.0.0.1:{self.port}"
        self.data = folder / "data"
        self._log = folder / "serve.log"
        others = {name: value for name, value in os.environ.items() if not name.startswith("PHOTODROP_")}
        self._environment = {
            **others,
            "PYTHONPATH": str(ROOT),
            "PHOTODROP_DATA": str(self.data),
            "PHOTODROP_PORT": str(self.port),
            # Looking for them doubles the work of a photo, and few stories are about it.
            "PHOTODROP_FACES": "off",
            **(settings or {}),
        }
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(
                self._command("serve"), env=self._environment, stdout=log, stderr=log, cwd=self._started_in
            )
        deadline = time.monotonic() + START_SECONDS
        while not self.is_ready():
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.end()
                raise RuntimeError(f"PhotoDrop did not start:\n{self.said()}")
            time.sleep(0.1)

    def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        """What `serve` answered to the signal."""
        assert self.process is not None
        self.process.send_signal(how)
        return self.process.wait(STOP_SECONDS)

    def run(self, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
        """A command beside the running installation."""
        return subprocess.run(
            self._command(*arguments),
            env=self._environment | settings,
            cwd=self._started_in,
            capture_output=True,
            text=True,
            check=False,
            timeout=START_SECONDS,
        )

    def family(self) -> list[psutil.Process]:
        """The supervisor, everything it started, and what those started."""
        assert self.process is not None
        supervisor = psutil.Process(self.process.pid)
        return [supervisor, *supervisor.children(recursive=True)]

    def program(self, name: str) -> psutil.Process | None:
        """`web` or `worker`, if the supervisor has one now."""
        supervisor, *_ = self.family()
        for child in supervisor.children():
            with suppress(psutil.NoSuchProcess):
                if child.cmdline()[-2:] == ["photodrop", name]:
                    return child
        return None

    def said(self) -> str:
        return self._log.read_text(errors="replace")

    def is_ready(self) -> bool:
        """Whether all is at work; a web process alone is not."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/health/ready")
            return connection.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()

    def _command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "photodrop", *arguments]
