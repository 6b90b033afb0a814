"""Text laid over a whole picture: light letters with a dark edge, so that it shows on snow and on night."""

from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians, tan

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from photodrop.imaging.pixels import Picture, Pixels

FALLBACK = "PhotoDrop"
TURN = 24
LETTERS, EDGE = 0.58, 0.42
# All lengths are parts of the picture's longer side.
WIDEST_TEXT, SMALLEST_FONT, LARGEST_FONT = 0.24, 0.026, 0.048
CLOSEST_COLUMNS, GAP = 0.38, 0.06
# Less ink than this, in squares of the font's size, is a text nobody sees: only spaces, or signs without a shape.
FAINTEST = 0.05
PROBE = 100


@dataclass(frozen=True)
class Stamp:
    """One turned text, ready to blend, and how far apart its copies lie."""

    light: Pixels
    keep: Pixels
    column: int
    row: int


def mark(picture: Picture, text: str) -> Picture:
    """Blends into the picture's own memory. A text without visible signs becomes ours: never an unmarked picture."""
    stamp = _stamp(text, max(picture.width, picture.height))
    height, width = stamp.keep.shape[:2]
    for row, y in enumerate(range(-height // 2, picture.height, stamp.row)):
        for x in range(-stamp.column * (row % 2) // 2 - width // 4, picture.width, stamp.column):
            _blend(picture.pixels, stamp, x, y)
    return picture


def _blend(pixels: Pixels, stamp: Stamp, x: int, y: int) -> None:
    left, top = max(0, -x), max(0, -y)
    place = pixels[max(0, y) : max(0, y + stamp.keep.shape[0]), max(0, x) : max(0, x + stamp.keep.shape[1])]
    height, width = place.shape[:2]
    if not height or not width:
        return
    part = np.s_[top : top + height, left : left + width]
    cv2.multiply(place, stamp.keep[part], dst=place, scale=1 / 255)
    cv2.add(place, stamp.light[part], dst=place)


@lru_cache(maxsize=8)
def _stamp(text: str, edge: int) -> Stamp:
    text = _visible(" ".join(text.split()))
    font = _font(text, edge)
    letters, outline = _turned(text, font)
    shine = letters * LETTERS
    shade = outline * (1 - letters) * EDGE
    column = max(round(CLOSEST_COLUMNS * edge), round(letters.shape[1] + GAP * edge))
    # Neighbouring rows are half a column apart; this keeps their lines of text from touching.
    row = round(column / 2 * tan(radians(TURN)) + 1.8 * font.size / cos(radians(TURN)))
    return Stamp(light=_channels(255 * shine), keep=_channels(255 * (1 - shine - shade)), column=column, row=row)


def _visible(text: str) -> str:
    letters, _ = _turned(text, _aileron(PROBE))
    return text if letters.sum() >= FAINTEST * PROBE * PROBE else FALLBACK


def _font(text: str, edge: int) -> ImageFont.FreeTypeFont:
    per_size = _aileron(PROBE).getlength(text) / PROBE
    return _aileron(min(max(WIDEST_TEXT * edge / per_size, SMALLEST_FONT * edge), LARGEST_FONT * edge))


def _aileron(size: float) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(max(size, 6))
    if not isinstance(font, ImageFont.FreeTypeFont):
        msg = "Pillow was built without FreeType."
        raise TypeError(msg)
    return font


def _turned(text: str, font: ImageFont.FreeTypeFont) -> tuple[np.ndarray, np.ndarray]:
    """How much of each pixel the letters and their edge cover, 0 to 1."""
    stroke = max(1, round(font.size / 18))
    left, top, right, bottom = font.getbbox(text, stroke_width=stroke)
    size = round(right - left) + 2, round(bottom - top) + 2
    layers = []
    for width in (0, stroke):
        layer = Image.new("L", size)
        ImageDraw.Draw(layer).text((1 - left, 1 - top), text, 255, font, stroke_width=width)
        turned = layer.rotate(TURN, Image.Resampling.BICUBIC, expand=True)
        layers.append(np.asarray(turned).astype(np.float32) / 255)
    return layers[0], layers[1]


def _channels(plane: np.ndarray) -> Pixels:
    return np.dstack([np.rint(plane).clip(0, 255).astype(np.uint8)] * 4)
