"""The `e_` of a transformation: each a few lines on pixels in memory."""

from collections.abc import Callable
from math import ceil

import cv2
import numpy as np

from photodrop.imaging.pixels import Picture, Pixels
from photodrop.imaging.transformation.recipe import Effect
from photodrop.imaging.transformation.transparency import divided, multiplied

RED, GREEN, BLUE = 0.299, 0.587, 0.114
SEPIA = np.array(((0.393, 0.769, 0.189), (0.349, 0.686, 0.168), (0.272, 0.534, 0.131)))
GREY = np.array(((RED, GREEN, BLUE),) * 3)
# One hundred is a blur one sees on a screen.
PIXELS_OF_BLUR = 1 / 25
WIDEST_DIRECT_BLUR = 4.0
SHARPEN_RADIUS = 1.0
# Work that nobody sees the resolution of is done on a copy of this size.
CARTOON_EDGE = 900
SQUARES = 24
CLIPPED = 0.004


def apply(picture: Picture, effect: Effect) -> Picture:
    change, is_plain = EFFECTS[effect.name]
    if picture.space != "RGBA":
        return Picture(change(picture.pixels, *effect.values), picture.space)
    if is_plain:
        result = change(picture.pixels, *effect.values)
        return Picture(np.minimum(result, result[..., 3:]), "RGBA")
    result = change(divided(picture.pixels), *effect.values)
    result[..., 3] = picture.pixels[..., 3]
    return Picture(multiplied(result), "RGBA")


def _grayscale(pixels: Pixels) -> Pixels:
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGBA2GRAY)
    return np.asarray(cv2.merge((grey, grey, grey, pixels[..., 3])), np.uint8)


def _sepia(pixels: Pixels, strength: int) -> Pixels:
    return _mixed(pixels, SEPIA, strength / 100)


def _saturation(pixels: Pixels, level: int) -> Pixels:
    return _mixed(pixels, GREY, -level / 100)


def _mixed(pixels: Pixels, colours: np.ndarray, amount: float) -> Pixels:
    """A matrix of colours, as strong as `amount`; opacity stays."""
    matrix = np.eye(4, dtype=np.float32)
    matrix[:3, :3] += (colours - np.eye(3)) * amount
    return np.asarray(cv2.transform(pixels, matrix), np.uint8)


def _brightness(pixels: Pixels, level: int) -> Pixels:
    return _curve(pixels, np.arange(256) + level * 1.27)


def _contrast(pixels: Pixels, level: int) -> Pixels:
    slope = 1 + level / 100 if level < 0 else 1 + level / 50
    return _curve(pixels, (np.arange(256) - 127.5) * slope + 127.5)


def _negate(pixels: Pixels) -> Pixels:
    return _curve(pixels, 255 - np.arange(256))


def _curve(pixels: Pixels, values: np.ndarray) -> Pixels:
    """The same for the three colours; opacity stays."""
    table = np.rint(values).clip(0, 255).astype(np.uint8)
    keep = np.arange(256, dtype=np.uint8)
    return np.asarray(cv2.LUT(pixels, cv2.merge((table, table, table, keep)).reshape(1, 256, 4)), np.uint8)


def _blur(pixels: Pixels, strength: int) -> Pixels:
    """A wide one is done on a smaller copy, where it costs the same as a narrow one."""
    sigma = strength * PIXELS_OF_BLUR
    if sigma <= WIDEST_DIRECT_BLUR:
        return np.asarray(cv2.GaussianBlur(pixels, (0, 0), sigma, borderType=cv2.BORDER_REPLICATE), np.uint8)
    height, width = pixels.shape[:2]
    factor = sigma / WIDEST_DIRECT_BLUR * 2
    size = max(1, ceil(width / factor)), max(1, ceil(height / factor))
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    soft = cv2.GaussianBlur(small, (0, 0), sigma / factor, borderType=cv2.BORDER_REPLICATE)
    return np.asarray(cv2.resize(soft, (width, height), interpolation=cv2.INTER_CUBIC), np.uint8)


def _sharpen(pixels: Pixels, strength: int) -> Pixels:
    soft = cv2.GaussianBlur(pixels, (0, 0), SHARPEN_RADIUS, borderType=cv2.BORDER_REPLICATE)
    amount = strength / 100
    result = np.asarray(cv2.addWeighted(pixels, 1 + amount, soft, -amount, 0), np.uint8)
    result[..., 3] = pixels[..., 3]
    return result


