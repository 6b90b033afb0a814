"""The grammar of transformations: Cloudinary's URL syntax, the part of it that `docs/transformations.md` tells.

    recipe    = part *("/" part)
    part      = parameter *("," parameter)
    parameter = key "_" value

A part may ask for several things; they are done in the order resize, rotate, effect, corners and border, opacity,
background, whatever the order they are written in. A part that begins with `l_` opens a layer: the parts up to
`fl_layer_apply` are done to the layer. Without `fl_layer_apply` the layer is that one part, placed at once.
"""

# Each bound stands beside the sentence that tells it.
# ruff: noqa: PLR2004

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, NoReturn, TypeAlias
from urllib.parse import unquote

from photodrop.imaging.errors import BadTransformation
from photodrop.imaging.transformation import limits
from photodrop.imaging.transformation.colours import BLACK, Colour, colour
from photodrop.imaging.transformation.recipe import (
    CENTRE,
    Background,
    Delivery,
    Effect,
    FormatName,
    Frame,
    Layer,
    Length,
    Named,
    Opacity,
    Photo,
    Recipe,
    Resize,
    Rotate,
    Step,
    Text,
)
from photodrop.sentences import _, _n

MODES = ("scale", "fit", "limit", "fill", "pad", "crop", "thumb")
COMPASS = ("north", "north_east", "east", "south_east", "south", "south_west", "west", "north_west")
SMART = ("face", "faces", "auto")
LEVELS = ("best", "good", "eco", "low")
FORMATS: dict[str, FormatName] = {
    "auto": "auto",
    "jpg": "jpg",
    "jpeg": "jpg",
    "png": "png",
    "webp": "webp",
    "avif": "avif",
}
FONTS = {"instrumentsans": "Instrument Sans", "bricolagegrotesque": "Bricolage Grotesque", "sans": "Sans"}
# Names that Cloudinary's examples use and that lead to the nearest of ours.
FONTS |= dict.fromkeys(("arial", "helvetica", "verdana", "roboto", "opensans", "montserrat"), "Instrument Sans")

# Lowest, highest and usual strength of each effect's numbers; None: found from the picture.
EFFECTS: dict[str, tuple[tuple[int, int, int | None], ...]] = {
    "grayscale": (),
    "sepia": ((1, 100, 80),),
    "blur": ((1, 2000, 100),),
    "sharpen": ((1, 2000, 100),),
    "brightness": ((-99, 100, 80),),
    "contrast": ((-100, 100, 0),),
    "saturation": ((-100, 100, 80),),
    "pixelate": ((1, 200, None),),
    "negate": (),
    "cartoonify": ((0, 100, 50), (0, 100, 50)),
    "vignette": ((0, 100, 20),),
    "improve": ((0, 100, 100),),
}
SPELLINGS = {"greyscale": "grayscale", "gray": "grayscale"}

_WHOLE = re.compile(r"-?[0-9]{1,5}", re.ASCII)
_DECIMAL = re.compile(r"-?[0-9]{0,2}\.[0-9]{1,6}", re.ASCII)
_OF_PHOTO = re.compile(r"(iw|ih)(?:_(mul|div)_([0-9]{1,3}(?:\.[0-9]{1,6})?))?", re.ASCII)
_RATIO = re.compile(r"([0-9]{1,4})(?::([0-9]{1,4})|\.([0-9]{1,3}))", re.ASCII)
_BORDER = re.compile(r"([0-9]{1,4})px_solid_(.+)", re.ASCII)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}", re.ASCII)
_PHOTO = re.compile(r"[0-9a-fA-F]{8}(-?)[0-9a-fA-F]{4}\1[0-9a-fA-F]{4}\1[0-9a-fA-F]{4}\1[0-9a-fA-F]{12}", re.ASCII)
_STYLE = re.compile(r"([A-Za-z][A-Za-z -]{0,40})_([0-9]{1,4})((?:_[a-z]+)*)", re.ASCII)


