"""ZIP files that are never stored: every byte of them has its place before the first one is read.

Files lie in it as they are, photos do not get smaller. Names, sizes and times make the plan; with each file's CRC-32,
which is part of what we know of a photo, the plan says what lies between the files. So any range can be sent at any
time by any process, and a download that was cut goes on (docs/adr/0017).
"""

import hashlib
import re
import struct
import unicodedata
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate, chain
from pathlib import PurePosixPath
from typing import Protocol

from photodrop.adapters.storage import get_storage

VERSION, VERSION_OF_ZIP64 = 20, 45
MADE_ON_UNIX = 3 << 8
NAME_IS_UTF8 = 1 << 11
PLAIN_FILE = 0o100644 << 16
MOST_32, MOST_16 = 0xFFFFFFFF, 0xFFFF
FIRST_YEAR, LAST_YEAR = 1980, 2107
LONGEST_NAME, LONGEST_ENDING = 220, 20
"""In bytes, with room for a number; systems take 255."""

RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.IGNORECASE)
"""What Windows makes no file of."""

PLAIN = re.compile(r"\w[\w -]*\.\w+", re.ASCII)
"""As cameras name them."""

LOCAL = struct.Struct("<4sHHHHHIIIHH")
CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
END = struct.Struct("<4sHHHHIIH")
END_64 = struct.Struct("<4sQHHIIQQQQ")
LOCATOR_64 = struct.Struct("<4sIQI")
EXTRA_ID_64 = 1
BLOCK = 64 * 1024


class Source(Protocol):
    """The bytes of one file. `tag` stands for them: others have another one."""

    @property
    def size(self) -> int: ...

    @property
    def tag(self) -> str: ...

    def crc32(self) -> int: ...

    def content(self, start: int, length: int) -> Iterator[bytes]:
        """Called when its turn comes. Whoever may not have it any more gets an error here and now."""
        ...


@dataclass(frozen=True, slots=True)
class Stored:
    """A file of the storage."""

    key: str
    size: int
    known_crc32: int | None = None

    @property
    def tag(self) -> str:
        return self.key

    def crc32(self) -> int:
        return crc32_of(get_storage().stream(self.key)) if self.known_crc32 is None else self.known_crc32

    def content(self, start: int, length: int) -> Iterator[bytes]:
        return get_storage().stream(self.key, start, length)


