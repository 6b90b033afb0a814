"""Every file of one storage into another: a few at once, each proved by its SHA-256, none of them twice."""

import hashlib
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from enum import StrEnum
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO, cast

from photodrop.adapters.storage.base import Storage, StorageUnavailable, Stored
from photodrop.config import MEBIBYTE

IN_MEMORY = 8 * MEBIBYTE
PROBES = "health/"


class State(StrEnum):
    copied = "copied"
    there = "there"
    gone = "gone"
    failed = "failed"


@dataclass(frozen=True)
class Outcome:
    key: str
    size: int
    state: State
    reason: str = ""


def files_of(storage: Storage) -> Iterator[Stored]:
    """All but what health checks leave for a moment."""
    return (entry for entry in storage.entries() if not entry.key.startswith(PROBES))


def copy(source: Storage, target: Storage, workers: int) -> Iterator[Outcome]:
    """In no order. The source is only read."""
    with ThreadPoolExecutor(workers) as pool:
        running: set[Future[Outcome]] = set()
        for entry in files_of(source):
            running.add(pool.submit(copy_one, source, target, entry))
            # A million of them must not wait in memory.
            if len(running) >= workers * 4:
                done, running = wait(running, return_when=FIRST_COMPLETED)
                yield from (each.result() for each in done)
        yield from (each.result() for each in running)


def copy_one(source: Storage, target: Storage, entry: Stored) -> Outcome:
    try:
        state, reason = _copied(source, target, entry), ""
    except FileNotFoundError:
        state, reason = State.gone, ""
    except StorageUnavailable as failure:
        state, reason = State.failed, failure.reason
    except OSError as failure:
        state, reason = State.failed, f"{failure.strerror}."
    except ValueError:
        state, reason = State.failed, "this cannot be a key of ours."
    return Outcome(entry.key, entry.size, state, reason)


def _copied(source: Storage, target: Storage, entry: Stored) -> State:
    if _is_there(source, target, entry):
        return State.there
    with SpooledTemporaryFile(IN_MEMORY) as passing:
        sha256 = _take(source, entry.key, passing)
        passing.seek(0)
        target.put(entry.key, cast("BinaryIO", passing))
    if target.sha256(entry.key) != sha256:
        raise StorageUnavailable("What arrived is not what was sent.")
    return State.copied


def _is_there(source: Storage, target: Storage, entry: Stored) -> bool:
    try:
        return target.size(entry.key) == entry.size and target.sha256(entry.key) == source.sha256(entry.key)
    except FileNotFoundError:
        return False


def _take(source: Storage, key: str, into: IO[bytes]) -> str:
    digest = hashlib.sha256()
    for block in source.stream(key):
        digest.update(block)
        into.write(block)
    return digest.hexdigest()
