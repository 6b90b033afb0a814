from enum import StrEnum


class GetRenditionLook(StrEnum):
    CLEAN = "clean"
    MARKED = "marked"

    def __str__(self) -> str:
        return str(self.value)
