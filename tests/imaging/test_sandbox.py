"""A picture can break its own process, and nothing else."""

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from photodrop.imaging.errors import BadTransformation, DamagedPicture, PictureBrokeUs, TooHeavy
from photodrop.imaging.pipeline import Recipe, render
from photodrop.imaging.renditions import Mark
from photodrop.imaging.sandbox import Sandbox, SandboxError
from photodrop.imaging.selfie import crop_selfie
from photodrop.imaging.transformation.layers import written
from photodrop.imaging.transformation.recipe import Text
from photodrop.sentences import Sentence
from tests.imaging import breaking

MEBIBYTE = 1024**2


@pytest.fixture(scope="module")
def sandbox():
    with Sandbox(seconds=20) as sandbox:
        yield sandbox


@pytest.fixture
def impatient():
    with Sandbox(seconds=1) as sandbox:
        yield sandbox


@pytest.fixture
def still_runs():
    """`still_runs(pid)`: whether a process lives, a corpse not yet buried counting as dead."""

    def look(pid: int) -> bool:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return False
        return state != "Z"

    return look


def test_the_child_renders_as_the_parent_would(sandbox, scene, saved):
    original = saved(scene(), exif=b"", icc_profile=None)
    recipe = Recipe(mark=Mark("Alice"), max_edge=100)
    assert sandbox.run(render, original, recipe) == render(original, recipe)
    crop = {"x": 10, "y": 10, "width": 90, "height": 90}
    assert sandbox.run(crop_selfie, original, **crop) == crop_selfie(original, **crop)


def test_refusals_cross_the_border(sandbox, scene, saved):
    with pytest.raises(DamagedPicture, match="This file is damaged"):
        sandbox.run(render, saved(scene())[:700], Recipe())


def test_refusals_remember_what_they_were_made_of(sandbox):
    with pytest.raises(BadTransformation, match="pixels when written") as refused:
        sandbox.run(written, Text("Sans", 500, "W" * 200))
    message = refused.value.message
    assert isinstance(message, Sentence)
    assert message.values["most"] == "4096"


def test_one_child_serves_many_pictures_and_many_threads(sandbox, scene, saved):
    sandbox.run(breaking.sleep, 0)
    child = sandbox.pid
    widths = []
    threads = [
        threading.Thread(
            target=lambda width=width: widths.append(sandbox.run(render, saved(scene(width, 40)), Recipe()).width)
        )
        for width in range(50, 58)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(widths) == list(range(50, 58))
    assert sandbox.pid == child


def test_a_crash_is_an_error_and_the_next_picture_a_fresh_start(sandbox):
    with pytest.raises(PictureBrokeUs, match="cannot be opened safely"):
        sandbox.run(breaking.crash)
    assert sandbox.run(breaking.sleep, 0) == "rested"


def test_a_process_killed_by_others_does_not_condemn_the_picture(sandbox, tmp_path):
    marker = tmp_path / "first"
    marker.touch()
    assert sandbox.run(breaking.crash_once, str(marker)) == "done"
    assert not marker.exists()


@pytest.mark.parametrize("job", [breaking.sleep, breaking.spin])
def test_a_job_that_never_ends_is_ended(impatient, still_runs, job):
    impatient.run(breaking.sleep, 0)
    child = impatient.pid
    start = time.monotonic()
    with pytest.raises(TooHeavy, match="takes too long"):
        impatient.run(job, 600)
    assert time.monotonic() - start < 4
    assert not still_runs(child)
    assert impatient.run(breaking.sleep, 0) == "rested"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds a process's addresses")
def test_a_job_that_swells_is_refused(sandbox):
    assert sandbox.run(breaking.swell, 64 * MEBIBYTE) == 64 * MEBIBYTE
    with pytest.raises(TooHeavy):
        sandbox.run(breaking.swell, 4096 * MEBIBYTE)
    assert sandbox.run(breaking.sleep, 0) == "rested"


def test_the_child_knows_no_secrets(sandbox, monkeypatch):
    monkeypatch.setenv("PHOTODROP_SECRET_KEY", "do not tell")
    sandbox.close()
    inherited = sandbox.run(breaking.environment)
    assert "PHOTODROP_SECRET_KEY" not in inherited
    assert not any("PHOTODROP" in name or "do not tell" in value for name, value in inherited.items())


def test_the_child_cannot_write_or_hoard_files(sandbox, tmp_path):
    with pytest.raises(SandboxError, match="File too large"):
        sandbox.run(breaking.write_a_file, str(tmp_path / "x"))
    assert not (tmp_path / "x").read_bytes()
    assert sandbox.run(breaking.open_many_files) < 64


def test_our_own_mistakes_are_not_blamed_on_the_picture(sandbox):
    with pytest.raises(SandboxError, match="our own mistake"):
        sandbox.run(breaking.fail)


def test_an_answer_cannot_carry_code(sandbox):
    with pytest.raises(pickle.UnpicklingError, match=r"may not hold posix\.system"):
        sandbox.run(breaking.answer_with_code)


def test_after_enough_jobs_the_child_is_replaced():
    with Sandbox(jobs_per_process=2) as sandbox:
        sandbox.run(breaking.sleep, 0)
        first = sandbox.pid
        sandbox.run(breaking.sleep, 0)
        sandbox.run(breaking.sleep, 0)
        assert sandbox.pid not in (None, first)


def test_closing_ends_the_child(still_runs):
    with Sandbox() as sandbox:
        sandbox.run(breaking.sleep, 0)
        child = sandbox.pid
    assert not still_runs(child)


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("job", ["sleep, 0", "sleep, 60"])
def test_a_parent_s_death_ends_the_child_even_in_the_middle_of_a_job(still_runs, job):
    script = f"""
import threading, time
from photodrop.imaging.sandbox import Sandbox
from tests.imaging import breaking
sandbox = Sandbox()
sandbox.run(breaking.sleep, 0)
print(sandbox.pid, flush=True)
sandbox.run(breaking.{job})
time.sleep(60)
"""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, env=environment) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        time.sleep(0.2)
        assert still_runs(child)
        parent.send_signal(signal.SIGKILL)
    end = time.monotonic() + 5
    while still_runs(child) and time.monotonic() < end:
        time.sleep(0.05)
    assert not still_runs(child)
