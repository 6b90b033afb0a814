"""Faces cut out of their photos: a square around each, made when somebody first looks, kept as transformations are."""

from uuid import UUID

from sqlmodel import Session

from photodrop.imaging.transformation.grammar import parse
from photodrop.imaging.transformation.recipe import Recipe
from photodrop.imaging.transformation.settling import settled
from photodrop.models import Account, Face
from photodrop.services import access, transformations
from photodrop.services.transformations import Order

EDGE = 320
ROOM = 1.7
"""The side of the square, in heights of the face: hair and chin belong to it, the neighbours do not."""
SMALLEST = 16


def order(session: Session, actor: Account | None, face_id: UUID) -> Order:
    """Clean for the photographer; for whom it may be, marked while the photo is locked for them."""
    face, sight = access.face_to_see(session, actor, face_id)
    return transformations.order_of(session, sight, lambda size: _square(face, size), face_id=face.id)


def _square(face: Face, size: tuple[int, int]) -> Recipe:
    """In pixels of the large rendition, moved inside where it would leave the picture."""
    width, height = size
    across, down = face.width * width, face.height * height
    side = round(min(max(max(across, down) * ROOM, SMALLEST), width, height))
    left = round((face.left_edge + face.width / 2) * width - side / 2)
    top = round((face.top_edge + face.height / 2) * height - side / 2)
    x, y = min(max(left, 0), width - side), min(max(top, 0), height - side)
    return settled(parse(f"c_crop,w_{side},h_{side},x_{x},y_{y}/c_limit,w_{EDGE},h_{EDGE}/f_jpg,q_85"))
