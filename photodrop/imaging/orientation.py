"""Turning pixels the way EXIF says the camera was held."""

from collections.abc import Callable

import cv2
import numpy as np
from cv2.typing import MatLike

from photodrop.imaging.pixels import Picture, Pixels

SIDEWAYS = {5, 6, 7, 8}

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
