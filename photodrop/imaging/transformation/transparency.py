"""Pictures with holes: the fourth byte is opacity, and the colours are multiplied by it, so that blending is adding."""

import cv2
import numpy as np

from photodrop.imaging.pixels import Picture, Pixels
from photodrop.imaging.transformation.colours import OPAQUE, Colour


def clear(width: int, height: int) -> Picture:
    return Picture(np.zeros((height, width, 4), np.uint8), "RGBA")


def with_alpha(picture: Picture) -> Picture:
    """In the picture's own memory."""
    if picture.space != "RGBA":
        picture.pixels[..., 3] = OPAQUE
    return Picture(picture.pixels, "RGBA")


def paint(colour: Colour) -> tuple[int, int, int, int]:
    """A colour as it is stored."""
    red, green, blue = (round(value * colour.alpha / OPAQUE) for value in (colour.red, colour.green, colour.blue))
    return red, green, blue, colour.alpha


def flattened(picture: Picture, colour: Colour) -> Picture:
    """On a colour; opaque where the colour is."""
    if picture.space != "RGBA":
        return picture
    ground = np.empty_like(picture.pixels)
    ground[:] = paint(colour)
    over(ground, picture.pixels)
    return Picture(ground, "RGB" if colour.alpha == OPAQUE else "RGBA")


def over(ground: Pixels, layer: Pixels) -> None:
    """Lays one upon the other, in the ground's memory."""
    rest = cv2.bitwise_not(np.ascontiguousarray(layer[..., 3]))
    cv2.multiply(ground, cv2.merge((rest, rest, rest, rest)), dst=ground, scale=1 / OPAQUE)
    cv2.add(ground, layer, dst=ground)


def faded(picture: Picture, percent: int) -> Picture:
    if percent == 100:  # noqa: PLR2004 (wholly there)
        return picture
    return Picture(cv2.convertScaleAbs(with_alpha(picture).pixels, alpha=percent / 100).astype(np.uint8), "RGBA")


def divided(pixels: Pixels) -> Pixels:
    """The colours as they are without their opacity, as files store them."""
    return np.asarray(cv2.divide(pixels, _opacities(pixels), scale=OPAQUE), np.uint8)


def multiplied(pixels: Pixels) -> Pixels:
    return np.asarray(cv2.multiply(pixels, _opacities(pixels), scale=1 / OPAQUE), np.uint8)


def _opacities(pixels: Pixels) -> Pixels:
    """For each colour its pixel's opacity; opacity itself stays as it is."""
    alpha = np.ascontiguousarray(pixels[..., 3])
    return np.asarray(cv2.merge((alpha, alpha, alpha, np.full_like(alpha, OPAQUE))), np.uint8)
