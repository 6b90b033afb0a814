"""Pictures of nobody: scenes drawn by arithmetic, for the demo and the sign-in pages.

The same kind, seed and shape give the same picture. Positions are in units of the picture's height with x = 0 in
the middle, and chance is spent before pixels are counted, so one seed looks alike at every size.
"""

# A picture is places, sizes and colours: naming each number would hide them.
# ruff: noqa: PLR0917, PLR2004

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Pixels = NDArray[np.floating]
Colour = tuple[int, int, int]
Stops = Sequence[tuple[float, Colour]]
Choice = TypeVar("Choice")
Painter = Callable[["Canvas"], None]


@dataclass
class Canvas:
    """A picture in the making, or a window of it: light from 0 to 255, where its pixels lie, and the dice."""

    rgb: Pixels
    x: Pixels
    y: Pixels
    unit: int
    seed: int
    dice: np.random.Generator

    @classmethod
    def blank(cls, width: int, height: int, seed: int, dice: np.random.Generator) -> "Canvas":
        x = (np.arange(width, dtype=np.float32)[None, :] + 0.5 - width / 2) / height
        y = (np.arange(height, dtype=np.float32)[:, None] + 0.5) / height
        return cls(np.zeros((height, width, 3), np.float32), x, y, height, seed, dice)

    @property
    def height(self) -> int:
        return self.rgb.shape[0]

    @property
    def width(self) -> int:
        return self.rgb.shape[1]

    @property
    def aspect(self) -> float:
        return self.width / self.height

    def pick(self, options: Sequence[Choice]) -> Choice:
        """Seeds in a row take turns, so that an album of them is a varied one."""
        return options[self.seed % len(options)]

    def window(self, left: float, right: float, top: float = 0.0, bottom: float = 1.0) -> "Canvas":
        """The part of the picture that a small thing touches; painting on it paints the picture."""
        columns = slice(*np.searchsorted(self.x[0], [left, right]))
        rows = slice(*np.searchsorted(self.y[:, 0], [top, bottom]))
        return Canvas(self.rgb[rows, columns], self.x[:, columns], self.y[rows], self.unit, self.seed, self.dice)

    def rows(self, top: float, bottom: float = 1.0) -> slice:
        """The rows between two heights, at least one."""
        first = int(np.clip(top * self.height, 0, self.height - 1))
        return slice(first, int(np.clip(np.ceil(bottom * self.height), first + 1, self.height)))

    def mix(self, colour: Colour | Pixels, amount: Pixels, rows: slice = slice(None)) -> None:
        """Paint over, as thick as `amount` says."""
        area = self.rgb[rows]
        area += (np.asarray(colour, np.float32) - area) * amount[..., None]

    def glow(self, colour: Colour, amount: Pixels, rows: slice = slice(None)) -> None:
        """Add light, as a lens does: bright places cannot get much brighter."""
        area = self.rgb[rows]
        area += (255 - area) * (np.asarray(colour, np.float32) / 255) * np.clip(amount, 0, 1)[..., None]


def _fit(values: Pixels, width: int, height: int) -> Pixels:
    return np.asarray(Image.fromarray(values).resize((width, height), Image.Resampling.BICUBIC), np.float32)


def _noise(dice: np.random.Generator, width: int, height: int, cells: tuple[float, float], octaves: int = 4) -> Pixels:
    """Clouds of chance around 0; `cells` is how many humps fit across and down."""
    total = np.zeros((height, width), np.float32)
    for octave in range(octaves):
        across, down = (max(2, round(count * 2**octave)) for count in cells)
        layer = dice.standard_normal((down + 1, across + 1)).astype(np.float32)
        total += _fit(layer, width, height) * 0.5**octave
    return total / 1.4


def _line(dice: np.random.Generator, count: int, humps: float, roughness: float, octaves: int = 7) -> Pixels:
    """A skyline around 0."""
    total = np.zeros(count, np.float32)
    for octave in range(octaves):
        points = dice.standard_normal(max(4, round(humps * 2**octave)) + 1).astype(np.float32)
        total += _fit(points[None, :], count, 1)[0] * roughness**octave
    return total


