from enum import StrEnum


class ReportReason(StrEnum):
    COPYRIGHT = "copyright"
    NUDITY = "nudity"
    OFFENSIVE = "offensive"
    OTHER = "other"
    PRIVACY = "privacy"
    SPAM = "spam"
    VIOLENCE = "violence"

    def __str__(self) -> str:
        return str(self.value)
