"""What the page of an album costs as the photo table grows: `GET /albums/{id}/photos`, first and deep pages.

    python benchmarks/listing.py

Three installations with 100, 10,000 and 100,000 photos are asked in turn, so that whatever else the machine does is
shared; what counts is the ratio of the largest to the smallest.
"""

import os
import statistics
import time
from contextlib import ExitStack

import psycopg
import requests
from installation import Installation, installation

from photodrop.config import get_settings
from photodrop.server.database import running_url

SIZES = (100, 10_000, 100_000)
ROUNDS = 200
LIMIT = 50

# Photos as the pipeline leaves them, four renditions of two looks each, and a person in every second one.
FILL = """
INSERT INTO photo (id, created_at, album_id, status, error, filename, name, description, content_type, bytes, sha256,
    original_key, delivery_bytes, delivery_content_type, width, height, placeholder, perceptual_hash, taken_at,
    watermark_revision, dropped_at)
SELECT gen_random_uuid(), now() - n * interval '1 second', %(album)s, 'ready', '', n || '.jpg', lpad(n::text, 7, '0'),
    '', 'image/jpeg', 9000000, encode(sha256(n::text::bytea), 'hex'), 'photos/' || n, 0, '', 6000, 4000,
    '3/cBBYCYW1iga6dleFzIh8OvZj/B', '0123456789abcdef', now() - n * interval '1 second', 1, now()
FROM generate_series(1, %(count)s) n;
INSERT INTO rendition (id, created_at, photo_id, size, marked, key, width, height, bytes, sha256)
SELECT gen_random_uuid(), now(), photo.id, size, marked, photo.id || size || marked, 400, 267, 20000, repeat('0', 64)
FROM photo, unnest(ARRAY['thumb', 'small', 'medium', 'large']) size, unnest(ARRAY[true, false]) marked;
ANALYZE
"""


def main() -> None:
    with ExitStack() as stack:
        asked = [_filled(stack.enter_context(installation(PHOTODROP_WORKER_PROCESSES="1")), size) for size in SIZES]
        for title, path in (("first page", "first"), ("middle page", "middle")):
            times: list[list[float]] = [[] for _ in SIZES]
            for _ in range(ROUNDS):
                for one, into in zip(asked, times, strict=True):
                    into.append(_time(one, path))
            medians = [statistics.median(into) for into in times]
            print(title)
            for size, median in zip(SIZES, medians, strict=True):
                print(f"  {size:>7,} photos  {median * 1000:6.2f} ms  × {median / medians[0]:.2f}")


def _filled(here: Installation, count: int) -> tuple[requests.Session, str, str]:
    session = requests.Session()
    session.headers["Authorization"] = f"Bearer {here.token_of_photographer()}"
    album = session.post(
        f"{here.url}/api/v1/albums", json={"name": "Big", "location": "Here", "shot_on": "2026-11-21"}, timeout=30
    ).json()["id"]
    with psycopg.connect(_database(here), autocommit=True) as database:
        for statement in FILL.split(";"):
            database.execute(statement, {"album": album, "count": count} if "%(" in statement else None)
    url = f"{here.url}/api/v1/albums/{album}/photos?limit={LIMIT}"
    cursor, seen = "", 0
    while seen < count // 2:
        answer = session.get(url.replace(f"limit={LIMIT}", "limit=200") + cursor, timeout=60).json()
        seen += len(answer["items"])
        if not answer["next"]:
            break
        cursor = f"&cursor={answer['next']}"
    return session, url, url + cursor


def _time(asked: tuple[requests.Session, str, str], path: str) -> float:
    session, first, middle = asked
    begun = time.perf_counter()
    session.get(first if path == "first" else middle, timeout=60).raise_for_status()
    return time.perf_counter() - begun


def _database(here: Installation) -> str:
    os.environ["PHOTODROP_DATA"] = here.environment["PHOTODROP_DATA"]
    get_settings.cache_clear()
    return running_url()


if __name__ == "__main__":
    main()
