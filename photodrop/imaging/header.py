"""What a file says about its picture before anything is decoded, and the limits it must keep."""

import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO

import pillow_heif
from PIL import AvifImagePlugin, Image, ImageFile, TiffImagePlugin

from photodrop.imaging import exif, isobmff, jpeg, png, profiles, webp
from photodrop.imaging.errors import DamagedPicture, RawPicture, TooHeavy, TooManyPixels
from photodrop.imaging.formats import Format, sniff
from photodrop.imaging.orientation import SIDEWAYS

pillow_heif.register_heif_opener(decode_threads=1, thumbnails=False, depth_images=False, aux_images=False)
AvifImagePlugin.DEFAULT_MAX_THREADS = 1
# Pillow's own limit is a warning; ours comes as an argument and is checked first.
Image.MAX_IMAGE_PIXELS = None
ImageFile.LOAD_TRUNCATED_IMAGES = False

PILLOW_NAMES = {Format.heic: "HEIF"}
SUBFILE_TYPE, REDUCED, DNG_VERSION, XMP, IPTC, PHOTOSHOP = 0xFE, 1, 0xC612, 0x02BC, 0x83BB, 0x8649
# What Pillow and its plugins raise for broken files; MemoryError is the process's limit speaking.
BROKEN = (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, AttributeError, ArithmeticError)
BROKEN += (EOFError, AssertionError, RuntimeError, struct.error, zlib.error)


@dataclass(frozen=True)
class Header:
    format: Format
    width: int
    height: int
    mode: str
    icc: bytes
    notes: exif.Notes
    is_bare: bool

    @property
    def colours(self) -> bytes:
        """The profile to read the pixels by; empty means sRGB."""
        return self.icc or (profiles.adobe_rgb() if self.notes.is_adobe_rgb else b"")

    @property
    def upright_size(self) -> tuple[int, int]:
        if self.notes.orientation in SIDEWAYS:
            return self.height, self.width
        return self.width, self.height

    @property
    def is_fit_to_serve(self) -> bool:
        """Nothing in the file tells a place, a camera's serial number, or what we do not understand."""
        return self.is_bare and not self.notes.is_private


def read(original: bytes, max_pixels: int) -> Header:
    found = sniff(original)
    is_bare = _is_bare(original, found)
    if found is Format.webp:
        _refuse_large(webp.size(original), max_pixels)
    with opened(original, found) as picture:
        _refuse_large(picture.size, max_pixels)
        if found is Format.tiff:
            _refuse_raw(original, picture)
        return Header(
            format=found,
            width=picture.width,
            height=picture.height,
            mode=picture.mode,
            icc=picture.info.get("icc_profile") or b"",
            notes=_notes(found, picture),
            is_bare=is_bare and _is_single(found, picture),
        )


@contextmanager
def opened(original: bytes, found: Format) -> Iterator[Image.Image]:
    """Pillow may only try the one format the bytes begin like, and its remarks on odd files interest nobody."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(original), formats=[PILLOW_NAMES.get(found, found.upper())]) as picture:
                yield picture
    except MemoryError as error:
        raise TooHeavy from error
    except BROKEN as error:
        raise DamagedPicture from error


def _notes(found: Format, picture: Image.Image) -> exif.Notes:
    notes = exif.read(picture)
    # Pillow turns a TIFF while it loads it, and tells its size turned.
    return replace(notes, orientation=exif.UPRIGHT) if found is Format.tiff else notes


def _refuse_large(size: tuple[int, int], max_pixels: int) -> None:
    pixels = size[0] * size[1]
    if pixels > max_pixels:
        raise TooManyPixels.counted(pixels, max_pixels)
    if not pixels:
        raise DamagedPicture


def _refuse_raw(original: bytes, picture: Image.Image) -> None:
    """Raw files dress as TIFF; what would open is the thumbnail in front."""
    tags = picture.tag_v2 if isinstance(picture, TiffImagePlugin.TiffImageFile) else {}
    if original[8:10] == b"CR" or DNG_VERSION in tags or tags.get(SUBFILE_TYPE) == REDUCED:
        raise RawPicture


def _is_bare(original: bytes, found: Format) -> bool:
    """Walks the file without a decoder; broken or hostile structure is refused on the way."""
    match found:
        case Format.jpeg:
            return jpeg.is_bare(original)
        case Format.png:
            return png.is_bare(original)
        case Format.webp:
            return webp.is_bare(original)
        case Format.heic | Format.avif:
            isobmff.refuse_truncated(original)
            return True
        case Format.tiff:
            return True


def _is_single(found: Format, picture: Image.Image) -> bool:
    """No second page, and no metadata beside EXIF, where only a decoder finds them."""
    match found:
        case Format.tiff:
            return getattr(picture, "n_frames", 1) == 1
        case Format.heic | Format.avif:
            return not picture.info.get("xmp") and not picture.info.get("metadata")
        case _:
            return True
