from enum import StrEnum


class ShareState(StrEnum):
    EXPIRED = "expired"
    OPEN = "open"
    STOPPED = "stopped"

    def __str__(self) -> str:
        return str(self.value)
