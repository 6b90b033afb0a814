"""Where people look: the window of a picture that holds the most of it.

No model, only arithmetic on a small copy: detail, colours unlike the rest, skin tones. Where the caller knows faces
they decide; where nobody does, `g_face` looks for skin above the middle, which is a guess and documented as one.
"""

import cv2
import numpy as np
import numpy.typing as npt

from photodrop.imaging.pixels import Picture
from photodrop.imaging.transformation.geometry import Box, Plan, Size
from photodrop.imaging.transformation.recipe import Resize

Map = npt.NDArray[np.float32]

EDGE = 160
DETAIL, UNLIKE, SKIN = 0.8, 1.0, 1.6
SKIN_FOR_FACES = 3.0
# A window's middle counts twice: what matters should not touch its rim.
MIDDLE = 0.6
# Of the whole map's weight: enough to decide where nothing else does.
CENTRE_PULL = 0.15
FACE_HEIGHT = 0.4
# How far down a face is looked for when nobody knows: the eyes of portraits lie above the middle.
USUAL_HEIGHT = 0.4


def look(picture: Picture, step: Resize, plan: Plan, size: Size, faces: tuple[Box, ...] = ()) -> Box:
    """Left, top, width and height of what to keep, in pixels of a picture of `size`."""
    width, height = plan.box
    for_face = step.gravity in {"face", "faces"}
    if for_face and faces:
        found = _around(faces[:1] if step.gravity == "face" else faces, size)
        if step.mode == "thumb":
            width, height = _close_up(found, plan, size, step.zoom)
        left, top = found[0] + found[2] / 2 - width / 2, found[1] + found[3] / 2 - height / 2
    else:
        left, top = _richest(picture, (width / size[0], height / size[1]), for_face=for_face)
        left, top = left * size[0], top * size[1]
    x, y = (
        length.number * (side if length.of == "own" else 1) if length else 0.0
        for length, side in ((step.x, size[0]), (step.y, size[1]))
    )
    return min(max(left + x, 0.0), size[0] - width), min(max(top + y, 0.0), size[1] - height), width, height


def _around(faces: tuple[Box, ...], size: Size) -> Box:
    """The box around all of them, in pixels; the largest comes first where only one is wanted."""
    left, top = min(face[0] for face in faces), min(face[1] for face in faces)
    right, bottom = max(face[0] + face[2] for face in faces), max(face[1] + face[3] for face in faces)
    return left * size[0], top * size[1], (right - left) * size[0], (bottom - top) * size[1]


def _close_up(face: Box, plan: Plan, size: Size, zoom: float) -> tuple[float, float]:
    """So much around the face that it fills a part of the thumbnail, in the thumbnail's shape."""
    shape = plan.size[0] / plan.size[1]
    height = max(face[3], face[2] / shape) / FACE_HEIGHT / zoom
    height = min(max(height, 1.0), size[1], size[0] / shape)
    return min(height * shape, size[0]), height


def _richest(picture: Picture, part: tuple[float, float], *, for_face: bool) -> tuple[float, float]:
    """The upper left corner of the window, as parts of the picture's sides."""
    interest = _interest(picture, for_face=for_face)
    height, width = interest.shape
    window = max(1, round(part[0] * width)), max(1, round(part[1] * height))
    if window == (width, height):
        return 0.0, 0.0
    whole = _sums(interest, window)
    inner = max(1, round(window[0] * MIDDLE)), max(1, round(window[1] * MIDDLE))
    off = (window[0] - inner[0]) // 2, (window[1] - inner[1]) // 2
    middle = _sums(interest, inner)[off[1] : off[1] + whole.shape[0], off[0] : off[0] + whole.shape[1]]
    score = whole + middle - CENTRE_PULL * float(interest.sum()) * _distance(whole.shape, for_face=for_face)
    row, column = np.unravel_index(int(np.argmax(score)), score.shape)
    free_x, free_y = max(1, width - window[0]), max(1, height - window[1])
    return column / free_x * (1 - part[0]), row / free_y * (1 - part[1])


def _interest(picture: Picture, *, for_face: bool) -> Map:
    scale = EDGE / max(picture.width, picture.height)
    size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    small = np.asarray(cv2.resize(picture.pixels, size, interpolation=cv2.INTER_AREA))[..., :3]
    lab = cv2.cvtColor(np.ascontiguousarray(small), cv2.COLOR_RGB2LAB).astype(np.float32)
    light = cv2.GaussianBlur(lab[..., 0], (0, 0), 1)
    detail = cv2.magnitude(cv2.Sobel(light, cv2.CV_32F, 1, 0), cv2.Sobel(light, cv2.CV_32F, 0, 1))
    calm = cv2.GaussianBlur(lab, (0, 0), 3)
    unlike = np.sqrt(np.square(calm - calm.reshape(-1, 3).mean(axis=0)).sum(axis=2))
    skin = _skin(small)
    interest = DETAIL * _even(detail) + UNLIKE * _even(unlike) + (SKIN_FOR_FACES if for_face else SKIN) * skin
    return np.asarray(cv2.GaussianBlur(interest, (0, 0), 2), np.float32)


def _skin(small: np.ndarray) -> Map:
    """How much a colour is like skin, whatever its lightness: hues between red and yellow, neither grey nor glaring."""
    tones = cv2.cvtColor(np.ascontiguousarray(small), cv2.COLOR_RGB2YCrCb).astype(np.float32)
    red, blue = (tones[..., 1] - 152) / 14, (tones[..., 2] - 106) / 14
    likeness = np.exp(-(red * red + blue * blue) / 2)
    return np.asarray(cv2.GaussianBlur(likeness * (tones[..., 0] > 40), (0, 0), 2), np.float32)  # noqa: PLR2004


def _even(values: np.ndarray) -> Map:
    """Between 0 and 1, without letting a few extremes decide."""
    top = float(np.percentile(values, 98))
    return np.clip(values / top, 0, 1).astype(np.float32) if top > 1 else np.zeros_like(values, np.float32)


def _sums(values: Map, window: tuple[int, int]) -> Map:
    """The sum under the window at each place it can have."""
    total = cv2.integral(values)
    across, down = window
    return (total[down:, across:] - total[:-down, across:] - total[down:, :-across] + total[:-down, :-across]).astype(
        np.float32
    )


def _distance(shape: tuple[int, ...], *, for_face: bool) -> Map:
    """From the middle of what is free, or for faces from a little above; 0 to 1."""
    rows, columns = shape[:2]
    down = np.linspace(0, 1, rows, dtype=np.float32)[:, None] - (USUAL_HEIGHT if for_face else 0.5)
    across = np.linspace(0, 1, columns, dtype=np.float32)[None, :] - 0.5
    return np.hypot(down if rows > 1 else 0 * down, across if columns > 1 else 0 * across)
