from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from photodrop.imaging.transformation.grammar import parse
from photodrop.imaging.transformation.making import transform
from photodrop.imaging.transformation.settling import settled

OTHER = "0190f6c2-7b1a-7c3e-8a52-3c1d5e7f9a10"


@pytest.fixture(scope="session")
def other_photo(scene, saved):
    """The bytes of the photo that `OTHER` is the id of."""
    return saved(scene(90, 60))


@pytest.fixture(scope="session")
def made(other_photo):
    """`made(source, "w_100/e_sepia")`: what comes out."""

    def make(source: bytes, text: str, **more):
        return transform(source, settled(parse(text)), overlays={OTHER: other_photo}, **more)

    return make


@pytest.fixture(scope="session")
def with_alpha():
    """`with_alpha(content)`: red, green, blue and opacity of each pixel."""

    def read(content: bytes) -> np.ndarray:
        with Image.open(BytesIO(content)) as image:
            return np.asarray(image.convert("RGBA")).astype(int)

    return read


@pytest.fixture(scope="session")
def picture() -> Image.Image:
    """96 × 64 with something for every effect: gradients, a face-coloured disc, thin lines, black and white."""
    y, x = np.mgrid[0:64, 0:96].astype(np.float32)
    pixels = np.dstack([x * 2.5, y * 4, 255 - x * 2.5]).clip(0, 255)
    pixels[np.hypot(x - 64, y - 27) < 16] = (214, 160, 130)
    pixels[np.hypot(x - 59, y - 23) < 2.5] = pixels[np.hypot(x - 69, y - 23) < 3] = (30, 20, 20)
    pixels[48:61, 4:30:4] = 255
    pixels[48:61, 6:30:4] = 0
    return Image.fromarray(pixels.astype(np.uint8))
