from enum import StrEnum


class Delivered(StrEnum):
    LARGE = "large"
    MEDIUM = "medium"
    ORIGINAL = "original"
    SMALL = "small"

    def __str__(self) -> str:
        return str(self.value)
