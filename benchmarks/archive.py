"""A ZIP of 2,000 photos: the first byte, the pace against plainly reading the files, memory, cuts, and who can read it.

    python benchmarks/archive.py [megabytes of each photo, 2.2 if not said]

Under granian with one process, from a disk. The files are written anew, so they lie in the system's cache for both.
"""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from pathlib import Path

import psutil
import requests
from sqlalchemy import text

sys.path.append(str(Path(__file__).resolve().parent.parent))

from photodrop.config import get_settings
from photodrop.db import dispose, transaction
from photodrop.models import Account, Album, Photo, PhotoStatus, Rendition, Role, Size
from photodrop.models.base import new_id, now
from photodrop.services import sessions
from tests.support.live import LiveApi
from tests.support.postgres import TestServer

PHOTOS = 2000
ROUNDS, CUTS, ASKED = 3, 12, 15
BLOCK = 256 * 1024
MEBIBYTE = 1024 * 1024
SMALL_SHARE = 40
"""A small rendition has so many times fewer bytes."""


def main() -> None:
    size = int(float(sys.argv[1] if len(sys.argv) > 1 else "2.2") * 1_000_000)
    server = TestServer()
    try:
        server.ensure("photodrop_archive")
        with tempfile.TemporaryDirectory(prefix="photodrop-benchmark-") as folder:
            os.environ |= {
                "PHOTODROP_DATABASE_URL": server.url("photodrop_archive"),
                "PHOTODROP_DATA": folder,
                "PHOTODROP_SECRET_KEY": "benchmark-only-0123456789-abcdefghijklmnopqrstuvwxyz",
            }
            get_settings.cache_clear()
            live = LiveApi(Path(folder))
            try:
                token, originals, smalls = _filled(Path(folder), size)
                live.start()
                _measure(live, token, {"original": originals, "small": smalls}, Path(folder))
            finally:
                live.kill()
                dispose()
    finally:
        server.close()


def _filled(folder: Path, size: int) -> tuple[str, list[Path], list[Path]]:
    dice = random.Random(7)
    paths: dict[str, list[Path]] = {"original": [], "small": []}

    def kept(kind: str, key: str, length: int) -> int:
        path = folder / "storage" / key
        path.parent.mkdir(parents=True, exist_ok=True)
        content = dice.randbytes(length)
        path.write_bytes(content)
        paths[kind].append(path)
        return zlib.crc32(content)

    with transaction() as session:
        session.execute(text("TRUNCATE account CASCADE"))
        account = Account(role=Role.photographer, login="nora_feld", password_hash="x")
        session.add(account)
        session.flush()
        album = Album(owner_id=account.id, name="Shoot", location="Skagen", shot_on=now().date())
        session.add(album)
        session.flush()
        for number in range(PHOTOS):
            photo_id = new_id()
            key, small = f"photos/{photo_id}/original.jpg", f"photos/{photo_id}/clean/small.jpg"
            about = {"width": 6000, "height": 4000, "sha256": f"{number:064x}", "name": "", "status": PhotoStatus.ready}
            # Sizes vary as photos do.
            length = int(size * dice.uniform(0.6, 1.4))
            session.add(
                Photo(
                    id=photo_id, album_id=album.id, filename=f"DSC_{number % 1500:04}.jpg", content_type="image/jpeg",
                    bytes=length, original_key=key, crc32=kept("original", key, length), **about,
                )
            )  # fmt: skip
            length //= SMALL_SHARE
            session.add(
                Rendition(
                    photo_id=photo_id, size=Size.small, marked=False, key=small, width=800, height=533,
                    bytes=length, sha256=f"{number:064x}", crc32=kept("small", small, length),
                )
            )  # fmt: skip
        session.flush()
        token = sessions.begin(session, account).access_token
    os.sync()
    return token, paths["original"], paths["small"]


