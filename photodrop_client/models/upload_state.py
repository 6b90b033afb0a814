from enum import StrEnum


class UploadState(StrEnum):
    COMPLETE = "complete"
    OPEN = "open"
    REFUSED = "refused"

    def __str__(self) -> str:
        return str(self.value)
