"""Something else happens in the middle of a job."""

from collections.abc import Callable


class Interrupted(dict[str, bytes]):
    """A storage's files that let something else happen, once, when an original is fetched to be rendered."""

    def __init__(self, files: dict[str, bytes], meanwhile: Callable[[], None]) -> None:
        super().__init__(files)
        self.meanwhile: list[Callable[[], None]] = [meanwhile]

    def __getitem__(self, key: str) -> bytes:
        if self.meanwhile and "/original" in key:
            self.meanwhile.pop()()
        return super().__getitem__(key)
