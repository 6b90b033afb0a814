from enum import StrEnum


class Kind(StrEnum):
    CSV = "csv"
    LIGHTROOM = "lightroom"
    TEXT = "text"
    XMP = "xmp"

    def __str__(self) -> str:
        return str(self.value)
