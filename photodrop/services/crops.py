"""Which part of a photo a product shows, and whether it has the pixels for it. Arithmetic, nothing else."""

import math
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from photodrop.errors import Invalid
from photodrop.models import Unit
from photodrop.services.tongues import _

MM_PER_INCH = 25.4
TOLERANCE = 0.02
"""Of a shape: a browser crops whole pixels of a small picture."""
SMALLEST = 0.01
"""Of the longer side; papers may be very narrow."""
OUTSIDE = 1e-6


@dataclass(frozen=True)
class Crop:
    """Left, top, width and height in parts of the upright picture, from 0 to 1."""

    x: float
    y: float
    width: float
    height: float


class Paper(Protocol):
    @property
    def width(self) -> Decimal: ...
    @property
    def height(self) -> Decimal: ...
    @property
    def unit(self) -> Unit: ...
    @property
    def dpi(self) -> int: ...


Size = tuple[int, int]
"""Width and height in pixels of the upright picture."""


def ratio(paper: Paper) -> float:
    """Of the longer side to the shorter one."""
    sides = float(paper.width), float(paper.height)
    return max(sides) / min(sides)


def inches(paper: Paper) -> tuple[float, float]:
    """The longer side, then the shorter one."""
    scale = 1.0 if paper.unit is Unit.inch else 1 / MM_PER_INCH
    sides = float(paper.width) * scale, float(paper.height) * scale
    return max(sides), min(sides)


def least_pixels(paper: Paper) -> tuple[int, int]:
    """How many the longer and the shorter side need."""
    long, short = inches(paper)
    return math.ceil(round(long * paper.dpi, 6)), math.ceil(round(short * paper.dpi, 6))


def largest(size: Size, paper: Paper) -> Crop:
    """As much of the picture as fits, from its middle, the paper turned as the picture is."""
    width, height = size
    shape = ratio(paper) if width >= height else 1 / ratio(paper)
    across, down = (1.0, width / shape / height) if width / height < shape else (height * shape / width, 1.0)
    across, down = min(across, 1.0), min(down, 1.0)
    return Crop((1 - across) / 2, (1 - down) / 2, across, down)


def settled(crop: Crop | None, size: Size, paper: Paper) -> Crop:
    """The crop in exactly the paper's shape, either way up. Raises Invalid where it is another, or leaves the picture.

    What is a little too long on one side loses it at both ends.
    """
    if crop is None:
        return largest(size, paper)
    numbers = (crop.x, crop.y, crop.width, crop.height)
    if not all(math.isfinite(number) for number in numbers):
        raise Invalid(crop=_("A crop is four numbers from 0 to 1."))
    if min(crop.x, crop.y) < -OUTSIDE or crop.x + crop.width > 1 + OUTSIDE or crop.y + crop.height > 1 + OUTSIDE:
        raise Invalid(crop=_("The crop leaves the picture."))
    if min(crop.width, crop.height) <= 0 or max(crop.width, crop.height) < SMALLEST:
        raise Invalid(crop=_("The crop is too small to print."))
    across, down = crop.width * size[0], crop.height * size[1]
    shape = ratio(paper) if across >= down else 1 / ratio(paper)
    if abs(across / down / shape - 1) > TOLERANCE:
        raise Invalid(crop=_("The crop has another shape than the product. Choose it anew."))
    width, height = min(across, down * shape) / size[0], min(down, across / shape) / size[1]
    x = crop.x + (crop.width - width) / 2
    y = crop.y + (crop.height - height) / 2
    return Crop(min(max(x, 0.0), 1 - width), min(max(y, 0.0), 1 - height), width, height)


def pixels(crop: Crop, size: Size) -> tuple[int, int, int, int]:
    """Left, top, width and height in whole pixels; at least one, and never outside."""
    width, height = size
    left, top = min(round(crop.x * width), width - 1), min(round(crop.y * height), height - 1)
    across = max(1, min(round(crop.width * width), width - left))
    down = max(1, min(round(crop.height * height), height - top))
    return left, top, across, down


def density(crop: Crop, size: Size, paper: Paper) -> int:
    """Pixels to an inch on the paper, of the sparser side."""
    *_, across, down = pixels(crop, size)
    long, short = inches(paper)
    return math.floor(min(max(across, down) / long, min(across, down) / short) + 0.05)


def is_too_small(crop: Crop, size: Size, paper: Paper) -> bool:
    return density(crop, size, paper) < paper.dpi
