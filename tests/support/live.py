"""The API in a process of its own, as granian serves it, to be killed and started anew."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import requests
from starlette.applications import Starlette

from photodrop.api.app import make_api
from photodrop.api.front_door import FrontDoor
from photodrop.config import get_settings
from photodrop.server.keys import ensure_key

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 60


def application() -> FrontDoor:
    # As every start does: browsers cannot ask to be told of anything without one.
    ensure_key()
    return FrontDoor(make_api(), Starlette())


class LiveApi:
    application = f"{__name__}:application"

    def __init__(self, data: Path) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = os.environ | {
            "PHOTODROP_DATA": str(data),
            "PHOTODROP_STORAGE": "local",
            "PHOTODROP_PORT": str(self.port),
            "PHOTODROP_FACES": "off",
            "PHOTODROP_DATABASE_URL": get_settings().database_url,
            "PYTHONPATH": str(ROOT),
        }
        self.processes: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        serve = ["granian", "--interface", "asgi", "--factory", "--port", str(self.port), self.application]
        self._begin(serve)
        deadline = time.monotonic() + SECONDS
        while not self._answers():
            if time.monotonic() > deadline:
                self.kill()
                raise AssertionError("The API did not start.")
            time.sleep(0.05)

    def start_worker(self) -> None:
        self._begin(["photodrop", "worker"])

    def kill(self) -> None:
        """As a power cut would. granian's own children go with their group."""
        while self.processes:
            process = self.processes.pop()
            os.killpg(process.pid, 9)
            process.wait(SECONDS)

    def _begin(self, words: list[str]) -> None:
        self.processes.append(
            subprocess.Popen(
                [sys.executable, "-m", *words],
                cwd=ROOT,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        )

    def _answers(self) -> bool:
        try:
            return requests.get(f"{self.url}/health/live", timeout=2).ok
        # On a busy machine it may take its time over the first answer, too.
        except requests.RequestException:
            return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
