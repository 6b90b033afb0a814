"""The arithmetic of sizes: what comes out of a step, told from sizes alone. Sizes are rounded, half goes up."""

from dataclasses import dataclass
from math import cos, radians, sin
from typing import TypeAlias

from photodrop.imaging.errors import BadTransformation
from photodrop.imaging.transformation.limits import LARGEST_EDGE, MOST_PIXELS
from photodrop.imaging.transformation.recipe import CENTRE, Effect, Frame, Length, Recipe, Resize, Rotate, Step, rounded
from photodrop.sentences import _

Size: TypeAlias = tuple[int, int]
Box: TypeAlias = tuple[float, float, float, float]

# Effects that change each pixel by itself, so that they may as well come after a resize.
PIXEL_BY_PIXEL = {"grayscale", "sepia", "brightness", "contrast", "saturation", "negate"}
# A rendition is scaled down by at least this much, so that its own compression does not show.
ROOM = 1.25


@dataclass(frozen=True)
class Plan:
    """A resize in numbers: this much of the picture, scaled to `size`, in the middle of nowhere but `canvas`."""

    box: tuple[float, float]
    size: Size
    canvas: Size


def plan(resize: Resize, size: Size, photo: Size, below: Size | None = None) -> Plan:
    """`size` of the picture as it comes, `photo` of the whole one, `below` of what a layer is laid on."""
    own = below if resize.of_below and below else size
    width = _pixels(resize.width, own[0], photo)
    height = _pixels(resize.height, own[1], photo)
    if resize.ratio:
        width, height = _shaped(resize, width, height, size)
    planned = _planned(resize, width, height, size)
    for edge in (*planned.canvas, *planned.size):
        if edge > LARGEST_EDGE:
            raise BadTransformation(
                _(
                    "“{step}” would be {width} × {height} pixels. {most} are the most a side can have.",
                    step=str(resize),
                    width=str(planned.canvas[0]),
                    height=str(planned.canvas[1]),
                    most=str(LARGEST_EDGE),
                ),
                part=str(resize),
            )
    return planned


def _planned(resize: Resize, width: float | None, height: float | None, size: Size) -> Plan:
    whole = (float(size[0]), float(size[1]))
    match resize.mode:
        case "scale":
            out = _completed(width, height, size)
            return Plan(whole, out, out)
        case "fit" | "limit":
            scale = _inside(width, height, size)
            out = _times(size, min(scale, 1.0) if resize.mode == "limit" else scale)
            return Plan(whole, out, out)
        case "pad":
            canvas = _completed(width, height, size)
            out = _times(size, _inside(*canvas, size))
            return Plan(whole, (min(out[0], canvas[0]), min(out[1], canvas[1])), canvas)
        case "crop":
            out = min(_whole(width or size[0]), size[0]), min(_whole(height or size[1]), size[1])
            return Plan((min(out[0] / resize.zoom, size[0]), min(out[1] / resize.zoom, size[1])), out, out)
        case _:
            out = _completed(width, height, size)
            scale = max(out[0] / size[0], out[1] / size[1]) * (max(resize.zoom, 1.0) if resize.mode == "thumb" else 1)
            return Plan((min(out[0] / scale, size[0]), min(out[1] / scale, size[1])), out, out)


def place(resize: Resize, box: tuple[float, float], size: Size) -> tuple[float, float]:
    """Where a box lies by compass and offsets, moved back inside where it leaves the picture."""
    has_offset = resize.x is not None or resize.y is not None
    gravity = resize.gravity or ("north_west" if resize.mode == "crop" and has_offset else CENTRE)
    x, y = (length.number * (side if length.of == "own" else 1) if length else 0.0 for length, side in
            ((resize.x, size[0]), (resize.y, size[1])))  # fmt: skip
    left, top = anchored(gravity, (size[0] - box[0], size[1] - box[1]), x, y)
    return min(max(left, 0.0), size[0] - box[0]), min(max(top, 0.0), size[1] - box[1])


def anchored(gravity: str, room: tuple[float, float], x: float, y: float) -> tuple[float, float]:
    """Offsets lead inwards from the side that `gravity` names, right and down from the middle."""
    left = room[0] - x if "east" in gravity else x if "west" in gravity else room[0] / 2 + x
    top = room[1] - y if "south" in gravity else y if "north" in gravity else room[1] / 2 + y
    return left, top


