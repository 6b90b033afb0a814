"""However the camera was held, everybody sees the picture upright."""

from base64 import b64decode

import numpy as np
import pytest
from PIL import Image

from photodrop.imaging.pipeline import Recipe, render

# How a camera that writes this orientation has stored an upright scene.
STORED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


@pytest.fixture
def held(scene):
    """`held(6)`: the scene as stored, and the EXIF that tells how to turn it."""

    def make(orientation: int):
        turn = STORED[orientation]
        image = scene() if turn is None else scene().transpose(turn)
        exif = Image.Exif()
        exif[0x0112] = orientation
        return image, exif

    return make


@pytest.mark.parametrize("orientation", STORED)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_all_eight_orientations_give_the_same_picture(scene, saved, held, looks_like, kind, orientation):
    image, exif = held(orientation)
    options = {"lossless": True} if kind == "WEBP" else {}
    rendered = render(saved(image, kind, exif=exif, **options), Recipe())
    assert (rendered.width, rendered.height) == (300, 200)
    large = rendered.renditions[0]
    assert (large.width, large.height) == (300, 200)
    assert looks_like(large.content, scene(), within=4)


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_an_orientation_that_does_not_exist_turns_nothing(scene, saved, rendition, looks_like, orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    assert looks_like(rendition(saved(scene(), exif=exif)).content, scene())


def test_placeholder_and_hash_are_of_the_upright_picture(saved, held):
    rendered = [render(saved(*held(1)[:1]), Recipe()), render(saved(held(6)[0], exif=held(6)[1]), Recipe())]
    first, second = (np.frombuffer(b64decode(each.placeholder), np.uint8) for each in rendered)
    # The five bytes of shape and mean colour are equal; the waves differ by what JPEG loses.
    assert first[:5].tolist() == second[:5].tolist()
    assert (
        max(np.abs((first[5:] >> shift & 15).astype(int) - (second[5:] >> shift & 15)).max() for shift in (0, 4)) <= 2
    )
    bits = [int(each.perceptual_hash, 16) for each in rendered]
    assert (bits[0] ^ bits[1]).bit_count() <= 4
    assert len(rendered[0].perceptual_hash) == 16


def test_a_turned_heic_stays_upright(scene, saved, held, rendition, looks_like):
    image, exif = held(6)
    content = rendition(saved(image, "HEIF", exif=exif.tobytes(), quality=95)).content
    assert looks_like(content, scene(), within=6)
    assert np.asarray(image).shape == (300, 200, 3)