def _measure(live: LiveApi, token: str, files: dict[str, list[Path]], folder: Path) -> None:
    album = requests.get(f"{live.url}/api/v1/albums", headers=_bearer(token), timeout=60).json()["items"][0]["id"]
    for size, paths in files.items():
        address, clicked, took, spent = "", [], [], []
        for _ in range(ASKED):
            begun = time.perf_counter()
            address = live.url + _begin(live, token, album, size)
            clicked.append(time.perf_counter() - begun)
            before, begun = _cpu(live), time.perf_counter()
            # A range as small as its first file's header: what a cut stream costs beyond it is not of the first byte.
            with requests.get(address, headers={"Range": "bytes=0-29"}, timeout=60) as answer:
                assert answer.content.startswith(b"PK")
            took.append(time.perf_counter() - begun)
            spent.append(_cpu(live) - before)
        print(
            f"{size}: address of the archive {_ms(clicked)}; its first bytes {_ms(took)}, "
            f"of which {statistics.median(spent) * 1000:.0f} ms CPU of the server"
        )
        _compare(live, address, paths)
    target = folder / "all.zip"
    _cut_and_resumed(live.url + _begin(live, token, album, "original"), target)
    with zipfile.ZipFile(target) as read:
        assert read.testzip() is None
        assert len(set(read.namelist())) == PHOTOS
    print(f"{target.stat().st_size / 1e9:.2f} GB, cut {CUTS} times and resumed: Python's zipfile finds no error")
    said = subprocess.run(["unzip", "-tqq", target], capture_output=True, text=True, check=False)
    print(f"unzip -t: {'no error' if said.returncode == 0 else said.stdout + said.stderr}")
    target.unlink()


def _compare(live: LiveApi, address: str, paths: list[Path]) -> None:
    total = sum(path.stat().st_size for path in paths)
    plain, ours, memory, cpu = [], [], [_memory(live)], 0.0
    for _ in range(ROUNDS + 1):
        begun = time.perf_counter()
        for path in paths:
            with path.open("rb") as file:
                while file.read(BLOCK):
                    pass
        plain.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        before = _cpu(live)
        received = 0
        with requests.get(address, stream=True, timeout=60) as answer:
            for block in answer.iter_content(BLOCK):
                received += len(block)
                if received % 200 == 0 or received // (100 * MEBIBYTE) != (received - len(block)) // (100 * MEBIBYTE):
                    memory.append(_memory(live))
        ours.append(time.perf_counter() - begun)
        cpu = _cpu(live) - before
        assert received == int(answer.headers["content-length"]) > total
    plain, ours = plain[1:], ours[1:]
    ratio = statistics.median(one / other for one, other in zip(ours, plain, strict=True))
    print(
        f"  {total / 1e9:.2f} GB: {total / statistics.median(ours) / 1e6:.0f} MB/s as a ZIP over HTTP, "
        f"{total / statistics.median(plain) / 1e6:.0f} MB/s read plainly: takes × {ratio:.1f}; "
        f"{cpu / PHOTOS * 1000:.2f} ms CPU a photo; memory {min(memory):.0f} to {max(memory):.0f} MB"
    )


def _cut_and_resumed(address: str, target: Path) -> None:
    """As a browser does: the rest, if it is still the rest of the same."""
    dice = random.Random(3)
    with target.open("wb") as file:
        answer = requests.get(address, stream=True, timeout=60)
        etag, total = answer.headers["etag"], int(answer.headers["content-length"])
        cuts = sorted(dice.randrange(total) for _ in range(CUTS))
        for until in [*cuts, total]:
            for block in answer.iter_content(BLOCK):
                file.write(block)
                if file.tell() >= until:
                    break
            answer.close()
            if file.tell() < total:
                asked = {"Range": f"bytes={file.tell()}-", "If-Range": etag}
                answer = requests.get(address, stream=True, headers=asked, timeout=60)
                assert answer.status_code == requests.codes.partial_content


def _begin(live: LiveApi, token: str, album: str, size: str) -> str:
    begun = requests.get(
        f"{live.url}/api/v1/albums/{album}/archive",
        params={"size": size},
        headers=_bearer(token),
        allow_redirects=False,
        timeout=60,
    )
    assert begun.status_code == requests.codes.found, begun.text
    return begun.headers["location"]


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def _ms(took: list[float]) -> str:
    return f"{statistics.median(took) * 1000:.0f} ms, at worst {max(took) * 1000:.0f} ms"


def _family(live: LiveApi) -> list[psutil.Process]:
    parents = [psutil.Process(process.pid) for process in live.processes]
    return [each for parent in parents for each in (parent, *parent.children(recursive=True))]


def _memory(live: LiveApi) -> float:
    return max(each.memory_info().rss for each in _family(live)) / 1e6


def _cpu(live: LiveApi) -> float:
    return sum(each.cpu_times().user + each.cpu_times().system for each in _family(live))


if __name__ == "__main__":
    main()
