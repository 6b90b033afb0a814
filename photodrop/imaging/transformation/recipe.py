"""What a transformation asks for, as plain data. `str(recipe)` is its one canonical spelling; it parses to itself.

A recipe is a list of steps and how the result is delivered. Each step is spelled as one part between slashes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias
from urllib.parse import quote

from photodrop.imaging.transformation.colours import BLACK, Colour

Mode: TypeAlias = Literal["scale", "fit", "limit", "fill", "pad", "crop", "thumb"]
Level: TypeAlias = Literal["best", "good", "eco", "low"]
FormatName: TypeAlias = Literal["auto", "jpg", "png", "webp", "avif"]

CENTRE = "center"


@dataclass(frozen=True)
class Length:
    """Pixels, a part of the picture as it enters the step, or of the whole photo's width or height."""

    number: float
    of: Literal["px", "own", "iw", "ih"] = "px"

    def __str__(self) -> str:
        if self.of == "px":
            return str(round(self.number))
        part = _decimal(self.number)
        return part if self.of == "own" else f"{self.of}_mul_{part}"

    def times(self, ratio: float) -> "Length":
        return Length(rounded(self.number * ratio)) if self.of == "px" else self


@dataclass(frozen=True)
class Resize:
    mode: Mode
    width: Length | None = None
    height: Length | None = None
    ratio: tuple[int, int] | None = None
    gravity: str | None = None
    x: Length | None = None
    y: Length | None = None
    zoom: float = 1.0
    turn: Literal["auto_left", "auto_right"] | None = None
    # A layer's relative size is a part of the picture below it.
    of_below: bool = False

    def __str__(self) -> str:
        named = (("w", self.width), ("h", self.height), ("g", self.gravity), ("x", self.x), ("y", self.y))
        parts = [f"a_{self.turn}"] if self.turn else []
        parts += [f"c_{self.mode}", *(f"{key}_{value}" for key, value in named[:2] if value is not None)]
        if self.ratio:
            parts.append("ar_{}:{}".format(*self.ratio))
        parts += [f"{key}_{value}" for key, value in named[2:] if value is not None]
        if self.zoom != 1:
            parts.append(f"z_{_decimal(self.zoom)}")
        if self.of_below:
            parts.append("fl_relative")
        return ",".join(parts)

    def times(self, ratio: float) -> "Resize":
        width, height, x, y = (length and length.times(ratio) for length in (self.width, self.height, self.x, self.y))
        return replace(self, width=width, height=height, x=x, y=y)


@dataclass(frozen=True)
class Rotate:
    """Degrees clockwise and flips, in order."""

    turns: tuple[int | Literal["hflip", "vflip"], ...]

    def __str__(self) -> str:
        return "a_" + ".".join(str(turn) for turn in self.turns)


@dataclass(frozen=True)
class Effect:
    name: str
    values: tuple[int, ...] = ()

    def __str__(self) -> str:
        return ":".join((f"e_{self.name}", *(str(value) for value in self.values)))


@dataclass(frozen=True)
class Frame:
    """Round corners (top left, then clockwise; `max` is half the shorter side) and the border that follows them."""

    corners: tuple[int | Literal["max"], ...] = ()
    border: int = 0
    colour: Colour = BLACK

    def __str__(self) -> str:
        corners = self.corners[:1] if len(set(self.corners)) == 1 else self.corners
        parts = ["r_" + ":".join(str(corner) for corner in corners)] if corners else []
        if self.border:
            parts.append(f"bo_{self.border}px_solid_{self.colour}")
        return ",".join(parts)

    def times(self, ratio: float) -> "Frame":
        corners = tuple(corner if corner == "max" else rounded(corner * ratio) for corner in self.corners)
        return replace(self, corners=corners, border=rounded(self.border * ratio))


@dataclass(frozen=True)
class Opacity:
    percent: int

    def __str__(self) -> str:
        return f"o_{self.percent}"


@dataclass(frozen=True)
class Background:
    """What lies behind transparent parts; None asks for the colour along the picture's own edge."""

    colour: Colour | None = None

    def __str__(self) -> str:
        return f"b_{self.colour or 'auto'}"


@dataclass(frozen=True)
class Text:
    font: str
    size: int
    text: str
    weight: Literal["normal", "bold"] = "normal"
    align: Literal["left", "center", "right"] = "left"
    colour: Colour = BLACK
    # Longer lines are broken at this width.
    width: Length | None = None

    def __str__(self) -> str:
        bold = "_bold" if self.weight == "bold" else ""
        align = "" if self.align == "left" else f"_{self.align}"
        parts = [f"l_text:{quote(self.font)}_{self.size}{bold}{align}:{quote(self.text, safe='')}"]
        if self.width:
            parts.append(f"c_fit,w_{self.width}")
        if self.colour != BLACK:
            parts.append(f"co_{self.colour}")
        return ",".join(parts)

    def times(self, ratio: float) -> "Text":
        return replace(self, size=max(1, rounded(self.size * ratio)), width=self.width and self.width.times(ratio))


