from enum import StrEnum


class ShareDownloads(StrEnum):
    NONE = "none"
    ORIGINAL = "original"
    WEB = "web"

    def __str__(self) -> str:
        return str(self.value)
