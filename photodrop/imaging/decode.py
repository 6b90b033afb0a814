"""From a file to pixels, no larger than needed."""

from collections.abc import Callable

import numpy as np
import simplejpeg
from PIL import Image

from photodrop.imaging.colour import from_lab
from photodrop.imaging.errors import DamagedPicture, TooHeavy
from photodrop.imaging.formats import Format
from photodrop.imaging.header import Header, opened
from photodrop.imaging.pixels import Picture, Pixels, blank, fitting

# Complaints of the strict decoder about files that phones really write and that decode without loss.
HARMLESS = ("Invalid SOS parameters for sequential JPEG",)
ROWS_AT_ONCE = 256


def decode(original: bytes, header: Header, edge: int) -> Picture:
    """Pixels as stored, at least `edge` long where the file has them."""
    if header.format is Format.jpeg:
        return _jpeg(original, header, edge)
    with opened(original, header.format) as picture:
        picture.load()
        return _rows(from_lab(picture) if picture.mode == "LAB" else picture)


def _jpeg(original: bytes, header: Header, edge: int) -> Picture:
    width, height = fitting(header.width, header.height, edge)
    space = header.mode if header.mode in {"L", "CMYK"} else "RGB"
    colours = "CMYK" if space == "CMYK" else "RGBX"

    def at_scale(*, strict: bool) -> Pixels:
        return simplejpeg.decode_jpeg(original, colours, min_width=width, min_height=height, strict=strict)

    try:
        pixels = at_scale(strict=True)
    except ValueError as error:
        if not any(complaint in str(error) for complaint in HARMLESS):
            raise DamagedPicture from error
        pixels = at_scale(strict=False)
    except MemoryError as error:
        raise TooHeavy from error
    # Four-ink JPEGs are stored inverted, as Adobe began it.
    return Picture(np.bitwise_not(pixels) if space == "CMYK" else pixels, space)


def _rows(picture: Image.Image) -> Picture:
    """Band by band, so that a large picture is in memory once as Pillow's and once as ours, never a third time."""
    space, convert = _conversion(picture)
    pixels = blank(*picture.size)
    for top in range(0, picture.height, ROWS_AT_ONCE):
        bottom = min(top + ROWS_AT_ONCE, picture.height)
        pixels[top:bottom] = convert(picture.crop((0, top, picture.width, bottom)))
    return Picture(pixels, space)


def _conversion(picture: Image.Image) -> tuple[str, Callable[[Image.Image], Pixels]]:
    match picture.mode:
        case "CMYK":
            return "CMYK", np.asarray
        case "L" | "1":
            return "L", _four_bytes
        case "I" | "I;16" | "I;16L" | "I;16B" | "I;16N":
            return "L", _sixteen_bits
        case "F":
            msg = "This TIFF holds floating-point numbers. Export it with 8 or 16 bits and drop it here."
            raise DamagedPicture(msg)
        case "LA" | "La":
            return "L", _on_white
        case _ if picture.has_transparency_data:
            return "RGB", _on_white
        case _:
            return "RGB", _four_bytes


def _four_bytes(band: Image.Image) -> Pixels:
    return np.asarray(band.convert("RGB").convert("RGBX"))


def _sixteen_bits(band: Image.Image) -> Pixels:
    grey = (np.asarray(band).astype(np.int64).clip(0, 0xFFFF) >> 8).astype(np.uint8)
    return np.dstack([grey] * 4)


def _on_white(band: Image.Image) -> Pixels:
    white = Image.new("RGBA", band.size, "white")
    return np.asarray(Image.alpha_composite(white, band.convert("RGBA")))
