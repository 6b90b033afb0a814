from enum import StrEnum


class AppearanceState(StrEnum):
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    SUGGESTED = "suggested"

    def __str__(self) -> str:
        return str(self.value)