def _pixelate(pixels: Pixels, square: int | None = None) -> Pixels:
    height, width = pixels.shape[:2]
    square = square or max(2, max(width, height) // SQUARES)
    across, down = ceil(width / square), ceil(height / square)
    # Squares at the rim are whole ones, cut off afterwards.
    whole = cv2.copyMakeBorder(
        pixels, 0, down * square - height, 0, across * square - width, cv2.BORDER_REPLICATE
    )  # fmt: skip
    small = cv2.resize(whole, (across, down), interpolation=cv2.INTER_AREA)
    large = cv2.resize(small, (across * square, down * square), interpolation=cv2.INTER_NEAREST)
    return np.ascontiguousarray(large[:height, :width], np.uint8)


def _cartoonify(pixels: Pixels, lines: int, reduction: int) -> Pixels:
    height, width = pixels.shape[:2]
    scale = min(1.0, CARTOON_EDGE / max(width, height))
    size = max(1, round(width * scale)), max(1, round(height * scale))
    small = cv2.cvtColor(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), cv2.COLOR_RGBA2RGB)
    for _ in range(2):
        small = cv2.bilateralFilter(small, 7, 40, 7)
    levels = round(24 - reduction / 100 * 20)
    flat = np.rint(np.rint(np.arange(256) / 255 * levels) / levels * 255).astype(np.uint8)
    paint = cv2.LUT(small, flat)
    if lines:
        grey = cv2.medianBlur(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), 5)
        ink = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, 9, 14 - lines / 10)
        ink = cv2.addWeighted(ink, lines / 100, ink, 0, 255 * (1 - lines / 100))
        paint = cv2.multiply(paint, cv2.merge((ink, ink, ink)), scale=1 / 255)
    large = cv2.resize(paint, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.cvtColor(large, cv2.COLOR_RGB2RGBA), np.uint8)


def _vignette(pixels: Pixels, strength: int) -> Pixels:
    height, width = pixels.shape[:2]
    across = np.square(np.linspace(-1, 1, width, dtype=np.float32))[None, :]
    down = np.square(np.linspace(-1, 1, height, dtype=np.float32))[:, None]
    # From a third of the way out, ever darker towards the corners.
    far = np.maximum(np.sqrt((across + down) / 2) - 1 / 3, 0) * 1.5
    light = np.rint(255 * (1 - strength / 100 * np.square(far))).astype(np.uint8)
    mask = cv2.merge((light, light, light, np.full_like(light, 255)))
    return np.asarray(cv2.multiply(pixels, mask, scale=1 / 255), np.uint8)


def _improve(pixels: Pixels, blend: int) -> Pixels:
    """Uses the whole range of light, lifts what is too dark, and makes colours a little stronger."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGBA2GRAY)
    counts = np.cumsum(np.bincount(grey.ravel(), minlength=256)) / grey.size
    low = min(int(np.searchsorted(counts, CLIPPED)), 40)
    high = max(int(np.searchsorted(counts, 1 - CLIPPED)), 215)
    spread = np.clip((np.arange(256) - low) / (high - low), 0, 1)
    middle = float(spread[int(np.searchsorted(counts, 0.5))])
    gamma = np.clip(np.log(0.46) / np.log(np.clip(middle, 0.05, 0.95)), 0.75, 1.15)
    better = _mixed(_curve(pixels, spread**gamma * 255), GREY, -0.12)
    return np.asarray(cv2.addWeighted(better, blend / 100, pixels, 1 - blend / 100, 0), np.uint8)


# Whether colours multiplied by their opacity may be changed as they are.
EFFECTS: dict[str, tuple[Callable[..., Pixels], bool]] = {
    "grayscale": (_grayscale, True),
    "sepia": (_sepia, True),
    "saturation": (_saturation, True),
    "blur": (_blur, True),
    "sharpen": (_sharpen, True),
    "pixelate": (_pixelate, True),
    "vignette": (_vignette, True),
    "brightness": (_brightness, False),
    "contrast": (_contrast, False),
    "negate": (_negate, False),
    "cartoonify": (_cartoonify, False),
    "improve": (_improve, False),
}
