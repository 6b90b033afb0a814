"""What an engine does, and what is known of a face in the end. Plain data, so that any process may hold it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

DIMENSIONS = 128

Pixels: TypeAlias = Any
"""Rows of four-byte pixels, red, green, blue and one unused: a numpy array, which only engines and imaging know."""

Point: TypeAlias = tuple[float, float]
Landmarks: TypeAlias = tuple[Point, Point, Point, Point, Point]
"""Eyes, nose, corners of the mouth; of both pairs the one that is left in the picture first."""

Region: TypeAlias = tuple[float, float, float, float]
"""Left, top, width and height."""


class BadModels(RuntimeError):
    """The weights are missing, or are not those that they should be."""


@dataclass(frozen=True)
class Detected:
    """A face, or what looks like one, in pixels of the picture that was searched."""

    box: Region
    landmarks: Landmarks
    score: float


@dataclass(frozen=True)
class FoundFace:
    """A face in a photo. Places are parts of the upright picture.

    `pixels` is its width in the original, `score` how surely it is a face. `sharpness`, `frontality` and, over all,
    `quality` are between 0 and 1 (`imaging/face_quality.py`). `embedding` is 128 little-endian floats of unit length.
    """

    left: float
    top: float
    width: float
    height: float
    landmarks: Landmarks
    score: float
    quality: float
    pixels: int
    sharpness: float
    frontality: float
    embedding: bytes


class FaceEngine(Protocol):
    """`name` is kept with each vector, for those of two engines do not compare.

    Whole pictures are searched at `search_edge` pixels, a found face once more where it is `close_up` pixels wide.
    """

    name: str
    search_edge: int
    close_up: int

    def search(self, pixels: Pixels) -> list[Detected]:
        """Also what is hardly a face: by the score it is judged elsewhere."""
        ...

    def embed(self, faces: Sequence[Pixels]) -> list[bytes]:
        """Of faces brought to `ALIGNED` by their landmarks."""
        ...


ALIGNED_SIDE = 112
ALIGNED: Landmarks = (
    (38.2946, 51.6963),
    (73.5318, 51.5014),
    (56.0252, 71.7366),
    (41.5493, 92.3655),
    (70.7299, 92.2041),
)
"""Where ArcFace (Deng et al., 2019) and those after it have the landmarks of a face of 112 × 112 pixels."""
