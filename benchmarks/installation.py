"""A whole PhotoDrop of its own for a benchmark: fresh data folder, free port, ended afterwards."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests

ROOT = Path(__file__).resolve().parent.parent
# The stand-ins for outside services are the tests'.
sys.path.append(str(ROOT))
START_SECONDS = 240
STOP_SECONDS = 40
PASSWORD = "benchmark-only-1"  # an installation that lives for a minute


@dataclass(frozen=True)
class Installation:
    url: str
    environment: dict[str, str]

    def command(self, *words: str) -> None:
        subprocess.run([sys.executable, "-m", "photodrop", *words], cwd=ROOT, env=self.environment, check=True)

    def token_of_photographer(self, login: str = "nora_feld") -> str:
        self.command("photographer", "create", login, "--password", PASSWORD)
        answer = requests.post(f"{self.url}/api/v1/auth/login", json={"login": login, "password": PASSWORD}, timeout=30)
        answer.raise_for_status()
        return answer.json()["access_token"]

    def token_of_client(self, phone: str) -> str:
        sent = requests.post(f"{self.url}/api/v1/auth/otp", json={"phone": phone}, timeout=30).json()
        answer = requests.post(
            f"{self.url}/api/v1/auth/otp/{sent['otp_id']}/verify", json={"code": sent["code"]}, timeout=30
        )
        answer.raise_for_status()
        return answer.json()["access_token"]


@contextmanager
def installation(**settings: str) -> Iterator[Installation]:
    with tempfile.TemporaryDirectory(prefix="photodrop-benchmark-") as folder:
        Path(folder).chmod(0o755)
        port = _free_port()
        environment = os.environ | {
            "PHOTODROP_PORT": str(port),
            "PHOTODROP_DATA": f"{folder}/data",
            "PYTHONPATH": str(ROOT),
            **settings,
        }
        environment.pop("PHOTODROP_DATABASE_URL", None)
        log = Path(folder) / "server.log"
        with log.open("wb") as lines:
            server = subprocess.Popen(
                [sys.executable, "-m", "photodrop", "serve"], cwd=ROOT, env=environment, stdout=lines, stderr=lines
            )
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_until_ready(url, server, log)
            yield Installation(url, environment)
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(STOP_SECONDS)


def _wait_until_ready(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    ends = time.monotonic() + START_SECONDS
    while time.monotonic() < ends:
        if server.poll() is not None:
            sys.exit(f"The server ended before it was ready.\n{log.read_text()}")
        try:
            if requests.get(f"{url}/health/ready", timeout=5).ok:
                return
        except requests.ConnectionError:
            pass
        time.sleep(0.3)
    sys.exit(f"The server was not ready in time.\n{log.read_text()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
