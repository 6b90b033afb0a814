from enum import StrEnum


class AlbumKind(StrEnum):
    CLIENT = "client"
    LIBRARY = "library"

    def __str__(self) -> str:
        return str(self.value)
