"""Turning pixels the way EXIF says the camera was held."""

from collections.abc import Callable
from typing import TypeAlias

import cv2
import numpy as np
from cv2.typing import MatLike

from photodrop.imaging.pixels import Picture, Pixels

SIDEWAYS = {5, 6, 7, 8}
Corners: TypeAlias = tuple[float, float, float, float]

_TURNS: dict[int, Callable[[Pixels], MatLike]] = {
    2: lambda pixels: cv2.flip(pixels, 1),
    3: lambda pixels: cv2.rotate(pixels, cv2.ROTATE_180),
    4: lambda pixels: cv2.flip(pixels, 0),
    5: lambda pixels: cv2.rotate(cv2.flip(pixels, 1), cv2.ROTATE_90_COUNTERCLOCKWISE),
    6: lambda pixels: cv2.rotate(pixels, cv2.ROTATE_90_CLOCKWISE),
    7: lambda pixels: cv2.rotate(cv2.flip(pixels, 1), cv2.ROTATE_90_CLOCKWISE),
    8: lambda pixels: cv2.rotate(pixels, cv2.ROTATE_90_COUNTERCLOCKWISE),
}


def upright(picture: Picture, orientation: int) -> Picture:
    turn = _TURNS.get(orientation)
    return Picture(np.asarray(turn(picture.pixels), np.uint8), picture.space) if turn else picture


# Of a point of the upright picture, in parts of it, where it lies in the picture as stored.
_PLACES: dict[int, Callable[[float, float], tuple[float, float]]] = {
    2: lambda x, y: (1 - x, y),
    3: lambda x, y: (1 - x, 1 - y),
    4: lambda x, y: (x, 1 - y),
    5: lambda x, y: (y, x),
    6: lambda x, y: (y, 1 - x),
    7: lambda x, y: (1 - y, 1 - x),
    8: lambda x, y: (1 - y, x),
}


def as_stored(corners: Corners, orientation: int) -> Corners:
    """Left, top, right and bottom of a part of the upright picture, in parts of the stored one."""
    place = _PLACES.get(orientation)
    if place is None:
        return corners
    (first_x, first_y), (last_x, last_y) = place(*corners[:2]), place(*corners[2:])
    return min(first_x, last_x), min(first_y, last_y), max(first_x, last_x), max(first_y, last_y)
