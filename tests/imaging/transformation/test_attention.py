"""What `g_auto` and `g_face` keep."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from photodrop.imaging import artwork
from photodrop.imaging.pixels import Picture
from photodrop.imaging.transformation.attention import look
from photodrop.imaging.transformation.geometry import plan
from photodrop.imaging.transformation.grammar import parse
from photodrop.imaging.transformation.recipe import Resize

SUBJECT = (214, 150, 120)


def scene_with(x: float, y: float, *, size=(600, 400), radius=40) -> Image.Image:
    """A calm landscape and somebody in it."""
    image = artwork.scene("moonlight", 3, *size)
    draw = ImageDraw.Draw(image)
    left, top = x * size[0], y * size[1]
    draw.ellipse((left - radius, top - radius, left + radius, top + radius), fill=SUBJECT)
    draw.ellipse((left - 15, top - 12, left - 9, top - 6), fill=(20, 10, 10))
    draw.ellipse((left + 9, top - 12, left + 15, top - 6), fill=(20, 10, 10))
    return image.filter(ImageFilter.GaussianBlur(1))


def subject_in(content: np.ndarray) -> int:
    return int((np.abs(content - SUBJECT).max(axis=2) < 30).sum())


@pytest.mark.parametrize(
    ("gravity", "x"), [("auto", 0.3), ("auto", 0.7), ("face", 0.12), ("face", 0.3), ("face", 0.5), ("face", 0.88)]
)
def test_somebody_at_the_side_stays_in_the_picture(gravity, x, saved, made, pixels):
    source = saved(scene_with(x, 0.45))
    whole = subject_in(pixels(made(source, "q_100").content))
    kept = subject_in(pixels(made(source, f"c_fill,w_200,h_400,g_{gravity},q_100").content))
    assert kept > 0.95 * whole


@pytest.mark.parametrize(("x", "y"), [(0.2, 0.3), (0.8, 0.7), (0.5, 0.85)])
def test_a_crop_goes_to_where_something_is(x, y, saved, made, pixels):
    kept = pixels(made(saved(scene_with(x, y)), "c_crop,w_150,h_150,g_auto,q_100").content)
    assert subject_in(kept) > 3000


@pytest.mark.parametrize("gravity", ["auto", "face", "faces"])
def test_where_nothing_is_the_middle_stays(gravity):
    step = parse(f"c_fill,w_100,h_100,g_{gravity}").steps[0]
    assert isinstance(step, Resize)
    flat = Picture(np.full((100, 400, 4), 120, np.uint8))
    found = look(flat, step, plan(step, (400, 100), (400, 100)), (400, 100))
    assert found == pytest.approx((150, 0, 100, 100), abs=3)


def test_known_faces_decide(saved, made, pixels):
    source = saved(scene_with(0.85, 0.2))
    other = ((0.1, 0.6, 0.1, 0.15),)
    elsewhere = pixels(made(source, "c_fill,w_200,h_400,g_face", faces=other).content)
    assert subject_in(elsewhere) < 50
    face = ((0.8, 0.12, 0.1, 0.16),)
    close = pixels(made(source, "c_thumb,w_200,h_200,g_face,q_100", faces=face).content)
    assert subject_in(close) > 0.15 * close.shape[0] * close.shape[1]
    closer = pixels(made(source, "c_thumb,w_200,h_200,g_face,z_2,q_100", faces=face).content)
    assert subject_in(closer) > 2 * subject_in(close)


def test_all_faces_are_kept_where_all_are_asked_for(saved, made, pixels):
    image = scene_with(0.15, 0.4)
    ImageDraw.Draw(image).ellipse((300, 130, 340, 170), fill=SUBJECT)
    faces = ((0.1, 0.3, 0.1, 0.2), (0.5, 0.33, 0.07, 0.1))
    both = pixels(made(saved(image), "c_thumb,w_300,h_200,g_faces,q_100", faces=faces).content)
    columns = np.flatnonzero((np.abs(both - SUBJECT).max(axis=2) < 30).any(axis=0))
    assert columns.min() < 100
    assert columns.max() > 150