class _Unlike(ValueError):
    """A value that is not what its parameter wants; `expected` says what that is."""

    def __init__(self, expected: str) -> None:
        super().__init__(expected)
        self.expected = expected


@dataclass(frozen=True)
class _Token:
    text: str
    at: int


@dataclass
class _Part:
    """One part between slashes: its parameters by key, each with what it means and where it stands."""

    token: _Token
    values: dict[str, Any] = field(default_factory=dict)
    tokens: dict[str, _Token] = field(default_factory=dict)

    def take(self, key: str, default: Any = None) -> Any:
        return self.values.pop(key, default)

    def refuse(self, key: str, why: str) -> NoReturn:
        _refuse(self.tokens.get(key, self.token), why)

    def refuse_what_is_left(self, why: str) -> None:
        if self.values:
            self.refuse(next(iter(self.values)), why)


def parse(text: str) -> Recipe:
    """What a transformation's spelling means; `BadTransformation` points at the first part that means nothing."""
    if len(text) > limits.LONGEST_SPELLING:
        raise BadTransformation(
            _(
                "This transformation has {count} characters. {most} are the most.",
                count=len(text),
                most=limits.LONGEST_SPELLING,
            )
        )
    parts = [_part(token) for token in _split(_Token(text, 0), "/")]
    steps, delivery = _Parser(parts).recipe()
    return limits.check(Recipe(tuple(steps), delivery))


def format_named(extension: str) -> FormatName:
    """The format an address asks for by how it ends."""
    try:
        return _format(extension)
    except _Unlike as unlike:
        raise BadTransformation.at(f".{extension}", 0, unlike.expected) from None


def _refuse(token: _Token, why: str) -> NoReturn:
    raise BadTransformation.at(token.text, token.at, why)


def _split(token: _Token, separator: str) -> Iterator[_Token]:
    at = token.at
    for text in token.text.split(separator):
        yield _Token(text, at)
        at += len(text) + 1


def _part(token: _Token) -> _Part:
    if not token.text:
        _refuse(token, _("a part is missing here; write for example c_fill,w_400,h_300/e_sepia"))
    part = _Part(token)
    for parameter in _split(token, ","):
        key, underline, value = parameter.text.partition("_")
        reader = PARAMETERS.get(key)
        if reader is None or not underline:
            _refuse(parameter, _unknown(key))
        if key in part.values and key != "fl":
            _refuse(parameter, _("{key}_ is in this part already; put a / between the two", key=key))
        try:
            found = reader(value)
        except _Unlike as unlike:
            _refuse(parameter, unlike.expected)
        part.values[key] = (*part.values.get("fl", ()), *found) if key == "fl" else found
        part.tokens[key] = parameter
    return part


def _unknown(key: str) -> str:
    if near := get_close_matches(key[:8], PARAMETERS, 1):
        return _("there is no such parameter; did you mean {near}_", near=near[0])
    return _("there is no such parameter; a parameter looks like w_400 or e_sepia")


class _Parser:
    """Goes through the parts from left to right."""

    def __init__(self, parts: list[_Part]) -> None:
        self.parts = parts
        self.at = 0

    def recipe(self) -> tuple[list[Step], Delivery]:
        steps: list[Step] = []
        delivery = Delivery()
        while self.at < len(self.parts):
            part = self.parts[self.at]
            self.at += 1
            delivery = _delivery(part).over(delivery)
            if "l" in part.values:
                steps.append(self._layer(part))
            else:
                steps += _steps(part)
        return steps, delivery

    def _layer(self, part: _Part) -> Layer:
        source = _source(part)
        following = range(self.at, len(self.parts))
        end = next((at for at in following if "layer_apply" in self.parts[at].values.get("fl", ())), None)
        if end is None or any("l" in self.parts[at].values for at in range(self.at, end)):
            return self._placed_at_once(part, source)
        if "layer_apply" in part.values.get("fl", ()):
            return self._placed_at_once(part, source)
        steps = _steps(part, of_layer=True)
        while self.at < end:
            steps += _steps(self.parts[self.at], of_layer=True)
            self.at += 1
        self.at += 1
        return _placed(self.parts[end], source, steps)

    def _placed_at_once(self, part: _Part, source: Text | Photo) -> Layer:
        place = _Part(part.token, tokens=part.tokens)
        for key in ("g", "x", "y"):
            if key in part.values:
                place.values[key] = part.take(key)
        return _placed(place, source, _steps(part, of_layer=True))


