from typing import Protocol


class Messenger(Protocol):
    """Takes a short text to a person. Raises `Unavailable` with a sentence for the screen when it cannot."""

    name: str

    def send_code(self, phone: str, code: str) -> None: ...
