"""PNG files as bytes: chunks that show the picture, and chunks that tell about it."""

import zlib
from collections.abc import Iterator

from photodrop.imaging.errors import DamagedPicture

SIGNATURE = b"\x89PNG\r\n\x1a\n"
SHOWN = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT", b"bKGD"}
SHOWN |= {b"pHYs", b"acTL", b"fcTL", b"fdAT"}


def is_bare(original: bytes) -> bool:
    """Nothing but pixels, colour and EXIF, and nothing behind the end."""
    chunks = list(_chunks(original))
    length = len(SIGNATURE) + sum(len(content) for _, content in chunks)
    return length == len(original) and {name for name, _ in chunks} <= SHOWN | {b"eXIf"}


def clean(original: bytes, exif: bytes) -> bytes:
    """The same pixels, bit for bit, with our own metadata."""
    header, *rest = [content for name, content in _chunks(original) if name in SHOWN]
    return b"".join((SIGNATURE, header, _chunk(b"eXIf", exif) if exif else b"", *rest))


def _chunks(original: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at + 12 <= len(original):
        end = at + 12 + int.from_bytes(original[at : at + 4])
        name = original[at + 4 : at + 8]
        yield name, original[at:end]
        if name == b"IEND":
            return
        at = end
    raise DamagedPicture


def _chunk(name: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4) + name + content + zlib.crc32(name + content).to_bytes(4)
