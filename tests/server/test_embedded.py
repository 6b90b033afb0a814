"""The database's own life: it survives kills, stale files and long paths, and serves nobody else."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from photodrop.server.embedded import THROWAWAY, DatabaseFailure, EmbeddedPostgres

pytestmark = [pytest.mark.slow]


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[EmbeddedPostgres]:
    """In a folder that was made once; each test starts what it needs."""
    made = EmbeddedPostgres(tmp_path_factory.mktemp("data") / "postgres", THROWAWAY)
    made.start()
    made.create("kept")
    made.stop()
    yield made
    made.stop()


@pytest.fixture
def started(server) -> Iterator[EmbeddedPostgres]:
    if not server.is_running:
        server.start()
    yield server
    server.stop()


def _process(server: EmbeddedPostgres) -> psutil.Process:
    assert server.pid is not None
    return psutil.Process(server.pid)


def _ask(server: EmbeddedPostgres, question: str) -> str:
    with psycopg.connect(server.url("kept"), autocommit=True) as connection:
        (answer,) = connection.execute(question.encode()).fetchone() or ("",)
    return answer


def test_it_runs_as_somebody_harmless_and_listens_to_no_network(started):
    process = _process(started)

    assert process.uids().effective != 0
    assert process.net_connections("tcp") == []
    assert stat.S_IMODE(started.folder.stat().st_mode) == 0o700
    assert _ask(started, "SHOW listen_addresses") == ""


def test_letters_sort_alike_on_every_system(started):
    assert _ask(started, "SELECT datlocprovider::text FROM pg_database WHERE datname = 'kept'") == "b"
    assert _ask(started, "SELECT lower('ÄÖÜ')") == "äöü"


def test_asking_twice_for_a_database_keeps_it(started):
    started.create("kept")

    assert started.answers("kept")
    assert not started.answers("never_made")


def test_it_starts_again_after_a_kill_and_keeps_what_was_committed(server: EmbeddedPostgres, soon: Callable):
    started = EmbeddedPostgres(server.folder)
    started.start()
    with psycopg.connect(started.url("kept"), autocommit=True) as connection:
        connection.execute("CREATE TABLE promise AS SELECT 'kept' AS word")
    family = [_process(started), *_process(started).children()]
    family[0].kill()
    soon(lambda: not any(process.is_running() and process.status() != "zombie" for process in family))
    assert (started.folder / "postmaster.pid").exists()
    started.stop()

    started.start()

    assert _ask(started, "SELECT word FROM promise") == "kept"
    started.stop()


def test_a_stale_lock_file_that_names_another_program_is_no_hindrance(server):
    (server.folder / "postmaster.pid").write_text(f"{os.getpid()}\n{server.folder}\n")
    assert server.pid is None

    server.start()

    assert server.answers("kept")
    server.stop()


def test_a_server_that_was_left_behind_makes_way(server):
    left = EmbeddedPostgres(server.folder, THROWAWAY)
    left.start()
    abandoned = left.pid

    server.start()

    assert server.pid != abandoned
    assert server.answers("kept")
    server.stop()
    left.stop()


def test_the_stop_ends_a_connection_that_holds_on(started):
    idle = psycopg.connect(started.url("kept"))
    idle.execute("SELECT 1")
    process = _process(started)

    started.stop()

    assert not process.is_running()
    with pytest.raises(psycopg.OperationalError):
        idle.execute("SELECT 1")
    idle.close()
    assert not started.answers()


def test_what_cannot_start_shows_the_end_of_its_log(server):
    broken = EmbeddedPostgres(server.folder, ("-c", "shared_buffers=nonsense"))

    with pytest.raises(DatabaseFailure, match="shared_buffers"):
        broken.start()

    assert not broken.is_running


def test_a_folder_too_deep_for_a_socket_gets_one_elsewhere(tmp_path: Path):
    deep = tmp_path / ("d" * 90) / "postgres"
    server = EmbeddedPostgres(deep, THROWAWAY)
    assert server.sockets != deep

    server.start()
    assert server.answers()
    assert stat.S_IMODE(server.sockets.stat().st_mode) == 0o700
    server.stop()

    assert not server.sockets.exists()


def test_it_ends_with_the_process_that_started_it(server, soon):
    start = (
        "import signal, pathlib; from photodrop.server.embedded import EmbeddedPostgres;"
        f"EmbeddedPostgres(pathlib.Path({str(server.folder)!r})).start(); signal.pause()"
    )
    starter = subprocess.Popen([sys.executable, "-c", start])
    soon(lambda: server.answers("kept"))
    postgres = _process(server)

    starter.kill()
    starter.wait()

    soon(lambda: not postgres.is_running() or postgres.status() == "zombie")