def _step(low: float, high: float, values: Pixels) -> Pixels:
    t = np.clip((values - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def _gradient(stops: Stops, at: Pixels) -> Pixels:
    places = [place for place, _ in stops]
    channels = [np.interp(at, places, [colour[channel] for _, colour in stops]) for channel in range(3)]
    return np.stack(channels, axis=-1).astype(np.float32)


def _between(one: Colour, other: Colour, t: float) -> Colour:
    r, g, b = (round(a + (z - a) * t) for a, z in zip(one, other, strict=True))
    return r, g, b


def _sky(canvas: Canvas, stops: Stops, bottom: float = 1.0) -> None:
    rows = canvas.rows(0, bottom)
    canvas.rgb[rows] = _gradient(stops, canvas.y[rows, 0] / bottom)[:, None, :]


def _clouds(
    canvas: Canvas, colour: Colour, cover: float, bottom: float, softness: float = 0.9, strength: float = 0.8
) -> None:
    rows = canvas.rows(0, bottom)
    height = canvas.rgb[rows].shape[0]
    humps = _noise(canvas.dice, canvas.width, height, (2.2 * canvas.aspect, 5), octaves=6)
    thin_above = _step(0.0, 0.35, canvas.y[rows] / bottom) * 0.5 + 0.5
    canvas.mix(colour, _step(0.5 - cover, 0.5 - cover + softness, humps) * thin_above * strength, rows)


def _sun(canvas: Canvas, x: float, y: float, radius: float, core: Colour, halo: Colour, *, spread: float = 7) -> None:
    distance = np.hypot(canvas.x - x, canvas.y - y)
    canvas.glow(halo, 0.75 * np.exp(-distance / (radius * spread)))
    canvas.glow(halo, 0.45 * np.exp(-((distance / (radius * 2.4)) ** 2)))
    canvas.glow((255, 255, 255), np.exp(-(((distance - radius).clip(0) / (radius * 0.55)) ** 2)) * 0.75)
    canvas.mix(_between(core, (255, 255, 255), 0.75), _step(radius * 1.06, radius * 0.90, distance))


def _sea(
    canvas: Canvas,
    horizon: float,
    stops: Stops,
    deep: Colour,
    light: Colour,
    warmth: Colour,
    at: float,
    *,
    calm: float = 1.0,
) -> None:
    """Water that mirrors a sky of `stops`, with a path of glitter under the light at x = `at`."""
    rows = canvas.rows(horizon)
    height = canvas.rgb[rows].shape[0]
    depth = (canvas.y[rows] - horizon) / (1 - horizon)
    waves = _laid_flat(canvas, height)
    # A wave's face looks up at another piece of sky; near the viewer it looks down into the water.
    elevation = np.clip(1 - depth * 0.85 - waves * (0.05 + 0.16 * depth) * calm, 0, 1)
    shade = _gradient(stops, np.linspace(0, 1, 256, dtype=np.float32))
    water = shade[(elevation * 255).astype(np.intp)]
    dark = np.clip(0.16 + 0.62 * depth + waves * 0.22, 0, 0.94)
    water += (np.asarray(deep, np.float32) - water) * dark[..., None]
    canvas.rgb[rows] = water
    path = np.exp(-(((canvas.x - at) / (0.05 + 0.26 * depth)) ** 2))
    sparkle = _step(0.45, 1.35, waves + path * 0.95) * path
    canvas.glow(light, sparkle * np.exp(-depth * 1.5), rows)
    canvas.glow(warmth, sparkle * (1 - np.exp(-depth * 1.5)) * 0.75, rows)
    canvas.glow(light, 0.6 * np.exp(-depth * 34) * np.exp(-(((canvas.x - at) / 0.42) ** 2)), rows)


def _laid_flat(canvas: Canvas, height: int) -> Pixels:
    """Waves seen from the shore: a texture tilted back until its rows bunch up at the horizon."""
    size = 1400
    texture = _noise(canvas.dice, size, size, (30, 150), octaves=4)
    flat = np.empty((height, canvas.width), np.float32)
    steps = np.arange(size)
    for row, far in enumerate(1 / np.linspace(0.055, 1.0, height)):
        line, part = divmod(far * 620, 1)
        here, after = texture[int(line) % size], texture[int(line + 1) % size]
        across = (canvas.x[0] * (0.20 + 0.15 * far) * size + size / 2) % (size - 1)
        flat[row] = np.interp(across, steps, here + (after - here) * part)
    return flat


def _ridge(canvas: Canvas, line: Pixels, colour: Colour, foot: Colour, fade: float = 0.3) -> None:
    """Everything below a skyline, hazier towards its foot, with a little texture of its own."""
    rows = canvas.rows(float(line.min()) - 0.01)
    below = canvas.y[rows] - line[None, :]
    inside = _step(-0.6 / canvas.unit, 0.9 / canvas.unit, below)
    body = _gradient(((0, colour), (1, foot)), np.linspace(0, 1, 256, dtype=np.float32))
    canvas.mix(body[(np.clip(below / fade, 0, 1) * 255).astype(np.uint8)], inside, rows)


def _disc(
    canvas: Canvas, x: float, y: float, radius: float, colour: Colour, strength: float, *, edge: float = 0.12
) -> None:
    """One circle of confusion: flat, with a rim a little brighter than its middle."""
    reach = radius * 1.2
    spot = canvas.window(x - reach, x + reach, y - reach, y + reach)
    distance = np.hypot(spot.x - x, spot.y - y) / radius
    soft = max(edge, 1.5 / (radius * canvas.unit))
    spot.glow(colour, _step(1.0, 1.0 - soft, distance) * (0.72 + 0.28 * _step(0.72, 0.95, distance)) * strength)


def _bokeh(
    canvas: Canvas, count: int, colours: Sequence[Colour], sizes: tuple[float, float], strength: tuple[float, float]
) -> None:
    dice = canvas.dice
    for _ in range(count):
        x, y, size, light, colour = dice.uniform(-0.5, 0.5), *dice.random(3), dice.integers(len(colours))
        radius = sizes[0] + (sizes[1] - sizes[0]) * size**2
        power = strength[0] + (strength[1] - strength[0]) * light
        _disc(canvas, x * canvas.aspect * 1.1, y, radius, colours[int(colour)], power)


# The scenes.

_EVENINGS: list[tuple[Stops, Colour, Colour, Colour]] = [
    (
        (
            (0, (70, 84, 138)),
            (0.3, (166, 132, 168)),
            (0.5, (246, 166, 160)),
            (0.74, (255, 204, 166)),
            (1, (255, 226, 178)),
        ),
        (52, 46, 92),
        (255, 250, 232),
        (255, 206, 140),
    ),
    (
        (
            (0, (34, 40, 86)),
            (0.35, (116, 66, 118)),
            (0.62, (228, 104, 92)),
            (0.85, (252, 168, 84)),
            (1, (255, 204, 110)),
        ),
        (26, 18, 44),
        (255, 240, 206),
        (255, 150, 70),
    ),
    (
        ((0, (110, 150, 186)), (0.4, (176, 198, 206)), (0.7, (240, 220, 196)), (1, (252, 232, 204))),
        (40, 66, 88),
        (255, 252, 240),
        (255, 232, 196),
    ),
    (
        ((0, (20, 62, 92)), (0.4, (70, 128, 140)), (0.7, (226, 190, 142)), (1, (250, 214, 150))),
        (10, 38, 54),
        (255, 246, 222),
        (255, 204, 132),
    ),
]


def _sunset(canvas: Canvas) -> None:
    stops, deep, core, halo = canvas.pick(_EVENINGS)
    horizon = 0.50 + 0.08 * canvas.dice.random()
    at = canvas.aspect * canvas.dice.uniform(-0.18, 0.18)
    height = horizon - canvas.dice.uniform(0.035, 0.10)
    _sky(canvas, stops, horizon)
    _clouds(canvas, _between(stops[1][1], (255, 236, 224), 0.45), 0.12, horizon, strength=0.45)
    _sun(canvas, at, height, 0.052, core, halo)
    _sea(canvas, horizon, stops, deep, core, halo, at)


def _moonlight(canvas: Canvas) -> None:
    stops: Stops = ((0, (9, 14, 34)), (0.55, (24, 42, 82)), (1, (70, 104, 152)))
    horizon = 0.52 + 0.08 * canvas.dice.random()
    at = canvas.aspect * canvas.dice.uniform(-0.25, 0.25)
    _sky(canvas, stops, horizon)
    for _ in range(140):
        x, y, size = canvas.dice.uniform(-0.5, 0.5), canvas.dice.random() * horizon * 0.9, canvas.dice.random()
        _disc(canvas, x * canvas.aspect, y, 0.0008 + 0.0012 * size**4, (230, 236, 255), 0.3 + 0.6 * size, edge=0.9)
    _clouds(canvas, (120, 142, 182), 0.05, horizon, strength=0.35)
    _sun(canvas, at, horizon * canvas.dice.uniform(0.3, 0.55), 0.034, (250, 250, 244), (150, 178, 226), spread=5)
    _sea(canvas, horizon, stops, (6, 12, 30), (226, 236, 255), (170, 196, 240), at, calm=0.8)


_RANGES: list[tuple[Stops, Colour, Colour, Colour]] = [
    (
        ((0, (138, 158, 192)), (0.5, (232, 206, 196)), (1, (255, 236, 208))),
        (226, 172, 146),
        (44, 44, 62),
        (255, 252, 226),
    ),
    (((0, (140, 168, 200)), (1, (206, 216, 222))), (164, 178, 188), (34, 46, 56), (246, 248, 248)),
    (((0, (228, 206, 178)), (1, (250, 234, 208))), (206, 184, 158), (52, 62, 54), (255, 250, 236)),
    (
        ((0, (70, 60, 112)), (0.6, (214, 128, 142)), (1, (255, 190, 140))),
        (190, 116, 132),
        (30, 22, 48),
        (255, 226, 180),
    ),
]


def _mountains(canvas: Canvas) -> None:
    dice = canvas.dice
    stops, near_sky, dark, core = canvas.pick(_RANGES)
    _sky(canvas, stops)
    _clouds(canvas, (255, 250, 244), 0.0, 0.5, strength=0.35)
    _sun(canvas, canvas.aspect * dice.uniform(-0.3, 0.3), dice.uniform(0.22, 0.36), 0.06, core, core, spread=5)
    layers = 7
    start = dice.uniform(0.30, 0.40)
    for layer in range(layers):
        near = layer / (layers - 1)
        line = (
            start
            + 0.52 * near**1.15
            - np.abs(_line(dice, canvas.width, canvas.aspect * (1 + near), 0.47)) * (0.10 + 0.05 * near)
        )
        colour = _between(near_sky, dark, near**1.1)
        _ridge(canvas, line.astype(np.float32), colour, _between(colour, stops[-1][1], 0.42 * (1 - near)), fade=0.24)


def _forest(canvas: Canvas) -> None:
    dice = canvas.dice
    fog, bark = canvas.pick(
        [((222, 230, 220), (24, 32, 27)), ((238, 226, 196), (42, 30, 20)), ((206, 220, 226), (22, 30, 38))]
    )
    light = canvas.aspect * dice.uniform(-0.3, 0.3)
    shine = np.exp(-(((canvas.x - light) / 0.55) ** 2)) * np.exp(-(((canvas.y - 0.35) / 0.5) ** 2))
    canvas.rgb[:] = _between(fog, bark, 0.45)
    canvas.mix(fog, 0.25 + 0.75 * shine)
    mist = _step(0.30, 1.05, canvas.y + _noise(dice, canvas.width, canvas.height, (3, 4), octaves=3) * 0.08)
    for layer in range(5):
        near = layer / 4
        for _ in range(round((16 - layer * 2.5) * canvas.aspect)):
            x, lean, girth = dice.uniform(-0.52, 0.52) * canvas.aspect, dice.normal() * 0.012, dice.uniform(0.6, 1.5)
            half = (0.0055 + 0.017 * near**1.6) * girth
            strip = canvas.window(x - half * 2 - 0.025, x + half * 2 + 0.025)
            wobble = _line(dice, canvas.height, 2, 0.4, octaves=4)[:, None] * half * 0.08
            root = (strip.y - 0.82).clip(0) * half * 3
            across = np.abs(strip.x - x - (strip.y - 0.5) * lean - wobble) - root
            trunk = _step(half + 1.2 / canvas.unit, half - 1.2 / canvas.unit, across)
            side = np.clip((strip.x - x) / half * (-1 if x < light else 1), -1, 1)
            strip.mix(_between(_between(fog, bark, 0.42), bark, near), trunk * (0.55 + 0.45 * near))
            strip.glow(fog, trunk * (0.10 * near) * _step(-0.1, -0.9, side))
        canvas.mix(fog, mist * (0.40 * (1 - near * 0.8)))
    ground = (0.90 + _line(dice, canvas.width, 4, 0.55) * 0.012).astype(np.float32)
    _ridge(canvas, ground, _between(bark, fog, 0.12), bark, fade=0.1)
    canvas.glow(fog, shine * 0.22)


def _dunes(canvas: Canvas) -> None:
    dice = canvas.dice
    sky, lit, shade = canvas.pick(
        [
            (((0, (92, 130, 172)), (1, (214, 220, 214))), (226, 178, 126), (138, 92, 62)),
            (((0, (150, 110, 140)), (1, (252, 206, 160))), (236, 160, 108), (112, 60, 62)),
            (((0, (120, 160, 190)), (1, (240, 232, 216))), (238, 212, 176), (168, 132, 104)),
        ]
    )
    _sky(canvas, sky, 0.6)
    ripples = _noise(dice, canvas.width, canvas.height, (10, 160), octaves=3)
    for layer in range(5):
        near = layer / 4
        line = (
            0.40
            + 0.46 * near**1.2
            - _line(dice, canvas.width, 1.3 + dice.random(), 0.24, octaves=4) * (0.05 + 0.05 * near)
        )
        line = line.astype(np.float32)
        rows = canvas.rows(float(line.min()) - 0.01)
        below = canvas.y[rows] - line[None, :]
        # The crest runs down as a wavering line: one side of it looks at the sun, the other away.
        crest = (
            canvas.aspect * dice.uniform(-0.35, 0.35)
            + below * dice.uniform(-1.6, 1.6)
            + np.sin(below * 9 + layer) * 0.10
        )
        sunny = _step(-0.012, 0.012 + 0.25 * near, canvas.x - crest) * 0.8 + 0.15
        tone = np.clip(sunny + ripples[rows] * 0.045 - below * 0.55, 0, 1)
        body = (
            np.asarray(shade, np.float32)
            + (np.asarray(lit, np.float32) - np.asarray(shade, np.float32)) * tone[..., None]
        )
        haze = 0.5 * (1 - near)
        body += (np.asarray(sky[-1][1], np.float32) - body) * haze
        canvas.mix(body, _step(-0.6 / canvas.unit, 0.9 / canvas.unit, below), rows)


def _lights(canvas: Canvas) -> None:
    dice = canvas.dice
    night = canvas.pick([((14, 10, 8), (48, 30, 18)), ((10, 12, 22), (36, 30, 44)), ((18, 10, 10), (56, 26, 22))])
    canvas.rgb[:] = night[0]
    canvas.mix(
        night[1],
        np.clip(
            0.7 + 0.4 * _noise(dice, canvas.width, canvas.height, (2, 2), octaves=3) - np.abs(canvas.y - 0.55), 0, 1
        ),
    )
    _bokeh(canvas, 46, ((255, 168, 84), (255, 206, 140), (226, 120, 70)), (0.018, 0.075), (0.05, 0.30))
    for string in range(4):
        depth = 1 - string / 5
        sag, level, bulbs = (
            dice.uniform(0.05, 0.14),
            0.10 + 0.19 * string + dice.normal() * 0.02,
            round(9 * canvas.aspect / depth**0.5),
        )
        for bulb in range(bulbs):
            t = (bulb + 0.5 + dice.normal() * 0.08) / bulbs * 2 - 1
            x, y = t * canvas.aspect * 0.56, level + sag * (1 - t * t) + dice.normal() * 0.004
            warmth = _between((255, 190, 104), (255, 232, 190), dice.random())
            radius = 0.009 + 0.020 * depth**2
            _disc(canvas, x, y, radius * 3.6, (255, 160, 70), 0.13, edge=1.0)
            _disc(canvas, x, y, radius, warmth, 0.85)
            _disc(canvas, x, y, radius * 0.45, (255, 246, 226), 0.9, edge=0.6)
    canvas.mix(night[0], _step(0.72, 1.05, canvas.y + np.zeros_like(canvas.x)) * 0.8)


def _meadow(canvas: Canvas) -> None:
    dice = canvas.dice
    sky, near, far, flowers = canvas.pick(
        [
            (
                ((0, (104, 154, 206)), (1, (222, 232, 236))),
                (96, 122, 48),
                (150, 164, 96),
                ((255, 224, 120), (255, 250, 240), (236, 150, 170)),
            ),
            (
                ((0, (196, 172, 190)), (1, (255, 226, 186))),
                (122, 108, 44),
                (190, 160, 84),
                ((255, 214, 110), (255, 240, 210), (226, 120, 96)),
            ),
            (
                ((0, (140, 176, 196)), (1, (232, 236, 228))),
                (64, 104, 64),
                (136, 158, 118),
                ((190, 150, 226), (240, 236, 255), (150, 120, 210)),
            ),
        ]
    )
    _sky(canvas, sky, 0.62)
    _clouds(canvas, (255, 255, 252), 0.28, 0.6, strength=0.85)
    tree_line = (0.52 - np.abs(_line(dice, canvas.width, 6 * canvas.aspect, 0.62)) * 0.022).astype(np.float32)
    _ridge(canvas, tree_line, _between(near, (28, 44, 40), 0.55), _between(near, far, 0.3), fade=0.07)
    hill = (0.56 + _line(dice, canvas.width, 1.2, 0.35, octaves=5) * 0.018).astype(np.float32)
    _ridge(canvas, hill, far, near, fade=0.40)
    rows = canvas.rows(0.56)
    height = canvas.rgb[rows].shape[0]
    depth = (canvas.y[rows] - 0.56) / 0.44
    blades = _noise(dice, canvas.width, height, (170 * canvas.aspect, 14), octaves=2)
    canvas.rgb[rows] *= 1 + (blades * (0.05 + 0.17 * depth))[..., None]
    for _ in range(420):
        place, x, colour = dice.random() ** 1.6, dice.uniform(-0.5, 0.5), flowers[dice.integers(len(flowers))]
        y = 0.585 + 0.43 * place
        _disc(canvas, x * canvas.aspect, y, 0.0014 + 0.0085 * place**1.5, colour, 0.9, edge=0.45)
    _bokeh(canvas, 9, flowers, (0.03, 0.075), (0.06, 0.22))
    canvas.glow((255, 232, 180), 0.22 * np.exp(-np.hypot(canvas.x + canvas.aspect * 0.3, canvas.y) * 1.6))


def _garden(canvas: Canvas) -> None:
    dice = canvas.dice
    ground, colours = canvas.pick(
        [
            ((38, 62, 34), ((150, 196, 98), (210, 226, 140), (96, 160, 86), (240, 240, 190))),
            ((122, 62, 78), ((255, 176, 186), (255, 214, 200), (236, 120, 150), (255, 236, 220))),
            ((44, 52, 92), ((150, 170, 240), (220, 206, 250), (110, 140, 220), (250, 226, 240))),
            ((96, 62, 30), ((255, 196, 96), (255, 226, 160), (226, 140, 70), (255, 246, 214))),
        ]
    )
    canvas.rgb[:] = ground
    canvas.mix(colours[2], np.clip(0.35 + 0.5 * _noise(dice, canvas.width, canvas.height, (2, 2), octaves=3), 0, 1))
    _bokeh(canvas, 90, colours, (0.02, 0.12), (0.06, 0.34))
    _flower(
        canvas, canvas.aspect * dice.uniform(-0.15, 0.15), dice.uniform(0.44, 0.56), dice.uniform(0.27, 0.34), colours
    )


def _flower(picture: Canvas, x: float, y: float, size: float, colours: Sequence[Colour]) -> None:
    """Rings of petals, the inner over the outer, each lit from above."""
    dice = picture.dice
    canvas = picture.window(x - size * 1.2, x + size * 1.2, y - size * 1.2)
    dx, dy = canvas.x - x, canvas.y - y
    distance, angle = np.hypot(dx, dy) / size, np.arctan2(dy, dx)
    stem = _step(0.012, 0.009, np.abs(dx - 0.05 * np.sin(dy * 4))) * _step(0.0, 0.02, dy)
    canvas.mix((58, 84, 44), stem)
    for ring in range(3):
        reach, petals, turn = 1 - 0.27 * ring, 7 - ring, dice.uniform(0, 2 * np.pi)
        wave = np.cos((angle - turn) * petals)
        edge = reach * (0.70 + 0.30 * np.sqrt(np.abs(wave) * 0.5 + 0.5 * (wave + 1) / 2))
        inside = _step(0.012, -0.012, distance - edge)
        vein = 0.05 * np.cos((angle - turn) * petals * 9) * _step(0.1, 0.6, distance)
        light = np.clip(0.42 + 0.42 * distance / reach - 0.28 * dy / size + 0.16 * wave + vein, 0, 1)
        tone = _gradient(
            (
                (0, _between(colours[2], (40, 10, 30), 0.35)),
                (0.6, colours[0]),
                (1, _between(colours[1], (255, 255, 255), 0.5)),
            ),
            light,
        )
        shadow = _step(0.10, -0.02, distance - edge) * (1 - inside) * 0.28
        canvas.rgb *= 1 - shadow[..., None]
        canvas.mix(tone, inside)
    heart = _step(0.17, 0.13, distance + 0.01 * np.cos(angle * 24))
    canvas.mix((246, 204, 92), heart)
    canvas.mix(
        (140, 84, 30),
        heart * np.clip(_noise(dice, canvas.width, canvas.height, (90, 120), octaves=1) * 0.4 + dy / size * 2, 0, 0.6),
    )


def _candles(canvas: Canvas) -> None:
    dice = canvas.dice
    canvas.rgb[:] = (24, 14, 12)
    table = 0.70
    canvas.mix(
        (74, 40, 26),
        np.clip(
            0.9 - np.abs(canvas.y - 0.5) * 1.6 + 0.2 * _noise(dice, canvas.width, canvas.height, (2, 2), octaves=3),
            0,
            1,
        ),
    )
    _bokeh(canvas, 40, ((255, 170, 90), (255, 214, 150), (214, 110, 70)), (0.02, 0.07), (0.04, 0.22))
    rows = canvas.rows(table)
    canvas.mix(
        (40, 22, 16),
        np.broadcast_to(_step(table, table + 0.004, canvas.y[rows]), (canvas.rgb[rows].shape[0], canvas.width)),
        rows,
    )
    count = 3 + int(dice.integers(4))
    for place in range(count):
        x = canvas.aspect * ((place + 0.5) / count - 0.5) * 0.82 + dice.normal() * 0.02
        tall, half, foot = dice.uniform(0.14, 0.34), dice.uniform(0.022, 0.034), table + dice.uniform(0.03, 0.10)
        top = foot - tall
        _candle(canvas.window(x - 0.5, x + 0.5, top - 0.5), x, top, foot, half)


def _candle(canvas: Canvas, x: float, top: float, foot: float, half: float) -> None:
    across = np.abs(canvas.x - x) / half
    wax = (
        _step(1.04, 0.98, across)
        * _step(top - 0.002, top + 0.002, canvas.y)
        * _step(foot + 0.002, foot - 0.002, canvas.y)
    )
    warm = np.exp(-(canvas.y - top).clip(0) * 9)
    body = _gradient(
        ((0, (96, 58, 40)), (0.5, (206, 150, 104)), (1, (255, 232, 186))),
        np.clip(warm * 0.9 + 0.25 - across * 0.35, 0, 1),
    )
    canvas.mix(body, wax)
    flame_y = top - 0.040
    rise = (canvas.y - flame_y) / 0.034
    width = 0.011 * np.clip(1 - rise**2, 0, 1) ** 0.5 * np.clip(1 + rise * 0.55, 0.2, 2)
    canvas.glow((255, 150, 60), 0.55 * np.exp(-np.hypot(canvas.x - x, canvas.y - flame_y) / 0.16))
    canvas.mix((255, 236, 170), _step(0.003, -0.003, np.abs(canvas.x - x) - width) * (np.abs(rise) < 1))
    mirrored = (
        np.exp(-(((canvas.x - x) / (half * 1.2)) ** 2)) * np.exp(-(canvas.y - foot).clip(0) * 7) * (canvas.y > foot)
    )
    canvas.glow((255, 190, 120), 0.34 * mirrored)


def _city(canvas: Canvas) -> None:
    dice = canvas.dice
    stops, glass = canvas.pick(
        [
            (((0, (30, 40, 84)), (0.6, (150, 104, 140)), (1, (250, 178, 130))), (255, 206, 130)),
            (((0, (12, 20, 44)), (0.6, (34, 62, 104)), (1, (110, 140, 168))), (255, 222, 160)),
        ]
    )
    shore = 0.66
    _sky(canvas, stops, shore)
    _clouds(canvas, _between(stops[1][1], (255, 220, 200), 0.3), 0.08, shore, strength=0.4)
    for layer in range(3):
        near = (layer + 1) / 3
        colour = _between(stops[1][1], (18, 18, 32), 0.35 + 0.6 * near)
        x = -canvas.aspect / 2 - 0.05
        while x < canvas.aspect / 2:
            wide, tall = (
                dice.uniform(0.035, 0.10),
                dice.uniform(0.06, 0.20) * (1.5 - 0.35 * near) * (1.7 if dice.random() < 0.12 else 1),
            )
            _tower(canvas, x, shore, wide, tall, colour, glass, near)
            x += wide * dice.uniform(0.8, 1.3)
    flipped = canvas.rgb[canvas.rows(0, shore)][::-1].copy()
    rows = canvas.rows(shore)
    height = canvas.rgb[rows].shape[0]
    shift = (_laid_flat(canvas, height) * 0.022 * canvas.height).astype(np.intp)
    source = np.clip(np.arange(height)[:, None] + shift, 0, len(flipped) - 1)
    canvas.rgb[rows] = (
        flipped[source, np.arange(canvas.width)[None, :]] * 0.66 + np.asarray(stops[0][1], np.float32) * 0.16
    )


def _tower(
    canvas: Canvas, x: float, foot: float, wide: float, tall: float, colour: Colour, glass: Colour, near: float
) -> None:
    front = canvas.window(x, x + wide, foot - tall, foot)
    lit = canvas.dice.random((40, 14)) < 0.30
    power = canvas.dice.random((40, 14))
    front.rgb[:] = colour
    down, across = (front.y[:, 0] - (foot - tall)) / 0.017, (front.x[0] - x) / 0.0115
    window = (np.abs(down % 1 - 0.5) < 0.27)[:, None] & (np.abs(across % 1 - 0.5) < 0.28)[None, :]
    cell = down.astype(np.intp)[:, None] % 40, across.astype(np.intp)[None, :] % 14
    glare = window * lit[cell] * (0.25 + 0.7 * power[cell]) * (0.35 + 0.65 * near)
    front.mix(glass, glare.astype(np.float32))


_BACKDROPS: list[tuple[Stops, Sequence[Colour], Colour]] = [
    (
        ((0, (255, 232, 176)), (0.55, (246, 186, 110)), (1, (128, 66, 34))),
        ((255, 236, 190), (255, 206, 130)),
        (36, 20, 14),
    ),
    (
        ((0, (206, 226, 236)), (0.55, (120, 160, 186)), (1, (34, 56, 84))),
        ((236, 246, 255), (170, 206, 230)),
        (14, 22, 34),
    ),
    (
        ((0, (255, 214, 214)), (0.55, (226, 136, 150)), (1, (92, 34, 58))),
        ((255, 232, 226), (255, 170, 186)),
        (38, 14, 26),
    ),
    (
        ((0, (236, 240, 196)), (0.55, (156, 182, 104)), (1, (42, 66, 38))),
        ((250, 250, 214), (206, 226, 150)),
        (18, 28, 16),
    ),
    (
        ((0, (236, 214, 255)), (0.55, (150, 120, 200)), (1, (44, 30, 84))),
        ((246, 232, 255), (190, 160, 240)),
        (20, 14, 36),
    ),
]


def _person(picture: Canvas, x: float, foot: float, size: float, ink: Colour, rim: Colour) -> None:
    """Head, hair, neck and shoulders against the light; `size` is the head's height."""
    dice = picture.dice
    canvas = picture.window(x - size * 2.1, x + size * 2.1, foot - size * 1.3)
    hair, broad, tilt = int(dice.integers(4)), dice.uniform(1.15, 1.5), dice.normal() * 0.05
    dx = (canvas.x - x + (canvas.y - foot) * tilt) / size
    dy = (canvas.y - foot) / size
    head = np.hypot(dx / 0.37, dy / 0.5)
    jaw = np.hypot(dx / 0.30, (dy - 0.22) / 0.42)
    shape = np.minimum(head, jaw)
    if hair == 1:
        shape = np.minimum(shape, np.hypot(dx / 0.20, (dy + 0.60) / 0.20))
    elif hair == 2:
        shape = np.minimum(shape, np.maximum(np.hypot(dx / 0.47, (dy - 0.06) / 0.62), (dy - 0.60) * 3 + 0.8))
    elif hair == 3:
        shape = np.minimum(shape, np.hypot(dx / 0.46, (dy + 0.10) / 0.47))
    neck = np.maximum(np.abs(dx) / 0.17 + np.clip(0.55 - dy, 0, 1) * 0.4, 0.7 + np.abs(dy - 0.62))
    slope = np.clip((np.abs(dx) - 0.10) / broad, 0, 1)
    body = (
        1
        + (0.60 + 0.46 * slope * np.sqrt(slope) + 0.8 * (slope * slope) ** 3 - dy) * 2.6
        + np.where(np.abs(dx) > broad, 4, 0)
    )
    shape = np.minimum(np.minimum(shape, neck), body)
    soft = max(0.022, 1.4 / (size * canvas.unit))
    canvas.glow(rim, 0.32 * np.exp(-((shape - 1).clip(0) / 0.2)) * _step(0.9, 1.1, shape))
    canvas.mix(ink, _step(1 + soft, 1 - soft, shape))
    side = dice.choice([-1, 1])
    edge = np.exp(-(((shape - 0.96) / 0.04) ** 2)) * np.clip(0.30 + side * dx * 1.1 - 0.2 * dy, 0.04, 1)
    canvas.glow(rim, 0.9 * edge)
    canvas.glow(
        rim, 0.10 * _step(1.0, 0.45, shape) * np.exp(-(((dx - side * 0.3) / 0.5) ** 2 + ((dy - 0.1) / 0.9) ** 2))
    )


def _backdrop(canvas: Canvas) -> tuple[Colour, Colour]:
    stops, colours, ink = canvas.pick(_BACKDROPS)
    light = canvas.aspect * canvas.dice.uniform(-0.3, 0.3)
    distance = np.hypot(canvas.x - light, canvas.y - 0.30)
    canvas.rgb[:] = _gradient(stops, np.linspace(0, 1, 512, dtype=np.float32))[
        (np.clip(distance * 0.95, 0, 1) * 511).astype(np.intp)
    ]
    _bokeh(canvas, 34, colours, (0.02, 0.09), (0.06, 0.30))
    return ink, colours[0]


def _portrait(canvas: Canvas) -> None:
    ink, rim = _backdrop(canvas)
    _person(canvas, canvas.dice.normal() * 0.03, 0.42, min(0.40, canvas.aspect * 0.52), ink, rim)


def _couple(canvas: Canvas) -> None:
    ink, rim = _backdrop(canvas)
    size = min(0.32, canvas.aspect * 0.26)
    apart = size * canvas.dice.uniform(0.50, 0.68)
    _person(canvas, -apart, 0.46, size, ink, rim)
    _person(canvas, apart, 0.46 + canvas.dice.uniform(0.02, 0.09), size * 0.94, _between(ink, (0, 0, 0), 0.25), rim)


def _party(canvas: Canvas) -> None:
    _lights(canvas)
    dice = canvas.dice
    people = 4 + int(dice.integers(3))
    for place in range(people):
        x = canvas.aspect * ((place + 0.5) / people - 0.5) * 0.95 + dice.normal() * 0.015
        _person(canvas, x, 0.66 + dice.uniform(-0.04, 0.06), 0.17 + 0.03 * dice.random(), (12, 8, 8), (255, 176, 96))


SCENES: dict[str, Painter] = {
    "sunset": _sunset,
    "moonlight": _moonlight,
    "mountains": _mountains,
    "forest": _forest,
    "dunes": _dunes,
    "lights": _lights,
    "meadow": _meadow,
    "garden": _garden,
    "candles": _candles,
    "city": _city,
    "portrait": _portrait,
    "couple": _couple,
    "party": _party,
}


def _develop(canvas: Canvas) -> Image.Image:
    """What a lens and a film add: darker corners and a little grain."""
    canvas.rgb *= (1 - 0.36 * ((canvas.x / canvas.aspect) ** 2 + (canvas.y - 0.5) ** 2))[..., None]
    grain = canvas.dice.standard_normal((512, 512)).astype(np.float32) * 3.2
    repeats = -(-canvas.height // 512), -(-canvas.width // 512)
    canvas.rgb += np.tile(grain, repeats)[: canvas.height, : canvas.width, None]
    return Image.fromarray(np.clip(canvas.rgb, 0, 255).astype(np.uint8))


def scene(kind: str, seed: int, width: int, height: int) -> Image.Image:
    """One of `SCENES`; every seed chooses its own light, weather and shapes."""
    dice = np.random.default_rng([sorted(SCENES).index(kind), seed])
    canvas = Canvas.blank(width, height, seed, dice)
    SCENES[kind](canvas)
    return _develop(canvas)
