import hashlib
import os
import tempfile
import time
from collections.abc import Collection, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copyfileobj
from typing import BinaryIO

from photodrop.adapters.storage.base import Method, Stored, check_key

BLOCK = 256 * 1024
PART = ".part-"


class LocalStorage:
    """Files below one folder, readable by the owner only."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.root.mkdir(parents=True, exist_ok=True, mode=0o700)

    def put(self, key: str, source: BinaryIO) -> None:
        target = self._path(key)
        descriptor, name = _part_beside(target)
        try:
            with os.fdopen(descriptor, "wb") as part:
                copyfileobj(source, part, BLOCK)
                part.flush()
                os.fsync(part.fileno())
            Path(name).replace(target)
        except BaseException:
            with suppress(FileNotFoundError):
                Path(name).unlink()
            raise
        _sync_folder(target.parent)

    def get(self, key: str) -> bytes:
        return self._path(key).read_bytes()

    def stream(self, key: str, start: int = 0, length: int | None = None) -> Iterator[bytes]:
        # Opened here and not in the generator, so that a missing key fails before an answer has begun.
        return _blocks(self._path(key).open("rb"), start, length)

    def size(self, key: str) -> int:
        return self._path(key).stat().st_size

    def sha256(self, key: str) -> str:
        with self._path(key).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def delete(self, key: str) -> None:
        path = self._path(key)
        path.unlink(missing_ok=True)
        # Folders go with their last file; one that is not empty ends the way up.
        with suppress(OSError):
            for folder in path.parents:
                if folder == self.root:
                    break
                folder.rmdir()

    def entries(self, prefix: str = "") -> Iterator[Stored]:
        for file in _files_below(self.root / prefix.rpartition("/")[0]):
            key = Path(file).relative_to(self.root).as_posix()
            # Deleted in this moment, a file is no longer listed.
            with suppress(FileNotFoundError):
                if key.startswith(prefix) and not file.name.startswith(PART):
                    facts = file.stat()
                    yield Stored(key, facts.st_size, datetime.fromtimestamp(facts.st_mtime, UTC))

    def keys(self, prefix: str = "") -> Iterator[str]:
        return (entry.key for entry in self.entries(prefix))

    def link(self, key: str, *, content_type: str, disposition: str, method: Method = "GET") -> None:
        """Files of this machine come through us."""

    def origin(self) -> str:
        return ""

    def tidy(
        self,
        age: timedelta,
        prefix: str = "",
        spare: Collection[str] = (),  # noqa: ARG002  # half-written files are nobody's
    ) -> None:
        oldest = time.time() - age.total_seconds()
        for part in (self.root / prefix.rpartition("/")[0]).rglob(f"{PART}*"):
            # A put may end in this moment.
            with suppress(FileNotFoundError):
                if part.stat().st_mtime < oldest:
                    part.unlink()

    def _path(self, key: str) -> Path:
        return self.root / check_key(key)


def _blocks(file: BinaryIO, start: int, length: int | None) -> Iterator[bytes]:
    with file:
        file.seek(start)
        left = length
        while left is None or left > 0:
            block = file.read(BLOCK if left is None else min(BLOCK, left))
            if not block:
                return
            if left is not None:
                left -= len(block)
            yield block


def _files_below(folder: Path) -> Iterator[os.DirEntry[str]]:
    """One folder after another in memory, never all of them."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _files_below(Path(entry))
        else:
            yield entry


def _part_beside(target: Path) -> tuple[int, str]:
    while True:
        _make_folder(target.parent)
        # Somebody may delete the last file of the folder in this moment, and the folder with it.
        with suppress(FileNotFoundError):
            return tempfile.mkstemp(dir=target.parent, prefix=PART)


def _make_folder(folder: Path) -> None:
    """A new folder survives a power cut only when the one that holds it was synced too."""
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(exist_ok=True, mode=0o700)
    _sync_folder(folder.parent)


def _sync_folder(folder: Path) -> None:
    """A rename survives a power cut only when its folder was synced too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
