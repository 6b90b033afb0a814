"""From a picture to the faces in it: searched in a smaller copy, measured in the original's own pixels."""

import traceback
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import product
from math import atan2, ceil, degrees, hypot
from typing import TypeAlias

import cv2
import numpy as np

from photodrop.adapters.faces import Detected, FaceEngine, FoundFace, Landmarks, Region, get_engine
from photodrop.adapters.faces.base import ALIGNED, ALIGNED_SIDE
from photodrop.imaging import face_quality
from photodrop.imaging.closeups import CloseUps
from photodrop.imaging.pixels import Picture, Pixels, fitting
from photodrop.imaging.renditions import Looked
from photodrop.imaging.resize import to_size

COUNTS = 0.7
"""What scores less is as often a poster or a hand."""

LIKELY, SURE, PROVEN = 0.4, 0.6, 0.88
"""A likely face is looked at again, larger. One that was not sure before must score more than others, then."""

MOST_FACES = 300
"""Of a crowd the largest: each costs some 30 ms."""

MOST_LIKELY = 2000
"""The surest. A picture drawn to look like faces everywhere brings a hundred thousand."""

ENOUGH = 80
"""Pixels of a face's width. Aligned it fills about as many; more would be thrown away."""

SMALL, TINY = 24, 16
"""Pixels of the searched copy. A small face may nearly be overlooked; of tiny ones, if one was, others were altogether
(docs/benchmarks.md)."""

LIKELY_IN_A_GROUP = 0.25
"""Its tiny faces score less. In pictures of nobody this would be asked a hundred times in vain."""

MOST_LOOKS, OF_A_TILE = 12, 2
"""To find that out. Leaves and letters look like tiny faces, too, by the hundred."""

TILE, MOST_TILES, LAP = 1024, 6, 0.08
"""Pixels of a tile, how many there are beside each other at most, and by how much of one it reaches into the next."""

NEIGHBOURS = 12
"""So many times its width around a tiny face others are looked for."""

AROUND = 2.5
"""Seen again, a face has so many times its longer side about it, so that it may turn."""

TURNS = (0.0, 30.0, -30.0)
SAME_TURN = 10.0
"""In degrees."""

Matrix = np.ndarray
Tile: TypeAlias = tuple[int, int]


@dataclass(frozen=True)
class _Candidate:
    """`box` and `region`, where the close-up lies, are parts of the picture; landmarks are pixels of the close-up."""

    box: Region
    close: Picture
    region: Region
    landmarks: Landmarks
    score: float


def look(whole: Picture, closeups: CloseUps, models: str) -> Looked:
    """`whole` is upright, in sRGB. A photo is whole without its faces, so what goes wrong is told, not raised."""
    try:
        engine = get_engine(models)
        return Looked(engine.name, find(whole, closeups, engine))
    except Exception:  # noqa: BLE001 (told in full)
        return Looked("", [], traceback.format_exc())


def find(whole: Picture, closeups: CloseUps, engine: FaceEngine) -> list[FoundFace]:
    """The largest face comes first."""
    small = to_size(whole, *fitting(whole.width, whole.height, engine.search_edge))
    seen = [one for one in engine.search(small.pixels) if _is_inside(one.box, small)]
    found = [one for one in seen if one.score >= LIKELY]
    if small.width < closeups.size[0]:
        overlooked = _overlooked(seen, small, closeups, engine)
        if any(one.box[2] < TINY for one in overlooked):
            group = overlooked + [one for one in found if one.box[2] < TINY and one.score >= SURE]
            overlooked += _search_around(group, small, closeups, engine)
        found = _once(found + overlooked)
    found = sorted(found, key=_area, reverse=True)[:MOST_FACES]
    if not found:
        return []
    longest = max(small.width, small.height)
    closeups.sharpen(longest * ENOUGH / min(one.box[2] for one in found))
    faces = []
    for one in found:
        candidate = _look_closer(one, small, closeups, engine)
        if candidate.score >= (COUNTS if one.score >= SURE else PROVEN):
            faces.append(_measured(candidate, closeups, engine))
    return faces


def _overlooked(seen: list[Detected], small: Picture, closeups: CloseUps, engine: FaceEngine) -> list[Detected]:
    """Small ones that look a little like faces, and in the original are some."""
    hints = sorted((one for one in seen if one.box[2] < SMALL and one.score < SURE), key=lambda one: -one.score)
    if not hints:
        return []
    grid = _Grid(closeups.size, small)
    closeups.sharpen(grid.edge)
    of_tile: dict[Tile, list[Detected]] = defaultdict(list)
    for one in hints:
        of_tile[grid.tile(one)].append(one)
    # From all over the picture, for there may be leaves on one side and people on the other.
    looked_at = sorted((one for each in of_tile.values() for one in each[:OF_A_TILE]), key=lambda one: -one.score)
    return [one for one in looked_at[:MOST_LOOKS] if _look_closer(one, small, closeups, engine).score >= PROVEN]


