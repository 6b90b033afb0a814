"""Faces without pictures: embeddings whose cosine similarity a test chooses."""

import math
import random

from photodrop.models import Face, Photo
from photodrop.models.face import DIMENSIONS


def somebody(seed: int) -> list[float]:
    """A person's embedding, of unit length. Those of two seeds are nearly at right angles: strangers."""
    dice = random.Random(seed)
    return _unit([dice.gauss(0, 1) for _ in range(DIMENSIONS)])


def like(embedding: list[float], similarity: float, *, seed: int = 0) -> list[float]:
    """Another embedding at exactly this cosine similarity to the given one."""
    other = somebody(10_000 + seed)
    along = sum(a * b for a, b in zip(other, embedding, strict=True))
    across = _unit([a - along * b for a, b in zip(other, embedding, strict=True)])
    rest = math.sqrt(1 - similarity**2)
    return [similarity * a + rest * b for a, b in zip(embedding, across, strict=True)]


def a_face(photo: Photo, *, seed: int = 0, embedding: list[float] | None = None, at: float = 0.3, **more) -> Face:
    """In the middle of a photo, a fifth of it wide; a stranger's, unless an embedding is given."""
    return Face(
        **{
            "photo_id": photo.id,
            "album_id": photo.album_id,
            "left_edge": at,
            "top_edge": 0.3,
            "width": 0.2,
            "height": 0.3,
            "pixels": 200,
            "score": 0.9,
            "quality": 0.8,
            "model": "test",
            "embedding": embedding or somebody(seed),
        }
        | more
    )


def _unit(vector: list[float]) -> list[float]:
    length = math.sqrt(sum(each * each for each in vector))
    return [each / length for each in vector]


def like_both(first: list[float], similarity: float, second: list[float], another: float) -> list[float]:
    """An embedding at exactly these cosine similarities to two others."""
    shared = _dot(first, second)
    across = _unit([b - shared * a for a, b in zip(first, second, strict=True)])
    along = (another - similarity * shared) / math.sqrt(1 - shared**2)
    beside = somebody(20_000)
    beside = [c - _dot(beside, first) * a for c, a in zip(beside, first, strict=True)]
    beside = _unit([c - _dot(beside, across) * b for c, b in zip(beside, across, strict=True)])
    rest = math.sqrt(1 - similarity**2 - along**2)
    return [similarity * a + along * b + rest * c for a, b, c in zip(first, across, beside, strict=True)]


def _dot(one: list[float], another: list[float]) -> float:
    return sum(a * b for a, b in zip(one, another, strict=True))
