"""A worker is killed between the moment its message arrives and the moment it could write that down."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 90


@pytest.fixture
def start_worker(tmp_path, database):
    begun: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        with (tmp_path / "worker.log").open("ab") as log:
            begun.append(
                subprocess.Popen(
                    [sys.executable, "-m", "photodrop", "worker"],
                    cwd=tmp_path,
                    env=os.environ | {"PYTHONPATH": str(ROOT)},
                    stdout=log,
                    stderr=log,
                )
            )
        return begun[-1]

    yield start
    for worker in begun:
        worker.kill()
        worker.wait()


def wait_for(fact) -> None:
    deadline = time.monotonic() + SECONDS
    while not fact():
        assert time.monotonic() < deadline, "It did not happen."
        time.sleep(0.05)


@pytest.mark.slow
@pytest.mark.timeout(2 * SECONDS)
def test_a_killed_worker_tells_nobody_twice(start_worker, add_photo, drop, run_jobs, bob, bot, sql):
    add_photo([bob])
    run_jobs()
    drop()
    bot.answers_at_once.clear()
    first = start_worker()
    wait_for(lambda: len(bot.texts()) == 1)
    first.kill()
    first.wait()
    bot.answers_at_once.set()
    # Nobody has to wait until the others would take it for dead.
    sql("UPDATE procrastinate_workers SET last_heartbeat = last_heartbeat - interval '1 minute'")
    start_worker()
    wait_for(lambda: not sql("SELECT 1 FROM procrastinate_jobs WHERE task_name = 'notices.send'"))
    assert len(bot.texts()) == 1
    assert sql("SELECT state FROM notice") == [("sending",)]
