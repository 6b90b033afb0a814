from enum import StrEnum


class Sheet(StrEnum):
    A4 = "a4"
    A6 = "a6"
    POSTER = "poster"

    def __str__(self) -> str:
        return str(self.value)
