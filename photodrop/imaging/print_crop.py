"""What a lab prints: a part of a picture, at all its pixels."""

import hashlib
import zlib

from photodrop.imaging import header, jpeg, profiles
from photodrop.imaging.errors import CropOutside
from photodrop.imaging.pipeline import develop
from photodrop.imaging.pixels import Picture
from photodrop.imaging.renditions import PrintFile

QUALITY = 95
JFIF_UNITS = 13
"""Where in a JPEG of ours the density stands: after its start, the segment's head and its name."""
PER_INCH = b"\x01"


def crop_print(
    original: bytes, part: tuple[float, float, float, float], *, inches: float, max_pixels: int
) -> PrintFile:
    """`part` is left, top, width and height in parts of the upright picture; its longer side is `inches` on paper.

    In sRGB and without metadata: neither place nor camera is the lab's business.
    """
    found = header.read(original, max_pixels)
    full_width, full_height = found.upright_size
    left, top, width, height = part
    if min(left, top) < 0 or left + width > 1.000001 or top + height > 1.000001 or min(width, height) <= 0:  # noqa: PLR2004
        raise CropOutside
    first, upper = min(round(left * full_width), full_width - 1), min(round(top * full_height), full_height - 1)
    across = max(1, min(round(width * full_width), full_width - first))
    down = max(1, min(round(height * full_height), full_height - upper))
    picture = develop(original, found, max(full_width, full_height))
    cut = Picture(picture.pixels[upper : upper + down, first : first + across].copy(), picture.space)
    content = jpeg.encode(cut, jpeg.metadata(b"", profiles.srgb()), quality=QUALITY, subsampling="444")
    content = _with_density(content, round(max(across, down) / inches))
    return PrintFile(across, down, content, hashlib.sha256(content).hexdigest(), zlib.crc32(content))


def _with_density(content: bytes, dpi: int) -> bytes:
    """So that programs open it at its size on paper."""
    told = PER_INCH + min(dpi, 0xFFFF).to_bytes(2) * 2
    return content[:JFIF_UNITS] + told + content[JFIF_UNITS + len(told) :]
