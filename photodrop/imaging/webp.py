"""WebP files as bytes: chunks that show the picture, and chunks that tell about it."""

from collections.abc import Iterator

from photodrop.imaging.errors import DamagedPicture

SHOWN = {b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"}
HAS_EXIF, HAS_XMP = 0x08, 0x04
RIFF_HEAD = 12


def size(original: bytes) -> tuple[int, int]:
    """Told without the decoder, which takes memory for the whole canvas as soon as it is opened."""
    for name, content in _chunks(original):
        inside = content[8:]
        match name:
            case b"VP8X":
                return 1 + int.from_bytes(inside[4:7], "little"), 1 + int.from_bytes(inside[7:10], "little")
            case b"VP8 ":
                width, height = int.from_bytes(inside[6:8], "little"), int.from_bytes(inside[8:10], "little")
                return width & 0x3FFF, height & 0x3FFF
            case b"VP8L":
                bits = int.from_bytes(inside[1:5], "little")
                return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    raise DamagedPicture


def is_bare(original: bytes) -> bool:
    """Nothing but pixels, colour and EXIF, and nothing behind the end."""
    chunks = list(_chunks(original))
    length = RIFF_HEAD + sum(len(content) for _, content in chunks)
    return length == len(original) and {name for name, _ in chunks} <= SHOWN | {b"EXIF"}


def clean(original: bytes, exif: bytes) -> bytes:
    """The same pixels, bit for bit, with our own metadata."""
    chunks = [(name, content) for name, content in _chunks(original) if name in SHOWN]
    if chunks[0][0] == b"VP8X":
        head = bytearray(chunks[0][1])
        head[8] = head[8] & ~(HAS_EXIF | HAS_XMP) | (HAS_EXIF if exif else 0)
        chunks[0] = b"VP8X", bytes(head)
        if exif:
            chunks.append((b"EXIF", _chunk(b"EXIF", exif)))
    body = b"WEBP" + b"".join(content for _, content in chunks)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def _chunks(original: bytes) -> Iterator[tuple[bytes, bytes]]:
    end_of_file = min(8 + int.from_bytes(original[4:8], "little"), len(original))
    at = RIFF_HEAD
    while at + 8 <= end_of_file:
        length = int.from_bytes(original[at + 4 : at + 8], "little")
        end = at + 8 + length + length % 2
        yield original[at : at + 4], original[at:end]
        at = end


def _chunk(name: bytes, content: bytes) -> bytes:
    return name + len(content).to_bytes(4, "little") + content + b"\0" * (len(content) % 2)
