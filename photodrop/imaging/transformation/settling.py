"""What a recipe leaves to the one who asks: the format their browser takes and how dense its screen is."""

import re
from dataclasses import replace

from photodrop.imaging.transformation import limits
from photodrop.imaging.transformation.grammar import format_named
from photodrop.imaging.transformation.recipe import (
    Background,
    Delivery,
    FormatName,
    Frame,
    Layer,
    Opacity,
    Recipe,
    Resize,
    Rotate,
    Step,
)

_REFUSED = re.compile(r"q\s*=\s*0(\.0*)?\s*(;|$)")
MOST_DPR, LEAST_DPR = 4.0, 0.5
OPAQUE = 255


def settled(recipe: Recipe, *, accept: str = "", client_dpr: float = 1.0, extension: str | None = None) -> Recipe:
    """The same recipe with nothing left open: its spelling names one file.

    `accept` is the request's header, `extension` the format the address ends with, if any.
    """
    recipe = recipe.at(min(max(client_dpr, LEAST_DPR), MOST_DPR))
    wanted = recipe.delivery.format or (format_named(extension) if extension else "jpg")
    chosen = best_format(accept, has_holes=has_holes(recipe)) if wanted == "auto" else wanted
    delivery = Delivery(chosen, recipe.delivery.quality or "good")
    return limits.check(replace(recipe, delivery=delivery))


def best_format(accept: str, *, has_holes: bool) -> FormatName:
    """The smallest file the browser says it shows. `*/*` says nothing: every browser sends it."""
    taken = {kind for kind, options in map(_media, accept.lower().split(",")) if not _REFUSED.search(options)}
    if "image/avif" in taken:
        return "avif"
    if "image/webp" in taken:
        return "webp"
    return "png" if has_holes else "jpg"


def _media(part: str) -> tuple[str, str]:
    kind, _, options = part.partition(";")
    return kind.strip(), options


def has_holes(recipe: Recipe) -> bool:
    """Whether something may show through the result."""
    holes = False
    for step in recipe.steps:
        match step:
            case Background():
                holes = holes and step.colour is not None and step.colour.alpha < OPAQUE
            case _:
                holes = holes or _makes_holes(step)
    return holes


def _makes_holes(step: Step) -> bool:
    match step:
        case Resize():
            return step.mode == "pad"
        case Rotate():
            return any(isinstance(turn, int) and turn % 90 for turn in step.turns)
        case Frame():
            return any(step.corners) or (step.border > 0 and step.colour.alpha < OPAQUE)
        case Opacity():
            return step.percent < 100  # noqa: PLR2004 (wholly there)
        case Layer():
            return False
        case _:
            return False
