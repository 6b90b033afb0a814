"""How fast a shoot becomes renditions, against sharp and against the floor, in one alternated run on one core.

python benchmarks/pipeline.py            four rounds, about three minutes
python benchmarks/pipeline.py --quick    one round of small pictures: only shows that everything runs
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

import contenders
import cv2
import numpy as np
from shoot import HEIGHT, WIDTH, shoot

from photodrop.imaging.pixels import Picture
from photodrop.imaging.renditions import Mark
from photodrop.imaging.sandbox import Sandbox
from photodrop.imaging.watermark import mark

SHARP = Path(__file__).parent / "sharp"
GOALS = (
    "Goals: PhotoDrop at least 3.5 times as fast as sharp as Immich uses it, at most 1.6 times the floor, under 350 MB."
)


@dataclass
class Figures:
    milliseconds: dict[str, list[float]] = field(default_factory=dict)
    bytes: list[int] = field(default_factory=list)

    def add(self, scene: str, milliseconds: float, size: int) -> None:
        self.milliseconds.setdefault(scene, []).append(milliseconds)
        self.bytes.append(size)

    @property
    def mean(self) -> float:
        """Of each picture its median over the rounds, and of these the mean."""
        return statistics.mean(statistics.median(times) for times in self.milliseconds.values())


class Sharp(AbstractContextManager["Sharp"]):
    """A Node process that answers one line for each picture."""

    def __init__(self, overlay: Path) -> None:
        self.overlay = overlay
        environment = os.environ | {"UV_THREADPOOL_SIZE": "1", "VIPS_CONCURRENCY": "1"}
        self.process = subprocess.Popen(
            ["node", "contender.js"],
            cwd=SHARP,
            env=environment,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()

    def run(self, path: Path, mode: str) -> tuple[float, int, list[list[int]]]:
        if self.process.stdin is None or self.process.stdout is None:
            raise BrokenPipeError
        self.process.stdin.write(json.dumps({"path": str(path), "mode": mode, "overlay": str(self.overlay)}) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        return answer["ms"], answer["bytes"], answer["sizes"]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--quick", action="store_true")
    arguments.add_argument("--rounds", type=int, default=4)
    asked = arguments.parse_args()
    _stay_on_one_core()
    width, height, rounds = (1500, 1000, 1) if asked.quick else (WIDTH, HEIGHT, asked.rounds)
    with tempfile.TemporaryDirectory() as folder:
        photos = {}
        for name, content in shoot(width=width, height=height):
            photos[name] = Path(folder) / f"{len(photos)}.jpg"
            photos[name].write_bytes(content)
        sizes = ", ".join(f"{path.stat().st_size / 1e6:.1f}" for path in photos.values())
        print(f"Four pictures of {width} x {height}, {sizes} MB; {rounds} round(s), one core.")
        overlay = Path(folder) / "overlay.png"
        overlay.write_bytes(_overlay(width, height))
        _report(*_measure(photos, overlay, rounds))
    print(GOALS)


def _measure(photos: dict[str, Path], overlay: Path, rounds: int) -> tuple[dict[str, Figures], float]:
    has_sharp = _install_sharp()
    if not has_sharp:
        print("npm is not here: sharp is left out.")
    with Sandbox() as ours, Sandbox() as floor, Sharp(overlay) if has_sharp else nullcontext() as sharp:
        runs: dict[str, Callable[[Path], tuple[float, int]]] = {
            "photodrop": lambda path: _in(ours, contenders.photodrop, path),
            "floor": lambda path: _in(floor, contenders.floor, path),
        }
        if isinstance(sharp, Sharp):
            runs["sharp as Immich uses it"] = lambda path: sharp.run(path, "immich")[:2]
            runs["sharp, one decode per output"] = lambda path: sharp.run(path, "per-output")[:2]
        # The first pass fills caches and is not counted.
        for run in runs.values():
            run(next(iter(photos.values())))
        figures = {name: Figures() for name in runs}
        for _ in range(rounds):
            for scene, path in photos.items():
                for name, run in runs.items():
                    figures[name].add(scene, *run(path))
        return figures, _peak(ours)


def _report(figures: dict[str, Figures], peak: float) -> None:
    floor, ours = figures["floor"].mean, figures["photodrop"].mean
    print(f"{'':30} {'CPU ms':>7} {'x floor':>8} {'x ours':>7} {'kB out':>7}   by picture")
    for name, each in figures.items():
        scenes = "  ".join(f"{statistics.median(times):.0f}" for times in each.milliseconds.values())
        size = statistics.mean(each.bytes) / 1000
        print(f"{name:30} {each.mean:7.0f} {each.mean / floor:8.2f} {each.mean / ours:7.2f} {size:7.0f}   {scenes}")
    print(f"PhotoDrop: {1000 / ours:.1f} photos a second and core, peak RSS of the child {peak:.0f} MB.")


def _in(sandbox: Sandbox, run: Callable[[bytes], tuple[float, int]], path: Path) -> tuple[float, int]:
    seconds, size = sandbox.run(run, path.read_bytes())
    return seconds * 1000, size


def _overlay(width: int, height: int) -> bytes:
    """Our mark on transparency, so that sharp has the same to blend."""
    scale = 2560 / max(width, height)
    size = round(height * scale), round(width * scale)
    black, white = (
        mark(Picture(np.full((*size, 4), ground, np.uint8)), Mark(contenders.TEXT)).pixels.astype(np.float32)
        for ground in (0, 255)
    )
    alpha = 255 - (white - black)[..., :1]
    colour = black[..., :3] * 255 / np.maximum(alpha, 1)
    done, png = cv2.imencode(".png", np.dstack([colour.clip(0, 255), alpha]).astype(np.uint8))
    if not done:
        raise RuntimeError
    return png.tobytes()


def _install_sharp() -> bool:
    if not (SHARP / "node_modules").exists() and shutil.which("npm"):
        command = ["npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--silent"]
        subprocess.run(command, cwd=SHARP, check=True)
    return (SHARP / "node_modules").exists() and shutil.which("node") is not None


def _stay_on_one_core() -> None:
    """Children inherit it. macOS has no such call; there the numbers are CPU time all the same."""
    if sys.platform == "linux":
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def _peak(sandbox: Sandbox) -> float:
    if sys.platform != "linux":
        return float("nan")
    status = Path(f"/proc/{sandbox.pid}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) * 1024 / 1e6


if __name__ == "__main__":
    main()
