"""A client's face, cut out of the picture they chose."""

from dataclasses import replace
from math import ceil

import cv2
import numpy as np

from photodrop.adapters.faces import FoundFace, Region
from photodrop.imaging import faces, header, jpeg, profiles
from photodrop.imaging.closeups import OfPicture
from photodrop.imaging.errors import CropOutside
from photodrop.imaging.header import Header
from photodrop.imaging.pipeline import develop
from photodrop.imaging.pixels import Picture
from photodrop.imaging.renditions import Looked
from photodrop.imaging.resize import to_size

EDGE = 640
QUALITY = 90
# Faces are looked for a little outside the crop, too, in parts of its side: one that is cut off is often not found.
AROUND = 0.3
LARGE_ENOUGH = 1280
GREY = (127, 127, 127, 255)


def crop_selfie(
    original: bytes, x: int, y: int, width: int, height: int, *, edge: int = EDGE, max_pixels: int = 120_000_000
) -> bytes:
    """A square JPEG without metadata; the crop is in pixels of the upright picture, an oblong one gives its middle."""
    found = header.read(original, max_pixels)
    left, top, side = _square(found, x, y, width, height)
    longest, full_width = max(found.upright_size), found.upright_size[0]
    # Decoded just large enough for the crop to have its pixels.
    picture = develop(original, found, -(-longest * edge // side))
    scale = picture.width / full_width
    first, last = round(left * scale), round((left + side) * scale)
    upper, lower = round(top * scale), round((top + side) * scale)
    square = Picture(picture.pixels[upper : max(lower, upper + 1), first : max(last, first + 1)].copy())
    side = min(edge, side)
    return jpeg.encode(to_size(square, side, side), jpeg.metadata(b"", profiles.srgb()), quality=QUALITY)


def measure_selfie(
    original: bytes, x: int, y: int, width: int, height: int, *, models: str, max_pixels: int = 120_000_000
) -> Looked:
    """The faces within the crop, as parts of its square; `pixels` are the original's. The largest comes first."""
    found = header.read(original, max_pixels)
    left, top, side = _square(found, x, y, width, height)
    full_width, full_height = found.upright_size
    margin = AROUND * side
    first, upper = max(0.0, left - margin), max(0.0, top - margin)
    last, lower = min(full_width, left + side + margin), min(full_height, top + side + margin)
    region = first, upper, last - first, lower - upper
    scale = min(1.0, LARGE_ENOUGH / max(region[2:]))
    whole = develop(original, found, ceil(max(found.upright_size) * scale))
    parts = region[0] / full_width, region[1] / full_height, region[2] / full_width, region[3] / full_height
    picture, exact = OfPicture(whole, found.upright_size).cut(parts)
    region = exact[0] * full_width, exact[1] * full_height, exact[2] * full_width, exact[3] * full_height
    looked = _within(picture, region, (left, top, side), models)
    if looked.faces or looked.trouble:
        return looked
    # As tight as the file itself: room around it is made.
    room = round(AROUND * max(picture.width, picture.height))
    roomy = np.asarray(
        cv2.copyMakeBorder(picture.pixels, room, room, room, room, cv2.BORDER_CONSTANT, value=GREY), np.uint8
    )
    wide, tall = room * region[2] / picture.width, room * region[3] / picture.height
    region = region[0] - wide, region[1] - tall, region[2] + 2 * wide, region[3] + 2 * tall
    return _within(Picture(roomy), region, (left, top, side), models)


def _within(picture: Picture, region: Region, square: tuple[int, int, int], models: str) -> Looked:
    """Of the faces in a region of the original those whose middle lies in the square, and where they lie in it."""
    looked = faces.look(picture, OfPicture(picture, (round(region[2]), round(region[3]))), models)
    moved = [_as_parts_of(face, region, square) for face in looked.faces]
    inside = [face for face in moved if _is_middle(face.left, face.width) and _is_middle(face.top, face.height)]
    return replace(looked, faces=inside)


def _as_parts_of(face: FoundFace, region: Region, square: tuple[int, int, int]) -> FoundFace:
    left, top, side = square

    def across(x: float) -> float:
        return (region[0] + x * region[2] - left) / side

    def down(y: float) -> float:
        return (region[1] + y * region[3] - top) / side

    first, second, nose, third, fourth = ((across(x), down(y)) for x, y in face.landmarks)
    return replace(
        face,
        left=across(face.left),
        top=down(face.top),
        width=face.width * region[2] / side,
        height=face.height * region[3] / side,
        landmarks=(first, second, nose, third, fourth),
    )


def _is_middle(start: float, length: float) -> bool:
    return 0 <= start + length / 2 <= 1


def _square(found: Header, x: int, y: int, width: int, height: int) -> tuple[int, int, int]:
    """Left, top and side of the middle of a crop."""
    full_width, full_height = found.upright_size
    if min(x, y) < 0 or min(width, height) < 1 or x + width > full_width or y + height > full_height:
        raise CropOutside
    side = min(width, height)
    return x + (width - side) // 2, y + (height - side) // 2, side
