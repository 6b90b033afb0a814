"""A recipe carried out: from a rendition's bytes to the bytes of the picture that was asked for."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from photodrop.imaging import exif, header
from photodrop.imaging.colour import to_srgb
from photodrop.imaging.decode import decode
from photodrop.imaging.errors import BadTransformation, NotAPicture
from photodrop.imaging.orientation import upright
from photodrop.imaging.pixels import Picture
from photodrop.imaging.renditions import Mark
from photodrop.imaging.resize import to_size
from photodrop.imaging.transformation import effects, files, geometry, layers, shapes, transparency
from photodrop.imaging.transformation.colours import WHITE
from photodrop.imaging.transformation.geometry import PIXEL_BY_PIXEL, Size
from photodrop.imaging.transformation.limits import LARGEST_EDGE
from photodrop.imaging.transformation.recipe import (
    Background,
    Effect,
    Frame,
    Layer,
    Named,
    Opacity,
    Photo,
    Recipe,
    Resize,
    Rotate,
    Step,
    Text,
    Transformed,
)
from photodrop.imaging.transformation.resizing import Around, resized
from photodrop.imaging.transformation.settling import settled
from photodrop.imaging.watermark import mark
from photodrop.sentences import _

Work: TypeAlias = Callable[[Picture], Picture]
Face: TypeAlias = tuple[float, float, float, float]

# Renditions are ours and at most 2560 pixels long; this is for whoever hands in something else.
MOST_PIXELS = LARGEST_EDGE * LARGEST_EDGE


def transform(
    source: bytes,
    recipe: Recipe,
    *,
    photo_size: Size | None = None,
    overlays: Mapping[str, bytes] | None = None,
    faces: tuple[Face, ...] = (),
    last_mark: Mark | None = None,
) -> Transformed:
    """`photo_size` is what the recipe's numbers are about, if `source` is a smaller rendition of the same picture.

    With `last_mark` the photo is locked: it is marked after all is done, so that nothing can hide, shrink or cut away
    the mark, and lies on white, so that nothing hides below it. Its `source`, and any locked overlay, must be a marked
    rendition already: from two crops whose last marks lie elsewhere one clean picture could be put together. The last
    mark always lies in tiles, since a crop leaves a corner behind.
    """
    recipe = settled(recipe)
    found = header.read(source, MOST_PIXELS)
    photo = photo_size or found.upright_size
    geometry.final_size(recipe, photo)
    steps = _resize_first(recipe.steps)
    picture, steps = _opened(source, found, steps, Around(photo, faces=faces))
    for work in _works(steps, Around(photo, faces=faces), overlays or {}):
        picture = work(picture)
    if last_mark is not None:
        picture = mark(transparency.flattened(picture, WHITE), replace(last_mark, layout="tiles"))
    content, content_type = files.encoded(picture, recipe.delivery, exif.write(found.notes, camera_facts=False))
    return Transformed(content, content_type, picture.width, picture.height)


def _resize_first(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """What changes each pixel by itself gives the same after a resize, and costs less there."""
    for at, step in enumerate(steps):
        if isinstance(step, Resize) and step.mode != "pad":
            return (step, *steps[:at], *steps[at + 1 :])
        if not (isinstance(step, Effect) and step.name in PIXEL_BY_PIXEL):
            break
    return steps


def _opened(
    source: bytes, found: header.Header, steps: tuple[Step, ...], around: Around
) -> tuple[Picture, tuple[Step, ...]]:
    """Decoded no larger than the first step needs, which is then done already if it is a resize."""
    edge = max(found.width, found.height)
    first = steps[0] if steps and isinstance(steps[0], Resize) else None
    if first:
        edge = min(edge, _edge_to_decode(first, around))
    picture = upright(to_srgb(decode(source, found, edge), found.colours), found.notes.orientation)
    if first:
        return resized(picture, first, around, stands_for=around.photo), steps[1:]
    # Only a rendition large enough is given to a recipe that needs the whole.
    return to_size(picture, *around.photo), steps


def _edge_to_decode(step: Resize, around: Around) -> int:
    longest = max(around.photo)
    if step.turn or (step.gravity in {"face", "faces"} and around.faces):
        return longest
    plan = geometry.plan(step, around.photo, around.photo, around.below)
    scale = max(plan.size[0] / plan.box[0], plan.size[1] / plan.box[1])
    return min(longest, -int(-longest * scale // 1))


def _works(steps: tuple[Step, ...], around: Around, overlays: Mapping[str, bytes]) -> list[Work]:
    return [_work(step, around, overlays) for step in steps]


def _work(step: Step, around: Around, overlays: Mapping[str, bytes]) -> Work:
    match step:
        case Resize():
            work = partial(resized, step=step, around=around)
        case Rotate():
            work = partial(shapes.turned, rotate=step)
        case Effect():
            work = partial(effects.apply, effect=step)
        case Frame():
            work = partial(shapes.framed, frame=step)
        case Opacity():
            work = partial(transparency.faded, percent=step.percent)
        case Background():
            work = partial(shapes.backed, background=step)
        case Layer():
            work = partial(_with_layer, layer=step, overlays=overlays)
        case Named():
            raise BadTransformation(_("There is no named transformation {name}.", name=step.name), part=str(step))
    return work


def _with_layer(picture: Picture, layer: Layer, overlays: Mapping[str, bytes]) -> Picture:
    below = picture.width, picture.height
    match layer.source:
        case Text():
            drawn, steps = layers.written(layer.source), layer.steps
            around = Around((drawn.width, drawn.height), below)
        case Photo():
            source = overlays.get(layer.source.photo_id)
            if source is None:
                raise NotAPicture(_("The photo to lay over is not here."))
            found = header.read(source, MOST_PIXELS)
            around = Around(found.upright_size, below)
            drawn, steps = _opened(source, found, layer.steps, around)
    geometry.chained(steps, (drawn.width, drawn.height), around.photo, below)
    for work in _works(steps, around, {}):
        drawn = work(drawn)
    return layers.laid_over(picture, layer, drawn)
