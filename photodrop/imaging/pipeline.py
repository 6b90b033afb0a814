"""A photographer's file in, everything the product shows of it out."""

import hashlib
from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from photodrop.imaging import delivery, exif, faces, header, jpeg, profiles
from photodrop.imaging.closeups import OfOriginal
from photodrop.imaging.colour import to_srgb
from photodrop.imaging.decode import decode
from photodrop.imaging.header import Header
from photodrop.imaging.likeness import perceptual_hash
from photodrop.imaging.orientation import upright
from photodrop.imaging.pixels import Picture, fitting
from photodrop.imaging.placeholder import thumbhash
from photodrop.imaging.renditions import Looked, Mark, Recipe, Rendered, RenderedFile, Size
from photodrop.imaging.resize import to_size
from photodrop.imaging.watermark import mark

Step: TypeAlias = Callable[[Picture], Picture]

# Longer sides, largest first: each size is made from the one before.
EDGES: dict[Size, int] = {"large": 2560, "medium": 1600, "small": 800, "thumb": 400}
LARGE = EDGES["large"]
IN_FULL = 50_000_000
"""Pixels, a fifth of a gigabyte. Larger files are decoded a second time, and only for small faces."""


def render(original: bytes, recipe: Recipe) -> Rendered:
    found = header.read(original, recipe.max_pixels)
    delivered_edge = delivery.edge(found, recipe.max_edge)
    edge = max(LARGE, delivered_edge)
    decoded = decode(original, found, edge if recipe.faces is None else _edge_for_faces(found, edge))
    whole = _developed(decoded, found, edge)
    # Before the mark is drawn, which hides faces.
    looked = (
        None if recipe.faces is None else faces.look(whole, OfOriginal(original, found, decoded, whole), recipe.faces)
    )
    del decoded
    delivered = delivery.encoded(_fit(whole, delivered_edge), found) if delivered_edge else None
    width, height = found.upright_size
    pictures = _pyramid(whole, width, height)
    return Rendered(
        format=found.format,
        width=width,
        height=height,
        sha256=hashlib.sha256(original).hexdigest(),
        taken_at=found.notes.taken_at,
        copyright=found.notes.copyright,
        artist=found.notes.artist,
        placeholder=thumbhash(pictures["thumb"]),
        perceptual_hash=perceptual_hash(pictures["thumb"]),
        renditions=_clean_files(pictures, found) + _marked_files(pictures, found, recipe.mark),
        delivery=delivered or delivery.cleaned(original, found),
        looked=looked,
    )


def look(original: bytes, models: str, max_pixels: int) -> Looked:
    """For the faces alone, in a photo that was rendered without."""
    found = header.read(original, max_pixels)
    decoded = decode(original, found, _edge_for_faces(found, LARGE))
    whole = _developed(decoded, found, LARGE)
    return faces.look(whole, OfOriginal(original, found, decoded, whole), models)


def _edge_for_faces(found: Header, edge: int) -> int:
    """Decoded in full at once, unless that is much: most faces of an event need more pixels than renditions do."""
    return max(found.width, found.height) if found.width * found.height <= IN_FULL else edge


def remark(large: bytes, wanted: Mark, original_size: tuple[int, int] | None = None) -> list[RenderedFile]:
    """The marked files anew, from the clean large one; the original's upright size makes them match the clean ones.

    They are encoded as the large one was, so unmarked parts lose next to nothing a second time.
    """
    found = header.read(large, LARGE * LARGE)
    pictures = _pyramid(develop(large, found, LARGE), *(original_size or found.upright_size))
    return _marked_files(pictures, found, wanted)


def develop(original: bytes, found: Header, edge: int) -> Picture:
    """The picture upright in sRGB, its longer side at most `edge`."""
    return _developed(decode(original, found, edge), found, edge)


def _developed(picture: Picture, found: Header, edge: int) -> Picture:
    width, height = fitting(found.width, found.height, edge)
    steps: tuple[Step, ...] = (
        partial(to_size, width=width, height=height),
        partial(to_srgb, icc=found.colours),
        partial(upright, orientation=found.notes.orientation),
    )
    for step in steps:
        picture = step(picture)
    return picture


def _pyramid(picture: Picture, width: int, height: int) -> dict[Size, Picture]:
    """Every size, each from the next larger; their shapes come from the original, so that no rounding adds up."""
    pictures: dict[Size, Picture] = {}
    for size, edge in EDGES.items():
        picture = to_size(picture, *fitting(width, height, edge))
        pictures[size] = picture
    return pictures


def _fit(picture: Picture, edge: int) -> Picture:
    return to_size(picture, *fitting(picture.width, picture.height, edge))


def _clean_files(pictures: dict[Size, Picture], found: Header) -> list[RenderedFile]:
    return _files(pictures, found, marked=False)


def _marked_files(pictures: dict[Size, Picture], found: Header, wanted: Mark | None) -> list[RenderedFile]:
    """Comes last: the mark is drawn into the pictures themselves."""
    if wanted is None:
        return []
    # Sizes a small picture does not reach share one picture, which is marked once.
    for picture in {id(picture): picture for picture in pictures.values()}.values():
        mark(picture, wanted)
    return _files(pictures, found, marked=True)


def _files(pictures: dict[Size, Picture], found: Header, *, marked: bool) -> list[RenderedFile]:
    extra = jpeg.metadata(exif.write(found.notes, camera_facts=False), profiles.srgb())
    encoded = {id(picture): jpeg.encode(picture, extra) for picture in pictures.values()}
    return [
        RenderedFile(size, marked, picture.width, picture.height, encoded[id(picture)])
        for size, picture in pictures.items()
    ]
