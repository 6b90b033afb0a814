"""Requests per second of `GET /albums` against a bare FastAPI route that reads the same rows.

    python benchmarks/albums.py

Both under granian with one process, over the same database with 50 albums of 40 photos, asked in turn over kept
connections. Counted are requests per second and, since a machine is seldom quiet, the server's own CPU time for each.
"""

import os
import statistics
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.client import HTTPConnection
from pathlib import Path

import psutil
from sqlalchemy import text

sys.path.append(str(Path(__file__).resolve().parent.parent))

from photodrop.config import get_settings
from photodrop.db import dispose, transaction
from photodrop.models import Account, Role
from photodrop.services import sessions
from tests.support.live import LiveApi
from tests.support.postgres import TestServer

ALBUMS, PHOTOS = 50, 40
ROUNDS, REQUESTS, CONNECTIONS = 12, 100, 4
FILL = """
INSERT INTO album (id, created_at, owner_id, kind, name, location, shot_on, link_token, watermark, watermark_text,
    watermark_revision, max_edge, price, photo_price, free_photos, currency, downloads, live, visibility)
SELECT gen_random_uuid(), now() - n * interval '1 minute', :owner, 'client', 'Shoot ' || n, 'Skagen', '2026-06-20',
    'token-of-22-letters-' || lpad(n::text, 2, '0'), false, '', 1, 0, 0, 0, 0, 'EUR', true, false, 'private'
FROM generate_series(1, :albums) n;
INSERT INTO photo (id, created_at, album_id, status, error, filename, name, description, content_type, bytes, sha256,
    original_key, delivery_bytes, delivery_content_type, width, height, placeholder, perceptual_hash, taken_at,
    watermark_revision, dropped_at, link_token)
SELECT gen_random_uuid(), now(), album.id, 'ready', '', n || '.jpg', n::text, '', 'image/jpeg', 9000000,
    encode(sha256((album.id::text || n)::bytea), 'hex'), album.id || '/' || n, 0, '', 6000, 4000,
    '3/cBBYCYW1iga6dleFzIh8OvZj/B', '0123456789abcdef', now() - n * interval '1 second', 1, now(),
    substr(encode(sha256((album.id::text || n)::bytea), 'hex'), 1, 22)
FROM album, generate_series(1, :photos) n;
INSERT INTO rendition (id, created_at, photo_id, size, marked, key, width, height, bytes, sha256)
SELECT gen_random_uuid(), now(), photo.id, size, false, photo.id || size, 400, 267, 20000, repeat('0', 64)
FROM photo, unnest(ARRAY['thumb', 'small', 'medium', 'large']) size;
ANALYZE
"""


class Bare(LiveApi):
    application = "benchmarks.bare:application"


def main() -> None:
    server = TestServer()
    try:
        server.ensure("photodrop_albums")
        with tempfile.TemporaryDirectory(prefix="photodrop-benchmark-") as folder:
            os.environ |= {
                "PHOTODROP_DATABASE_URL": server.url("photodrop_albums"),
                "PHOTODROP_DATA": folder,
                "PHOTODROP_SECRET_KEY": "benchmark-only-0123456789-abcdefghijklmnopqrstuvwxyz",
            }
            get_settings.cache_clear()
            owner, token = _filled()
            ours, bare = LiveApi(Path(folder)), Bare(Path(folder))
            try:
                for live in (ours, bare):
                    live.start()
                _compare({"bare": (bare, f"/albums/{owner}", ""), "ours": (ours, "/api/v1/albums?limit=50", token)})
            finally:
                for live in (ours, bare):
                    live.kill()
                dispose()
    finally:
        server.close()


def _filled() -> tuple[str, str]:
    with transaction() as session:
        account = Account(role=Role.photographer, login="nora_feld", password_hash="x")
        session.add(account)
        session.flush()
        for statement in FILL.split(";"):
            session.execute(text(statement), {"owner": account.id, "albums": ALBUMS, "photos": PHOTOS})
        return str(account.id), sessions.begin(session, account).access_token


def _compare(contenders: dict[str, tuple[LiveApi, str, str]]) -> None:
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    costs: dict[str, list[float]] = {name: [] for name in contenders}
    for number in range(ROUNDS + 1):
        for name, (live, path, token) in contenders.items():
            before, begun = _cpu(live), time.perf_counter()
            with ThreadPoolExecutor(CONNECTIONS) as pool:
                list(pool.map(partial(_ask, live, path, token), range(CONNECTIONS)))
            if number:  # The first round warms up.
                seconds[name].append(time.perf_counter() - begun)
                costs[name].append(_cpu(live) - before)
    for name in contenders:
        rate = REQUESTS / statistics.median(seconds[name])
        print(f"{name:>6}  {rate:6.0f} requests/s  {statistics.median(costs[name]) / REQUESTS * 1000:6.2f} ms CPU each")
    for what, told in (("time", seconds), ("CPU", costs)):
        ratio = statistics.median(one / other for one, other in zip(told["ours"], told["bare"], strict=True))
        print(f"ours takes × {ratio:.2f} of the bare route's {what}")


def _ask(live: LiveApi, path: str, token: str, _connection: int) -> None:
    line = HTTPConnection("127.0.0.1", live.port, timeout=60)
    for _ in range(REQUESTS // CONNECTIONS):
        line.request("GET", path, headers={"Authorization": f"Bearer {token}"} if token else {})
        answer = line.getresponse()
        told = answer.read()
        assert answer.status == 200, told
        assert told.count(b'"photo_count"') == ALBUMS
    line.close()


def _cpu(live: LiveApi) -> float:
    """Of the server with its children, and of PostgreSQL nothing: both ask it for the same rows."""
    family = [psutil.Process(process.pid) for process in live.processes]
    times = [each.cpu_times() for parent in family for each in (parent, *parent.children(recursive=True))]
    return sum(each.user + each.system for each in times)


if __name__ == "__main__":
    main()
