"""What lists, search and single photos cost at 1,000,000 photos against 10,000: p95 through the ASGI app.

Beside the time on the clock it tells the CPU time of web process and PostgreSQL together, which does not depend on what
else the machine does.

    python benchmarks/million.py [--sizes 10000,1000000] [--rounds 100] [--keep FOLDER]

One PostgreSQL of its own with a database for each size; in each works a process with the API in it. They are asked in
turn, so that whatever else the machine does is shared. The rows are made by SQL; there are no picture bytes. How long
the migration to tags and search takes with the photos already there is told, too.
"""

import argparse
import asyncio
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any, Self

sys.path.append(str(Path(__file__).resolve().parent.parent))

import httpx
import psycopg

BEFORE, AFTER = "0008", "0009"
BATCH = 50_000
WORDS, TAGS, PEOPLE, ALBUM = 20_000, 2_000, 1_000, 100
GOAL_MS, GOAL_RATIO = 50, 1.5

PEOPLE_AND_ALBUMS = """
CREATE TABLE words AS SELECT n, (SELECT string_agg(substr('balacodafegahijokalimanopuqaresutevowaxyzo',
    1 + 2 * ((n / (20 ^ k)::int) %% 20), 2), '' ORDER BY k) FROM generate_series(0, 3) k) AS word
    FROM generate_series(0, %(words)s - 1) n;
CREATE UNIQUE INDEX ON words (n);
INSERT INTO account (id, role, login, password_hash, name)
SELECT gen_random_uuid(), 'photographer', translate(lpad(n::text, 6, '0'), '0123456789', 'abcdefghij'), 'x', 'Person'
FROM generate_series(1, %(people)s) n;
INSERT INTO album (id, created_at, owner_id, name, location, shot_on, watermark, watermark_text, watermark_revision,
    max_edge, price, currency, downloads, live, visibility)
SELECT gen_random_uuid(), now() - i * interval '1 hour', owner.id, a.word || ' ' || b.word, c.word,
    current_date - i %% 999, false, '', 1, 0, 0, 'EUR', true, false,
    CASE WHEN i %% 5 = 0 THEN 'private' ELSE 'public' END
FROM generate_series(1, %(photos)s / %(album)s) i
JOIN (SELECT id, row_number() OVER () AS n FROM account) owner ON owner.n = 1 + i %% %(people)s
JOIN words a ON a.n = (i * 7919) %% %(words)s JOIN words b ON b.n = (i * 104729::bigint) %% %(words)s
JOIN words c ON c.n = (i * 31) %% 500;
"""
PHOTOS = """
WITH picked AS MATERIALIZED (
    SELECT n, k, floor(%(words)s * random() ^ 2.5)::int AS word
    FROM generate_series(%(first)s::int, %(last)s::int) n, generate_series(1, 10) k
), texts AS (
    SELECT picked.n, string_agg(words.word, ' ') FILTER (WHERE k <= 2) AS name,
        string_agg(words.word, ' ') FILTER (WHERE k > 2) AS description
    FROM picked JOIN words ON words.n = picked.word GROUP BY picked.n
)
INSERT INTO photo (id, created_at, album_id, status, error, filename, name, description, content_type, bytes, sha256,
    original_key, delivery_bytes, delivery_content_type, width, height, placeholder, perceptual_hash, taken_at,
    watermark_revision, dropped_at)
SELECT gen_random_uuid(), now() - texts.n * interval '31 seconds', albums.id, 'ready', '', texts.n || '.jpg',
    texts.name, texts.description, 'image/jpeg', 9000000, encode(sha256(texts.n::text::bytea), 'hex'),
    'photos/' || texts.n, 0, '', 6000, 4000, '3/cBBYCYW1iga6dleFzIh8OvZj/B', '0123456789abcdef',
    now() - texts.n * interval '31 seconds', 1, now()
FROM texts JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM album) albums
    ON albums.n = texts.n %% (%(photos)s / %(album)s);
"""
TAGS_AND_STARS = """
SET session_replication_role = replica;
INSERT INTO tag (id, name) SELECT gen_random_uuid(), word || 's' FROM words WHERE n < %(tags)s;
INSERT INTO photo_tag (photo_id, tag_id, position)
SELECT DISTINCT ON (photo_id, tag_id) photo_id, tag_id, position FROM (
    SELECT picked.id AS photo_id, tags.id AS tag_id, picked.position FROM (
        SELECT photo.id, position, floor(%(tags)s * random() ^ 2.5)::int AS n
        FROM photo, generate_series(1, 3) position OFFSET 0
    ) picked JOIN (SELECT id, row_number() OVER (ORDER BY name) - 1 AS n FROM tag) tags ON tags.n = picked.n
) pairs;
INSERT INTO rating (id, photo_id, account_id, stars, updated_at)
SELECT gen_random_uuid(), photo.id, account.id, 1 + floor(5 * random() ^ 0.7)::int, now()
FROM (SELECT id, 1 + floor(%(people)s * random())::int AS n
    FROM photo, generate_series(1, 2) WHERE random() < 0.4 OFFSET 0) photo
JOIN (SELECT id, row_number() OVER () AS n FROM account) account ON account.n = photo.n
ON CONFLICT DO NOTHING;
UPDATE photo SET rating_sum = sums.stars, rating_count = sums.ratings
FROM (SELECT photo_id, sum(stars) AS stars, count(*) AS ratings FROM rating GROUP BY photo_id) sums
WHERE photo.id = sums.photo_id;
DROP INDEX ix_photo_search_title, ix_photo_search_words, ix_photo_search_rating;
UPDATE photo_search SET tag_ids = tags.ids, title = title || tags.words,
    words = photo_search.words || tags.words || tags.marks,
    rating_sum = photo.rating_sum, rating_count = photo.rating_count, rating_score = photo.rating_score
FROM photo, (
    SELECT photo_id, array_agg(tag_id ORDER BY tag_id) AS ids, array_to_tsvector(array_agg(name)) AS words,
        array_to_tsvector(array_agg('#' || name)) AS marks
    FROM photo_tag JOIN tag ON tag.id = tag_id GROUP BY photo_id
) tags WHERE photo.id = photo_search.photo_id AND tags.photo_id = photo.id;
INSERT INTO search_word (word, spelling) SELECT name, name FROM tag;
UPDATE tag SET photo_count = uses.n
FROM (SELECT tag_id, count(*) AS n FROM photo_search, unnest(tag_ids) tag_id GROUP BY 1) uses
WHERE tag.id = uses.tag_id;
CREATE INDEX ix_photo_search_title ON photo_search USING gin (title);
CREATE INDEX ix_photo_search_words ON photo_search USING gin (words);
CREATE INDEX ix_photo_search_rating ON photo_search (rating_score, photo_id);
SET session_replication_role = DEFAULT;
"""


