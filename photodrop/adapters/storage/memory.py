import hashlib
from collections.abc import Collection, Iterator
from datetime import UTC, datetime, timedelta
from typing import BinaryIO

from photodrop.adapters.storage.base import Method, Stored, check_key


class MemoryStorage:
    """A dictionary that behaves like a disk, for tests."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.stored_at: dict[str, datetime] = {}

    def put(self, key: str, source: BinaryIO) -> None:
        self.files[check_key(key)] = source.read()
        self.stored_at[key] = datetime.now(UTC)

    def get(self, key: str) -> bytes:
        try:
            return self.files[check_key(key)]
        except KeyError:
            raise FileNotFoundError(key) from None

    def stream(self, key: str, start: int = 0, length: int | None = None) -> Iterator[bytes]:
        content = self.get(key)
        return iter([content[start : None if length is None else start + length]])

    def size(self, key: str) -> int:
        return len(self.get(key))

    def sha256(self, key: str) -> str:
        return hashlib.sha256(self.get(key)).hexdigest()

    def delete(self, key: str) -> None:
        self.files.pop(check_key(key), None)

    def entries(self, prefix: str = "") -> Iterator[Stored]:
        for key in sorted(key for key in self.files if key.startswith(prefix)):
            yield Stored(key, len(self.files[key]), self.stored_at.get(key, datetime.now(UTC)))

    def keys(self, prefix: str = "") -> Iterator[str]:
        return (entry.key for entry in self.entries(prefix))

    def link(self, key: str, *, content_type: str, disposition: str, method: Method = "GET") -> None:
        """Bytes in memory come through us."""

    def origin(self) -> str:
        return ""

    def tidy(self, age: timedelta, prefix: str = "", spare: Collection[str] = ()) -> None:
        """Nothing is left behind where a put is one assignment."""
