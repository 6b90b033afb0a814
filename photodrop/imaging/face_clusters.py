"""Which faces look like one person: arithmetic on embeddings, nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import numpy as np

# A face joins a group whose mean it is at least as similar to. Measured: docs/benchmarks.md, "Groups of unknown faces".
JOINS = 0.48


@dataclass(frozen=True)
class Seen:
    """A face to place: where it is, and its embedding, of unit length."""

    face_id: UUID
    photo_id: UUID
    embedding: Any


class Gathering:
    """Groups of faces, each known by the mean of its members. Nobody is in one photo twice, so no group is either."""

    def __init__(self) -> None:
        self.keys: list[UUID | None] = []
        """Of each group the key it came with; None for one that was founded here."""
        self.members: list[list[UUID]] = []
        """The faces that joined here."""
        self._photos: list[set[UUID]] = []
        self._sums = np.zeros((0, 0), dtype=np.float32)
        self._means = np.zeros((0, 0), dtype=np.float32)

    def begin(self, key: UUID | None, mean: Any, count: int, photo_ids: Iterable[UUID]) -> int:
        """A group that is there already: its members' mean and how many they are, and the photos they are in."""
        total = _vector(mean) * count
        at = len(self.keys)
        if at >= len(self._sums):
            self._sums, self._means = (_grown(rows, len(total)) for rows in (self._sums, self._means))
        self.keys.append(key)
        self.members.append([])
        self._photos.append(set(photo_ids))
        self._set(at, total)
        return at

    def place(self, face: Seen) -> None:
        """Into the nearest group that is near enough and has nobody of the same photo, else into one of its own."""
        vector = _vector(face.embedding)
        near = self._means[: len(self.keys)] @ vector if self.keys else np.zeros(0)
        for at in np.argsort(-near):
            if near[at] < JOINS:
                break
            if face.photo_id not in self._photos[at]:
                self._photos[at].add(face.photo_id)
                self.members[at].append(face.face_id)
                self._set(int(at), self._sums[at] + vector)
                return
        at = self.begin(None, vector, 1, [face.photo_id])
        self.members[at].append(face.face_id)

    def _set(self, at: int, total: Any) -> None:
        self._sums[at] = total
        self._means[at] = total / max(float(np.linalg.norm(total)), 1e-9)


def gathered(faces: Iterable[Seen]) -> list[list[UUID]]:
    """All of them grouped from nothing, the first ones founding groups: callers give the clearest first."""
    gathering = Gathering()
    for face in faces:
        gathering.place(face)
    return gathering.members


def _vector(stored: Any) -> Any:
    """As the database's driver gives it."""
    return np.asarray(stored.to_numpy() if hasattr(stored, "to_numpy") else stored, dtype=np.float32)


def _grown(rows: Any, width: int) -> Any:
    more = np.zeros((max(64, 2 * len(rows)), width), dtype=np.float32)
    more[: len(rows)] = rows if len(rows) else more[:0]
    return more
