from enum import StrEnum


class ProductKind(StrEnum):
    CANVAS = "canvas"
    CARD = "card"
    FRAMED = "framed"
    METAL = "metal"
    POSTER = "poster"
    PRINT = "print"

    def __str__(self) -> str:
        return str(self.value)