def _search_around(group: list[Detected], small: Picture, closeups: CloseUps, engine: FaceEngine) -> list[Detected]:
    """The original, tile by tile: where the group is, and on from whoever is found there."""
    grid = _Grid(closeups.size, small)
    closeups.sharpen(grid.edge)
    found: list[Detected] = []
    waiting = [tile for one in group for tile in grid.tiles_near(one)]
    searched: set[Tile] = set()
    while waiting:
        tile = waiting.pop()
        if tile in searched:
            continue
        searched.add(tile)
        news = grid.search(tile, closeups, engine)
        found += news
        waiting += [near for one in news if one.score >= SURE for near in grid.tiles_near(one)]
    return found


class _Grid:
    """The original in tiles. Places are in pixels of the small picture, as they are everywhere else."""

    def __init__(self, size: tuple[int, int], small: Picture) -> None:
        self.edge = TILE * MOST_TILES
        self._small = small
        self._columns, self._rows = (min(MOST_TILES, ceil(length / TILE)) for length in size)

    def tile(self, face: Detected) -> Tile:
        """The one in which its middle lies."""
        (tile,) = self.tiles_near(face, 0)
        return tile

    def tiles_near(self, face: Detected, widths: float = NEIGHBOURS) -> list[Tile]:
        left, top, width, height = face.box
        across, down, reach = left + width / 2, top + height / 2, widths * width
        first, last = (_place(across + way, self._small.width, self._columns) for way in (-reach, reach))
        upper, lower = (_place(down + way, self._small.height, self._rows) for way in (-reach, reach))
        return list(product(range(first, last + 1), range(upper, lower + 1)))

    def search(self, tile: Tile, closeups: CloseUps, engine: FaceEngine) -> list[Detected]:
        """Large faces are left to the copy: of them a tile may hold a part."""
        column, row = tile
        wide, tall = (1 + 2 * LAP) / self._columns, (1 + 2 * LAP) / self._rows
        region = (column - LAP) / self._columns, (row - LAP) / self._rows, wide, tall
        close, (left, top, width, _) = closeups.cut(region)
        close = to_size(close, *fitting(close.width, close.height, round(TILE * (1 + 2 * LAP))))
        scale = width * self._small.width / close.width
        matrix = np.array([[scale, 0, left * self._small.width], [0, scale, top * self._small.height]])
        found = []
        for one in engine.search(close.pixels):
            x, y, across, down = one.box
            box = x * scale + matrix[0, 2], y * scale + matrix[1, 2], across * scale, down * scale
            if one.score >= LIKELY_IN_A_GROUP and box[2] < 2 * TINY and _is_inside(box, self._small):
                found.append(Detected(box, _moved(one.landmarks, matrix), one.score))
        return found


def _place(at: float, length: int, tiles: int) -> int:
    return min(max(int(at / length * tiles), 0), tiles - 1)


def _once(found: list[Detected]) -> list[Detected]:
    """Each face by its surest box. Tiles overlap, and what one cuts off is a face, too."""
    kept: list[Detected] = []
    for one in sorted(found, key=lambda each: each.score, reverse=True)[:MOST_LIKELY]:
        if not any(_holds(other.box, one.box) or _holds(one.box, other.box) for other in kept):
            kept.append(one)
    return kept


def _holds(box: Region, other: Region) -> bool:
    """Whether the middle of the other lies in it."""
    across, down = other[0] + other[2] / 2, other[1] + other[3] / 2
    return box[0] <= across <= box[0] + box[2] and box[1] <= down <= box[1] + box[3]


def _area(found: Detected) -> float:
    return found.box[2] * found.box[3]


def _look_closer(found: Detected, small: Picture, closeups: CloseUps, engine: FaceEngine) -> _Candidate:
    """The same face once more, larger and turned a few ways: where it scores best, its landmarks are the truest."""
    left, top, width, height = found.box
    reach = AROUND * max(width, height) / 2
    across, down = left + width / 2, top + height / 2
    region = (across - reach, down - reach, 2 * reach, 2 * reach)
    close, exact = closeups.cut(_parts(region, small))
    # From pixels of the small picture to those of the close-up.
    scale = close.width / (exact[2] * small.width)
    shift = exact[0] * small.width, exact[1] * small.height
    landmarks = _moved(found.landmarks, np.array([[scale, 0, -shift[0] * scale], [0, scale, -shift[1] * scale]]))
    best = _Candidate(_parts(found.box, small), close, exact, landmarks, found.score)
    centre = (across - shift[0]) * scale, (down - shift[1]) * scale
    side = round(AROUND * engine.close_up)
    shrink = engine.close_up / (max(width, height) * scale)
    sized, factor = _shrunk(close.pixels, shrink)
    for turn in _turns(found.landmarks):
        matrix = cv2.getRotationMatrix2D((centre[0] * factor, centre[1] * factor), turn, shrink / factor)
        matrix[:, 2] += side / 2 - centre[0] * factor, side / 2 - centre[1] * factor
        turned = cv2.warpAffine(sized, matrix, (side, side), flags=cv2.INTER_LINEAR)
        again = _in_the_middle(engine.search(np.asarray(turned, np.uint8)), side, engine.close_up)
        if again is not None and again.score > best.score:
            back = cv2.invertAffineTransform(matrix)
            best = replace(best, landmarks=_moved(again.landmarks, back / factor), score=again.score)
    return best


