from enum import StrEnum


class SharedSize(StrEnum):
    LARGE = "large"
    MEDIUM = "medium"
    ORIGINAL = "original"
    SMALL = "small"
    THUMB = "thumb"

    def __str__(self) -> str:
        return str(self.value)
