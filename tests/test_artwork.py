"""The demo's pictures: always the same, all different, right at every size."""

import numpy as np
import pytest
from PIL import Image

from photodrop.imaging.artwork import SCENES, scene


def _glance(picture: Image.Image) -> np.ndarray:
    return np.asarray(picture.resize((24, 16), Image.Resampling.BOX), np.float32)


@pytest.mark.parametrize("kind", SCENES)
def test_scene_is_the_same_every_time(kind):
    assert scene(kind, 3, 240, 160).tobytes() == scene(kind, 3, 240, 160).tobytes()


@pytest.mark.parametrize("kind", SCENES)
def test_scene_looks_alike_at_every_size(kind):
    small, large = _glance(scene(kind, 1, 240, 160)), _glance(scene(kind, 1, 960, 640))
    assert np.abs(small - large).mean() < 6


@pytest.mark.parametrize("kind", SCENES)
def test_scene_fills_upright_and_panoramic_frames(kind):
    for size in ((200, 300), (480, 150)):
        picture = scene(kind, 2, *size)
        assert picture.size == size
        assert np.asarray(picture).std() > 8


def test_an_album_has_no_picture_twice():
    glances = [_glance(scene(kind, seed, 120, 80)) for kind in SCENES for seed in (0, 1)]
    distances = [np.abs(one - other).mean() for i, one in enumerate(glances) for other in glances[:i]]
    assert min(distances) > 2
