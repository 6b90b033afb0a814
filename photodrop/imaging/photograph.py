"""A drawn scene as a camera would write it: a JPEG with its maker and its time."""

from datetime import datetime
from io import BytesIO

from PIL import Image

from photodrop.imaging.artwork import scene

ARTIST, COPYRIGHT, EXIF_IFD, DATE_TIME_ORIGINAL = 0x013B, 0x8298, 0x8769, 0x9003
QUALITY = 92


def photograph(kind: str, seed: int, width: int, height: int, *, artist: str, taken: datetime | None = None) -> bytes:
    exif = Image.Exif()
    exif[ARTIST] = artist
    exif[COPYRIGHT] = f"© {artist}"
    if taken is not None:
        exif.get_ifd(EXIF_IFD)[DATE_TIME_ORIGINAL] = taken.strftime("%Y:%m:%d %H:%M:%S")
    target = BytesIO()
    scene(kind, seed, width, height).save(target, "JPEG", quality=QUALITY, exif=exif)
    return target.getvalue()
