"""ZIP files whose every byte is known beforehand."""

import io
import random
import shutil
import subprocess
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from photodrop.services import archives
from photodrop.services.archives import Archive, Entry, Stored, TornFile, Written

AT = datetime(2026, 6, 20, 16, 4, 11, tzinfo=UTC)
GIBIBYTE = 1024**3
BLOCK = bytes(1024 * 1024)


def entry(name: str, content: bytes = b"abc", at: datetime = AT) -> Entry:
    return Entry(name, Written(content), at)


def whole(archive: Archive) -> bytes:
    return b"".join(archive.content())


@pytest.fixture
def album(storage) -> Archive:
    """Files of many sizes, an empty one too, as they lie in the storage and as they are made."""
    dice = random.Random(5)
    entries = []
    for number, size in enumerate((0, 1, 500, 70_000, 3)):
        content = dice.randbytes(size)
        storage.put(f"photos/{number}", io.BytesIO(content))
        known = zlib.crc32(content) if number % 2 else None
        entries.append(Entry(f"Фото {number}.jpg", Stored(f"photos/{number}", size, known), AT))
    return Archive("all.zip", [*entries, entry("notes/list.txt", b"one\ntwo\n")])


def test_everybody_can_read_it(album, tmp_path):
    content = whole(album)
    assert len(content) == album.length()
    read = zipfile.ZipFile(io.BytesIO(content))
    assert read.testzip() is None
    assert read.namelist() == [*(f"Фото {number}.jpg" for number in range(5)), "notes/list.txt"]
    assert [info.file_size for info in read.infolist()] == [0, 1, 500, 70_000, 3, 8]
    assert read.read("notes/list.txt") == b"one\ntwo\n"
    assert read.infolist()[0].date_time == (2026, 6, 20, 16, 4, 10)
    assert {info.compress_type for info in read.infolist()} == {zipfile.ZIP_STORED}


@pytest.mark.skipif(
    shutil.which("unzip") is None, reason="There is no unzip on this machine; Python's own has read it."
)
def test_unzip_reads_it(album, tmp_path):
    (tmp_path / "a.zip").write_bytes(whole(album))
    said = subprocess.run(["unzip", "-t", tmp_path / "a.zip"], capture_output=True, text=True, check=False)
    assert "No errors detected" in said.stdout
    assert said.returncode == 0


def test_any_range_is_what_the_whole_has_there(album):
    content, dice = whole(album), random.Random(1)
    spans = [(0, None), (0, 0), (len(content) - 1, None), (len(content), 5), (0, len(content))]
    spans += [(dice.randrange(len(content)), dice.choice((1, 30, 400, 80_000))) for _ in range(300)]
    spans += [(start, 37) for start in range(len(content) - 700, len(content))]
    for start, length in spans:
        end = None if length is None else start + length
        assert b"".join(album.content(start, length)) == content[start:end], (start, length)


def test_the_tag_stands_for_every_byte():
    first = Archive("a.zip", [entry("a.jpg"), entry("b.jpg")])
    assert first.etag == Archive("other.zip", [entry("a.jpg"), entry("b.jpg")]).etag
    for others in (
        [entry("a.jpg")],
        [entry("b.jpg"), entry("a.jpg")],
        [entry("a.jpg"), entry("B.jpg")],
        [entry("a.jpg"), entry("b.jpg", b"abd")],
        [entry("a.jpg"), entry("b.jpg", at=AT.replace(minute=5))],
    ):
        assert Archive("a.zip", others).etag != first.etag


