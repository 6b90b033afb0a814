from collections.abc import Iterator
from datetime import timedelta
from typing import BinaryIO

from photodrop.adapters.storage.base import check_key


class MemoryStorage:
    """A dictionary that behaves like a disk, for tests."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def put(self, key: str, source: BinaryIO) -> None:
        self.files[check_key(key)] = source.read()

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

    def delete(self, key: str) -> None:
        self.files.pop(check_key(key), None)

    def keys(self, prefix: str = "") -> Iterator[str]:
        return iter(sorted(key for key in self.files if key.startswith(prefix)))

    def tidy(self, age: timedelta) -> None:
        """Nothing is left behind where a put is one assignment."""
