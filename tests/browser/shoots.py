"""Pictures to upload, drawn for a test and known by their bytes."""

from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image

from photodrop.imaging.photograph import photograph

KINDS = ("sunset", "garden", "couple", "lights", "mountains", "dunes", "meadow", "forest", "city", "party")


def take_photos(folder: Path, count: int, seed: int, edge: int = 900) -> list[Path]:
    """Landscapes and portraits in turn, a minute apart."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(count):
        width, height = (edge, edge * 2 // 3) if number % 3 else (edge * 2 // 3, edge)
        taken = datetime(2026, 6, 20, 15, number)  # noqa: DTZ001  # cameras know no time zone
        path = folder / f"AL_{number + 1:04}.jpg"
        path.write_bytes(
            photograph(KINDS[number % len(KINDS)], seed + number, width, height, artist="Alice", taken=taken)
        )
        paths.append(path)
    return paths


def break_photo(path: Path, source: Path) -> Path:
    """What a full memory card leaves: the beginning of a picture."""
    content = source.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    return path


def checksum(content: bytes) -> str:
    return sha256(content).hexdigest()


def difference(one: bytes, other: bytes) -> float:
    """Mean difference of two pictures of the same size, in levels of 255."""
    pixels = [np.asarray(Image.open(BytesIO(each)).convert("RGB"), dtype=np.int16) for each in (one, other)]
    return float(np.abs(pixels[0] - pixels[1]).mean())
