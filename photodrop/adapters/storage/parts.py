import fcntl
import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from photodrop.config import get_settings
from photodrop.errors import Conflict, TooLarge

BLOCK = 1024 * 1024


class UploadBusy(Conflict):
    message = "Another connection is sending this file. Wait a moment."


class OffsetMismatch(Conflict):
    message = "These bytes do not follow on what is already here. Ask for the offset and go on from there."


class NotAllHere(Conflict):
    pass


def not_all_here(done: int, size: int) -> NotAllHere:
    return NotAllHere(f"{done:,} of {size:,} bytes are here. Send the rest, then complete the upload.")


class BytesChanged(Conflict):
    message = "The bytes that arrived are not the bytes that were sent. Send the file again."


@dataclass(frozen=True)
class PartAddress:
    """Where one part of a file goes: PUT to `url` with these `headers` the bytes from `offset` on, `size` of them.

    After `expires_in` seconds ask for another one.
    """

    number: int
    offset: int
    size: int
    url: str
    headers: dict[str, str]
    expires_in: int


@dataclass(frozen=True)
class Progress:
    """How much of a file is here; `parts` are the numbers of whole parts, where it comes in parts."""

    offset: int
    parts: list[int]


class PartFile:
    """The bytes of an upload so far. Its length on disk is the offset: no other record can be ahead of it."""

    def __init__(self, upload_id: UUID) -> None:
        self.upload_id = upload_id
        self.path = _folder() / str(upload_id)

    @classmethod
    def all(cls) -> Iterator["PartFile"]:
        if _folder().exists():
            for path in _folder().iterdir():
                yield cls(UUID(path.name))

    @property
    def age(self) -> timedelta:
        """Since something was appended."""
        return timedelta(seconds=time.time() - self.path.stat().st_mtime)

    @property
    def offset(self) -> int:
        try:
            return self.path.stat().st_size
        except FileNotFoundError:
            return 0

    @property
    def progress(self) -> Progress:
        return Progress(self.offset, [])

    @contextmanager
    def appending(self, offset: int, limit: int) -> Iterator["Appender"]:
        """Append from `offset` up to `limit` bytes in all; what was written is on disk when the block ends.

        Raises UploadBusy while another request appends, OffsetMismatch where `offset` is not the length so far.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise UploadBusy from None
            if file.seek(0, os.SEEK_END) != offset:
                raise OffsetMismatch
            try:
                yield Appender(file, limit)
            finally:
                file.flush()
                os.fsync(file.fileno())

    def open(self) -> BinaryIO:
        return self.path.open("rb")

    def sha256(self) -> str:
        with self.open() as file:
            return hashlib.file_digest(file, "sha256").hexdigest()  # pyright: ignore[reportArgumentType]  # typeshed forgets BinaryIO

    def head(self, length: int) -> bytes:
        with self.open() as file:
            return file.read(length)

    def discard(self) -> None:
        self.path.unlink(missing_ok=True)


def _folder() -> Path:
    return get_settings().data / "uploads"


class Appender:
    def __init__(self, file: BinaryIO, limit: int) -> None:
        self._file = file
        self._left = limit - file.tell()

    def write(self, block: bytes) -> None:
        self._left -= len(block)
        if self._left < 0:
            raise TooLarge("More bytes came than the file was said to have.")
        self._file.write(block)

    @property
    def offset(self) -> int:
        return self._file.tell()
