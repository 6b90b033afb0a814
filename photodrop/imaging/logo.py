"""A photographer's logo: read once with suspicion, kept as a plain PNG of nothing but the drawing."""

from io import BytesIO

import numpy as np
from PIL import Image

from photodrop.imaging import header, jpeg, profiles
from photodrop.imaging.errors import EmptyLogo, NoLogoFormat, SmallLogo, ThinLogo
from photodrop.imaging.formats import Format, sniff
from photodrop.imaging.pipeline import develop
from photodrop.imaging.pixels import Picture, fitting
from photodrop.imaging.renditions import LogoFile, Mark
from photodrop.imaging.resize import to_size
from photodrop.imaging.watermark import mark

LARGEST_EDGE, SMALL_EDGE = 1200, 160
SMALLEST_EDGE, THINNEST = 24, 20
# What is fainter is taken for dust; a drawing fainter than this all over is nobody's logo.
DUST, FAINT = 12, 40
HALF, LEAST_INK = 127, 0.01
PREVIEW_EDGE = 900
PREVIEW_QUALITY = 82


def drawn(original: bytes, max_pixels: int) -> LogoFile:
    """Cut to its drawing, at most 1200 pixels, its strongest part opaque: how faint it is, each album says."""
    found = sniff(original)
    if found not in {Format.png, Format.webp}:
        raise NoLogoFormat
    header.read(original, max_pixels)
    with header.opened(original, found) as opened:
        image = opened.convert("RGBA")
    ink = np.asarray(image)[..., 3]
    rows, columns = np.flatnonzero((ink > DUST).any(axis=1)), np.flatnonzero((ink > DUST).any(axis=0))
    if not rows.size or ink.max() < FAINT:
        raise EmptyLogo
    image = image.crop((int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1))
    if max(image.size) < SMALLEST_EDGE:
        raise SmallLogo
    if max(image.size) > THINNEST * min(image.size):
        raise ThinLogo
    image = image.resize(fitting(*image.size, LARGEST_EDGE), Image.Resampling.LANCZOS)
    image.putalpha(_strong(image))
    small = image.resize(fitting(*image.size, SMALL_EDGE), Image.Resampling.LANCZOS)
    return LogoFile(*image.size, _png(image), _png(small))


def preview(picture: bytes | None, wanted: Mark | None) -> bytes:
    """Of a rendition of ours; without one, on a ground from dark to light."""
    if picture is None:
        shown = _ground()
    else:
        found = header.read(picture, PREVIEW_EDGE * PREVIEW_EDGE * 9)
        shown = develop(picture, found, PREVIEW_EDGE)
        shown = to_size(shown, *fitting(shown.width, shown.height, PREVIEW_EDGE))
    if wanted is not None:
        mark(shown, wanted)
    return jpeg.encode(shown, jpeg.metadata(b"", profiles.srgb()), quality=PREVIEW_QUALITY)


def _strong(image: Image.Image) -> Image.Image:
    ink = np.asarray(image)[..., 3].astype(np.float32)
    strongest = np.percentile(ink[ink > DUST], 90)
    strong = np.clip(ink * (255 / strongest), 0, 255)
    if (strong > HALF).mean() < LEAST_INK:
        raise EmptyLogo
    return Image.fromarray(np.rint(strong).astype(np.uint8))


def _png(image: Image.Image) -> bytes:
    file = BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


def _ground() -> Picture:
    width, height = PREVIEW_EDGE, PREVIEW_EDGE * 2 // 3
    across = np.linspace(40, 225, width, dtype=np.float32)[None, :] + np.linspace(-25, 25, height)[:, None]
    levels = np.clip(across, 0, 255).astype(np.uint8)
    return Picture(np.ascontiguousarray(np.dstack([levels] * 4)))