def test_names_are_unique_and_harmless():
    names = [
        "a.jpg", "A.jpg", "a.jpg", "a (2).jpg", "../../etc/passwd", "/root.jpg", "c:\\x.jpg", "con.jpg", "a\n.jpg",
        "..", "", "e\u0301.jpg", "\u00e9.jpg", "dot. ", "ж" * 255 + ".jpeg",
    ]  # fmt: skip
    found = archives.unique(names)
    assert found[:8] == [
        "a.jpg", "A (2).jpg", "a (3).jpg", "a (2) (2).jpg", "file/file/etc/passwd", "root.jpg", "c__x.jpg", "con_.jpg",
    ]  # fmt: skip
    assert found[8:14] == ["a (4).jpg", "file", "file (2)", "\u00e9.jpg", "\u00e9 (2).jpg", "dot"]
    assert len(found[14].encode()) <= 220
    assert found[14].endswith("ж.jpeg")
    assert len({name.casefold() for name in found}) == len(names)


def test_two_thousand_of_one_name_take_no_time():
    found = archives.unique(["IMG.jpg"] * 2000)
    assert found[-1] == "IMG (2000).jpg"
    assert len(set(found)) == 2000


@pytest.mark.parametrize("year", [1970, 2200])
def test_years_that_archives_do_not_know(year):
    content = whole(Archive("a.zip", [entry("a.jpg", at=AT.replace(year=year))]))
    assert zipfile.ZipFile(io.BytesIO(content)).infolist()[0].date_time[0] == min(max(year, 1980), 2107)


def test_more_files_than_sixteen_bits_count():
    archive = Archive("a.zip", [entry(f"{number}.txt", b"") for number in range(66_000)])
    read = zipfile.ZipFile(io.BytesIO(whole(archive)))
    assert len(read.namelist()) == 66_000
    assert read.read("65999.txt") == b""


@dataclass(frozen=True)
class Zeros:
    """A file of many gigabytes that lies nowhere."""

    size: int
    tag: str = "zeros"

    def crc32(self) -> int:
        return 0

    def content(self, start: int, length: int) -> Iterator[bytes]:
        length = min(length, self.size - start)
        for _ in range(length // len(BLOCK)):
            yield BLOCK
        yield BLOCK[: length % len(BLOCK)]


class Patches(io.RawIOBase):
    """An archive as a file that can be sought in; only what is read is made."""

    def __init__(self, archive: Archive) -> None:
        self.archive, self.at = archive, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        self.at = offset + {0: 0, 1: self.at, 2: self.archive.length()}[whence]
        return self.at

    def tell(self) -> int:
        return self.at

    def read(self, size: int = -1) -> bytes:
        found = b"".join(self.archive.content(self.at, None if size < 0 else size))
        self.at += len(found)
        return found


def test_beyond_four_gigabytes():
    """One file larger than 32 bits can say, and others that begin beyond them."""
    archive = Archive(
        "a.zip", [entry("a.txt"), Entry("big.tif", Zeros(5 * GIBIBYTE), AT), entry("b.txt", b"xyz"), entry("c.txt")]
    )
    read = zipfile.ZipFile(Patches(archive))  # pyright: ignore[reportArgumentType]
    assert [(info.filename, info.file_size) for info in read.infolist()] == [
        ("a.txt", 3), ("big.tif", 5 * GIBIBYTE), ("b.txt", 3), ("c.txt", 3),
    ]  # fmt: skip
    assert read.getinfo("b.txt").header_offset > 5 * GIBIBYTE
    assert (read.read("a.txt"), read.read("b.txt"), read.read("c.txt")) == (b"abc", b"xyz", b"abc")
    with read.open("big.tif") as big:
        assert big.read(10) == bytes(10)


def test_a_file_that_got_shorter_ends_it(storage):
    storage.put("short", io.BytesIO(b"abc"))
    archive = Archive("a.zip", [entry("first.txt"), Entry("a.jpg", Stored("short", 5, 1), AT), entry("last.txt")])
    blocks = archive.content()
    assert next(blocks).endswith(b"first.txtabc")
    assert next(blocks).endswith(b"a.jpgabc")
    with pytest.raises(TornFile):
        next(blocks)


def test_what_is_missing_is_missed_before_the_answer_begins(storage):
    with pytest.raises(FileNotFoundError):
        Archive("a.zip", [Entry("a.jpg", Stored("gone", 5, 1), AT)]).content()