def _measured(candidate: _Candidate, closeups: CloseUps, engine: FaceEngine) -> FoundFace:
    aligned = _aligned(candidate.close.pixels, candidate.landmarks)
    left, top, width, height = candidate.box
    pixels = width * closeups.size[0]
    right, bottom = min(left + width, 1.0), min(top + height, 1.0)
    left, top = max(left, 0.0), max(top, 0.0)
    sharpness, frontality = face_quality.sharpness(aligned), face_quality.frontality(candidate.landmarks)
    (embedding,) = engine.embed([aligned])
    return FoundFace(
        left=left,
        top=top,
        width=right - left,
        height=bottom - top,
        landmarks=_in_the_whole(candidate),
        score=candidate.score,
        quality=face_quality.quality(
            face_quality.size(pixels), face_quality.sureness(candidate.score), sharpness, frontality
        ),
        pixels=round(pixels),
        sharpness=sharpness,
        frontality=frontality,
        embedding=embedding,
    )


def _aligned(pixels: Pixels, landmarks: Landmarks) -> Pixels:
    """The face upright and as large as recognisers want it, by the similarity that fits its landmarks best."""
    matrix = _similarity(landmarks, ALIGNED)
    sized, factor = _shrunk(pixels, float(np.hypot(*matrix[:, 0])))
    matrix[:, :2] /= factor
    return np.asarray(cv2.warpAffine(sized, matrix, (ALIGNED_SIDE, ALIGNED_SIDE), flags=cv2.INTER_LINEAR), np.uint8)


def _shrunk(pixels: Pixels, scale: float) -> tuple[Pixels, float]:
    """Made smaller by averages where much smaller it must be: turning alone would skip pixels."""
    if scale > 1 / 2:
        return pixels, 1.0
    height, width = pixels.shape[:2]
    smaller = max(1, round(width * scale)), max(1, round(height * scale))
    return np.asarray(cv2.resize(pixels, smaller, interpolation=cv2.INTER_AREA), np.uint8), smaller[0] / width


def _similarity(source: Landmarks, target: Landmarks) -> Matrix:
    """Least squares over scale, turn and shift (Umeyama, 1991), with points as complex numbers."""
    one, other = (np.array([complex(*point) for point in points]) for points in (source, target))
    middle, goal = one.mean(), other.mean()
    spread = float((np.abs(one - middle) ** 2).sum())
    turn = complex((np.conj(one - middle) * (other - goal)).sum() / (spread or 1.0))
    shift = goal - turn * middle
    return np.array([[turn.real, -turn.imag, shift.real], [turn.imag, turn.real, shift.imag]])


def _turns(landmarks: Landmarks) -> list[float]:
    (x, y), (other_x, other_y) = landmarks[:2]
    roll = degrees(atan2(other_y - y, other_x - x))
    return [*TURNS, roll] if all(abs(roll - turn) > SAME_TURN for turn in TURNS) else list(TURNS)


def _in_the_middle(found: list[Detected], side: int, face: int) -> Detected | None:
    """Not a neighbour who came into the picture."""

    def off(one: Detected) -> float:
        left, top, width, height = one.box
        return hypot(left + width / 2 - side / 2, top + height / 2 - side / 2)

    return max((one for one in found if off(one) < face / 2), key=lambda one: one.score, default=None)


def _moved(landmarks: Landmarks, matrix: Matrix) -> Landmarks:
    points = [(float(x), float(y)) for x, y in np.array(landmarks) @ matrix[:, :2].T + matrix[:, 2]]
    return points[0], points[1], points[2], points[3], points[4]


def _in_the_whole(candidate: _Candidate) -> Landmarks:
    left, top, width, height = candidate.region
    across, down = width / candidate.close.width, height / candidate.close.height
    return _moved(candidate.landmarks, np.array([[across, 0, left], [0, down, top]]))


def _parts(region: Region, picture: Picture) -> Region:
    left, top, width, height = region
    return left / picture.width, top / picture.height, width / picture.width, height / picture.height


def _is_inside(box: Region, picture: Picture) -> bool:
    left, top, width, height = box
    across, down = left + width / 2, top + height / 2
    return min(width, height) > 0 and 0 <= across <= picture.width and 0 <= down <= picture.height
