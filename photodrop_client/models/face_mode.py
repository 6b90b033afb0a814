from enum import StrEnum


class FaceMode(StrEnum):
    MINORS = "minors"
    OFF = "off"
    ON = "on"

    def __str__(self) -> str:
        return str(self.value)
