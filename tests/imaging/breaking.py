"""Jobs for the sandbox's child that do what hostile pictures do."""

import ctypes
import os
import time
from pathlib import Path


def crash() -> None:
    """As a decoder that reads where it must not."""
    ctypes.string_at(0)


def crash_once(mark: str) -> str:
    """As a process somebody else killed: the marker, made by the parent, is gone the second time."""
    if Path(mark).exists():
        Path(mark).unlink()
        os.abort()
    return "done"


def swell(size: int) -> int:
    return len(bytearray(size))


def sleep(seconds: float) -> str:
    time.sleep(seconds)
    return "rested"


def spin(seconds: float) -> None:
    """As a decoder that never lets go of the interpreter's lock for long."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass


def environment() -> dict[str, str]:
    return dict(os.environ)


def write_a_file(path: str) -> None:
    Path(path).write_bytes(b"x")


def open_many_files() -> int:
    opened = []
    try:
        while len(opened) < 1000:
            opened.append(os.open(os.devnull, os.O_RDONLY))
    except OSError:
        return len(opened)
    finally:
        for handle in opened:
            os.close(handle)
    return len(opened)


def fail() -> None:
    message = "our own mistake"
    raise RuntimeError(message)


def answer_with_code() -> object:
    return _Trap()


class _Trap:
    def __reduce__(self):
        return os.system, ("true",)