def _delivery(part: _Part) -> Delivery:
    return Delivery(part.take("f"), part.take("q"), part.take("dpr"))


def _steps(part: _Part, *, of_layer: bool = False) -> list[Step]:
    flags = part.take("fl", ())
    if "layer_apply" in flags and not of_layer:
        part.refuse("fl", _("there is no layer to apply; begin one with l_text:… or l_photo:…"))
    if "t" in part.values:
        return [_named(part, of_layer=of_layer)]
    if of_layer and (late := part.values.keys() & {"f", "q", "dpr"}):
        part.refuse(min(late), _("format, quality and dpr are the whole picture's, not a layer's"))
    steps: list[Step] = []
    resize = _resize(part, of_below="relative" in flags)
    if resize:
        steps.append(resize)
    elif "relative" in flags:
        part.refuse("fl", _("fl_relative measures a layer by the picture below, so it needs a size, like w_0.2"))
    steps += [kind for key in ("a", "e") if (kind := part.take(key)) is not None]
    corners, border = part.take("r", ()), part.take("bo")
    if corners or border:
        width, paint = border or (0, BLACK)
        steps.append(Frame(corners, width, paint))
    steps += [kind for key in ("o", "b") if (kind := part.take(key)) is not None]
    part.refuse_what_is_left(_("this belongs to something else, which is not in this part"))
    return steps


def _named(part: _Part, *, of_layer: bool) -> Named:
    if of_layer:
        part.refuse("t", _("a layer cannot be a named transformation"))
    named = Named(part.take("t"))
    part.refuse_what_is_left(_("t_ stands alone in its part; put a / before it"))
    return named


def _resize(part: _Part, *, of_below: bool) -> Resize | None:
    turn = part.take("a") if isinstance(part.values.get("a"), str) else None
    mode = part.take("c")
    width, height, ratio = part.take("w"), part.take("h"), part.take("ar")
    if turn and not (ratio or (width and height)):
        part.refuse("a", _("a_auto turns towards a wanted shape, so it needs w_ and h_, or ar_"))
    if mode is None and width is None and height is None and ratio is None:
        return None
    resize = Resize(
        mode or "scale",
        width,
        height,
        ratio,
        part.take("g"),
        part.take("x"),
        part.take("y"),
        part.take("z", 1.0),
        turn,
        of_below,
    )
    _refuse_shapeless(part, resize)
    _refuse_misplaced(part, resize)
    return resize


def _refuse_shapeless(part: _Part, resize: Resize) -> None:
    mode = resize.mode
    if resize.width and resize.height and resize.ratio:
        part.refuse("ar", _("two of w_, h_ and ar_ make a shape; leave one away"))
    if resize.width or resize.height:
        return
    if resize.ratio is None or mode not in {"fill", "crop", "pad", "thumb"}:
        part.refuse("c" if "c" in part.tokens else "ar", _("c_{mode} needs a size, like c_{mode},w_400", mode=mode))


def _refuse_misplaced(part: _Part, resize: Resize) -> None:
    mode = resize.mode
    if mode in {"fit", "limit", "scale"}:
        for key, value in (("g", resize.gravity), ("x", resize.x), ("y", resize.y)):
            if value is not None:
                why = _(
                    "c_{mode} keeps the whole picture; {key}_ goes with c_fill, c_crop, c_thumb or c_pad",
                    mode=mode,
                    key=key,
                )
                part.refuse(key, why)
    if mode == "pad" and resize.gravity in SMART:
        part.refuse("g", _("c_pad keeps the whole picture; its g_ is center or a point of the compass"))
    if resize.zoom != 1 and mode not in {"crop", "thumb"}:
        part.refuse("z", _("z_ goes with c_crop or c_thumb"))


