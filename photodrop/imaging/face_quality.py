"""How good a face is for telling people apart: four measures between 0 and 1, and their geometric mean.

Each is a known measure brought to that range by bounds of our own, which `benchmarks/faces.py` shows the use of.
"""

import cv2
import numpy as np

from photodrop.adapters.faces import Landmarks
from photodrop.imaging.pixels import Pixels

# In the original's pixels. Fewer than the first tell nobody apart; as many as the second fill the aligned face.
SMALLEST, LARGE_ENOUGH = 18, 80
FAINTEST, SUREST = 0.6, 0.9
# Of the distance between the eyes: so far from their middle the nose is in a profile.
PROFILE = 0.6
# Variance of the Laplacian in parts of the brightness's. A face of 150 pixels has the first after a blur of four.
BLURRED, SHARP = 0.01, 0.1
# Of an aligned face: no ground behind it, and no edge of the picture.
INSIDE = np.s_[16:96, 20:92]


def size(pixels: float) -> float:
    """ISO/IEC 29794-5 asks for a distance between the eyes; the width of the box stands for it here."""
    return _between(pixels, SMALLEST, LARGE_ENOUGH)


def sureness(score: float) -> float:
    """The detector's own score: faces that are covered or cut off get lower ones."""
    return _between(score, FAINTEST, SUREST)


def frontality(landmarks: Landmarks) -> float:
    """How near the nose is to the eyes' middle, along the line through both: it wanders as the head turns (yaw)."""
    first, second, nose = (complex(*point) for point in landmarks[:3])
    across = second - first
    if not across:
        return 0.0
    along = ((nose - (first + second) / 2) * across.conjugate()).real / abs(across) ** 2
    return 1 - _between(abs(along), 0, PROFILE)


def sharpness(face: Pixels) -> float:
    """Variance of the Laplacian (Pech-Pacheco et al., 2000) in parts of the brightness's, so that light counts less."""
    grey = cv2.cvtColor(face, cv2.COLOR_RGBA2GRAY).astype(np.float32)[INSIDE]
    spread = float(grey.var())
    if spread < 1:
        return 0.0
    return _between(float(cv2.Laplacian(grey, cv2.CV_32F).var()) / spread, BLURRED, SHARP)


def quality(*measures: float) -> float:
    """One that is bad makes the whole bad, however good the others are."""
    return float(np.prod(measures)) ** (1 / len(measures))


def _between(value: float, low: float, high: float) -> float:
    return min(max((value - low) / (high - low), 0.0), 1.0)