def is_turned(resize: Resize, size: Size, photo: Size) -> bool:
    """Whether `a_auto_…` turns: the picture lies and the wanted shape stands, or the other way round."""
    if resize.turn is None:
        return False
    if resize.ratio:
        wanted = resize.ratio
    else:
        width, height = _pixels(resize.width, size[0], photo), _pixels(resize.height, size[1], photo)
        wanted = width or 1, height or 1
    return (wanted[0] > wanted[1]) != (size[0] > size[1]) and wanted[0] != wanted[1]


def rotated(size: Size, degrees: int) -> Size:
    """The smallest upright canvas a turned picture fits on."""
    if degrees % 180 == 0:
        return size
    if degrees % 90 == 0:
        return size[1], size[0]
    across, down = abs(cos(radians(degrees))), abs(sin(radians(degrees)))
    return _whole(size[0] * across + size[1] * down), _whole(size[0] * down + size[1] * across)


def after(step: Step, size: Size, photo: Size, below: Size | None = None) -> Size:
    """A picture's size after one step; refuses one too large to make."""
    match step:
        case Resize():
            if is_turned(step, size, photo):
                size = size[1], size[0]
            return plan(step, size, photo, below).canvas
        case Rotate():
            for turn in step.turns:
                size = size if isinstance(turn, str) else rotated(size, turn)
        case Frame():
            size = size[0] + 2 * step.border, size[1] + 2 * step.border
        case _:
            return size
    if max(size) > LARGEST_EDGE:
        raise BadTransformation(
            _(
                "“{step}” would make {width} × {height} pixels. {most} are the most a side can have.",
                step=str(step),
                width=str(size[0]),
                height=str(size[1]),
                most=str(LARGEST_EDGE),
            ),
            part=str(step),
        )
    return size


def final_size(recipe: Recipe, photo: Size) -> Size:
    """What comes out of the whole recipe (`recipe.at(dpr)`), layers aside: they never change it.

    Refuses what would be too large on the way, or too much work in all.
    """
    return chained(recipe.steps, photo, photo)


def chained(steps: tuple[Step, ...], size: Size, photo: Size, below: Size | None = None) -> Size:
    pixels = 0
    for step in steps:
        size = after(step, size, photo, below)
        pixels += size[0] * size[1]
    if pixels > MOST_PIXELS:
        raise BadTransformation(
            _(
                "These steps go over {megapixels} megapixels in all, {most} are the most. Use fewer steps, or a "
                "smaller size first.",
                megapixels=round(pixels / 1e6),
                most=round(MOST_PIXELS / 1e6),
            )
        )
    return size


def edge_needed(recipe: Recipe, photo: Size) -> int:
    """How long the longer side of a rendition must be for the result to look as made from the largest."""
    size, longest = photo, max(photo)
    for step in recipe.steps:
        match step:
            case Effect() if step.name in PIXEL_BY_PIXEL:
                continue
            case Resize() if step.turn is None and step.mode != "crop" and step.gravity not in {"face", "faces"}:
                planned = plan(step, size, photo)
                scale = max(planned.size[0] / planned.box[0], planned.size[1] / planned.box[1])
                return min(longest, -int(-longest * scale * ROOM // 1))
            case _:
                return longest
    return longest


def _pixels(length: Length | None, own: int, photo: Size) -> float | None:
    if length is None:
        return None
    match length.of:
        case "px":
            return length.number
        case "own":
            return length.number * own
        case "iw":
            return length.number * photo[0]
        case _:
            return length.number * photo[1]


def _shaped(resize: Resize, width: float | None, height: float | None, size: Size) -> tuple[float | None, float | None]:
    across, down = resize.ratio or (1, 1)
    if width:
        return width, width * down / across
    if height:
        return height * across / down, height
    # The largest shape inside the picture; for padding the smallest around it.
    wider = size[0] * down > size[1] * across
    if wider != (resize.mode == "pad"):
        return size[1] * across / down, size[1]
    return size[0], size[0] * down / across


def _completed(width: float | None, height: float | None, size: Size) -> Size:
    """A missing side follows from the picture's own shape."""
    if width and height:
        return _whole(width), _whole(height)
    if width:
        return _whole(width), _whole(_whole(width) * size[1] / size[0])
    height = height or size[1]
    return _whole(_whole(height) * size[0] / size[1]), _whole(height)


def _inside(width: float | None, height: float | None, size: Size) -> float:
    scales = [_whole(side) / own for side, own in ((width, size[0]), (height, size[1])) if side]
    return min(scales, default=1.0)


def _times(size: Size, scale: float) -> Size:
    return _whole(size[0] * scale), _whole(size[1] * scale)


def _whole(number: float) -> int:
    return max(1, rounded(number))
