"""Where photo bytes live."""

from functools import lru_cache

from photodrop.adapters.storage.base import Link, Method, Storage, StorageUnavailable, Stored
from photodrop.adapters.storage.local import LocalStorage
from photodrop.adapters.storage.memory import MemoryStorage
from photodrop.config import get_settings

__all__ = [
    "Link",
    "LocalStorage",
    "MemoryStorage",
    "Method",
    "Storage",
    "StorageUnavailable",
    "Stored",
    "get_storage",
    "open_storage",
]


@lru_cache
def get_storage() -> Storage:
    return open_storage(get_settings().storage)


def open_storage(kind: str) -> Storage:
    """`local`, `memory` or `s3`, by this installation's settings for it."""
    match kind:
        case "memory":
            return MemoryStorage()
        case "s3":
            # boto3 takes 50 MB and half a second: only for those who use it.
            from photodrop.adapters.storage.s3 import S3Storage

            return S3Storage.from_settings()
        case _:
            return LocalStorage(get_settings().data / "storage")
