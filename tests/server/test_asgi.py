"""The web process under other servers than ours: everything on one port, nothing secret in their logs."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import requests
from websockets.sync.client import connect

from photodrop.config import get_settings
from photodrop.server import frontend
from tests.support.live import free_port

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 60

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]

SERVERS = {
    "uvicorn": ["uvicorn", "photodrop.asgi:app", "--port", "{port}"],
    "gunicorn": [
        *("gunicorn", "photodrop.asgi:app", "--workers", "1", "--bind", "127.0.0.1:{port}"),
        *("--worker-class", "uvicorn.workers.UvicornWorker", "--access-logfile", "-", "--timeout", "120"),
    ],
}


class Served:
    """A server started as an operator would, in a folder with nothing of ours in it."""

    def __init__(self, name: str, folder: Path) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._log = folder / "server.log"
        words = [word.format(port=self.port) for word in SERVERS[name]]
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", *words],
                cwd=folder,
                env=environment(folder, self.port),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def wait(self) -> None:
        deadline = time.monotonic() + SECONDS
        while not self._answers():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < deadline, self.said()
            time.sleep(0.1)

    def end(self) -> int:
        self.process.terminate()
        return self.process.wait(SECONDS)

    def said(self) -> str:
        return self._log.read_text(errors="replace")

    def _answers(self) -> bool:
        try:
            return requests.get(f"{self.url}/health/live", timeout=5).ok
        except requests.RequestException:
            return False


def environment(folder: Path, port: int) -> dict[str, str]:
    return os.environ | {
        "PHOTODROP_DATA": str(folder),
        "PHOTODROP_STORAGE": "local",
        "PHOTODROP_PORT": str(port),
        "PHOTODROP_DATABASE_URL": get_settings().database_url,
        "PYTHONPATH": str(ROOT),
    }


@pytest.fixture
def served(request, database, tmp_path) -> Iterator[Served]:
    frontend.ensure_built()
    server = Served(request.param, tmp_path)
    try:
        server.wait()
        yield server
    finally:
        # gunicorn's children outlive it when it is killed.
        with suppress(ProcessLookupError):
            os.killpg(server.process.pid, signal.SIGKILL)
        server.process.wait(SECONDS)


@pytest.mark.parametrize("served", SERVERS, indirect=True)
def test_pages_their_websocket_and_the_api_come_from_one_port(served, alice, token_of):
    assert "PhotoDrop" in requests.get(f"{served.url}/login", timeout=20).text
    assert requests.get(f"{served.url}/health/live", timeout=20).json() == {"live": True}
    token = token_of(alice)
    me = requests.get(
        f"{served.url}/api/v1/me?signature=secret", headers={"Authorization": f"Bearer {token}"}, timeout=20
    )
    assert me.json()["login"] == "alice"

    address = served.url.replace("http", "ws")
    with connect(f"{address}/_event/?EIO=4&transport=websocket&token=a-tab", origin=served.url) as socket:
        assert str(socket.recv(20)).startswith("0{")
    with connect(f"{address}/api/v1/ws?token={token}") as socket:
        assert '"hello"' in str(socket.recv(20))
    # uvicorn tells by which signal it was ended.
    assert served.end() in {0, -15}
    for secret in (token, "signature=secret", "a-tab"):
        assert secret not in served.said()


BROKEN = {
    "database": ("", "There is no database. Start `photodrop serve --no-web`, or set PHOTODROP_DATABASE_URL."),
    "migrations": ("database.newest_version = lambda: '9999'", "the code wants 9999. Run: photodrop migrate"),
    "front end": ("frontend.is_built = lambda: False", "Run: photodrop build"),
}


@pytest.mark.parametrize("missing", BROKEN)
def test_what_is_missing_is_said_in_a_sentence(missing, database, tmp_path):
    fault, sentence = BROKEN[missing]
    settings = environment(tmp_path, free_port())
    if missing == "database":
        settings["PHOTODROP_DATABASE_URL"] = ""
    code = f"from photodrop.server import database, frontend; {fault}\nimport photodrop.asgi"
    start = subprocess.run(
        [sys.executable, "-c", code],
        env=settings,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    # gunicorn takes this code for "do not try again".
    assert start.returncode == 3
    assert sentence in start.stderr
    assert "Traceback" not in start.stderr
