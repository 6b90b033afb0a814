"""Transformations against thumbor: the same pictures, sizes and formats, in turn, cold and kept.

    python -m venv /tmp/thumbor && /tmp/thumbor/bin/pip install thumbor
    python benchmarks/transformations.py /tmp/thumbor/bin/thumbor [--photos 12] [--rounds 3] [--quick]

Both serve HTTP on loopback to four requests at a time, on all cores: thumbor with one process for each, PhotoDrop with
its web process and a sandboxed child for each. thumbor reads our 2560-pixel renditions from a folder, without a
signature, without asking who may see what, without progressive JPEGs; PhotoDrop checks the signature and the viewer,
looks into its database, and may begin with a smaller rendition of its own. Cold: no picture was made before (each
round asks for another quality), and PhotoDrop also keeps it. Kept: each was made. The sizes and formats that come are
compared, and their bytes told. CPU is that of all processes of a side, PostgreSQL and the waiting workers included.
"""

import argparse
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from threading import local

import psutil
import requests
from installation import Installation, installation
from PIL import Image

from photodrop.imaging.artwork import SCENES
from photodrop.imaging.photograph import photograph

LANES = 4
START_SECONDS, PROCESS_SECONDS = 60, 600
QUALITY, OFTEN = 80, 10


@dataclass(frozen=True)
class Case:
    name: str
    ours: str
    thumbors: str
    content_type: str = "image/jpeg"


CASES = (
    Case("800 px", "c_limit,w_800,h_800/q_{q}", "fit-in/800x800/filters:quality({q})"),
    Case("400 × 400 cut out", "c_fill,w_400,h_400/q_{q}", "400x400/filters:quality({q})"),
    Case("1600 px", "c_limit,w_1600,h_1600/q_{q}", "fit-in/1600x1600/filters:quality({q})"),
    Case(
        "800 px, grey, blurred",
        "c_limit,w_800,h_800/e_grayscale/e_blur:100/q_{q}",
        "fit-in/800x800/filters:grayscale():blur(4):quality({q})",
    ),
    Case(
        "800 px, WebP",
        "c_limit,w_800,h_800/f_webp,q_{q}",
        "fit-in/800x800/filters:format(webp):quality({q})",
        "image/webp",
    ),
    Case(
        "800 px, AVIF",
        "c_limit,w_800,h_800/f_avif,q_{q}",
        "fit-in/800x800/filters:format(avif):quality({q})",
        "image/avif",
    ),
)


@dataclass
class Seen:
    """What one side did for one case."""

    seconds: list[float] = field(default_factory=list)
    total: float = 0
    cpu: float = 0
    sizes: list[int] = field(default_factory=list)

    @property
    def per_second(self) -> float:
        return len(self.seconds) / self.total

    @property
    def cpu_ms(self) -> float:
        return self.cpu / len(self.seconds) * 1000

    def percentile(self, part: int) -> float:
        return statistics.quantiles(self.seconds, n=100, method="inclusive")[part - 1] * 1000


class Asker:
    """Some requests at a time, each lane with a connection of its own, and what the servers' processes spend."""

    def __init__(self, *roots: int) -> None:
        self._roots = [psutil.Process(root) for root in roots]
        self._pool = ThreadPoolExecutor(LANES)
        self._own = local()

    def ask(self, urls: list[str], content_type: str, seen: Seen) -> None:
        before, start = self._cpu(), time.perf_counter()
        for seconds, answer in self._pool.map(self._get, urls):
            assert answer.ok, answer.text
            assert answer.headers["content-type"] == content_type, answer.headers
            seen.seconds.append(seconds)
            seen.sizes.append(len(answer.content))
        seen.total += time.perf_counter() - start
        seen.cpu += self._cpu() - before

    def _get(self, url: str) -> tuple[float, requests.Response]:
        session = getattr(self._own, "session", None) or requests.Session()
        self._own.session = session
        start = time.perf_counter()
        answer = session.get(url, timeout=120, headers={"Accept": "*/*"})
        return time.perf_counter() - start, answer

    def _cpu(self) -> float:
        processes = [each for root in self._roots for each in (root, *root.children(recursive=True))]
        return sum(sum(each.cpu_times()[:2]) for each in processes)


