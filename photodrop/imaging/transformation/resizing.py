"""Sizes, crops and padding: `geometry` in numbers, here in pixels."""

from dataclasses import dataclass

import cv2
import numpy as np

from photodrop.imaging.pixels import Picture
from photodrop.imaging.resize import part_to_size, to_size
from photodrop.imaging.transformation import attention, geometry
from photodrop.imaging.transformation.geometry import Size
from photodrop.imaging.transformation.recipe import Resize
from photodrop.imaging.transformation.transparency import clear, with_alpha


@dataclass(frozen=True)
class Around:
    """What a resize looks at beside its own picture."""

    photo: Size
    below: Size | None = None
    # Left, top, width and height of faces, as parts of the photo.
    faces: tuple[tuple[float, float, float, float], ...] = ()


def resized(picture: Picture, step: Resize, around: Around, stands_for: Size | None = None) -> Picture:
    """`stands_for` is the size a picture has that was decoded smaller because no more of it is needed."""
    size = stands_for or (picture.width, picture.height)
    if geometry.is_turned(step, size, around.photo):
        way = cv2.ROTATE_90_COUNTERCLOCKWISE if step.turn == "auto_left" else cv2.ROTATE_90_CLOCKWISE
        picture = Picture(np.asarray(cv2.rotate(picture.pixels, way), np.uint8), picture.space)
        size = size[1], size[0]
    plan = geometry.plan(step, size, around.photo, around.below)
    if step.gravity in {"face", "faces", "auto"}:
        faces = around.faces if step.gravity != "auto" else ()
        left, top, width, height = attention.look(picture, step, plan, size, faces)
    else:
        (width, height), (left, top) = plan.box, geometry.place(step, plan.box, size)
    across, down = picture.width / size[0], picture.height / size[1]
    box = left * across, top * down, width * across, height * down
    return _padded(_scaled(picture, box, plan.size), step, plan.canvas)


def _scaled(picture: Picture, box: geometry.Box, size: Size) -> Picture:
    if (box[2], box[3]) == size:
        left, top = round(box[0]), round(box[1])
        if size == (picture.width, picture.height):
            return picture
        return Picture(picture.pixels[top : top + size[1], left : left + size[0]].copy(), picture.space)
    if (box[2], box[3]) == (picture.width, picture.height):
        result = to_size(picture, *size)
    else:
        result = part_to_size(picture, box, *size)
    if result.space == "RGBA":
        # The filter overshoots at edges; no colour may be stronger than its opacity.
        np.minimum(result.pixels, result.pixels[..., 3:], out=result.pixels)
    return result


def _padded(picture: Picture, step: Resize, canvas: Size) -> Picture:
    if (picture.width, picture.height) == canvas:
        return picture
    room = canvas[0] - picture.width, canvas[1] - picture.height
    left, top = geometry.place(step, (picture.width, picture.height), canvas)
    left, top = min(max(int(left), 0), room[0]), min(max(int(top), 0), room[1])
    result = clear(*canvas)
    result.pixels[top : top + picture.height, left : left + picture.width] = with_alpha(picture).pixels
    return result