def main() -> None:
    told = argparse.ArgumentParser()
    told.add_argument("--sizes", default="10000,1000000")
    told.add_argument("--rounds", type=int, default=100)
    told.add_argument("--keep", type=Path, help="a folder for the databases, to measure again without making them")
    told.add_argument("--serve", action="store_true", help="for its own processes")
    wanted = told.parse_args()
    if wanted.serve:
        asyncio.run(_serve())
        return
    sizes = [int(size) for size in wanted.sizes.split(",")]
    with ExitStack() as stack:
        folder = wanted.keep or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="photodrop-benchmark-")))
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o755)
        from photodrop.server.embedded import EmbeddedPostgres

        server = EmbeddedPostgres(folder / "postgres", ("-c", "shared_buffers=1GB", "-c", "jit=off"))
        server.start()
        stack.callback(server.stop)
        for size in sizes:
            _make(server, size)
        asked = [stack.enter_context(_Asked(server.url(f"photos_{size}"), size)) for size in sizes]
        _measure(asked, wanted.rounds)


def _make(server: Any, size: int) -> None:
    name = f"photos_{size}"
    with psycopg.connect(server.url(), autocommit=True) as connection:
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            return
    server.create(name)
    numbers = {"photos": size, "album": ALBUM, "people": PEOPLE, "words": WORDS, "tags": TAGS}
    _migrate(server.url(name), BEFORE)
    with psycopg.connect(server.url(name), autocommit=True) as connection:
        begun = time.perf_counter()
        for statement in filter(str.strip, PEOPLE_AND_ALBUMS.split(";\n")):
            connection.execute(statement.encode(), numbers if "%(" in statement else None)
        for first in range(0, size, BATCH):
            connection.execute(PHOTOS.encode(), numbers | {"first": first, "last": min(size, first + BATCH) - 1})
        connection.execute("VACUUM ANALYZE")
        print(f"{size:,} photos made in {time.perf_counter() - begun:.0f} s")
    print(f"  migration to {AFTER}: {_migrate(server.url(name), AFTER):.1f} s", flush=True)
    print(f"  and back: {_migrate(server.url(name), BEFORE, keep=False):.1f} s", flush=True)
    _migrate(server.url(name), "head")
    with psycopg.connect(server.url(name), autocommit=True) as connection:
        for statement in filter(str.strip, TAGS_AND_STARS.split(";\n")):
            connection.execute(statement.encode(), numbers if "%(" in statement else None)
        connection.execute("VACUUM ANALYZE")
        print(f"  all made in {time.perf_counter() - begun:.0f} s", flush=True)


