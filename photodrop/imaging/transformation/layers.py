"""What is laid over: other photos and text."""

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from photodrop.imaging.errors import BadTransformation
from photodrop.imaging.pixels import Picture, Pixels
from photodrop.imaging.transformation.colours import OPAQUE
from photodrop.imaging.transformation.geometry import anchored
from photodrop.imaging.transformation.limits import LARGEST_EDGE
from photodrop.imaging.transformation.recipe import Layer, Text
from photodrop.imaging.transformation.transparency import over, paint, with_alpha
from photodrop.sentences import _

FONTS = Path(__file__).parents[3] / "assets" / "fonts"
FILES = {
    "Instrument Sans": "instrument-sans-latin-wght-normal.woff2",
    "Bricolage Grotesque": "bricolage-grotesque-latin-opsz-normal.woff2",
}
# What these two files hold; a text with other letters is written by OpenCV's font, which knows more scripts.
_OURS = re.compile(r"[ -~\xa0-\xa3\xa5\xa7-\xab\xae-\xb0\xb4\xb6-\xb8\xba\xbb\xbf-\xff–—‘’“”•…€™\n]*")
WEIGHTS = {"normal": 400, "bold": 700}
LINE = 1.25
MARGIN = 0.1
_SANS = cv2.FontFace("sans")


def laid_over(picture: Picture, layer: Layer, drawn: Picture) -> Picture:
    """In the picture's memory. What hangs over its edge is cut off: a layer never changes a picture's size."""
    room = picture.width - drawn.width, picture.height - drawn.height
    x, y = (
        length.number * (side if length.of == "own" else 1)
        for length, side in ((layer.x, picture.width), (layer.y, picture.height))
    )
    left, top = (round(place) for place in anchored(layer.gravity, room, x, y))
    rows = slice(max(top, 0), max(min(top + drawn.height, picture.height), 0))
    columns = slice(max(left, 0), max(min(left + drawn.width, picture.width), 0))
    place = picture.pixels[rows, columns]
    if not place.size:
        return picture
    part = with_alpha(drawn).pixels[rows.start - top : rows.stop - top, columns.start - left : columns.stop - left]
    over(place, np.ascontiguousarray(part))
    return picture


def written(text: Text) -> Picture:
    """Letters on nothing, with a little room around them."""
    width = round(text.width.number) if text.width else None
    mask = _by_font(text, width) if _OURS.fullmatch(text.text) and text.font in FILES else _by_opencv(text, width)
    pixels = np.empty((*mask.shape, 4), np.uint8)
    pixels[:] = paint(text.colour)
    return Picture(np.asarray(cv2.multiply(pixels, cv2.merge((mask,) * 4), scale=1 / OPAQUE), np.uint8), "RGBA")


def _by_font(text: Text, width: int | None) -> Pixels:
    font = _font(text.font, text.size, WEIGHTS[text.weight])
    lines = _broken(text.text, width, font.getlength)
    across, down = _room(text, max(font.getlength(line) for line in lines), len(lines))
    image = Image.new("L", (across, down))
    draw = ImageDraw.Draw(image)
    margin = round(text.size * MARGIN)
    for number, line in enumerate(lines):
        x = _start(text.align, across - 2 * margin - font.getlength(line)) + margin
        draw.text((x, margin + text.size * (0.5 + number * LINE)), line, fill=OPAQUE, font=font, anchor="lm")
    return np.asarray(image)


def _by_opencv(text: Text, width: int | None) -> Pixels:
    weight = WEIGHTS[text.weight]

    def length(line: str) -> float:
        _, _, across, _ = cv2.getTextSize((0, 0), line, (0, 0), _SANS, text.size, weight)
        return across

    lines = _broken(text.text, width, length)
    across, down = _room(text, max(length(line) for line in lines), len(lines))
    mask = np.zeros((down, across), np.uint8)
    margin = round(text.size * MARGIN)
    for number, line in enumerate(lines):
        x = round(_start(text.align, across - 2 * margin - length(line)) + margin)
        baseline = round(margin + text.size * (0.85 + number * LINE))
        cv2.putText(mask, line, (x, baseline), (OPAQUE,), _SANS, text.size, weight)
    return mask


@lru_cache(maxsize=16)
def _font(name: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(FONTS / FILES[name], size)
    axes = {b"Weight": weight, b"Optical size": min(max(size, 12), 96)}
    font.set_variation_by_axes([axes[axis.get("name", b"")] for axis in font.get_variation_axes()])
    return font


def _broken(text: str, width: int | None, length: Callable[[str], float]) -> list[str]:
    """Into lines no longer than `width`, at spaces; a single longer word stays whole."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if width and line and length(longer) > width:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return lines


def _room(text: Text, longest: float, lines: int) -> tuple[int, int]:
    margin = 2 * round(text.size * MARGIN)
    across, down = round(longest) + margin + 1, round(text.size * (1 + (lines - 1) * LINE)) + margin + 1
    if max(across, down) > LARGEST_EDGE:
        raise BadTransformation(
            _(
                "“{text}” is {width} × {height} pixels when written. {most} are the most: choose a smaller size, or "
                "break it into lines with c_fit,w_600.",
                text=text.text[:40],
                width=str(across),
                height=str(down),
                most=str(LARGEST_EDGE),
            )
        )
    return across, down


def _start(align: str, free: float) -> float:
    return {"left": 0.0, "center": free / 2, "right": free}[align]
