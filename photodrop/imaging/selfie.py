"""A client's face, cut out of the picture they chose."""

from photodrop.imaging import header, jpeg, profiles
from photodrop.imaging.errors import CropOutside
from photodrop.imaging.pipeline import develop
from photodrop.imaging.pixels import Picture
from photodrop.imaging.resize import to_size

EDGE = 640
QUALITY = 90


def crop_selfie(
    original: bytes, x: int, y: int, width: int, height: int, *, edge: int = EDGE, max_pixels: int = 120_000_000
) -> bytes:
    """A square JPEG without metadata; the crop is in pixels of the upright picture, an oblong one gives its middle."""
    found = header.read(original, max_pixels)
    full_width, full_height = found.upright_size
    if min(x, y) < 0 or min(width, height) < 1 or x + width > full_width or y + height > full_height:
        raise CropOutside
    side = min(width, height)
    left, top = x + (width - side) // 2, y + (height - side) // 2
    # Decoded just large enough for the crop to have its pixels.
    picture = develop(original, found, -(-max(full_width, full_height) * edge // side))
    scale = picture.width / full_width
    first, last = round(left * scale), round((left + side) * scale)
    upper, lower = round(top * scale), round((top + side) * scale)
    square = Picture(picture.pixels[upper : max(lower, upper + 1), first : max(last, first + 1)].copy())
    side = min(edge, side)
    return jpeg.encode(to_size(square, side, side), jpeg.metadata(b"", profiles.srgb()), quality=QUALITY)
