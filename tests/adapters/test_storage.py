"""What every storage promises, asked of each."""

import hashlib
import multiprocessing
import os
import time
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest

from photodrop.adapters.storage import LocalStorage, MemoryStorage, Storage

KEY = "photos/one/clean/small.jpg"


@pytest.fixture(params=["local", "memory", "s3"])
def store(request, tmp_path) -> Storage:
    match request.param:
        case "local":
            return LocalStorage(tmp_path / "store")
        case "memory":
            return MemoryStorage()
        case _:
            return request.getfixturevalue("on_s3")


@pytest.fixture
def local(tmp_path) -> LocalStorage:
    return LocalStorage(tmp_path / "store")


def test_what_was_put_is_there(store):
    store.put(KEY, BytesIO(b"bytes"))
    assert store.get(KEY) == b"".join(store.stream(KEY)) == b"bytes"
    assert store.size(KEY) == 5


def test_a_missing_key_is_file_not_found_before_an_answer_begins(store):
    for ask in (store.get, store.size, store.stream):
        with pytest.raises(FileNotFoundError):
            ask("photos/nobody.jpg")


def test_put_again_replaces(store):
    store.put(KEY, BytesIO(b"first"))
    store.put(KEY, BytesIO(b"second"))
    assert store.get(KEY) == b"second"


@pytest.mark.parametrize(
    ("start", "length", "wanted"),
    [(0, None, b"0123456789"), (3, None, b"3456789"), (3, 4, b"3456"), (0, 0, b""), (8, 99, b"89"), (20, 5, b"")],
)
def test_ranges(store, start, length, wanted):
    store.put(KEY, BytesIO(b"0123456789"))
    assert b"".join(store.stream(KEY, start, length)) == wanted


def test_an_empty_file_is_a_file(store):
    store.put(KEY, BytesIO())
    assert store.get(KEY) == b"".join(store.stream(KEY)) == b""
    assert store.size(KEY) == 0


def test_what_is_stored_is_told_with_its_size_and_time_and_digest(store):
    before = datetime.now(UTC) - timedelta(seconds=2)
    store.put(KEY, BytesIO(b"bytes"))
    (entry,) = store.entries("photos/")
    assert (entry.key, entry.size) == (KEY, 5)
    assert before < entry.stored_at < datetime.now(UTC) + timedelta(seconds=2)
    assert store.sha256(KEY) == hashlib.sha256(b"bytes").hexdigest()
    with pytest.raises(FileNotFoundError):
        store.sha256("photos/nobody.jpg")


def test_large_files_come_in_blocks(local):
    content = os.urandom(1_000_000)
    local.put(KEY, BytesIO(content))
    blocks = list(local.stream(KEY))
    assert b"".join(blocks) == content
    assert max(map(len, blocks)) < 500_000


def test_delete_is_for_good_and_may_be_repeated(store):
    store.put(KEY, BytesIO(b"x"))
    for _ in range(2):
        store.delete(KEY)
    with pytest.raises(FileNotFoundError):
        store.get(KEY)
    assert list(store.keys()) == []


def test_keys_by_prefix_in_order(store):
    for key in ("b/2", "a/1", "b/1"):
        store.put(key, BytesIO(b"x"))
    assert list(store.keys()) == ["a/1", "b/1", "b/2"]
    assert list(store.keys("b/")) == ["b/1", "b/2"]
    assert list(store.keys("a/1")) == ["a/1"]
    assert list(store.keys("c/")) == []


@pytest.mark.parametrize(
    "key", ["", "/etc/passwd", "../x", "a/../../x", "a/./b", "a//b", "a/", "a\0b", "a/.part-x", "."]
)
def test_crooked_keys_are_refused(store, key):
    for act in (lambda: store.put(key, BytesIO(b"x")), lambda: store.get(key), lambda: store.delete(key)):
        with pytest.raises(ValueError, match="may not leave"):
            act()


class Torn(BytesIO):
    """A source that breaks in the middle."""

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell() > 0 or size is None or size < 0:
            raise ConnectionResetError
        return super().read(10)


def test_a_put_that_fails_leaves_the_old_bytes_and_nothing_else(store, tmp_path):
    store.put(KEY, BytesIO(b"old"))
    with pytest.raises(ConnectionResetError):
        store.put(KEY, Torn(b"x" * 100))
    assert store.get(KEY) == b"old"
    with pytest.raises(ConnectionResetError):
        store.put("photos/new.jpg", Torn(b"x" * 100))
    assert list(store.keys()) == [KEY]
    assert list(tmp_path.rglob(".part-*")) == []


def _put_slowly(root, started) -> None:
    class Slow(BytesIO):
        def read(self, _size: int | None = -1, /) -> bytes:
            started.set()
            time.sleep(30)
            return b""

    LocalStorage(root).put(KEY, Slow())


def test_a_process_killed_during_a_put_leaves_nothing_under_the_key(local):
    context = multiprocessing.get_context("spawn")
    started = context.Event()
    process = context.Process(target=_put_slowly, args=(local.root, started))
    process.start()
    assert started.wait(30)
    process.kill()
    process.join()
    process.close()
    assert list(local.keys()) == []
    with pytest.raises(FileNotFoundError):
        local.get(KEY)
    assert len(list(local.root.rglob(".part-*"))) == 1
    local.tidy(timedelta(hours=1))
    assert len(list(local.root.rglob(".part-*"))) == 1
    local.tidy(timedelta(seconds=-1))
    assert list(local.root.rglob(".part-*")) == []


def test_files_and_folders_are_the_owners_alone_and_leave_no_empty_folder(local):
    local.put(KEY, BytesIO(b"x"))
    for path in (local.root, *local.root.rglob("*")):
        assert path.stat().st_mode & 0o077 == 0, path
    local.delete(KEY)
    assert list(local.root.iterdir()) == []


def test_putting_and_deleting_side_by_side_in_one_folder(local, at_once):
    def churn(name: str):
        for _ in range(60):
            local.put(f"health/{name}", BytesIO(b"ok"))
            assert local.get(f"health/{name}") == b"ok"
            local.delete(f"health/{name}")

    assert at_once([lambda name=name: churn(name) for name in "abcd"]) == [None] * 4


def test_readers_see_the_old_or_the_new_and_never_a_mixture(local, at_once):
    old, new = b"o" * 400_000, b"n" * 500_000
    local.put(KEY, BytesIO(old))

    def write():
        for content in (new, old) * 20:
            local.put(KEY, BytesIO(content))

    def read():
        return {local.get(KEY) for _ in range(60)}

    _, *seen = at_once([write, read, read])
    assert set.union(*seen) <= {old, new}
