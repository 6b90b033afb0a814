"""The supervisor's care for one program: patience with what crashes, and no orphan."""

import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from photodrop.server.processes import LONGEST_PAUSE, SHORTEST_PAUSE, STEADY, Program, worker

FAILS = ("-c", "raise SystemExit(3)")


@pytest.fixture
def program() -> Iterator[Program]:
    made = Program("example", FAILS)
    yield made
    made.end_group()
    if made.process is not None:
        made.process.wait()


def _crash_once(program: Program) -> None:
    program.due = 0
    program.look_after()
    assert program.process is not None
    program.process.wait()
    program.look_after()


def test_pauses_grow_to_a_limit_while_it_keeps_crashing(program, caplog):
    pauses = []
    for _ in range(6):
        _crash_once(program)
        pauses.append(program.pause)

    assert pauses == [2, 4, 8, 16, 30, 30]
    assert pauses[-1] == LONGEST_PAUSE
    assert "process.ended name=example status=3 restart_in=2s" in caplog.text


def test_it_rests_before_it_is_started_again(program):
    _crash_once(program)
    program.look_after()

    assert program.process is None
    assert program.due > time.monotonic()


def test_a_crash_after_a_steady_life_counts_as_the_first(program):
    for _ in range(3):
        _crash_once(program)
    program.due = 0
    program.look_after()
    assert program.process is not None
    program.process.wait()
    program.born -= STEADY + 1
    program.look_after()

    assert program.pause == SHORTEST_PAUSE


def test_what_a_crashed_program_started_goes_with_it(program, tmp_path: Path, soon):
    note = tmp_path / "pid"
    leave = f"""
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
open({str(note)!r}, "w").write(str(child.pid))
sys.exit(1)
"""
    program.arguments = ("-c", leave)
    program.start()
    program.process.wait()
    orphan = psutil.Process(int(note.read_text()))
    assert orphan.is_running()

    program.look_after()

    soon(lambda: not orphan.is_running() or orphan.status() == "zombie")


def test_what_does_not_hear_is_ended_at_the_deadline(program, tmp_path: Path, soon):
    deaf = tmp_path / "deaf"
    ignore = f"""
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
open({str(deaf)!r}, "w")
time.sleep(600)
"""
    program.arguments = ("-c", ignore)
    program.start()
    soon(deaf.exists)
    process = program.process

    program.ask_to_end()
    program.wait(time.monotonic() + 0.2)

    assert process.returncode == -9


def test_children_get_the_settings_as_they_were_read(settings, tmp_path: Path, soon):
    said = tmp_path / "said"
    settings(port=8123, data=tmp_path, telegram_bot_token="123:secret")
    tell = f"""
from photodrop.config import get_settings
now = get_settings()
open({str(said)!r}, "w").write(f"{{now.port}} {{now.data}} {{now.telegram_bot_token.get_secret_value()}}")
"""
    child = worker(1)
    child.arguments = ("-c", tell)
    child.start()
    assert child.process is not None
    assert child.process.wait() == 0

    assert said.read_text() == f"8123 {tmp_path} 123:secret"
