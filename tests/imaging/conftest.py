"""Pictures made for one question each. No two sides of `scene` are alike, so that every turn and crop shows."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from photodrop.imaging.pipeline import Recipe, render
from photodrop.imaging.renditions import Mark

RED, GREEN, BLUE, YELLOW = (220, 40, 40), (40, 170, 60), (40, 70, 210), (230, 200, 40)


@pytest.fixture(scope="session")
def scene():
    """`scene(300, 200)`: red top left, green top right, blue bottom left, yellow bottom right."""

    def make(width: int = 300, height: int = 200, mode: str = "RGB") -> Image.Image:
        corners = np.array([[RED, GREEN], [BLUE, YELLOW]], np.uint8)
        rows = np.arange(height) * 2 // height
        columns = np.arange(width) * 2 // width
        return Image.fromarray(corners[rows][:, columns]).convert(mode)

    return make


@pytest.fixture(scope="session")
def saved():
    """`saved(image, "PNG", exif=…)`: the bytes of a file."""

    def save(image: Image.Image, kind: str = "JPEG", **options) -> bytes:
        if kind == "JPEG":
            options = {"quality": 95, "subsampling": 0} | options
        file = BytesIO()
        image.save(file, kind, **options)
        return file.getvalue()

    return save


@pytest.fixture(scope="session")
def pixels():
    """`pixels(content)`: what a viewer that knows no EXIF sees."""

    def read(content: bytes) -> np.ndarray:
        with Image.open(BytesIO(content)) as image:
            return np.asarray(image.convert("RGB")).astype(int)

    return read


@pytest.fixture(scope="session")
def rendition():
    """`rendition(original, "small")`: one file of a rendering without watermark, or with the given one."""

    def read(original: bytes, size: str = "large", text: str | None = None):
        files = render(original, Recipe(mark=None if text is None else Mark(text))).renditions
        return next(file for file in files if file.size == size and file.marked is (text is not None))

    return read


@pytest.fixture(scope="session")
def looks_like(pixels):
    """`looks_like(content, image)`: the same picture to the eye, within the loss of a JPEG."""

    def compare(content: bytes, image: Image.Image, within: float = 3.0) -> bool:
        seen, meant = pixels(content), np.asarray(image.convert("RGB")).astype(int)
        return seen.shape == meant.shape and np.abs(seen - meant).mean() < within

    return compare
