from dataclasses import dataclass
from typing import Any

import reflex as rx

from photodrop.services import own_faces, selfies
from photodrop.services.own_faces import NO_FACE, FaceBox, OwnFace
from photodrop.state.base import BaseState, as_id

# Of the picture's height: hair and chin belong to a face.
ROOM = 1.6


@dataclass(frozen=True)
class FaceCrop:
    """How a selfie is laid behind a square so that one of its faces shows."""

    number: int
    size: str
    position: str


class OwnFaceState(BaseState):
    """How far it is with the face in the selfie, for every page that speaks of it."""

    face: OwnFace = NO_FACE
    crops: list[FaceCrop] = []

    @rx.var
    def refresh_every(self) -> int:
        return 800 if self.face.is_looking else 0

    @rx.event
    async def load(self) -> None:
        self.face = face = await self._call(own_faces.of)
        self.crops = [_crop(number, box) for number, box in enumerate(face.faces, start=1)]

    @rx.event
    async def refresh(self, _moment: Any = None) -> None:
        await self.load()

    @rx.event
    async def choose(self, number: int) -> None:
        """Faces are numbered from 1, from the left."""
        face = number - 1 if isinstance(number, int) else -1
        await self._call(selfies.choose_face, as_id(self.face.selfie_id), face)
        await self.load()


def _crop(number: int, box: FaceBox) -> FaceCrop:
    side = min(max(box.width, box.height) * ROOM, 1)
    places = []
    for start, length in ((box.left, box.width), (box.top, box.height)):
        edge = min(max(start + length / 2 - side / 2, 0), 1 - side)
        # Of what hangs over, as CSS counts.
        places.append(f"{100 * edge / (1 - side):.1f}%" if side < 1 else "50%")
    return FaceCrop(number, f"{100 / side:.0f}%", " ".join(places))
