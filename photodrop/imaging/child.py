"""The sandbox's other side: takes one job after the other until its parent is gone."""

import contextlib
import faulthandler
import gc
import io
import os
import pickle
import queue
import resource
import signal
import sys
import threading
import traceback
from enum import Enum
from multiprocessing.connection import Connection
from typing import Any

from photodrop.errors import PhotoDropError
from photodrop.imaging import logo, pipeline, print_crop, selfie
from photodrop.imaging.errors import TooHeavy
from photodrop.imaging.sandbox import READY
from photodrop.imaging.transformation import making
from photodrop.sentences import Sentence

# Imported before the first job, so that its time limit counts work only.
JOBS = (pipeline, logo, print_crop, selfie, making)
MOST_FILES = 64
# The parent kills a late child; should the parent be dead, the child's own clock rings a little later.
PATIENCE = 5


def main(line: Connection, memory: int) -> None:
    faulthandler.enable()
    _bound(memory)
    # Everything imported lives as long as the process: the collector need not look at it again.
    gc.freeze()
    waiting: queue.Queue[bytes] = queue.Queue(1)
    threading.Thread(target=_listen, args=(line, waiting), daemon=True).start()
    line.send_bytes(READY)
    while True:
        line.send_bytes(_answer(waiting.get()))


def _listen(line: Connection, waiting: queue.Queue[bytes]) -> None:
    """In a thread, so that a parent's end is heard in the middle of a job."""
    while True:
        try:
            waiting.put(line.recv_bytes())
        except (EOFError, OSError):
            os._exit(0)


def _answer(question: bytes) -> bytes:
    job, args, kwargs, timeout = pickle.loads(question)  # noqa: S301 (the parent's words)
    signal.setitimer(signal.ITIMER_REAL, timeout + PATIENCE)
    try:
        return _packed(("done", job(*args, **kwargs)))
    except PhotoDropError as error:
        return _packed(("refused", (type(error).__name__, *_made_of(error.message))))
    except MemoryError:
        return _packed(("refused", (TooHeavy.__name__, *_made_of(TooHeavy.message))))
    except Exception:  # noqa: BLE001 (told to the parent in full)
        return _packed(("failed", traceback.format_exc()))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


class _Pickler(pickle.Pickler):
    """Of an enum it writes the value. Early releases of Python 3.11 would have the parent call `getattr` for it."""

    def reducer_override(self, one: Any) -> Any:
        return (type(one), (one.value,)) if isinstance(one, Enum) else NotImplemented


def _packed(answer: tuple[str, Any]) -> bytes:
    packed = io.BytesIO()
    _Pickler(packed).dump(answer)
    return packed.getvalue()


def _made_of(message: str) -> tuple[Any, ...]:
    """In plain values, for answers hold nothing else."""
    if not isinstance(message, Sentence):
        return (message,)
    plain = {name: value if isinstance(value, int | float) else str(value) for name, value in message.values.items()}
    return message.one, plain, message.many, message.quantity


def _bound(memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (MOST_FILES, MOST_FILES))
    # macOS refuses to bound addresses; the pixel limit holds there alone.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


if __name__ == "__main__":
    main(Connection(int(sys.argv[1])), int(sys.argv[2]))