@dataclass(frozen=True, slots=True)
class Written:
    """A small file made for the occasion, as a list or a manifest."""

    made: bytes

    @property
    def size(self) -> int:
        return len(self.made)

    @property
    def tag(self) -> str:
        return hashlib.sha256(self.made).hexdigest()

    def crc32(self) -> int:
        return zlib.crc32(self.made)

    def content(self, start: int, length: int) -> Iterator[bytes]:
        return iter([self.made[start : start + length]])


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of an archive; folders are part of its name. Archives know local time only: it is written as given."""

    name: str
    source: Source
    at: datetime


class TornFile(Exception):
    """The storage has less of a file than we know of it. The archive ends here, it would be damaged."""


class Archive:
    """What `api.files.serve` serves, whole or in part. Names are made unique and harmless."""

    content_type = "application/zip"

    def __init__(self, filename: str, entries: Iterable[Entry]) -> None:
        self.filename = filename
        self.entries = list(entries)
        self._names = [name.encode() for name in unique(entry.name for entry in self.entries)]
        self._starts = [0, *accumulate(map(self._length_of, range(len(self.entries))))]
        self._directory_starts = self._starts.pop()
        self._directory_length = sum(self._central_length(number) for number in range(len(self.entries)))
        self._size = self._directory_starts + self._directory_length + len(self._end())

    @property
    def etag(self) -> str:
        return f'"{self.digest}"'

    @property
    def digest(self) -> str:
        """Stands for every byte, as files stand for theirs by their tags."""
        told = hashlib.sha256(b"1")
        for entry, name in zip(self.entries, self._names, strict=True):
            told.update(repr((name, entry.source.size, entry.source.tag, _dos(entry.at))).encode())
        return told.hexdigest()[:40]

    def link(self, **_how: object) -> None:
        """It lies nowhere: its bytes come through us."""

    def length(self) -> int:
        return self._size

    def content(self, start: int = 0, length: int | None = None) -> Iterator[bytes]:
        """Any range. The first bytes are read at once, so that what is refused is refused before an answer begins."""
        end = self._size if length is None else min(self._size, start + length)
        blocks = self._blocks(start, end)
        return chain([next(blocks, b"")], blocks)

    def _blocks(self, start: int, end: int) -> Iterator[bytes]:
        if start >= end:
            return
        first = max(0, bisect_right(self._starts, start) - 1)
        for number in range(first, len(self.entries)):
            if self._starts[number] >= end:
                return
            yield from self._file(number, start, end)
        yield from self._directory(start, end)

    def _file(self, number: int, start: int, end: int) -> Iterator[bytes]:
        source, at = self.entries[number].source, self._starts[number]
        begins = at + self._local_length(number)
        skipped = max(0, start - begins)
        wanted = min(source.size, end - begins) - skipped
        # Asked for before a word is said about it.
        blocks = source.content(skipped, wanted) if wanted > 0 else iter(())
        header = self._local(number)[max(0, start - at) : end - at] if start < begins else b""
        for block in blocks:
            wanted -= len(block)
            yield header + block if header else block
            header = b""
        if wanted > 0:
            raise TornFile(source.tag)
        if header:
            yield header

    def _directory(self, start: int, end: int) -> Iterator[bytes]:
        at, block = self._directory_starts, b""
        for number in range(len(self.entries)):
            until = at + self._central_length(number)
            if start < until and at < end:
                block += self._central(number)[max(0, start - at) : end - at]
                if len(block) > BLOCK:
                    yield block
                    block = b""
            at = until
        yield block + self._end()[max(0, start - at) : max(0, end - at)]

    def _length_of(self, number: int) -> int:
        return self._local_length(number) + self.entries[number].source.size

    def _local_length(self, number: int) -> int:
        return LOCAL.size + len(self._names[number]) + (20 if self.entries[number].source.size >= MOST_32 else 0)

    def _local(self, number: int) -> bytes:
        entry, name = self.entries[number], self._names[number]
        size, is_large = entry.source.size, entry.source.size >= MOST_32
        shown = MOST_32 if is_large else size
        extra = _extra([size, size]) if is_large else b""
        version = VERSION_OF_ZIP64 if is_large else VERSION
        fields = version, NAME_IS_UTF8, 0, *_dos(entry.at), entry.source.crc32(), shown, shown, len(name), len(extra)
        return LOCAL.pack(b"PK\x03\x04", *fields) + name + extra

    def _large(self, number: int) -> list[int]:
        """What the directory tells of this file in 64 bits, because 32 do not hold it."""
        size, at = self.entries[number].source.size, self._starts[number]
        return [*([size, size] if size >= MOST_32 else []), *([at] if at >= MOST_32 else [])]

    def _central_length(self, number: int) -> int:
        return CENTRAL.size + len(self._names[number]) + len(_extra(self._large(number)))

    def _central(self, number: int) -> bytes:
        entry, name, extra = self.entries[number], self._names[number], _extra(self._large(number))
        size = min(entry.source.size, MOST_32)
        version = VERSION_OF_ZIP64 if extra else VERSION
        fields = (
            MADE_ON_UNIX | version, version, NAME_IS_UTF8, 0, *_dos(entry.at), entry.source.crc32(), size, size,
            len(name), len(extra), 0, 0, 0, PLAIN_FILE, min(self._starts[number], MOST_32),
        )  # fmt: skip
        return CENTRAL.pack(b"PK\x01\x02", *fields) + name + extra

    def _end(self) -> bytes:
        count, length, at = len(self.entries), self._directory_length, self._directory_starts
        few = min(count, MOST_16)
        end = END.pack(b"PK\x05\x06", 0, 0, few, few, min(length, MOST_32), min(at, MOST_32), 0)
        if count < MOST_16 and length < MOST_32 and at < MOST_32:
            return end
        version = VERSION_OF_ZIP64
        more = END_64.pack(
            b"PK\x06\x06", END_64.size - 12, MADE_ON_UNIX | version, version, 0, 0, count, count, length, at
        )
        return more + LOCATOR_64.pack(b"PK\x06\x07", 0, at + length, 1) + end


def crc32_of(blocks: Iterable[bytes]) -> int:
    checksum = 0
    for block in blocks:
        checksum = zlib.crc32(block, checksum)
    return checksum


def unique(names: Iterable[str]) -> list[str]:
    """Harmless names, no two of which are one file on any system: a second `a.jpg` is `a (2).jpg`."""
    taken: set[str] = set()
    numbers: dict[str, int] = {}
    found = []
    for name in map(harmless, names):
        folded = name.casefold()
        if folded not in taken:
            taken.add(folded)
            found.append(name)
            continue
        path, other, number = PurePosixPath(name), name, numbers.get(folded, 1)
        while other.casefold() in taken:
            number += 1
            other = str(path.with_name(f"{path.stem} ({number}){path.suffix}"))
        numbers[folded] = number
        taken.add(other.casefold())
        found.append(other)
    return found


def harmless(name: str) -> str:
    """A path downwards, of names that every system takes."""
    if PLAIN.fullmatch(name) and len(name) < LONGEST_NAME and not RESERVED.match(name):
        return name
    return "/".join(_harmless_part(part) for part in name.split("/") if part) or "file"


def _harmless_part(part: str) -> str:
    part = unicodedata.normalize("NFC", part)
    part = "".join("_" if character in '<>:"|?*\\' else character for character in part if character.isprintable())
    part = RESERVED.sub(r"\1_", part.strip().rstrip(". "))
    path = PurePosixPath(part or "file")
    ending = path.suffix[:LONGEST_ENDING]
    return _cut(path.name.removesuffix(ending), LONGEST_NAME - len(ending.encode())) + ending


def _cut(text: str, length: int) -> str:
    """To so many bytes."""
    return text.encode()[:length].decode(errors="ignore")


def _extra(numbers: Sequence[int]) -> bytes:
    if not numbers:
        return b""
    return struct.pack(f"<HH{len(numbers)}Q", EXTRA_ID_64, 8 * len(numbers), *numbers)


def _dos(at: datetime) -> tuple[int, int]:
    """Time and date in two seconds' steps, of the years that there are."""
    if not FIRST_YEAR <= at.year <= LAST_YEAR:
        at = datetime(min(max(at.year, FIRST_YEAR), LAST_YEAR), 1, 1)  # noqa: DTZ001  # archives know no zones
    return at.hour << 11 | at.minute << 5 | at.second // 2, (at.year - FIRST_YEAR) << 9 | at.month << 5 | at.day
