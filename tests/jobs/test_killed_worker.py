"""Workers die by SIGKILL at any moment: nothing is lost, nothing is done by halves."""

import hashlib
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from photodrop.adapters.storage import LocalStorage, get_storage

ROOT = Path(__file__).resolve().parents[2]
PHOTOS = 200
KILLS = 3
SECONDS = 150


class Crew:
    """Two real workers; the killed are replaced at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = (folder / "workers.log").open("ab")
        self.workers = [self._start(), self._start()]

    def _start(self) -> subprocess.Popen[bytes]:
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "photodrop", "worker"]
        return subprocess.Popen(command, cwd=self.folder, env=environment, stdout=self.log, stderr=self.log)

    def kill(self, number: int) -> None:
        self.workers[number].kill()
        self.workers[number].wait()
        self.workers[number] = self._start()

    def end(self) -> None:
        for worker in self.workers:
            worker.kill()
            worker.wait()
        self.log.close()


@pytest.fixture
def disk(settings, tmp_path) -> LocalStorage:
    settings(storage="local", data=tmp_path)
    storage = get_storage()
    assert isinstance(storage, LocalStorage)
    return storage


@pytest.fixture
def crew(tmp_path):
    made: list[Crew] = []

    def start() -> Crew:
        made.append(Crew(tmp_path))
        return made[0]

    yield start
    for one in made:
        one.end()


@pytest.fixture
def look(disk, sql):
    """Every file under a rendition's key is a whole JPEG, and every row's file is the one it speaks of."""
    whole: set[str] = set()

    def check() -> None:
        rows = sql("SELECT key, sha256 FROM rendition")
        files = {key for key in disk.keys("photos/") if "/original" not in key}
        for key in files - whole:
            content = disk.get(key)
            assert content.startswith(b"\xff\xd8"), key
            assert content.endswith(b"\xff\xd9"), key
        whole.update(files)
        for row in rows:
            if row.key not in whole:
                assert hashlib.sha256(disk.get(row.key)).hexdigest() == row.sha256

    return check


@pytest.mark.slow
@pytest.mark.timeout(SECONDS + 60)
def test_every_photo_is_ready_once_however_often_workers_are_killed(add_photo, crew, look, disk, sql):
    added = [add_photo(filename=f"{number}.jpg") for number in range(PHOTOS)]
    chance = random.Random()
    workers = crew()
    deadline = time.monotonic() + SECONDS

    def ready() -> int:
        return sql("SELECT count(*) FROM photo WHERE status = 'ready'")[0][0]

    def work_until(condition) -> None:
        while not condition():
            assert time.monotonic() < deadline, (workers.folder / "workers.log").read_text()[-3000:]
            look()
            time.sleep(0.05)

    for kill in range(1, KILLS + 1):
        wanted = min(ready() + chance.randint(5, PHOTOS // (KILLS + 2)), PHOTOS - KILLS + kill - 1)
        work_until(lambda wanted=wanted: ready() >= wanted)
        time.sleep(chance.random() / 5)
        workers.kill(chance.randrange(2))
    # At least once for certain in the middle of a job.
    work_until(lambda: sql("SELECT count(*) FROM procrastinate_jobs WHERE status = 'doing'")[0][0] or ready() == PHOTOS)
    for number in (0, 1):
        workers.kill(number)
    work_until(lambda: ready() == PHOTOS)
    look()

    assert sql("SELECT count(*), count(DISTINCT id) FROM photo") == [(PHOTOS, PHOTOS)]
    assert sql("SELECT photo_id FROM rendition GROUP BY photo_id HAVING count(*) <> 8") == []
    rows = {row.key: row.sha256 for row in sql("SELECT key, sha256 FROM rendition")}
    assert len(rows) == PHOTOS * 8
    for key, sha256 in rows.items():
        assert hashlib.sha256(disk.get(key)).hexdigest() == sha256
    for photo in added:
        assert hashlib.sha256(disk.get(photo.original_key)).hexdigest() == photo.sha256
    work_until(lambda: not sql("SELECT id FROM procrastinate_jobs WHERE task_name = 'photos.process'"))
    # The book of tasks neither lost one nor counted one twice.
    assert [tuple(row) for row in sql("SELECT state, total, done, failed FROM task")] == [("done", PHOTOS, PHOTOS, 0)]
