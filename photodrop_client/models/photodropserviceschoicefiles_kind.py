from enum import StrEnum


class PhotodropserviceschoicefilesKind(StrEnum):
    CSV = "csv"
    LIGHTROOM = "lightroom"
    TEXT = "text"
    XMP = "xmp"

    def __str__(self) -> str:
        return str(self.value)
