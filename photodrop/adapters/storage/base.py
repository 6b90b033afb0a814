from collections.abc import Iterator
from datetime import timedelta
from typing import BinaryIO, Protocol


class Storage(Protocol):
    """Where photo bytes live, under keys with slashes. A missing key is always `FileNotFoundError`."""

    def put(self, key: str, source: BinaryIO) -> None:
        """Return only when the bytes are safe. Nobody ever sees half of them under the key."""
        ...

    def get(self, key: str) -> bytes: ...

    def stream(self, key: str, start: int = 0, length: int | None = None) -> Iterator[bytes]: ...

    def size(self, key: str) -> int: ...

    def delete(self, key: str) -> None:
        """Deleting what is not there is no error."""
        ...

    def keys(self, prefix: str = "") -> Iterator[str]: ...

    def tidy(self, age: timedelta) -> None:
        """Remove what interrupted puts left behind, once it is older than `age`."""
        ...


def check_key(key: str) -> str:
    """The key, if it is a plain path below the storage. Raises ValueError for one that might lead elsewhere."""
    parts = key.split("/")
    if "\0" in key or any(part in ("", ".", "..") or part.startswith(".part-") for part in parts):
        msg = f"A storage key may not leave the storage: {key!r}"
        raise ValueError(msg)
    return key
