"""What somebody gets who downloads "the original": its pixels, without what it tells about place and camera."""

from dataclasses import replace

from photodrop.imaging import exif, jpeg, png, profiles, webp
from photodrop.imaging.formats import Format
from photodrop.imaging.header import Header
from photodrop.imaging.pixels import Picture
from photodrop.imaging.renditions import Delivery

QUALITY = 95
LONGEST_JPEG = 65_500


def edge(found: Header, max_edge: int | None) -> int:
    """The longer side of the picture to encode anew; 0 where the file's own pixels will do."""
    longest = max(found.width, found.height)
    if max_edge and max_edge < longest:
        return min(max_edge, LONGEST_JPEG)
    can_be_cleaned = found.format in (Format.jpeg, Format.png, Format.webp)
    return 0 if can_be_cleaned or found.is_fit_to_serve else min(longest, LONGEST_JPEG)


def encoded(picture: Picture, found: Header) -> Delivery:
    notes = exif.write(replace(found.notes, orientation=exif.UPRIGHT), camera_facts=True)
    content = jpeg.encode(picture, jpeg.metadata(notes, profiles.srgb()), quality=QUALITY, subsampling="444")
    return Delivery(Format.jpeg, picture.width, picture.height, content)


def cleaned(original: bytes, found: Header) -> Delivery | None:
    """The same pixels, bit for bit; None where the original itself may be served."""
    if found.is_fit_to_serve:
        return None
    notes = exif.write(found.notes, camera_facts=True)
    match found.format:
        case Format.jpeg:
            # Cameras tell Adobe RGB by EXIF alone, and that part of EXIF goes.
            content = jpeg.clean(original, notes, b"" if found.icc else found.colours)
        case Format.png:
            content = png.clean(original, notes)
        case Format.webp:
            content = webp.clean(original, notes)
        case _:
            msg = f"{found.format} cannot be cleaned without decoding."
            raise NotImplementedError(msg)
    return Delivery(found.format, *found.upright_size, content)
