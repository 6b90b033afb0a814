"""The client's face: what they framed, square, upright, and nothing else about them."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from photodrop.imaging.errors import CropOutside, DamagedPicture, TooManyPixels
from photodrop.imaging.selfie import crop_selfie


def test_the_crop_is_of_the_upright_picture(scene, saved, looks_like):
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "N"
    content = crop_selfie(saved(scene().transpose(Image.Transpose.ROTATE_90), exif=exif), 150, 0, 100, 100)
    assert looks_like(content, scene().crop((150, 0, 250, 100)))
    with Image.open(BytesIO(content)) as image:
        assert not image.getexif()
        assert image.format == "JPEG"


def test_a_large_crop_is_brought_to_the_wanted_edge(scene, saved, looks_like):
    content = crop_selfie(saved(scene(3000, 2000), subsampling=2), 600, 100, 1800, 1800, edge=320)
    meant = scene(3000, 2000).crop((600, 100, 2400, 1900)).resize((320, 320))
    assert looks_like(content, meant)


def test_a_small_crop_of_a_large_picture_keeps_its_pixels(scene, saved, pixels):
    content = crop_selfie(saved(scene(3000, 2000), subsampling=2), 1400, 900, 200, 200)
    seen = pixels(content)
    assert seen.shape == (200, 200, 3)
    meant = np.asarray(scene(3000, 2000).crop((1400, 900, 1600, 1100))).astype(int)
    assert np.abs(seen - meant).mean() < 3


def test_an_oblong_crop_gives_its_middle(scene, saved, looks_like):
    content = crop_selfie(saved(scene()), 0, 50, 300, 100)
    assert looks_like(content, scene().crop((100, 50, 200, 150)))


@pytest.mark.parametrize(
    "crop", [(-1, 0, 50, 50), (0, -1, 50, 50), (260, 0, 50, 50), (0, 160, 50, 50), (0, 0, 0, 50), (0, 0, 50, -5)]
)
def test_a_crop_outside_is_refused(scene, saved, crop):
    with pytest.raises(CropOutside, match="Move it back inside"):
        crop_selfie(saved(scene()), *crop)


def test_limits_hold_for_selfies_too(scene, saved):
    with pytest.raises(TooManyPixels):
        crop_selfie(saved(scene()), 0, 0, 10, 10, max_pixels=1000)
    with pytest.raises(DamagedPicture):
        crop_selfie(saved(scene())[:900], 0, 0, 10, 10)
