"""From a file's own colours to sRGB, the colours of the web."""

from functools import cache, lru_cache
from io import BytesIO
from itertools import product

import numpy as np
from PIL import Image, ImageCms
from PIL.ImageCms import Direction, Flags, ImageCmsProfile, ImageCmsTransform, Intent, PyCMSError

from photodrop.imaging import cmyk, profiles
from photodrop.imaging.pixels import Picture, blank, view

ICC_NAMES = {"RGB": "RGB ", "L": "GRAY", "CMYK": "CMYK"}
BARELY = 2


def to_srgb(picture: Picture, icc: bytes) -> Picture:
    """A profile of another kind than the pixels, or a broken one, is no profile."""
    transform = _transform(icc, picture.space)
    match picture.space:
        case "RGB":
            if transform:
                ImageCms.applyTransform(view(picture.pixels, "RGBX"), transform, inPlace=True)
            return picture
        case "L":
            grey = view(np.ascontiguousarray(picture.pixels[..., 0]), "L")
            return _converted(grey, transform) if transform else Picture(picture.pixels)
        case _:
            return _converted(view(picture.pixels, "CMYK"), transform) if transform else cmyk.to_rgb(picture)


def from_lab(image: Image.Image) -> Image.Image:
    lab = ImageCmsProfile(ImageCms.createProfile("LAB"))
    transform = ImageCms.buildTransform(lab, _srgb(), "LAB", "RGB")
    return ImageCms.applyTransform(image, transform) or image


def _converted(image: Image.Image, transform: ImageCmsTransform) -> Picture:
    target = blank(*image.size)
    transform.apply(image, view(target, "RGBX"))
    return Picture(target)


@lru_cache(maxsize=8)
def _transform(icc: bytes, space: str) -> ImageCmsTransform | None:
    """None when there is nothing to do."""
    try:
        profile = ImageCmsProfile(BytesIO(icc))
        if getattr(profile.profile, "xcolor_space", "") != ICC_NAMES[space]:
            return None
        intent = Intent.RELATIVE_COLORIMETRIC
        if not ImageCms.isIntentSupported(profile, intent, Direction.INPUT):
            intent = Intent.PERCEPTUAL
        mode = "RGBX" if space == "RGB" else space
        transform = ImageCms.buildTransform(profile, _srgb(), mode, "RGBX", intent, Flags.BLACKPOINTCOMPENSATION)
    except (OSError, PyCMSError):
        return None
    return None if space == "RGB" and _changes_nothing(transform) else transform


def _changes_nothing(transform: ImageCmsTransform) -> bool:
    """There are hundreds of sRGB profiles under many names; what they do to a few colours tells them all."""
    colours = np.array([[(*rgb, 255) for rgb in product(range(0, 256, 51), repeat=3)]], np.uint8)
    turned = colours.copy()
    ImageCms.applyTransform(view(turned, "RGBX"), transform, inPlace=True)
    return int(np.abs(turned.astype(int) - colours)[..., :3].max()) <= BARELY


@cache
def _srgb() -> ImageCmsProfile:
    return ImageCmsProfile(BytesIO(profiles.srgb()))
