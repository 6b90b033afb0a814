"""Parts of a picture as its original has them, which is larger than anything that is kept of it."""

from math import ceil, floor

from photodrop.adapters.faces import Region
from photodrop.imaging.colour import to_srgb
from photodrop.imaging.decode import decode
from photodrop.imaging.exif import UPRIGHT
from photodrop.imaging.header import Header
from photodrop.imaging.orientation import as_stored, upright
from photodrop.imaging.pixels import Picture


class Closeups:
    """`decoded` are the pixels as stored, `whole` those upright and in sRGB that were made of them."""

    def __init__(self, original: bytes, header: Header, decoded: Picture, whole: Picture) -> None:
        self.size = header.upright_size
        self._original, self._header = original, header
        # Never made smaller, it was turned and brought to sRGB where it lay.
        self._is_whole = max(decoded.width, decoded.height) == max(whole.width, whole.height)
        self._source = whole if self._is_whole else decoded

    def sharpen(self, edge: float) -> None:
        """See to it that the picture is `edge` long, where the file has so many pixels: a JPEG is decoded once more.

        Most photos need not: half the pixels of a camera are enough for faces of two hundred.
        """
        longest = max(self._source.width, self._source.height)
        if longest < min(edge, max(self.size)):
            self._source, self._is_whole = decode(self._original, self._header, ceil(edge)), False

    def cut(self, region: Region) -> tuple[Picture, Region]:
        """What lies within the picture of a region of the upright one, by whole pixels; and which region that is."""
        orientation = UPRIGHT if self._is_whole else self._header.notes.orientation
        left, top, right, bottom = as_stored(_corners(region), orientation)
        width, height = self._source.width, self._source.height
        first, last = max(0, floor(left * width)), min(width, ceil(right * width))
        upper, lower = max(0, floor(top * height)), min(height, ceil(bottom * height))
        part = Picture(self._source.pixels[upper:lower, first:last].copy(), self._source.space)
        if not self._is_whole:
            part = upright(to_srgb(part, self._header.colours), orientation)
        stored = first / width, upper / height, last / width, lower / height
        left, top, right, bottom = as_stored(stored, _BACK.get(orientation, orientation))
        return part, (left, top, right - left, bottom - top)


# The turn that undoes another; all others undo themselves.
_BACK = {6: 8, 8: 6}


def _corners(region: Region) -> Region:
    left, top, width, height = region
    return left, top, left + width, top + height
