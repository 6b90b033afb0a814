"""Text laid over a whole picture: light letters with a dark edge, so that it shows on snow and on night."""

from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians, tan

import cv2
import numpy as np
from PIL import Image

from photodrop.imaging.pixels import Picture, Pixels

FALLBACK = "PhotoDrop"
TURN = 24
# How much of the picture the letters and their edge hide, and how wide the edge is as a part of the font's size.
LETTERS, EDGE = 0.56, 0.45
EDGE_WIDTH, EDGE_STRENGTH = 0.045, 2.2
# All lengths are parts of the picture's longer side.
WIDEST_TEXT, SMALLEST_FONT, LARGEST_FONT = 0.24, 0.03, 0.048
CLOSEST_COLUMNS, GAP = 0.38, 0.06
# Less ink than this, in squares of the font's size, is a text nobody sees: only spaces, or signs without a shape.
FAINTEST = 0.05
PROBE = 40
# A longer text is cut: at its smallest it would cross the whole picture anyway.
LONGEST = 80
SMALLEST_SIZE, WEIGHT = 7, 600
# OpenCV carries fonts for Latin, Greek, Cyrillic, Hebrew, Arabic, Chinese and Japanese letters.
_FACE = cv2.FontFace("sans")


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
    text = _visible(" ".join(text.split())[:LONGEST])
    size = max(_font_size(text, edge), SMALLEST_SIZE)
    letters, outline = _turned(text, size)
    shine = letters * LETTERS
    shade = outline * (1 - letters) * EDGE
    column = max(round(CLOSEST_COLUMNS * edge), round(letters.shape[1] + GAP * edge))
    # Neighbouring rows are half a column apart; this keeps their lines of text from touching.
    row = round(column / 2 * tan(radians(TURN)) + 1.8 * size / cos(radians(TURN)))
    return Stamp(light=_channels(255 * shine), keep=_channels(255 * (1 - shine - shade)), column=column, row=row)


def _visible(text: str) -> str:
    letters, _ = _turned(text, PROBE)
    return text if letters.sum() >= FAINTEST * PROBE * PROBE else FALLBACK


def _font_size(text: str, edge: int) -> int:
    *_, width, _ = _extent(text, PROBE)
    return round(min(max(WIDEST_TEXT * edge * PROBE / max(width, 1), SMALLEST_FONT * edge), LARGEST_FONT * edge))


def _extent(text: str, size: int) -> tuple[int, int, int, int]:
    x, y, width, height = cv2.getTextSize((0, 0), text, (0, 0), _FACE, size, WEIGHT)
    return x, y, width, height


def _turned(text: str, size: int) -> tuple[np.ndarray, np.ndarray]:
    """How much of each pixel the letters and their edge cover, 0 to 1."""
    x, y, width, height = _extent(text, size)
    edge = max(1.0, EDGE_WIDTH * size)
    margin = round(4 * edge) + 1
    letters = np.zeros((height + 2 * margin, width + 2 * margin), np.uint8)
    cv2.putText(letters, text, (margin - x, margin - y), 255, _FACE, size, WEIGHT)
    # Blurred and made strong again, letters grow a soft edge of even width.
    outline = cv2.convertScaleAbs(cv2.GaussianBlur(letters, (0, 0), edge), alpha=EDGE_STRENGTH)
    turned = (
        Image.fromarray(layer).rotate(TURN, Image.Resampling.BICUBIC, expand=True) for layer in (letters, outline)
    )
    first, second = (np.asarray(layer).astype(np.float32) / 255 for layer in turned)
    return first, second


def _channels(plane: np.ndarray) -> Pixels:
    return np.dstack([np.rint(plane).clip(0, 255).astype(np.uint8)] * 4)