@dataclass(frozen=True)
class Photo:
    """Another photo laid over; who makes the picture brings its bytes."""

    photo_id: str

    def __str__(self) -> str:
        return f"l_photo:{self.photo_id}"


@dataclass(frozen=True)
class Layer:
    source: Text | Photo
    steps: "tuple[Step, ...]" = ()
    gravity: str = CENTRE
    x: Length = Length(0)
    y: Length = Length(0)

    def __str__(self) -> str:
        place = ["fl_layer_apply"]
        if self.gravity != CENTRE:
            place.append(f"g_{self.gravity}")
        place += [f"{key}_{value}" for key, value in (("x", self.x), ("y", self.y)) if value.number]
        return "/".join((str(self.source), *(str(step) for step in self.steps), ",".join(place)))

    def times(self, ratio: float) -> "Layer":
        source = self.source.times(ratio) if isinstance(self.source, Text) else self.source
        return replace(
            self,
            source=source,
            steps=tuple(_times(step, ratio) for step in self.steps),
            x=self.x.times(ratio),
            y=self.y.times(ratio),
        )


@dataclass(frozen=True)
class Named:
    """Somebody's stored transformation, to be put in by `Recipe.with_named`."""

    name: str

    def __str__(self) -> str:
        return f"t_{self.name}"


Step: TypeAlias = Resize | Rotate | Effect | Frame | Opacity | Background | Layer | Named


@dataclass(frozen=True)
class Delivery:
    """None leaves it to the caller, or to a named transformation."""

    format: FormatName | None = None
    quality: int | Level | None = None
    dpr: float | Literal["auto"] | None = None

    def __str__(self) -> str:
        quality = f"auto:{self.quality}" if isinstance(self.quality, str) else self.quality
        dpr = _decimal(self.dpr) if isinstance(self.dpr, float) else self.dpr
        named = (("f", self.format), ("q", "auto" if quality == "auto:good" else quality), ("dpr", dpr))
        return ",".join(f"{key}_{value}" for key, value in named if value is not None)

    def over(self, other: "Delivery") -> "Delivery":
        """What is said here, and where nothing is said, there."""
        return Delivery(self.format or other.format, self.quality or other.quality, self.dpr or other.dpr)


@dataclass(frozen=True)
class Recipe:
    steps: tuple[Step, ...] = ()
    delivery: Delivery = Delivery()

    def __str__(self) -> str:
        return "/".join(part for part in (*map(str, self.steps), str(self.delivery)) if part)

    @property
    def names(self) -> frozenset[str]:
        """The named transformations it asks for."""
        return frozenset(step.name for step in self.steps if isinstance(step, Named))

    @property
    def photos(self) -> frozenset[str]:
        """The ids of the photos it lays over."""
        return frozenset(layer.source.photo_id for layer in self.layers if isinstance(layer.source, Photo))

    @property
    def layers(self) -> Iterator[Layer]:
        return (step for step in self.steps if isinstance(step, Layer))

    def with_named(self, named: Mapping[str, "Recipe"]) -> "Recipe":
        """Every name replaced by its recipe; a name that is not in `named` stays. Check the limits afterwards."""
        steps: list[Step] = []
        delivery = self.delivery
        for step in self.steps:
            found = named.get(step.name) if isinstance(step, Named) else None
            steps += found.steps if found else (step,)
            delivery = delivery.over(found.delivery) if found else delivery
        return Recipe(tuple(steps), delivery)

    def at(self, client_dpr: float = 1.0) -> "Recipe":
        """With every number of pixels multiplied by `dpr`, which is then 1."""
        dpr = self.delivery.dpr
        ratio = client_dpr if dpr == "auto" else dpr or 1.0
        steps = self.steps if ratio == 1 else tuple(_times(step, ratio) for step in self.steps)
        return Recipe(steps, replace(self.delivery, dpr=None))


@dataclass(frozen=True)
class Transformed:
    """What came out."""

    content: bytes
    content_type: str
    width: int
    height: int


def rounded(number: float) -> int:
    """Half goes up, as in every size the product tells."""
    return int(number + 0.5) if number >= 0 else -int(-number + 0.5)


def _times(step: Step, ratio: float) -> Step:
    return step.times(ratio) if isinstance(step, Resize | Frame | Layer) else step


def _decimal(number: float) -> str:
    text = f"{number:.6f}".rstrip("0")
    return f"{text}0" if text.endswith(".") else text
