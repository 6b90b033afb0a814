"""From pixels to a file."""

from io import BytesIO

import numpy as np

from photodrop.imaging import jpeg, profiles
from photodrop.imaging.pixels import Picture, view
from photodrop.imaging.transformation.colours import WHITE
from photodrop.imaging.transformation.recipe import Delivery
from photodrop.imaging.transformation.transparency import divided, flattened

CONTENT_TYPES = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp", "avif": "image/avif"}
# What `q_auto` comes to: these look about alike across formats.
LEVELS = {
    "jpg": {"best": 90, "good": 80, "eco": 70, "low": 55},
    "webp": {"best": 88, "good": 78, "eco": 68, "low": 50},
    "avif": {"best": 75, "good": 62, "eco": 52, "low": 40},
}
# The fast ends of the scales: a picture is waited for, and the result is kept.
WEBP_METHOD, AVIF_SPEED, PNG_LEVEL = 2, 9, 2


def encoded(picture: Picture, delivery: Delivery, exif: bytes = b"") -> tuple[bytes, str]:
    """The file and its content type. `exif` is the copyright; what has holes lies on white in a JPEG."""
    kind = delivery.format if delivery.format in CONTENT_TYPES else "jpg"
    quality = delivery.quality or "good"
    if kind == "jpg":
        flat = flattened(picture, WHITE)
        content = jpeg.encode(flat, jpeg.metadata(exif, profiles.srgb()), quality=_number(kind, quality))
    else:
        content = _by_pillow(picture, kind, quality, exif)
    return content, CONTENT_TYPES[kind]


def _by_pillow(picture: Picture, kind: str, quality: int | str, exif: bytes) -> bytes:
    if picture.space == "RGBA":
        image = view(divided(picture.pixels), "RGBA")
    else:
        image = view(np.ascontiguousarray(picture.pixels), "RGBX").convert("RGB")
    options: dict = {"exif": exif} if exif else {}
    match kind:
        case "png":
            options |= {"compress_level": PNG_LEVEL}
        case "webp":
            options |= {"quality": _number(kind, quality), "method": WEBP_METHOD}
        case _:
            options |= {"quality": _number(kind, quality), "speed": AVIF_SPEED, "max_threads": 1}
    file = BytesIO()
    image.save(file, kind.upper(), **options)
    return file.getvalue()


def _number(kind: str, quality: int | str) -> int:
    return quality if isinstance(quality, int) else LEVELS[kind][quality]
