from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import BinaryIO, Literal, Protocol

from photodrop.errors import Unavailable

Method = Literal["GET", "HEAD"]


class StorageUnavailable(Unavailable):
    """`reason` is for whoever operates PhotoDrop, the message for everybody else."""

    message = "The photos are out of reach for now. Try again in a minute."

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__()


@dataclass(frozen=True)
class Stored:
    """What lies under a key, as a listing tells it."""

    key: str
    size: int
    stored_at: datetime


@dataclass(frozen=True)
class Link:
    """`kept` is how many seconds from now the same address is given again."""

    address: str
    kept: int


class Storage(Protocol):
    """Where photo bytes live, under keys with slashes. A missing key is always `FileNotFoundError`.

    Where the storage itself is out of reach, S3 raises `StorageUnavailable`, a disk its own `OSError`.
    """

    def put(self, key: str, source: BinaryIO) -> None:
        """Return only when the bytes are safe. Nobody ever sees half of them under the key."""
        ...

    def get(self, key: str) -> bytes: ...

    def stream(self, key: str, start: int = 0, length: int | None = None) -> Iterator[bytes]: ...

    def size(self, key: str) -> int: ...

    def sha256(self, key: str) -> str:
        """In hexadecimal digits, of what is stored now."""
        ...

    def delete(self, key: str) -> None:
        """Deleting what is not there is no error."""
        ...

    def entries(self, prefix: str = "") -> Iterator[Stored]:
        """Everything whose key begins so, read as it is asked for: there may be a million."""
        ...

    def keys(self, prefix: str = "") -> Iterator[str]: ...

    def link(self, key: str, *, content_type: str, disposition: str, method: Method = "GET") -> Link | None:
        """Where a browser fetches these bytes by itself, for some minutes; None where they come through us."""
        ...

    def origin(self) -> str:
        """The foreign origin that links lead to, for the pages' security policy; empty where there are none."""
        ...

    def tidy(self, age: timedelta, prefix: str = "", spare: Collection[str] = ()) -> None:
        """Remove what interrupted puts below the folder `prefix` left behind, once it is older than `age`."""
        ...


def check_key(key: str) -> str:
    """The key, if it is a plain path below the storage. Raises ValueError for one that might lead elsewhere."""
    parts = key.split("/")
    if "\0" in key or any(part in ("", ".", "..") or part.startswith(".part-") for part in parts):
        msg = f"A storage key may not leave the storage: {key!r}"
        raise ValueError(msg)
    return key
