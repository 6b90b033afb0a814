"""What EXIF tells about a picture, what of it may be passed on, and the few tags we write ourselves."""

import contextlib
import struct
import warnings
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone

from PIL import Image
from PIL.ExifTags import IFD

ORIENTATION, ARTIST, COPYRIGHT = 0x0112, 0x013B, 0x8298
TAKEN, TAKEN_OFFSET = 0x9003, 0x9011
UPRIGHT = 1
FIRST_PHOTOGRAPH = 1826
# A segment of a JPEG holds 64 kB, and nobody signs with a novel.
LONGEST_TEXT = 500

# Tags that say how a picture is stored, taken or owned. Whatever is not here may tell a place or a serial number.
_STORAGE = {*range(254, 260), 262, 266, 273, 274, *range(277, 285), 296, 301, 317, 318, 319, 320, *range(322, 326)}
_STORAGE |= {338, 339, 340, 341, 347, 529, 530, 531, 532, 34675}
_DESCRIPTION = {270, 271, 272, 305, 306, ARTIST, COPYRIGHT, IFD.Exif}
_CAMERA = {33434, 33437, 34850, 34855, *range(34864, 34870), 36864, 36867, 36868, *range(36880, 36883), 37121, 37122}
_CAMERA |= {*range(37377, 37387), 37396, *range(37520, 37523), *range(40960, 40964), IFD.Interop, 41483}
_CAMERA |= {*range(41486, 41489), 41492, 41493, 41495, *range(41728, 41731), *range(41985, 41997)}
_CAMERA |= {*range(42034, 42037), 42080, 42240}


@dataclass(frozen=True)
class Notes:
    """The EXIF we understand. `is_private` also when there is more than we understand."""

    orientation: int = UPRIGHT
    copyright: str = ""
    artist: str = ""
    taken: str = ""
    offset: str = ""
    is_adobe_rgb: bool = False
    is_private: bool = False

    @property
    def taken_at(self) -> datetime | None:
        """With the camera's offset from UTC where it wrote one, else naive: the local time of the place."""
        try:
            local = datetime.strptime(self.taken, "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007 (EXIF gives the zone apart)
        except ValueError:
            return None
        # The oldest photograph there is; a camera without a clock says 0001.
        return local.replace(tzinfo=_zone(self.offset)) if local.year >= FIRST_PHOTOGRAPH else None


def read(picture: Image.Image) -> Notes:
    """Broken EXIF may tell others what it does not tell us, so it counts as private."""
    with warnings.catch_warnings(record=True) as complaints:
        warnings.simplefilter("always")
        try:
            notes = _read(picture)
        except (OSError, SyntaxError, ValueError, TypeError, KeyError, AttributeError, struct.error):
            return Notes(is_private=True)
    return replace(notes, is_private=True) if complaints else notes


def _read(picture: Image.Image) -> Notes:
    tags = picture.getexif()
    camera = tags.get_ifd(IFD.Exif)
    orientation = tags.get(ORIENTATION, UPRIGHT)
    is_unreadable = bool(picture.info.get("exif")) and not tags
    return Notes(
        orientation=orientation if orientation in range(1, 9) else UPRIGHT,
        copyright=_text(tags.get(COPYRIGHT)),
        artist=_text(tags.get(ARTIST)),
        taken=_text(camera.get(TAKEN)),
        offset=_text(camera.get(TAKEN_OFFSET)),
        is_adobe_rgb=_text(tags.get_ifd(IFD.Interop).get(1)) == "R03",
        is_private=is_unreadable or not (tags.keys() <= _STORAGE | _DESCRIPTION and camera.keys() <= _CAMERA),
    )


def write(notes: Notes, *, camera_facts: bool) -> bytes:
    """Copyright and artist and, with `camera_facts`, orientation and date, as a little TIFF; empty without any."""
    top: dict[int, bytes | int] = {}
    camera: dict[int, bytes | int] = {}
    if camera_facts and notes.orientation != UPRIGHT:
        top[ORIENTATION] = notes.orientation
    if notes.artist:
        top[ARTIST] = notes.artist.encode()
    if notes.copyright:
        top[COPYRIGHT] = notes.copyright.encode()
    if camera_facts and notes.taken_at:
        camera[TAKEN] = notes.taken.encode()
        if notes.taken_at.tzinfo:
            camera[TAKEN_OFFSET] = notes.offset.encode()
    if not top and not camera:
        return b""
    start = 8
    header = b"II*\0" + struct.pack("<I", start)
    if not camera:
        return header + _directory(top, start)
    # The first directory's length does not depend on the pointer's value.
    second = start + len(_directory(top | {IFD.Exif: 0}, start))
    return header + _directory(top | {IFD.Exif: second}, start) + _directory(camera, second)


def _directory(tags: dict[int, bytes | int], start: int) -> bytes:
    entries, values = b"", b""
    overflow = start + 2 + 12 * len(tags) + 4
    for tag, value in sorted(tags.items()):
        match value:
            case int() if tag == IFD.Exif:
                entries += struct.pack("<HHII", tag, 4, 1, value)
            case int():
                entries += struct.pack("<HHIHH", tag, 3, 1, value, 0)
            case bytes():
                text = value + b"\0"
                if len(text) <= 4:  # noqa: PLR2004 (short values live in the entry itself)
                    entries += struct.pack("<HHI4s", tag, 2, len(text), text)
                else:
                    entries += struct.pack("<HHII", tag, 2, len(text), overflow + len(values))
                    values += text + b"\0" * (len(text) % 2)
    return struct.pack("<H", len(tags)) + entries + struct.pack("<I", 0) + values


def _text(value: object) -> str:
    """EXIF text is ASCII by the standard and UTF-8 in life; Pillow hands it over as Latin-1."""
    if isinstance(value, bytes):
        value = value.decode("latin-1")
    if not isinstance(value, str):
        return ""
    with contextlib.suppress(UnicodeError):
        value = value.encode("latin-1").decode()
    # Photographer and editor are parted by a zero byte.
    return ", ".join(part.strip() for part in value.split("\0") if part.strip())[:LONGEST_TEXT]


def _zone(offset: str) -> timezone | None:
    try:
        hours, minutes = offset[1:].split(":")
        away = timedelta(hours=int(hours), minutes=int(minutes))
        zone = timezone(-away if offset[0] == "-" else away)
    except (ValueError, IndexError):
        return None
    return UTC if not away else zone
