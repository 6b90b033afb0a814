"""From a file's own colours to sRGB, the colours of the web."""

from collections.abc import Callable
from functools import cache, lru_cache, partial
from io import BytesIO
from itertools import product
from typing import TypeAlias

import numpy as np
from PIL import Image, ImageCms
from PIL.ImageCms import Direction, Flags, ImageCmsProfile, ImageCmsTransform, Intent, PyCMSError

from photodrop.imaging import cmyk, matrix, profiles
from photodrop.imaging.pixels import Picture, Pixels, blank, view

InPlace: TypeAlias = Callable[[Pixels], None]

ICC_NAMES = {"RGB": "RGB ", "L": "GRAY", "CMYK": "CMYK"}
# Of 255: a difference nobody sees.
BARELY = 2


def to_srgb(picture: Picture, icc: bytes) -> Picture:
    """A profile of another kind than the pixels, or a broken one, is no profile."""
    match picture.space:
        case "RGB":
            if convert := _for_rgb(icc):
                convert(picture.pixels)
            return picture
        case "L":
            transform = _transform(icc, "L")
            grey = view(np.ascontiguousarray(picture.pixels[..., 0]), "L")
            return _converted(grey, transform) if transform else Picture(picture.pixels)
        case _:
            transform = _transform(icc, "CMYK")
            return _converted(view(picture.pixels, "CMYK"), transform) if transform else cmyk.to_rgb(picture)


def from_lab(image: Image.Image) -> Image.Image:
    lab = ImageCmsProfile(ImageCms.createProfile("LAB"))
    transform = ImageCms.buildTransform(lab, _srgb(), "LAB", "RGB")
    return ImageCms.applyTransform(image, transform) or image


@lru_cache(maxsize=8)
def _for_rgb(icc: bytes) -> InPlace | None:
    """None when there is nothing to do: hundreds of sRGB profiles exist under many names, and a few colours tell them.

    The same colours tell whether the short way gives what LCMS gives.
    """
    transform = _transform(icc, "RGB")
    if transform is None:
        return None
    exact = partial(_by_lcms, transform)
    if _differ(exact, _unchanged) <= BARELY:
        return None
    short = matrix.read(icc)
    return short.apply if short and _differ(exact, short.apply) <= BARELY else exact


def _by_lcms(transform: ImageCmsTransform, pixels: Pixels) -> None:
    ImageCms.applyTransform(view(pixels, "RGBX"), transform, inPlace=True)


def _unchanged(_: Pixels) -> None:
    """What a conversion from sRGB to sRGB comes to."""


def _differ(one: InPlace, other: InPlace) -> int:
    colours = np.array([[(*rgb, 255) for rgb in product(range(0, 256, 17), repeat=3)]], np.uint8)
    results = colours.copy(), colours.copy()
    one(results[0])
    other(results[1])
    return int(np.abs(results[0].astype(int) - results[1])[..., :3].max())


def _converted(image: Image.Image, transform: ImageCmsTransform) -> Picture:
    target = blank(*image.size)
    transform.apply(image, view(target, "RGBX"))
    return Picture(target)


@lru_cache(maxsize=8)
def _transform(icc: bytes, space: str) -> ImageCmsTransform | None:
    try:
        profile = ImageCmsProfile(BytesIO(icc))
        if getattr(profile.profile, "xcolor_space", "") != ICC_NAMES[space]:
            return None
        intent = Intent.RELATIVE_COLORIMETRIC
        if not ImageCms.isIntentSupported(profile, intent, Direction.INPUT):
            intent = Intent.PERCEPTUAL
        mode = "RGBX" if space == "RGB" else space
        return ImageCms.buildTransform(profile, _srgb(), mode, "RGBX", intent, Flags.BLACKPOINTCOMPENSATION)
    except (OSError, PyCMSError):
        return None


@cache
def _srgb() -> ImageCmsProfile:
    return ImageCmsProfile(BytesIO(profiles.srgb()))