@dataclass
class PhotoDrop:
    here: Installation
    headers: dict[str, str]
    ids: list[str]

    @classmethod
    def filled(cls, here: Installation, count: int) -> "PhotoDrop":
        headers = {"Authorization": f"Bearer {here.token_of_photographer()}"}
        api = f"{here.url}/api/v1"
        facts = {"name": "Benchmark", "location": "Here", "shot_on": "2026-11-21"}
        album = requests.post(f"{api}/albums", json=facts, headers=headers, timeout=30)
        album.raise_for_status()
        photos = f"{api}/albums/{album.json()['id']}/photos"
        for number in range(count):
            content = photograph(sorted(SCENES)[number % len(SCENES)], number, 3600, 2400, artist="Nora Feld")
            sent = requests.post(photos, files={"files": (f"{number}.jpg", content)}, headers=headers, timeout=120)
            sent.raise_for_status()
        ends = time.monotonic() + PROCESS_SECONDS
        while time.monotonic() < ends:
            found = requests.get(photos, params={"limit": 200}, headers=headers, timeout=60).json()["items"]
            if len(found) == count and all(photo["status"] == "ready" for photo in found):
                return cls(here, headers, [photo["id"] for photo in found])
            time.sleep(0.5)
        sys.exit("The photos were not processed in time.")

    def large(self, photo_id: str) -> bytes:
        url = f"{self.here.url}/api/v1/photos/{photo_id}/file"
        answer = requests.get(url, params={"size": "large"}, headers=self.headers, timeout=60)
        answer.raise_for_status()
        return answer.content

    def addresses(self, case: Case, quality: int) -> list[str]:
        wish = {"transformation": case.ours.format(q=quality)}
        signed = [
            requests.post(
                f"{self.here.url}/api/v1/photos/{photo_id}/transformations",
                json=wish,
                headers=self.headers,
                timeout=30,
            ).json()["url"]
            for photo_id in self.ids
        ]
        return [url if url.startswith("http") else self.here.url + url for url in signed]


@dataclass
class Thumbor:
    url: str
    pid: int
    count: int

    def addresses(self, case: Case, quality: int) -> list[str]:
        wish = case.thumbors.format(q=quality)
        return [f"{self.url}/unsafe/{wish}/{number}.jpg" for number in range(self.count)]


@contextmanager
def thumbor(executable: str, pictures: Path, count: int, *, keeps: bool) -> Iterator[Thumbor]:
    settings = f"""
LOADER = "thumbor.loaders.file_loader"
FILE_LOADER_ROOT_PATH = {str(pictures)!r}
STORAGE = "thumbor.storages.no_storage"
ALLOW_UNSAFE_URL = True
PROGRESSIVE_JPEG = False
MAX_AGE = 3600
"""
    if keeps:
        settings += f"""
RESULT_STORAGE = "thumbor.result_storages.file_storage"
RESULT_STORAGE_FILE_STORAGE_ROOT_PATH = {str(pictures / "results")!r}
RESULT_STORAGE_STORES_UNSAFE = True
RESULT_STORAGE_EXPIRATION_SECONDS = 0
"""
    conf = pictures / f"thumbor-{keeps}.conf"
    conf.write_text(settings)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = [executable, "-i", "127.0.0.1", "-p", str(port), "-c", str(conf), "--processes", str(os.cpu_count() or 1)]
    server = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}/healthcheck", server)
        yield Thumbor(f"http://127.0.0.1:{port}", server.pid, count)
    finally:
        children = psutil.Process(server.pid).children(recursive=True)
        server.terminate()
        for child in children:
            child.terminate()
        server.wait(20)


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    ends = time.monotonic() + START_SECONDS
    while time.monotonic() < ends and server.poll() is None:
        try:
            if requests.get(url, timeout=5).ok:
                return
        except requests.ConnectionError:
            time.sleep(0.2)
    sys.exit("thumbor does not answer.")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("thumbor", help="the executable of a thumbor")
    parser.add_argument("--photos", type=int, default=12)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--quick", action="store_true", help="only shows that everything runs")
    given = parser.parse_args()
    photos, rounds = (4, 1) if given.quick else (given.photos, given.rounds)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="photodrop-thumbor-")))
        here = stack.enter_context(installation())
        ours = PhotoDrop.filled(here, photos)
        for number, photo_id in enumerate(ours.ids):
            (folder / f"{number}.jpg").write_bytes(ours.large(photo_id))
        cold = stack.enter_context(thumbor(given.thumbor, folder, photos, keeps=False))
        kept = stack.enter_context(thumbor(given.thumbor, folder, photos, keeps=True))
        _compare(ours, cold, kept, rounds)


