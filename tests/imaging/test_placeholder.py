"""The placeholder is what the npm package `thumbhash` makes of the same pixels, and so what it can show."""

import numpy as np
import pytest

from photodrop.imaging.pixels import Picture
from photodrop.imaging.placeholder import thumbhash


@pytest.fixture
def noise():
    """`noise(100, 67)`: pixels at random, yet always the same."""

    def make(width: int, height: int) -> Picture:
        colours = np.random.default_rng(9).integers(0, 256, (height, width, 3), np.uint8)
        return Picture(np.dstack([colours, np.full((height, width), 255, np.uint8)]))

    return make


# Written by `rgbaToThumbHash` of thumbhash 0.1.1.
@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((100, 67), "IPgBBYBmf6aGmmlkZ6loinc3b68x"),
        ((67, 100), "IPgBBQC7v2Z4RnemR5pLulSHX7oF"),
        ((64, 64), "IAgCBwDKxRqTVnkbVYLkclCenL+o+oQC"),
        ((100, 9), "IPgBCYKGv4empYVRlJkPLjo="),
        ((31, 17), "IPgBDILAk0dHKHqKUmuNjw8oRw=="),
    ],
)
def test_the_same_as_the_reference(noise, size, expected):
    assert thumbhash(noise(*size)) == expected


def test_larger_pictures_are_made_small_first(noise):
    assert len(thumbhash(noise(400, 267))) <= 36
