"""Nothing in a recipe gets rid of a locked photo's mark: it is drawn after all, and the source was marked before."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from photodrop.imaging.pipeline import Recipe, render
from photodrop.imaging.renditions import Mark
from tests.imaging.transformation.conftest import OTHER

MARK = "Alice"
TRICKS = [
    "w_300",
    "c_crop,w_60,h_60",
    "c_crop,w_16,h_16,x_33,y_44",
    "c_crop,w_8,h_8/w_200",
    "w_8,h_8/w_300",
    "e_blur:2000",
    "e_pixelate:200",
    "e_brightness:100/e_contrast:100",
    "e_contrast:-100",
    "o_0",
    "o_1/f_png",
    "b_white/o_0/b_red",
    "c_pad,w_300,h_300,g_west/f_png",
    "a_180",
    "a_33/f_png",
    "r_max/f_png",
    f"l_photo:{OTHER}/w_2000,h_2000/fl_layer_apply",
    "l_text:Sans_500:█,co_white",
    "bo_900px_solid_white",
    "e_negate/e_negate",
    "q_1",
    "w_300,f_webp",
    "w_300,f_avif",
]


@pytest.fixture(scope="module")
def marked_photo(picture, saved) -> bytes:
    files = render(saved(picture.resize((480, 320))), Recipe(mark=Mark(MARK))).renditions
    return next(file.content for file in files if file.size == "large" and file.marked)


@pytest.mark.parametrize("trick", TRICKS)
def test_the_mark_is_the_last_thing_drawn(trick, marked_photo, made, pixels):
    unmarked = made(marked_photo, trick)
    marked = made(marked_photo, trick, last_mark=Mark(MARK))
    with Image.open(BytesIO(marked.content)) as image:
        assert not image.has_transparency_data
    assert (marked.width, marked.height) == (unmarked.width, unmarked.height)
    changed = np.abs(pixels(marked.content) - pixels(unmarked.content)).max(axis=2) > 12
    assert changed.mean() > 0.02


def test_even_one_pixel_is_not_as_it_was(marked_photo, made, pixels):
    """Too small for letters, and too small for a photo: the mark is still blended in where it falls."""
    assert pixels(made(marked_photo, "w_1,h_1/f_png", last_mark=Mark(MARK)).content).shape == (1, 1, 3)


def test_crops_put_together_are_not_clean(picture, marked_photo, made, pixels):
    """Each crop has its last mark elsewhere, but all were cut from one marked picture."""
    clean = np.asarray(picture.resize((480, 320)).convert("RGB")).astype(int)
    best = np.full(clean.shape[:2], 999, int)
    for left in range(0, 400, 20):
        tile = pixels(made(marked_photo, f"c_crop,w_80,h_320,x_{left},y_0,f_png", last_mark=Mark(MARK)).content)
        window = np.s_[:, left : left + 80]
        error = np.abs(tile - clean[window]).max(axis=2)
        best[window] = np.minimum(best[window], error)
    # Whoever could pick the best pixel of each tile, knowing the clean photo, still would not have it.
    assert (best > 20).mean() > 0.03
