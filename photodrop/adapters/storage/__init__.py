"""Where photo bytes live."""

from functools import lru_cache

from photodrop.adapters.storage.base import Storage
from photodrop.adapters.storage.local import LocalStorage
from photodrop.adapters.storage.memory import MemoryStorage
from photodrop.config import get_settings

__all__ = ["LocalStorage", "MemoryStorage", "Storage", "get_storage"]


@lru_cache
def get_storage() -> Storage:
    settings = get_settings()
    return MemoryStorage() if settings.storage == "memory" else LocalStorage(settings.data / "storage")
