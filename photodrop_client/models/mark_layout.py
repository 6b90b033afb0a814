from enum import StrEnum


class MarkLayout(StrEnum):
    CENTRE = "centre"
    CORNER = "corner"
    TILES = "tiles"

    def __str__(self) -> str:
        return str(self.value)
