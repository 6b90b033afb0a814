"""The boxes HEIC and AVIF files are made of."""

from photodrop.imaging.errors import DamagedPicture

TO_THE_END, LONG = 0, 1


def refuse_truncated(original: bytes) -> None:
    """The decoder is content when the first picture is whole; we want the file."""
    at = 0
    while at + 8 <= len(original):
        size = int.from_bytes(original[at : at + 4])
        if size == TO_THE_END:
            return
        if size == LONG:
            size = int.from_bytes(original[at + 8 : at + 16])
        at += max(size, 8)
    if at != len(original):
        raise DamagedPicture
