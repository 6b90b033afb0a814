"""Over real sockets: cut connections, a killed server, and the page of examples."""

import os
import re
import socket
import subprocess
import sys
import time
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from shutil import which

import pytest
import requests

from photodrop.db import transaction
from photodrop.services import accounts
from tests.support.live import ROOT, LiveApi

pytestmark = pytest.mark.slow

SHELL_BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
TUS = {"Tus-Resumable": "1.0.0", "Content-Type": "application/offset+octet-stream"}
PASSWORD = "light on the water"


@pytest.fixture
def live(database, tmp_path):
    running = LiveApi(tmp_path / "data")
    running.start()
    yield running
    running.kill()


@pytest.fixture
def sender(live, alice, token_of, album):
    return Sender(live, {"Authorization": f"Bearer {token_of(alice)}"}, str(album.id))


class Sender:
    """Somebody with a large file and a bad line."""

    def __init__(self, live: LiveApi, headers: dict[str, str], album: str) -> None:
        self.live, self.headers, self.album = live, headers, album

    def begin(self, content: bytes) -> dict:
        asked = {"filename": "big.jpg", "size": len(content), "sha256": sha256(content).hexdigest()}
        return self.ask("POST", f"/api/v1/albums/{self.album}/uploads", json=asked).json()

    def ask(self, method: str, path: str, headers: dict[str, str] | None = None, **more):
        sent = self.headers | (headers or {})
        return requests.request(method, self.live.url + path, headers=sent, timeout=30, **more)

    def offset(self, upload: dict) -> int:
        return int(self.ask("HEAD", upload["url"]).headers["Upload-Offset"])

    def send(self, upload: dict, content: bytes, at: int):
        return self.ask("PATCH", upload["url"], TUS | {"Upload-Offset": str(at)}, data=content[at:])

    def begin_sending(self, upload: dict, content: bytes, at: int, much: int) -> socket.socket:
        """A connection on which only so much has come."""
        line = socket.create_connection(("127.0.0.1", self.live.port))
        headers = self.headers | TUS | {"Upload-Offset": str(at), "Content-Length": str(len(content) - at)}
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        line.sendall(f"PATCH {upload['url']} HTTP/1.1\r\nHost: here\r\n{head}\r\n".encode() + content[at : at + much])
        return line

    def wait_for(self, upload: dict, offset: int) -> int:
        deadline = time.monotonic() + 10
        while (reached := self.offset(upload)) < offset and time.monotonic() < deadline:
            time.sleep(0.02)
        return reached


@pytest.fixture
def content(jpeg) -> bytes:
    """A picture with a long tail, which decoders ignore."""
    return jpeg(600, 400) + os.urandom(6_000_000)


def test_what_came_before_the_cut_stays(sender, content):
    upload = sender.begin(content)
    reached = 0
    for much in (1_500_000, 700_001, 3_000_000):
        with closing(sender.begin_sending(upload, content, reached, much)):
            if much == 3_000_000:
                # Some of it is on disk, and the line is still up: nobody else may write meanwhile.
                assert sender.wait_for(upload, reached + 1) > reached
                assert sender.send(upload, content, reached).status_code == 423
        reached += much
        assert sender.wait_for(upload, reached) == reached
    assert sender.send(upload, content, reached).headers["Upload-Offset"] == str(len(content))
    photo = sender.ask("POST", f"/api/v1/uploads/{upload['id']}/complete").json()
    original = sender.ask("GET", f"/api/v1/photos/{photo['id']}/file?size=original").content
    assert sha256(original).digest() == sha256(content).digest()


def test_an_upload_goes_on_after_the_server_was_killed(sender, live, content):
    upload = sender.begin(content)
    assert sender.ask("PATCH", upload["url"], TUS | {"Upload-Offset": "0"}, data=content[:2_000_000]).status_code == 204
    with closing(sender.begin_sending(upload, content, 2_000_000, 2_500_000)):
        time.sleep(0.3)
        live.kill()
    live.start()
    again = sender.begin(content)
    # What was acknowledged is here; of the rest, whatever had reached the disk.
    assert again["id"] == upload["id"]
    assert 2_000_000 <= again["offset"] <= 4_500_000
    assert sender.send(upload, content, again["offset"]).status_code == 204
    made = sender.ask("POST", f"/api/v1/uploads/{upload['id']}/complete")
    original = sender.ask("GET", f"/api/v1/photos/{made.json()['id']}/file?size=original").content
    assert sha256(original).digest() == sha256(content).digest()


def run_examples(page: str, live: LiveApi, folder: Path, *, at_least: int) -> None:
    blocks = SHELL_BLOCK.findall((ROOT / "docs" / page).read_text())
    assert len(blocks) >= at_least
    run = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-x", "-c", "".join(blocks)],
        cwd=folder,
        env=live.environment | {"PHOTODROP": live.url, "PASSWORD": PASSWORD, "PYTHON": sys.executable},
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-3000:]


@pytest.mark.skipif(not (which("jq") and which("curl")), reason="The examples are written with curl and jq.")
def test_the_page_of_examples_runs_as_written(live, database, jpeg, tmp_path):
    with transaction() as session:
        accounts.create_photographer(session, "nora_feld", PASSWORD)
    live.start_worker()
    (tmp_path / "photo.jpg").write_bytes(jpeg(1200, 800))
    run_examples("api.md", live, tmp_path, at_least=9)
    assert Path(tmp_path / "original.jpg").read_bytes() == (tmp_path / "photo.jpg").read_bytes()


@pytest.mark.skipif(not (which("jq") and which("curl")), reason="The examples are written with curl and jq.")
def test_an_admin_looks_after_photographers_as_written(live, database, tmp_path):
    with transaction() as session:
        accounts.create_admin(session, "ida", PASSWORD)
    run_examples("retool.md", live, tmp_path, at_least=1)
    with transaction() as session:
        assert accounts.sign_in(session, "nora@feld.example", "Harvest-dinner-12", "192.0.2.1").login == "nora_feld"