def _source(part: _Part) -> Text | Photo:
    source = part.take("l")
    if isinstance(source, Photo):
        if "co" in part.values:
            part.refuse("co", _("co_ is the colour of letters; it goes with l_text"))
        return source
    font, size, weight, align, words = source
    width = None
    if part.values.get("c") == "fit" and "w" in part.values and "h" not in part.values:
        part.take("c")
        width = part.take("w")
        if width.of != "px":
            part.refuse("w", _("text is broken at a whole number of pixels, like c_fit,w_300"))
    return Text(font, size, words, weight, align, part.take("co", BLACK), width)


def _placed(part: _Part, source: Text | Photo, steps: list[Step]) -> Layer:
    part.take("fl")
    gravity = part.take("g", CENTRE)
    if gravity in SMART:
        part.refuse("g", _("a layer is placed by center or a point of the compass, like g_south_east"))
    x, y = part.take("x", Length(0)), part.take("y", Length(0))
    part.refuse_what_is_left(_("beside fl_layer_apply only g_, x_ and y_ say where the layer goes"))
    return Layer(source, tuple(steps), gravity, x, y)


# One reader per parameter: what its value means, or `_Unlike` with what was expected.


def _mode(value: str) -> str:
    if value not in MODES:
        raise _Unlike(_("the ways to resize are {modes}", modes=", ".join(MODES)))
    return value


def _size(expected: str) -> Callable[[str], Length]:
    def read(value: str) -> Length:
        length = _length(value)
        if length is None or length.number <= 0:
            raise _Unlike(expected)
        if length.of != "px" and length.number > limits.MOST_GROWTH:
            raise _Unlike(_("{most} times the picture is the most", most=limits.MOST_GROWTH))
        if length.of == "px" and length.number > limits.LARGEST_EDGE:
            raise _Unlike(_("{most} pixels are the most", most=str(limits.LARGEST_EDGE)))
        return length

    return read


def _offset(key: str) -> Callable[[str], Length]:
    def read(value: str) -> Length:
        length = _length(value)
        if length is None or (length.of != "px" and not -1 <= length.number <= 1):
            raise _Unlike(_("an offset is a whole number of pixels, like {key}_20, or a part, like {key}_0.1", key=key))
        if abs(length.number) > limits.LARGEST_EDGE:
            raise _Unlike(_("{most} pixels are the most", most=str(limits.LARGEST_EDGE)))
        return length

    return read


def _length(value: str) -> Length | None:
    if _WHOLE.fullmatch(value):
        return Length(int(value))
    if _DECIMAL.fullmatch(value):
        return Length(_tidy(float(value)), "own")
    if found := _OF_PHOTO.fullmatch(value):
        number = float(found[3] or 1)
        if found[2] == "div":
            number = 1 / number if number else 0.0
        return Length(_tidy(number), "iw" if found[1] == "iw" else "ih")
    return None


def _tidy(number: float) -> float:
    """As many decimals as the canonical spelling keeps, and no minus before nothing."""
    return round(number, 6) + 0.0


def _ratio(value: str) -> tuple[int, int]:
    found = _RATIO.fullmatch(value)
    width, height = 0, 0
    if found and found[2]:
        width, height = int(found[1]), int(found[2])
    elif found:
        width, height = int(found[1] + found[3]), 10 ** len(found[3])
    if not width or not height or not 1 / 100 <= width / height <= 100:
        raise _Unlike(_("an aspect ratio is two numbers, like ar_16:9, or one, like ar_1.5"))
    return width, height


def _gravity(value: str) -> str:
    value = CENTRE if value == "centre" else value
    if value not in {CENTRE, *COMPASS, *SMART}:
        raise _Unlike(
            _("a gravity is center, face, faces, auto or a point of the compass: {points}", points=", ".join(COMPASS))
        )
    return value


def _zoom(value: str) -> float:
    if (not _DECIMAL.fullmatch(value) and not _WHOLE.fullmatch(value)) or not 0.1 <= float(value) <= 10:
        raise _Unlike(_("a zoom is a number from 0.1 to 10, like z_1.5"))
    return _tidy(float(value))


