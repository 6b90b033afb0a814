from enum import StrEnum


class Channel(StrEnum):
    APP = "app"
    EMAIL = "email"
    PUSH = "push"
    TELEGRAM = "telegram"

    def __str__(self) -> str:
        return str(self.value)
