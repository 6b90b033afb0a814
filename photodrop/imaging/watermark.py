"""Words or a logo laid over a picture, light with a dark edge or the reverse: it shows on snow and on night."""

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from math import cos, radians, tan

import cv2
import numpy as np
from PIL import Image

from photodrop.imaging.pixels import Picture, Pixels
from photodrop.imaging.renditions import LARGEST_SIZE, LEAST_OPACITY, LEAST_SIZE, Layout, Mark

FALLBACK = "PhotoDrop"
TURN = 24
# How much of the picture the letters, a logo and their edge hide, and how wide the edge is in parts of the font's size.
LETTERS, LOGO, EDGE = 0.56, 0.7, 0.45
EDGE_WIDTH, EDGE_STRENGTH = 0.045, 2.2
LOGO_EDGE = 0.02
# All lengths are parts of the picture's longer side.
WIDEST_TEXT, SMALLEST_FONT, LARGEST_FONT = 0.24, 0.03, 0.048
WIDEST_LOGO, TALLEST_LOGO = 0.24, 0.13
CLOSEST_COLUMNS, GAP = 0.38, 0.06
MARGIN = 0.025
# A single mark is larger than each of many.
LARGER: dict[Layout, float] = {"tiles": 1, "corner": 1.2, "centre": 2.2}
# Of an oblong picture a single mark may not need more than this, in shorter sides; and never more of its width.
OBLONG, WIDEST_SINGLE = 2, 0.94
# Less ink than this, in squares of the font's size, is a text nobody sees: only spaces, or signs without a shape.
FAINTEST = 0.05
PROBE = 40
# A longer text is cut: at its smallest it would cross the whole picture anyway.
LONGEST = 80
SMALLEST_SIZE, SMALLEST_LOGO, WEIGHT = 7, 16, 600
# OpenCV carries fonts for Latin, Greek, Cyrillic, Hebrew, Arabic, Chinese and Japanese letters.
_FACE = cv2.FontFace("sans")


@dataclass(frozen=True)
class Stamp:
    """One mark, ready to blend, and how far apart its copies lie."""

    light: Pixels
    keep: Pixels
    column: int
    row: int


@dataclass(frozen=True)
class Ink:
    """How much of each pixel a drawing and its edge cover, 0 to 1; the drawing's colours and the edge's, 0 to 255."""

    cover: np.ndarray
    edge: np.ndarray
    colours: np.ndarray | int
    edge_colour: int


