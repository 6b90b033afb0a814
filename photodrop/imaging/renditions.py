"""What is asked of the pipeline and what comes out of it. Plain data, so that any process may hold it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from photodrop.imaging.formats import Format

Size: TypeAlias = Literal["large", "medium", "small", "thumb"]


@dataclass(frozen=True)
class Recipe:
    watermark_text: str | None = None
    max_edge: int | None = None
    max_pixels: int = 120_000_000


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


@dataclass(frozen=True)
class PrintFile:
    """A part of a picture for the lab, as a JPEG."""

    width: int
    height: int
    content: bytes
    sha256: str
    crc32: int