def _compare(ours: PhotoDrop, cold: Thumbor, kept: Thumbor, rounds: int) -> None:
    asks = Asker(_server_of(ours.here)), Asker(cold.pid), Asker(kept.pid)
    # Everybody's processes are there and warm before anything counts.
    for case in CASES:
        for asker, side in zip(asks, (ours, cold, kept), strict=True):
            asker.ask(side.addresses(case, QUALITY - 10), case.content_type, Seen())
    _look(ours, cold)
    print(f"{len(ours.ids)} photos of 2560 px, {rounds} rounds, {LANES} requests at a time\n")
    made, found = [(Seen(), Seen()) for _ in CASES], [(Seen(), Seen()) for _ in CASES]
    for turn in range(rounds):
        for case, seen in zip(CASES, made, strict=True):
            for asker, side, one in zip(asks[:2], (ours, cold), seen, strict=True):
                asker.ask(side.addresses(case, QUALITY + turn), case.content_type, one)
        for case, seen in zip(CASES, found, strict=True):
            for asker, side, one in zip((asks[0], asks[2]), (ours, kept), seen, strict=True):
                asker.ask(side.addresses(case, QUALITY - 10) * OFTEN, case.content_type, one)
    _table("cold", made)
    _table("kept", found)
    against_making = [(mine, theirs) for (mine, _), (_, theirs) in zip(found, made, strict=True)]
    _told("PhotoDrop's kept pictures against thumbor making them", against_making)


def _table(title: str, rows: list[tuple[Seen, Seen]]) -> None:
    print(f"| {title} | | /s | × | p50 ms | p95 ms | CPU ms | × | kB |")
    print("|---|---|---|---|---|---|---|---|---|")
    for case, (ours, theirs) in zip(CASES, rows, strict=True):
        bold = f"**{ours.per_second / theirs.per_second:.1f}**", f"**{theirs.cpu_ms / ours.cpu_ms:.1f}**"
        for name, seen, marks in (("**PhotoDrop**", ours, bold), ("thumbor", theirs, ("", ""))):
            size = statistics.mean(seen.sizes) / 1000
            print(
                f"| {case.name} | {name} | {seen.per_second:.1f} | {marks[0]} | {seen.percentile(50):.0f} "
                f"| {seen.percentile(95):.0f} | {seen.cpu_ms:.1f} | {marks[1]} | {size:.0f} |"
            )
    print()
    _told(f"{title}, geometric means", rows)


def _told(title: str, rows: list[tuple[Seen, Seen]]) -> None:
    speed = statistics.geometric_mean(ours.per_second / theirs.per_second for ours, theirs in rows)
    work = statistics.geometric_mean(theirs.cpu_ms / ours.cpu_ms for ours, theirs in rows)
    print(f"{title}: {speed:.1f} times as many a second, {work:.1f} times as many a second of CPU\n")


def _server_of(here: Installation) -> int:
    port = int(here.url.rpartition(":")[2])
    return next(
        process.pid for process in psutil.Process().children() if process.environ().get("PHOTODROP_PORT") == str(port)
    )


def _look(ours: PhotoDrop, cold: Thumbor) -> None:
    """Both make the same picture."""
    for case in CASES:
        sizes = []
        for side in (ours, cold):
            answer = requests.get(side.addresses(case, QUALITY - 10)[0], timeout=60, headers={"Accept": "*/*"})
            with Image.open(BytesIO(answer.content)) as image:
                sizes.append((image.size, image.format))
        assert sizes[0] == sizes[1], (case.name, sizes)


if __name__ == "__main__":
    main()
