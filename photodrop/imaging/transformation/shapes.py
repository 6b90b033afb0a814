"""Turning, round corners, borders and backgrounds."""

import cv2
import numpy as np

from photodrop.imaging.pixels import Picture, Pixels
from photodrop.imaging.transformation.colours import OPAQUE, Colour
from photodrop.imaging.transformation.geometry import rotated
from photodrop.imaging.transformation.recipe import Background, Frame, Rotate
from photodrop.imaging.transformation.transparency import flattened, paint, with_alpha

_FLIPS = {"hflip": 1, "vflip": 0}
_QUARTERS = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}


def turned(picture: Picture, rotate: Rotate) -> Picture:
    for turn in rotate.turns:
        if isinstance(turn, str):
            picture = Picture(np.asarray(cv2.flip(picture.pixels, _FLIPS[turn]), np.uint8), picture.space)
        elif turn in _QUARTERS:
            picture = Picture(np.asarray(cv2.rotate(picture.pixels, _QUARTERS[turn]), np.uint8), picture.space)
        elif turn:
            picture = _tilted(picture, turn)
    return picture


def _tilted(picture: Picture, degrees: int) -> Picture:
    """Onto a larger canvas, clear in the corners; a margin of one clear pixel makes the rim soft."""
    width, height = rotated((picture.width, picture.height), degrees)
    pixels = cv2.copyMakeBorder(with_alpha(picture).pixels, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=(0, 0, 0, 0))
    middle = (picture.width + 1) / 2, (picture.height + 1) / 2
    matrix = cv2.getRotationMatrix2D(middle, -degrees, 1)
    matrix[:, 2] += (width - 1) / 2 - middle[0], (height - 1) / 2 - middle[1]
    result = cv2.warpAffine(pixels, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=(0, 0, 0, 0))
    result = np.asarray(result, np.uint8)
    return Picture(np.minimum(result, result[..., 3:]), "RGBA")


def framed(picture: Picture, frame: Frame) -> Picture:
    corners = [_radius(corner, picture) for corner in frame.corners or (0, 0, 0, 0)]
    if any(corners):
        picture = _rounded(with_alpha(picture), corners)
    if not frame.border:
        return picture
    return _bordered(picture, frame.border, frame.colour, corners)


def _radius(corner: int | str, picture: Picture) -> int:
    half = min(picture.width, picture.height) // 2
    return half if isinstance(corner, str) else min(corner, half)


def _rounded(picture: Picture, corners: list[int]) -> Picture:
    """Only the squares at the corners are touched."""
    for number, radius in enumerate(corners):
        if not radius:
            continue
        mask = _quarter(radius)
        if number in {1, 2}:
            mask = mask[:, ::-1]
        if number in {2, 3}:
            mask = mask[::-1]
        rows = slice(0, radius) if number in {0, 1} else slice(picture.height - radius, None)
        columns = slice(0, radius) if number in {0, 3} else slice(picture.width - radius, None)
        place = picture.pixels[rows, columns]
        mask = np.ascontiguousarray(mask)
        place[:] = cv2.multiply(place, cv2.merge((mask, mask, mask, mask)), scale=1 / OPAQUE)
    return picture


def _quarter(radius: int) -> Pixels:
    """How much of each pixel lies inside the upper left quarter of a circle."""
    away = radius - np.arange(radius, dtype=np.float32) - 0.5
    distance = np.hypot(away[None, :], away[:, None])
    return (np.clip(radius - distance + 0.5, 0, 1) * OPAQUE + 0.5).astype(np.uint8)


def _bordered(picture: Picture, width: int, colour: Colour, inner: list[int]) -> Picture:
    """A ring around the picture, which lies below nothing: where the picture is clear, it stays so."""
    canvas = np.empty((picture.height + 2 * width, picture.width + 2 * width, 4), np.uint8)
    canvas[:] = paint(colour)
    place = canvas[width:-width, width:-width]
    if picture.space != "RGBA":
        place[:] = with_alpha(picture).pixels
        return Picture(canvas, "RGB" if colour.alpha == OPAQUE else "RGBA")
    if any(inner):
        _rounded(Picture(canvas, "RGBA"), [radius + width if radius else 0 for radius in inner])
    hole = _rounded(Picture(np.full_like(picture.pixels, OPAQUE), "RGBA"), inner).pixels
    ring = cv2.multiply(place, cv2.bitwise_not(hole), scale=1 / OPAQUE)
    place[:] = cv2.add(ring, picture.pixels)
    return Picture(canvas, "RGBA")


def backed(picture: Picture, background: Background) -> Picture:
    if picture.space != "RGBA":
        return picture
    return flattened(picture, background.colour or _rim(picture))


def _rim(picture: Picture) -> Colour:
    """The middle colour along the edge of what is seen of the picture."""
    seen = picture.pixels[..., 3] == OPAQUE
    rows, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
    if not rows.size:
        return Colour(OPAQUE, OPAQUE, OPAQUE)
    part = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    pixels, seen = picture.pixels[part], seen[part]
    sides = ((pixels[0], seen[0]), (pixels[-1], seen[-1]), (pixels[:, 0], seen[:, 0]), (pixels[:, -1], seen[:, -1]))
    rim = np.concatenate([side[mask] for side, mask in sides])
    red, green, blue = (int(value) for value in np.median(rim[:, :3], axis=0).round())
    return Colour(red, green, blue)
