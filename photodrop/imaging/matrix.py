"""Profiles of cameras and screens: three tone curves and a matrix. LCMS takes more than twice the time for them."""

import struct
from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np
import numpy.typing as npt

from photodrop.imaging import profiles
from photodrop.imaging.pixels import Pixels

FULL = 65_535
# Few enough rows that every step finds them in the processor's cache.
ROWS_AT_ONCE = 32
NOTHING = np.zeros(4)


@dataclass(frozen=True)
class Matrix:
    """`light` turns 8 bits into linear light, `mix` this profile's primaries into those of sRGB."""

    light: npt.NDArray[np.float32]
    mix: npt.NDArray[np.float32]

    def apply(self, pixels: Pixels) -> None:
        """In place; the fourth byte of a pixel means nothing."""
        for top in range(0, pixels.shape[0], ROWS_AT_ONCE):
            rows = pixels[top : top + ROWS_AT_ONCE]
            linear = cv2.transform(cv2.LUT(rows, self.light), self.mix)
            # Adding nothing rounds and cuts to 16 bits in one go.
            rows[...] = cv2.LUT(cv2.add(linear, NOTHING, dtype=cv2.CV_16U), _srgb_bytes())


def read(icc: bytes) -> Matrix | None:
    """None for profiles of another build. Whoever uses the result compares a few colours with LCMS first."""
    try:
        tags = _tags(icc)
        curves = [_curve(tags[name]) for name in (b"rTRC", b"gTRC", b"bTRC")]
        primaries = _primaries(tags)
    except (KeyError, ValueError, struct.error):
        return None
    light = np.ones((256, 1, 4), np.float32)
    light[:, 0, :3] = np.stack(curves, axis=-1)
    mix = np.eye(4)
    mix[:3, :3] = np.linalg.solve(_primaries(_tags(profiles.srgb())), primaries)
    return Matrix(light, (mix * FULL).astype(np.float32))


def _tags(icc: bytes) -> dict[bytes, bytes]:
    (count,) = struct.unpack_from(">I", icc, 128)
    entries = (struct.unpack_from(">4sII", icc, 132 + 12 * number) for number in range(min(count, 100)))
    return {name: icc[start : start + length] for name, start, length in entries}


def _primaries(tags: dict[bytes, bytes]) -> npt.NDArray[np.float64]:
    """One column for each of red, green and blue."""
    rows = [struct.unpack_from(">3i", tags[name], 8) for name in (b"rXYZ", b"gXYZ", b"bXYZ")]
    return np.array(rows).T / 65_536


def _curve(tag: bytes) -> npt.NDArray[np.float64]:
    """Linear light for each of 256 bytes."""
    steps = np.linspace(0, 1, 256)
    match tag[:4]:
        case b"curv":
            (count,) = struct.unpack_from(">I", tag, 8)
            if count == 0:
                return steps
            values = np.array(struct.unpack_from(f">{count}H", tag, 12))
            return (
                steps ** (values[0] / 256) if count == 1 else np.interp(steps, np.linspace(0, 1, count), values / FULL)
            )
        case b"para" if tag[8:10] == b"\0\0":
            return steps ** (struct.unpack_from(">i", tag, 12)[0] / 65_536)
        case b"para" if tag[8:10] == b"\0\3":
            g, a, b, c, d = np.array(struct.unpack_from(">5i", tag, 12)) / 65_536
            return np.where(steps >= d, (a * steps + b).clip(0) ** g, c * steps)
        case _:
            raise ValueError


@cache
def _srgb_bytes() -> Pixels:
    """The byte for each of 65,536 steps of linear light."""
    light = np.arange(FULL + 1) / FULL
    encoded = np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)  # noqa: PLR2004 (IEC 61966)
    return np.rint(encoded * 255).astype(np.uint8)