def _migrate(url: str, revision: str, *, keep: bool = True) -> float:
    """How many seconds it took."""
    from alembic import command
    from sqlalchemy import create_engine

    from photodrop.db import dialect_url
    from photodrop.server.database import alembic_config

    engine = create_engine(dialect_url(url))
    with engine.connect() as connection:
        config = alembic_config()
        config.attributes["connection"] = connection
        begun = time.perf_counter()
        (command.upgrade if keep else command.downgrade)(config, revision)
        took = time.perf_counter() - begun
        if keep:
            connection.commit()
        else:
            connection.rollback()
    engine.dispose()
    return took


class _Asked:
    """A process with the API in it, asked one request at a time."""

    def __init__(self, url: str, size: int) -> None:
        self.url, self.size = url, size
        with psycopg.connect(url) as connection:
            self.albums = self._column(connection, "SELECT id FROM album WHERE visibility = 'public' LIMIT 500")
            self.photos = self._column(connection, "SELECT photo_id FROM photo_search LIMIT 2000")
            self.people = self._column(connection, "SELECT login FROM account LIMIT 500")

    def _column(self, connection: psycopg.Connection[Any], statement: str) -> list[str]:
        return [str(row[0]) for row in connection.execute(statement.encode()).fetchall()]

    def __enter__(self) -> Self:
        environment = os.environ | {
            "PHOTODROP_DATABASE_URL": self.url,
            "PHOTODROP_SECRET_KEY": "only-for-benchmarks-0123456789-abcdefghijklmnop",
        }
        self.process = subprocess.Popen(
            [sys.executable, __file__, "--serve"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            text=True,
        )
        return self

    def __exit__(self, *_failure: object) -> None:
        assert self.process.stdin
        with suppress(BrokenPipeError):
            self.process.stdin.close()
        self.process.wait(20)

    def ask(self, path: str, *, as_moderator: bool = False) -> dict[str, Any]:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps([path, as_moderator]) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        if answer["status"] != 200:
            sys.exit(f"{path} answered {answer}")
        return answer


def _cpu(children: Path) -> float:
    """Milliseconds that this process and all of PostgreSQL's have worked: what waits for nobody else."""
    worked = time.process_time() * 1000
    for pid in children.read_text().split():
        with suppress(FileNotFoundError, ProcessLookupError):
            # What PostgreSQL does by itself, as vacuuming, is nobody's request.
            if b"[local]" not in Path(f"/proc/{pid}/cmdline").read_bytes():
                continue
            worked += int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1_000_000
    return worked


async def _serve() -> None:
    from sqlalchemy import text
    from sqlmodel import select

    from photodrop.api.app import make_api
    from photodrop.db import transaction
    from photodrop.models import Account, Role
    from photodrop.services import sessions

    with transaction() as session:
        postmaster = session.execute(text("SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)")).scalar_one()
        backends = Path(f"/proc/{postmaster}/task/{postmaster}/children")
        known = session.exec(select(Account).where(Account.role == Role.moderator)).first()
        moderator = Account(role=Role.moderator, login=f"mod_{'x' * random.randint(1, 20)}", password_hash="x")
        session.add(known or moderator)
        session.flush()
        token = sessions.begin(session, known or moderator).access_token
    transport = httpx.ASGITransport(make_api())
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        for line in iter(sys.stdin.readline, ""):
            path, as_moderator = json.loads(line)
            headers = {"Authorization": f"Bearer {token}"} if as_moderator else {}
            begun, worked = time.perf_counter(), _cpu(backends)
            answer = await client.get(f"/api/v1{path}", headers=headers)
            took, worked = time.perf_counter() - begun, _cpu(backends) - worked
            body = answer.json()
            told = {
                "status": answer.status_code,
                "ms": took * 1000,
                "cpu": worked,
                "next": body.get("next"),
                "detail": body.get("detail"),
            }
            print(json.dumps(told | {"found": len(body.get("items", []))}), flush=True)


def _measure(asked: list[_Asked], rounds: int) -> None:
    chance = random.Random(4)

    def word(lowest: int = 0, highest: int = WORDS) -> str:
        number = int(lowest + (highest - lowest) * chance.random() ** 2.5)
        return "".join("balacodafegahijokalimanopuqaresutevowaxyzo"[2 * (number // 20**k % 20) :][:2] for k in range(4))

    def typo(of: str) -> str:
        at = chance.randrange(2, len(of) - 1)
        return of[:at] + of[at + 1] + of[at] + of[at + 2 :]

    def days_ago(days: int) -> str:
        return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - days * 86_400))

    kinds = {
        "an album's photos": lambda one: f"/albums/{chance.choice(one.albums)}/photos",
        "everybody's photos, newest first": lambda _: "/public/photos",
        "one photo": lambda one: f"/photos/{chance.choice(one.photos)}",
        "comments of a photo": lambda one: f"/photos/{chance.choice(one.photos)}/comments",
        "all tags": lambda _: "/tags",
        "tags that begin so": lambda _: f"/tags?q={word()[:2]}",
        "search: newest": lambda _: "/search/photos",
        "search: best rated": lambda _: "/search/photos?sort=-rating",
        "search: a frequent word": lambda _: f"/search/photos?q={word(0, 20)}",
        "search: a word": lambda _: f"/search/photos?q={word()}",
        "search: a rare word": lambda _: f"/search/photos?q={word(15_000)}",
        "search: two words": lambda _: f"/search/photos?q={word()} {word()}",
        "search: the beginning of a word": lambda _: f"/search/photos?q={word()[:5]}",
        "search: a typo": lambda _: f"/search/photos?q={typo(word())}",
        "search: a word nobody has": lambda _: "/search/photos?q=zzyzzyxyzz",
        "search: a word, best rated": lambda _: f"/search/photos?q={word()}&sort=-rating",
        "search: a word, from 4 stars": lambda _: f"/search/photos?q={word()}&rating_from=4",
        "search: a tag": lambda _: f"/search/photos?tag={word(0, TAGS)}s",
        "search: a tag and a word": lambda _: f"/search/photos?tag={word(0, TAGS)}s&q={word()}",
        "search: a day": lambda _: f"/search/photos?created_from={days_ago(2)}&created_to={days_ago(1)}",
        "search: by uploader": lambda one: f"/search/photos?uploader={chance.choice(one.people)}",
        "search: page 30 of a frequent word": None,
    }
    print(
        f"\n{'p50 · p95 · p95 of CPU, in ms':<38}" + "".join(f"{one.size:>26,}" for one in asked) + "  ratios: p95, CPU"
    )
    for title, path_of in kinds.items():
        times: list[list[float]] = [[] for _ in asked]
        work: list[list[float]] = [[] for _ in asked]
        paths = [f"/search/photos?q={word(0, 20)}" for _ in range(5)]
        deep = [[_page(one, path, 30) for path in paths] for one in asked] if path_of is None else None
        for number in range(rounds + 5):
            state = chance.getstate()
            for index, one in enumerate(asked):
                # Both are asked the same.
                chance.setstate(state)
                path = path_of(one) if path_of else (deep or [])[index][number % 5]
                answer = one.ask(path, as_moderator="uploader" in title)
                if number >= 5:
                    times[index].append(answer["ms"])
                    work[index].append(answer["cpu"])
        waited, worked = ([statistics.quantiles(each, n=20)[18] for each in both] for both in (times, work))
        cells = "".join(
            f"{f'{statistics.median(each):.1f} · {wall:.1f} · {cpu:.1f}':>26}"
            for each, wall, cpu in zip(times, waited, worked, strict=True)
        )
        missed = "  !" if worked[-1] > GOAL_MS or worked[-1] > GOAL_RATIO * worked[0] else ""
        print(f"{title:<38}{cells}{waited[-1] / waited[0]:>8.2f}{worked[-1] / worked[0]:>8.2f}{missed}", flush=True)


def _page(one: _Asked, path: str, number: int) -> str:
    cursor = ""
    for _ in range(number):
        following = one.ask(path + cursor)["next"]
        if not following:
            break
        cursor = f"&cursor={following}"
    return path + cursor


if __name__ == "__main__":
    main()
