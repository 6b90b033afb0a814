"""Parts of a picture as its original has them, which is larger than anything that is kept of it."""

from math import ceil, floor
from typing import Protocol

from photodrop.adapters.faces import Region
from photodrop.imaging.colour import to_srgb
from photodrop.imaging.decode import decode
from photodrop.imaging.header import Header
from photodrop.imaging.orientation import as_stored, upright
from photodrop.imaging.pixels import Picture


class CloseUps(Protocol):
    """`size` is the original's. `sharpen` sees to it that the picture is `edge` long, if the original is.

    `cut` gives what lies within the picture of a region of it, by whole pixels, and which region that is.
    """

    size: tuple[int, int]

    def sharpen(self, edge: float) -> None: ...

    def cut(self, region: Region) -> tuple[Picture, Region]: ...


class OfPicture:
    """Of a picture that is large enough as it is."""

    def __init__(self, whole: Picture, size: tuple[int, int]) -> None:
        self.size = size
        self._whole = whole

    def sharpen(self, edge: float) -> None:
        """There is nothing larger."""

    def cut(self, region: Region) -> tuple[Picture, Region]:
        return _cut(self._whole, _corners(region))


class OfOriginal:
    """`decoded` are the pixels as stored, `whole` those upright and in sRGB that were made of them."""

    def __init__(self, original: bytes, header: Header, decoded: Picture, whole: Picture) -> None:
        self.size = header.upright_size
        self._original, self._header = original, header
        # Never made smaller, it was turned and brought to sRGB where it lay.
        self._is_whole = max(decoded.width, decoded.height) == max(whole.width, whole.height)
        self._source = whole if self._is_whole else decoded

    def sharpen(self, edge: float) -> None:
        """A JPEG is decoded once more, in full: the scales between a half and the whole take longer than the whole."""
        longest = max(self._source.width, self._source.height)
        if longest < min(edge, max(self.size)):
            self._source, self._is_whole = decode(self._original, self._header, max(self.size)), False

    def cut(self, region: Region) -> tuple[Picture, Region]:
        if self._is_whole:
            return _cut(self._source, _corners(region))
        orientation = self._header.notes.orientation
        part, stored = _cut(self._source, as_stored(_corners(region), orientation))
        left, top, right, bottom = as_stored(_corners(stored), _BACK.get(orientation, orientation))
        return upright(to_srgb(part, self._header.colours), orientation), (left, top, right - left, bottom - top)


def _cut(picture: Picture, corners: Region) -> tuple[Picture, Region]:
    width, height = picture.width, picture.height
    first, last = max(0, floor(corners[0] * width)), min(width, ceil(corners[2] * width))
    upper, lower = max(0, floor(corners[1] * height)), min(height, ceil(corners[3] * height))
    part = Picture(picture.pixels[upper:lower, first:last].copy(), picture.space)
    return part, (first / width, upper / height, (last - first) / width, (lower - upper) / height)


# The turn that undoes another; all others undo themselves.
_BACK = {6: 8, 8: 6}


def _corners(region: Region) -> Region:
    left, top, width, height = region
    return left, top, left + width, top + height