def _angle(value: str) -> Rotate | str:
    if value in {"auto_left", "auto_right"}:
        return value
    turns: list[Any] = []
    for turn in value.split("."):
        if turn in {"hflip", "vflip"}:
            turns.append(turn)
        elif _WHOLE.fullmatch(turn) and abs(int(turn)) <= 360:
            turns.append(int(turn) % 360)
        else:
            raise _Unlike(_("an angle is degrees from -360 to 360, hflip, vflip, auto_left or auto_right, like a_90"))
    if len(turns) > 3:
        raise _Unlike(_("three turns at once are the most, like a_hflip.20"))
    return Rotate(tuple(turns))


def _corners(value: str) -> tuple[int | str, ...]:
    numbers = value.split(":")
    if len(numbers) > 4 or not all(one == "max" or _is_between(one, 0, limits.LARGEST_EDGE) for one in numbers):
        raise _Unlike(_("corners are one to four numbers of pixels, like r_20 or r_20:0:20:0, or r_max"))
    corners = [one if one == "max" else int(one) for one in numbers]
    match corners:
        case [every]:
            return (every,) * 4
        case [one, other]:
            return (one, other, one, other)
        case [first, sides, third]:
            return (first, sides, third, sides)
        case _:
            return tuple(corners)


def _effect(value: str) -> Effect:
    name, *numbers = value.split(":")
    name = SPELLINGS.get(name, name)
    ranges = EFFECTS.get(name)
    if ranges is None:
        if near := get_close_matches(name[:20], EFFECTS, 1):
            raise _Unlike(_("did you mean e_{near}", near=near[0]))
        raise _Unlike(_("the effects are {effects}", effects=", ".join(EFFECTS)))
    if len(numbers) > len(ranges):
        if not ranges:
            raise _Unlike(_("e_{name} takes no number", name=name))
        raise _Unlike(_n("e_{name} takes one number", "e_{name} takes {count} numbers", len(ranges), name=name))
    for number, (low, high, usual) in zip(numbers, ranges, strict=False):
        if not _is_between(number, low, high):
            raise _Unlike(
                _(
                    "e_{name} goes from {low} to {high}, like e_{name}:{example}",
                    name=name,
                    low=str(low),
                    high=str(high),
                    example=str(usual or high // 2),
                )
            )
    usual = [usual for _low, _high, usual in ranges[len(numbers) :] if usual is not None]
    return Effect(name, (*(int(number) for number in numbers), *usual))


def _opacity(value: str) -> Opacity:
    if not _is_between(value, 0, 100):
        raise _Unlike(_("an opacity goes from 0 to 100, like o_60"))
    return Opacity(int(value))


def _colour(key: str) -> Callable[[str], Colour]:
    def read(value: str) -> Colour:
        found = colour(value)
        if found is None:
            raise _Unlike(
                _("a colour is a name, like {key}_red, or hexadecimal digits, like {key}_rgb:ff8800", key=key)
            )
        return found

    return read


def _background(value: str) -> Background:
    return Background(None if value == "auto" else _colour("b")(value))


def _border(value: str) -> tuple[int, Colour]:
    found = _BORDER.fullmatch(value)
    if found is None or not 1 <= int(found[1]) <= limits.LARGEST_BORDER:
        raise _Unlike(_("a border is a width and a colour, like bo_5px_solid_red"))
    return int(found[1]), _colour("bo_5px_solid")(found[2])


def _layer(value: str) -> Photo | tuple[str, int, str, str, str]:
    kind, colon, rest = value.partition(":")
    if kind == "photo" and colon:
        if not _PHOTO.fullmatch(rest):
            raise _Unlike(_("a photo is laid over by its id, like l_photo:0190f6c2-7b1a-7c3e-8a52-3c1d5e7f9a10"))
        digits = rest.replace("-", "").lower()
        return Photo("-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:])))
    if kind != "text" or not colon:
        raise _Unlike(_("a layer is l_text:<font>_<size>:<text> or l_photo:<id>"))
    return _text(rest)


def _text(value: str) -> tuple[str, int, str, str, str]:
    style, colon, words = value.partition(":")
    found = _STYLE.fullmatch(unquote(style))
    if not colon or found is None or not 1 <= int(found[2]) <= limits.LARGEST_FONT:
        raise _Unlike(_("text needs a font, a size and words, like l_text:Instrument Sans_40:Hello"))
    font = FONTS.get(re.sub(r"[ -]", "", found[1]).lower())
    if font is None:
        raise _Unlike(_("the fonts are {fonts}", fonts=", ".join(dict.fromkeys(FONTS.values()))))
    weight, align = "normal", "left"
    for option in found[3].split("_")[1:]:
        match option:
            case "bold" | "normal":
                weight = option
            case "left" | "center" | "right":
                align = option
            case _:
                raise _Unlike(_("beside its size, text can be bold, and left, center or right"))
    return font, int(found[2]), weight, align, _words(words)


def _words(value: str) -> str:
    try:
        words = unquote(value, errors="strict")
        words.encode()
    except UnicodeError:
        raise _Unlike(_("this text is not UTF-8")) from None
    if not words.strip() or len(words) > limits.MOST_LETTERS:
        raise _Unlike(_("a text has 1 to {most} letters", most=limits.MOST_LETTERS))
    if any(unicodedata.category(letter) in {"Cc", "Cn", "Cs"} and letter != "\n" for letter in words):
        raise _Unlike(_("this text holds signs that cannot be drawn"))
    return words


def _format(value: str) -> FormatName:
    if value not in FORMATS:
        raise _Unlike(_("the formats are auto, jpg, png, webp and avif"))
    return FORMATS[value]


def _quality(value: str) -> int | str:
    auto, _colon, level = value.partition(":")
    if auto == "auto" and (level in LEVELS or value == "auto"):
        return level or "good"
    if not _is_between(value, 1, 100):
        raise _Unlike(
            _(
                "a quality goes from 1 to 100, like q_80, or is {levels}",
                levels=", ".join(("q_auto", *(f"q_auto:{level}" for level in LEVELS))),
            )
        )
    return int(value)


def _dpr(value: str) -> float | str:
    if value == "auto":
        return value
    if (not _DECIMAL.fullmatch(value) and not _WHOLE.fullmatch(value)) or not 0.5 <= float(value) <= 4:
        raise _Unlike(_("a device's pixel ratio goes from 0.5 to 4, like dpr_2.0, or is dpr_auto"))
    return _tidy(float(value))


def _flags(value: str) -> tuple[str, ...]:
    flags = tuple(value.split("."))
    if not set(flags) <= {"layer_apply", "relative"}:
        raise _Unlike(_("the flags are fl_layer_apply and fl_relative"))
    return flags


def _named_one(value: str) -> str:
    if not _NAME.fullmatch(value):
        raise _Unlike(_("a named transformation is letters, digits, - and _, like t_postcard"))
    return value


def _is_between(value: str, low: int, high: int) -> bool:
    return _WHOLE.fullmatch(value) is not None and low <= int(value) <= high


Reader: TypeAlias = Callable[[str], Any]

PARAMETERS: dict[str, Reader] = {
    "c": _mode,
    "w": _size(_("a width is a whole number of pixels, like w_400, or a part of the picture's, like w_0.5")),
    "h": _size(_("a height is a whole number of pixels, like h_400, or a part of the picture's, like h_0.5")),
    "ar": _ratio,
    "g": _gravity,
    "x": _offset("x"),
    "y": _offset("y"),
    "z": _zoom,
    "a": _angle,
    "e": _effect,
    "r": _corners,
    "bo": _border,
    "o": _opacity,
    "b": _background,
    "l": _layer,
    "co": _colour("co"),
    "f": _format,
    "q": _quality,
    "dpr": _dpr,
    "fl": _flags,
    "t": _named_one,
}
