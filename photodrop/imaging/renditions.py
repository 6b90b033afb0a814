"""What is asked of the pipeline and what comes out of it. Plain data, so that any process may hold it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from photodrop.adapters.faces import FoundFace
from photodrop.imaging.formats import Format

Size: TypeAlias = Literal["large", "medium", "small", "thumb"]


# Of a watermark, in per cent of the usual. Whatever is asked for, this much remains.
LEAST_OPACITY, LEAST_SIZE, LARGEST_SIZE = 60, 50, 200

Layout: TypeAlias = Literal["tiles", "corner", "centre"]


@dataclass(frozen=True)
class Mark:
    """What lies over a picture. A `logo`, as `logo.drawn` made it, takes the words' place.

    `opacity` and `size` are per cent of the usual.
    """

    text: str
    logo: bytes | None = None
    layout: Layout = "tiles"
    opacity: int = 100
    size: int = 100


@dataclass(frozen=True)
class Recipe:
    """`faces` is the folder of the models that look for faces, empty for those installed; None: nobody looks."""

    mark: Mark | None = None
    max_edge: int | None = None
    max_pixels: int = 120_000_000
    faces: str | None = None


@dataclass(frozen=True)
class RenderedFile:
    """One stored JPEG."""

    size: Size
    marked: bool
    width: int
    height: int
    content: bytes


@dataclass(frozen=True)
class Delivery:
    format: Format
    width: int
    height: int
    content: bytes


@dataclass(frozen=True)
class Rendered:
    """`width` and `height` are the upright original's. `delivery` is None where the original itself may be served."""

    format: Format
    width: int
    height: int
    sha256: str
    taken_at: datetime | None
    copyright: str
    artist: str
    placeholder: str
    perceptual_hash: str
    renditions: list[RenderedFile]
    delivery: Delivery | None
    looked: "Looked | None" = None

    @property
    def faces(self) -> list[FoundFace] | None:
        """None where nobody looked, or looking failed."""
        return None if self.looked is None or self.looked.trouble else self.looked.faces


@dataclass(frozen=True)
class Looked:
    """What the models of this name found. With `trouble`, which is for the log, they could not look."""

    model: str
    faces: list[FoundFace]
    trouble: str = ""


@dataclass(frozen=True)
class LogoFile:
    """A PNG with nothing but the drawing, and a small one to show on a button."""

    width: int
    height: int
    content: bytes
    small: bytes


@dataclass(frozen=True)
class PrintFile:
    """A part of a picture for the lab, as a JPEG."""

    width: int
    height: int
    content: bytes
    sha256: str
    crc32: int
