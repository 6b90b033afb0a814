"""ThumbHash: some 25 bytes that a browser turns into a blurred picture. https://evanw.github.io/thumbhash (MIT)."""

import base64
from functools import cache
from math import cos, floor, pi
from typing import TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from photodrop.imaging.pixels import Picture

LARGEST = 100

Channel: TypeAlias = npt.NDArray[np.float64]


def thumbhash(picture: Picture) -> str:
    """The hash in base64, as the npm package `thumbhash` decodes it."""
    scale = min(1.0, LARGEST / max(picture.width, picture.height))
    width, height = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    small = cv2.resize(picture.pixels, (width, height), interpolation=cv2.INTER_AREA)[..., :3]
    return base64.b64encode(_encode(small.astype(np.float64) / 255)).decode()


def _encode(rgb: Channel) -> bytes:
    height, width = rgb.shape[:2]
    red, green, blue = rgb[..., 0], rgb[..., 1], rgb[..., 2]
    longest = max(width, height)
    nx, ny = max(1, _round(7 * width / longest)), max(1, _round(7 * height / longest))

    l_dc, l_ac, l_scale = _waves((red + green + blue) / 3, max(3, nx), max(3, ny))
    p_dc, p_ac, p_scale = _waves((red + green) / 2 - blue, 3, 3)
    q_dc, q_ac, q_scale = _waves(red - green, 3, 3)

    landscape = width > height
    head = _round(63 * l_dc) | _round(31.5 + 31.5 * p_dc) << 6 | _round(31.5 + 31.5 * q_dc) << 12
    head |= _round(31 * l_scale) << 18
    tail = (ny if landscape else nx) | _round(63 * p_scale) << 3 | _round(63 * q_scale) << 9 | landscape << 15
    nibbles = [_round(15 * wave) for wave in (*l_ac, *p_ac, *q_ac)]
    nibbles += [0] * (len(nibbles) % 2)
    packed = bytes(low | high << 4 for low, high in zip(nibbles[::2], nibbles[1::2], strict=True))
    return head.to_bytes(3, "little") + tail.to_bytes(2, "little") + packed


def _waves(channel: Channel, nx: int, ny: int) -> tuple[float, list[float], float]:
    """A channel's mean, its lowest cosine waves scaled to 0 to 1, and that scale."""
    height, width = channel.shape
    grid = _cosines(ny, height) @ channel @ _cosines(nx, width).T / (width * height)
    waves = [float(grid[cy, cx]) for cy in range(ny) for cx in range(nx) if cx * ny < nx * (ny - cy)]
    mean, rest = waves[0], waves[1:]
    scale = max((abs(wave) for wave in rest), default=0.0)
    if scale:
        rest = [0.5 + 0.5 / scale * wave for wave in rest]
    return mean, rest, scale


@cache
def _cosines(waves: int, length: int) -> Channel:
    return np.array([[cos(pi / length * wave * (at + 0.5)) for at in range(length)] for wave in range(waves)])


def _round(number: float) -> int:
    """JavaScript's way, so that both sides agree on every half."""
    return floor(number + 0.5)
