"""Pixels in memory: four bytes each, so that every library in the pipeline works on them without a copy."""

from dataclasses import dataclass
from typing import TypeAlias

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

# One picture, one core: the worker runs several processes instead.
cv2.setNumThreads(1)

Pixels: TypeAlias = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class Picture:
    """Rows of four-byte pixels. `space` tells what they mean: RGB, L (grey in every channel) or CMYK.

    In transformations also RGBA, with the colours multiplied by the fourth byte, their opacity.
    """

    pixels: Pixels
    space: str = "RGB"

    @property
    def width(self) -> int:
        return self.pixels.shape[1]

    @property
    def height(self) -> int:
        return self.pixels.shape[0]


def blank(width: int, height: int) -> Pixels:
    return np.empty((height, width, 4), np.uint8)


def view(pixels: Pixels, mode: str) -> Image.Image:
    """The same memory as a Pillow image: what is written into one is seen in the other."""
    height, width = pixels.shape[:2]
    return Image.frombuffer(mode, (width, height), pixels, "raw", mode, 0, 1)


def fitting(width: int, height: int, edge: int) -> tuple[int, int]:
    """The size with `edge` as its longer side; never larger than the picture itself."""
    scale = min(1, edge / max(width, height))
    return max(1, int(width * scale + 0.5)), max(1, int(height * scale + 0.5))
