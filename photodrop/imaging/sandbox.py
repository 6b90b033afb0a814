"""A process of its own for other people's files: bounded in memory and time, and ended at will.

Decoders are C code fed by strangers. One that crashes, swells or never returns costs its file an error, nothing else.
"""

import io
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection, Pipe
from typing import Any, ParamSpec, Self, TypeVar

from photodrop.errors import PhotoDropError
from photodrop.imaging import errors
from photodrop.imaging.errors import PictureBrokeUs, TooHeavy
from photodrop.sentences import Sentence

MEBIBYTE, GIBIBYTE = 1024**2, 1024**3
# The heaviest honest file, a 120-megapixel TIFF with transparency kept at nearly full size, peaks at 1.9 GiB.
MEMORY = 3 * GIBIBYTE
SECONDS = 60.0
SECONDS_TO_START = 60.0
READY = b"ready"
# Native libraries leak a little; a fresh process costs a quarter of a second.
JOBS_PER_PROCESS = 500
LARGEST_ANSWER = GIBIBYTE

# What a child's answer may be made of. Pickle would otherwise let a taken-over child run code here.
ANSWERS = {
    "photodrop.imaging.renditions": {"Rendered", "RenderedFile", "Delivery", "PrintFile", "LogoFile", "Looked"},
    "photodrop.adapters.faces.base": {"FoundFace"},
    "photodrop.imaging.formats": {"Format"},
    "photodrop.imaging.transformation.recipe": {"Transformed"},
    "datetime": {"datetime", "timezone", "timedelta"},
}

P = ParamSpec("P")
Result = TypeVar("Result")


class SandboxError(RuntimeError):
    """Our code failed in the child, not the picture; the child's traceback is the message."""


class Sandbox:
    """One child, one job at a time; any thread may ask. The child starts with the first job."""

    def __init__(
        self, *, memory: int = MEMORY, seconds: float = SECONDS, jobs_per_process: int = JOBS_PER_PROCESS
    ) -> None:
        self.memory = memory
        self.seconds = seconds
        self.jobs_per_process = jobs_per_process
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._line: Connection | None = None
        self._jobs = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def run(self, job: Callable[P, Result], *args: P.args, **kwargs: P.kwargs) -> Result:
        """Run an importable function in the child; `photodrop.imaging.errors` raised there are raised here."""
        with self._turn:
            answer = self._answer(pickle.dumps((job, args, kwargs, self.seconds)))
            self._jobs += 1
            if self._jobs >= self.jobs_per_process:
                self._end()
        return _opened(answer)

    def start(self) -> None:
        """Have the child ready before the first job asks for it."""
        with self._turn:
            self._started()

    def close(self) -> None:
        with self._turn:
            self._end()

    @property
    def pid(self) -> int | None:
        """Of the child, while there is one."""
        return self._process.pid if self._process else None

    def _answer(self, question: bytes) -> bytes:
        try:
            return self._asked(*self._started(), question)
        except PictureBrokeUs:
            # Others kill processes too, a system short of memory first; only a second time is it the picture's fault.
            return self._asked(*self._started(), question)

    def _asked(self, process: subprocess.Popen[bytes], line: Connection, question: bytes) -> bytes:
        late = threading.Event()

        def give_up() -> None:
            late.set()
            process.kill()

        clock = threading.Timer(self.seconds, give_up)
        clock.start()
        try:
            line.send_bytes(question)
            return line.recv_bytes(LARGEST_ANSWER)
        except (EOFError, OSError) as error:
            self._end()
            raise (TooHeavy if late.is_set() else PictureBrokeUs) from error
        finally:
            clock.cancel()
            clock.join()
            if late.is_set():
                self._end()

    def _started(self) -> tuple[subprocess.Popen[bytes], Connection]:
        if self._process and self._line and self._process.poll() is None:
            return self._process, self._line
        self._end()
        ours, theirs = Pipe()
        with theirs:
            command = [sys.executable, "-m", "photodrop.imaging.child", str(theirs.fileno()), str(self.memory)]
            # In a session of its own: Ctrl-C in a terminal is for the worker, which may finish the picture in hand.
            self._process = subprocess.Popen(  # noqa: S603 (our own module)
                command,
                pass_fds=[theirs.fileno()],
                env=_environment(),
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        self._line = ours
        self._jobs = 0
        if not _is_ready(ours):
            self._end()
            msg = "The sandbox's process does not start; its words are in the log."
            raise SandboxError(msg)
        return self._process, ours

    def _end(self) -> None:
        if self._line:
            self._line.close()
        if self._process:
            self._process.kill()
            self._process.wait()
        self._process = self._line = None


def _is_ready(line: Connection) -> bool:
    """The child speaks first, once all is imported: a broken installation is not to be blamed on a picture."""
    try:
        return line.poll(SECONDS_TO_START) and line.recv_bytes() == READY
    except (EOFError, OSError):
        return False


def _environment() -> dict[str, str]:
    """No secrets. One thread for each library that would start a pool; allocations reused rather than returned."""
    return {
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "RAYON_NUM_THREADS": "1",
        "MALLOC_ARENA_MAX": "1",
        "MALLOC_MMAP_THRESHOLD_": str(64 * MEBIBYTE),
        "MALLOC_TRIM_THRESHOLD_": str(256 * MEBIBYTE),
        "LC_ALL": "C.UTF-8",
    }


class _Answer(pickle.Unpickler):
    def find_class(self, module: str, name: str, /) -> Any:
        if name in ANSWERS.get(module, ()):
            return super().find_class(module, name)
        msg = f"An answer may not hold {module}.{name}."
        raise pickle.UnpicklingError(msg)


def _opened(answer: bytes) -> Any:
    kind, value = _Answer(io.BytesIO(answer)).load()
    match kind:
        case "done":
            return value
        case "refused":
            name, *made_of = value
            raise _error(name)(Sentence(*made_of))
        case _:
            raise SandboxError(value)


def _error(name: str) -> type[PhotoDropError]:
    found = getattr(errors, name, None)
    return found if isinstance(found, type) and issubclass(found, PhotoDropError) else PictureBrokeUs