def mark(picture: Picture, wanted: Mark) -> Picture:
    """Blends into the picture's own memory. Words without visible signs become ours: never an unmarked picture."""
    long, short = max(picture.width, picture.height), min(picture.width, picture.height)
    if wanted.layout == "tiles":
        stamp = _stamp(wanted, long)
    else:
        stamp = _stamp(wanted, min(long, OBLONG * short), round(WIDEST_SINGLE * picture.width))
    height, width = stamp.keep.shape[:2]
    match wanted.layout:
        case "tiles":
            for row, y in enumerate(range(-height // 2, picture.height, stamp.row)):
                for x in range(-stamp.column * (row % 2) // 2 - width // 4, picture.width, stamp.column):
                    _blend(picture.pixels, stamp, x, y)
        case "corner":
            margin = round(MARGIN * short)
            _blend(picture.pixels, stamp, picture.width - width - margin, picture.height - height - margin)
        case "centre":
            _blend(picture.pixels, stamp, (picture.width - width) // 2, (picture.height - height) // 2)
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
def _stamp(wanted: Mark, edge: int, widest: int | None = None) -> Stamp:
    unit = edge * LARGER[wanted.layout] * min(max(wanted.size, LEAST_SIZE), LARGEST_SIZE) / 100
    strength = min(max(wanted.opacity, LEAST_OPACITY), 100) / 100
    turn = TURN if wanted.layout == "tiles" else 0
    ink, tall = _ink(wanted, unit, turn)
    if widest and ink.cover.shape[1] > widest:
        ink, tall = _ink(wanted, unit * widest / ink.cover.shape[1], turn)
    shine = ink.cover * strength * (LOGO if wanted.logo else LETTERS)
    # Where the drawing has the colour of the ground, its edge is all there is: it fades by half as much.
    shade = ink.edge * (1 - ink.cover) * EDGE * (1 + strength) / 2
    column = max(round(CLOSEST_COLUMNS * unit), round(ink.cover.shape[1] + GAP * unit))
    # Neighbouring rows are half a column apart; this keeps their lines from touching.
    row = round(column / 2 * tan(radians(TURN)) + 1.8 * tall / cos(radians(TURN)))
    light = shine[..., None] * ink.colours + (shade * ink.edge_colour)[..., None]
    return Stamp(light=_channels(light), keep=_channels(255 * (1 - shine - shade)[..., None]), column=column, row=row)


def _ink(wanted: Mark, unit: float, turn: int) -> tuple[Ink, int]:
    """And how tall it is, in pixels, before it was turned."""
    return _drawing(wanted.logo, unit, turn) if wanted.logo else _words(wanted.text, unit, turn)


def _words(text: str, unit: float, turn: int) -> tuple[Ink, int]:
    text = _visible(" ".join(text.split())[:LONGEST])
    size = max(_font_size(text, unit), SMALLEST_SIZE)
    letters, outline = _turned(text, size, turn)
    return Ink(letters, outline, 255, 0), size


def _drawing(logo: bytes, unit: float, turn: int) -> tuple[Ink, int]:
    with Image.open(BytesIO(logo), formats=["PNG"]) as opened:
        image = opened.convert("RGBA")
    scale = min(WIDEST_LOGO * unit / image.width, TALLEST_LOGO * unit / image.height)
    scale = max(scale, SMALLEST_LOGO / max(image.size))
    width, height = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    edge = max(1.0, LOGO_EDGE * max(width, height))
    margin = round(4 * edge) + 1
    ground = Image.new("RGBA", (width + 2 * margin, height + 2 * margin))
    ground.paste(image.resize((width, height), Image.Resampling.LANCZOS), (margin, margin))
    turned = np.asarray(ground.rotate(turn, Image.Resampling.BICUBIC, expand=True) if turn else ground)
    colours, cover = turned[..., :3].astype(np.float32), turned[..., 3].astype(np.float32) / 255
    outline = _outline(turned[..., 3].copy(), edge).astype(np.float32) / 255
    is_light = (colours.mean(axis=2) * cover).sum() > 127 * cover.sum()
    return Ink(cover, outline, colours, 0 if is_light else 255), height


def _visible(text: str) -> str:
    letters, _ = _turned(text, PROBE, TURN)
    return text if letters.sum() >= FAINTEST * PROBE * PROBE else FALLBACK


def _font_size(text: str, unit: float) -> int:
    *_, width, _ = _extent(text, PROBE)
    return round(min(max(WIDEST_TEXT * unit * PROBE / max(width, 1), SMALLEST_FONT * unit), LARGEST_FONT * unit))


def _extent(text: str, size: int) -> tuple[int, int, int, int]:
    x, y, width, height = cv2.getTextSize((0, 0), text, (0, 0), _FACE, size, WEIGHT)
    return x, y, width, height


def _turned(text: str, size: int, turn: int) -> tuple[np.ndarray, np.ndarray]:
    """How much of each pixel the letters and their edge cover, 0 to 1."""
    x, y, width, height = _extent(text, size)
    edge = max(1.0, EDGE_WIDTH * size)
    margin = round(4 * edge) + 1
    letters = np.zeros((height + 2 * margin, width + 2 * margin), np.uint8)
    cv2.putText(letters, text, (margin - x, margin - y), 255, _FACE, size, WEIGHT)
    turned = (
        Image.fromarray(layer).rotate(turn, Image.Resampling.BICUBIC, expand=True)
        for layer in (letters, _outline(letters, edge))
    )
    first, second = (np.asarray(layer).astype(np.float32) / 255 for layer in turned)
    return first, second


def _outline(ink: np.ndarray, edge: float) -> np.ndarray:
    """Blurred and made strong again, a drawing grows a soft edge of even width."""
    return cv2.convertScaleAbs(cv2.GaussianBlur(ink, (0, 0), edge), alpha=EDGE_STRENGTH)


def _channels(plane: np.ndarray) -> Pixels:
    """Four of them; the fourth means nothing in a picture that is marked."""
    rounded = np.rint(plane).clip(0, 255).astype(np.uint8)
    return np.ascontiguousarray(rounded[..., [0, 1, 2, 0] if rounded.shape[2] > 1 else [0] * 4])
