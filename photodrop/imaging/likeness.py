"""A perceptual hash: pictures that look alike differ in few of its 64 bits."""

import cv2
import numpy as np

from photodrop.imaging.pixels import Picture

SIDE = 32
LOWEST = 8


def perceptual_hash(picture: Picture) -> str:
    """Sixteen hex digits: which of the lowest 64 cosine waves of brightness lie above their median."""
    small = cv2.resize(picture.pixels, (SIDE, SIDE), interpolation=cv2.INTER_AREA)
    grey = cv2.cvtColor(small, cv2.COLOR_RGBA2GRAY).astype(np.float32)
    waves = cv2.dct(grey)[:LOWEST, :LOWEST].flatten()
    bits = waves > np.median(waves[1:])
    return np.packbits(bits).tobytes().hex()
