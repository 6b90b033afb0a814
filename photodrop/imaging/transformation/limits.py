"""What one transformation may ask for. All is checked on the recipe alone, before a picture is opened."""

from photodrop.imaging.errors import BadTransformation
from photodrop.imaging.transformation.recipe import Frame, Layer, Recipe, Resize, Step, Text
from photodrop.sentences import Sentence, _

LONGEST_SPELLING = 2_000
MOST_STEPS = 16
MOST_LAYERS = 4
MOST_LETTERS = 200
LARGEST_EDGE = 4096
# Of all steps together: sixteen on a whole photo, seven at the largest edge.
MOST_PIXELS = 128_000_000
LARGEST_FONT = 500
LARGEST_BORDER = 1000
# Sizes relative to the picture, multiplied along a chain.
MOST_GROWTH = 4.0


def _too_wide(length: str) -> Sentence:
    return _(
        "A width of {length} pixels, dpr included, is too much: {most} are the most.",
        length=length,
        most=str(LARGEST_EDGE),
    )


def _too_high(length: str) -> Sentence:
    return _(
        "A height of {length} pixels, dpr included, is too much: {most} are the most.",
        length=length,
        most=str(LARGEST_EDGE),
    )


def check(recipe: Recipe) -> Recipe:
    """Asked by the parser, and again once names are replaced and the device's pixel ratio is known."""
    steps = list(_all(recipe.steps))
    if len(steps) > MOST_STEPS:
        raise BadTransformation(
            _(
                "This transformation has {count} steps. {most} are the most there can be.",
                count=len(steps),
                most=MOST_STEPS,
            )
        )
    if len(list(recipe.layers)) > MOST_LAYERS:
        raise BadTransformation(_("{most} layers are the most there can be.", most=MOST_LAYERS))
    for step in _all(recipe.at().steps):
        _refuse_large(step)
    _refuse_growth(recipe.steps)
    for layer in recipe.layers:
        _refuse_growth(layer.steps)
    return recipe


def _all(steps: tuple[Step, ...]) -> list[Step]:
    """Layers count, and so do the steps within."""
    return [each for step in steps for each in ((step, *step.steps) if isinstance(step, Layer) else (step,))]


def _refuse_large(step: Step) -> None:
    match step:
        case Resize():
            for length, too_much in ((step.width, _too_wide), (step.height, _too_high)):
                if length and length.of == "px" and length.number > LARGEST_EDGE:
                    raise BadTransformation(too_much(str(length)), part=str(step))
        case Frame() if step.border > LARGEST_BORDER:
            raise BadTransformation(
                _("A border has at most {most} pixels, dpr included.", most=str(LARGEST_BORDER)), part=str(step)
            )
        case Layer(source=Text() as text) if text.size > LARGEST_FONT:
            raise BadTransformation(
                _("Letters are at most {most} pixels high, dpr included.", most=LARGEST_FONT), part=str(text)
            )
        case _:
            pass


def _refuse_growth(steps: tuple[Step, ...]) -> None:
    growth = 1.0
    for step in steps:
        if isinstance(step, Resize):
            lengths = (length for length in (step.width, step.height) if length and length.of == "own")
            growth *= max(1.0, *(length.number for length in lengths), 1.0)
    if growth > MOST_GROWTH:
        raise BadTransformation(
            _("These sizes multiply to {growth} times the photo. {most} is the most.", growth=growth, most=MOST_GROWTH)
        )
