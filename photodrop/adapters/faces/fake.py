"""An engine for tests of everything around one: its faces are rectangles in magenta, people tell by their green.

It runs only where a folder's `faces.json` says `"engine": "rectangles"`. Whoever is as green as `DEADLY` ends
the process, as a hostile picture might.
"""

import os
import random
import struct
from collections.abc import Sequence

import cv2
import numpy as np

from photodrop.adapters.faces.base import ALIGNED, ALIGNED_SIDE, DIMENSIONS, Detected, Landmarks, Pixels

# Green is who it is, in steps wide enough for a JPEG.
RED, BLUE, MOST_GREEN, STEP = 200, 200, 136, 16
# Narrower ones are hardly seen.
SMALLEST, SURE = 4, 6
DEADLY = 8


class Rectangles:
    search_edge = 2048
    close_up = 64

    def __init__(self, name: str) -> None:
        self.name = name

    def search(self, pixels: Pixels) -> list[Detected]:
        is_face = (pixels[..., 0] > RED) & (pixels[..., 2] > BLUE) & (pixels[..., 1] < MOST_GREEN)
        if is_face.any() and np.median(pixels[..., 1][is_face]) > (DEADLY - 0.5) * STEP:
            os._exit(1)
        _, _, rows, _ = cv2.connectedComponentsWithStats(is_face.astype(np.uint8))
        return [_detected(*map(float, row[:4])) for row in rows[1:] if min(row[2:4]) >= SMALLEST]

    def embed(self, faces: Sequence[Pixels]) -> list[bytes]:
        return [embedding(int(np.median(face[..., 1]) + STEP / 2) // STEP) for face in faces]


def embedding(person: int) -> bytes:
    """Strangers' are nearly at right angles."""
    dice = random.Random(person)  # noqa: S311 (not a secret)
    numbers = [dice.gauss(0, 1) for _ in range(DIMENSIONS)]
    length = sum(each * each for each in numbers) ** 0.5
    return struct.pack(f"<{DIMENSIONS}f", *(each / length for each in numbers))


def _detected(left: float, top: float, width: float, height: float) -> Detected:
    # A face's landmarks lie in the middle of what is cut out around them.
    points = [
        (left + width * (0.5 + 0.6 * (x / ALIGNED_SIDE - 0.5)), top + height * (0.5 + 0.6 * (y / ALIGNED_SIDE - 0.5)))
        for x, y in ALIGNED
    ]
    landmarks: Landmarks = (points[0], points[1], points[2], points[3], points[4])
    return Detected((left, top, width, height), landmarks, 0.9 if min(width, height) >= SURE else 0.3)
