"""JPEG files as bytes: their segments, what we write into them, and what we take out."""

import re
from collections.abc import Iterator

import simplejpeg

from photodrop.imaging.errors import DamagedPicture, TooHeavy
from photodrop.imaging.pixels import Picture

# Ordinary progressive files have about ten scans; a small file with thousands keeps a core busy for seconds.
MOST_SCANS = 64
QUALITY = 82

SOI, EOI, SOS, COM = 0xD8, 0xD9, 0xDA, 0xFE
APP0, APP1, APP2, APP14, APP15 = 0xE0, 0xE1, 0xE2, 0xEE, 0xEF
EXIF_NAME, ICC_NAME, JFIF_NAME, ADOBE_NAME = b"Exif\0\0", b"ICC_PROFILE\0", b"JFIF\0", b"Adobe"
MOST_IN_SEGMENT = 65_533

# In pixel data a lone FF is followed by 00, a restart marker or more FFs; anything else begins a segment.
_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")


def encode(picture: Picture, extra: bytes = b"", *, quality: int = QUALITY, subsampling: str = "420") -> bytes:
    """`extra` are whole segments, such as `metadata()` makes."""
    content = simplejpeg.encode_jpeg(picture.pixels, quality, "RGBX", subsampling)
    after_jfif = 4 + int.from_bytes(content[4:6])
    return b"".join((content[:after_jfif], extra, content[after_jfif:]))


def metadata(exif: bytes, icc: bytes) -> bytes:
    segments = [_segment(APP1, EXIF_NAME + exif)] if exif else []
    room = MOST_IN_SEGMENT - len(ICC_NAME) - 2
    parts = [icc[at : at + room] for at in range(0, len(icc), room)]
    segments += [
        _segment(APP2, ICC_NAME + bytes((number, len(parts))) + part) for number, part in enumerate(parts, start=1)
    ]
    return b"".join(segments)


def is_bare(original: bytes) -> bool:
    """Nothing but pixels, colour and at most one EXIF block, and nothing behind the end.

    The one walk over the file also counts its scans, before any decoder sees them.
    """
    scans, exif_blocks, foreign, length = 0, 0, 0, 0
    for marker, content in _segments(original):
        length += len(content)
        scans += marker == SOS
        if scans > MOST_SCANS:
            raise TooHeavy
        if marker == APP1 and _name(content).startswith(EXIF_NAME):
            exif_blocks += 1
        elif not _belongs(marker, content):
            foreign += 1
    return exif_blocks <= 1 and not foreign and length == len(original)


def clean(original: bytes, exif: bytes, icc: bytes) -> bytes:
    """The same pixels, bit for bit, with our own metadata. `icc` only where the file has no profile itself."""
    parts = []
    for marker, content in _segments(original):
        if marker == SOI:
            continue
        if _belongs(marker, content):
            parts.append(content)
    lead = 1 if parts and parts[0][1] == APP0 else 0
    return b"".join((b"\xff\xd8", *parts[:lead], metadata(exif, icc), *parts[lead:]))


def _name(content: memoryview) -> bytes:
    return bytes(content[4:20])


def _belongs(marker: int, content: memoryview) -> bool:
    """Whether a segment is needed to show the picture as meant."""
    name = _name(content)
    match marker:
        case 0xE0:
            return name.startswith(JFIF_NAME)
        case 0xE2:
            return name.startswith(ICC_NAME)
        case 0xEE:
            return name.startswith(ADOBE_NAME)
        case _:
            return marker != COM and not APP0 <= marker <= APP15


def _segments(original: bytes) -> Iterator[tuple[int, memoryview]]:
    """Every segment up to the end marker; a scan comes with the pixel data that follows it."""
    content = memoryview(original)
    yield SOI, content[:2]
    at = 2
    while at + 4 <= len(original) or original[at : at + 2] == b"\xff\xd9":
        if original[at] != 0xFF:  # noqa: PLR2004 (every segment begins with FF)
            raise DamagedPicture
        marker = original[at + 1]
        if marker == 0xFF:  # noqa: PLR2004 (FFs may pad)
            at += 1
            continue
        if marker == EOI:
            yield EOI, content[at : at + 2]
            return
        end = at + 2 + int.from_bytes(original[at + 2 : at + 4])
        if marker == SOS:
            following = _MARKER.search(original, end)
            if following is None:
                raise DamagedPicture
            end = following.start()
        yield marker, content[at:end]
        at = end
    raise DamagedPicture


def _segment(marker: int, content: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(content) + 2).to_bytes(2) + content
