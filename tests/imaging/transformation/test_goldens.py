"""How each step looks, compared with pictures somebody has looked at.

    NEW_GOLDENS=1 python -m pytest tests/imaging/transformation/test_goldens.py

draws them anew; look at each before committing it.
"""

import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.imaging.transformation.conftest import OTHER

GOLDENS = Path(__file__).parent / "goldens"
# Of 255. Libraries differ in rounding and in how they draw a letter's edge, not in what is seen.
MEAN, WORST_HUNDREDTH = 1.5, 16

LOOKS = {
    "scale": "c_scale,w_60,h_60",
    "fit": "c_fit,w_60,h_60",
    "limit": "c_limit,w_60,h_60",
    "fill": "c_fill,w_60,h_60",
    "fill_north_east": "c_fill,w_30,h_60,g_north_east",
    "fill_auto": "c_fill,w_40,h_64,g_auto",
    "pad": "c_pad,w_80,h_80",
    "pad_auto": "c_pad,w_80,h_80,b_auto",
    "pad_south": "c_pad,w_80,h_80,g_south,y_4,b_orange",
    "crop": "c_crop,w_40,h_30,x_50,y_10",
    "crop_middle": "c_crop,w_40,h_30",
    "thumb_zoom": "c_thumb,w_50,h_50,g_east,z_2",
    "larger": "w_150",
    "turn_90": "a_90",
    "turn_20": "a_20",
    "turn_minus_7_on_blue": "a_-7,b_navy",
    "flips": "a_hflip.vflip",
    "auto_right": "a_auto_right,c_fill,w_40,h_60",
    "round": "r_12",
    "round_max": "r_max",
    "round_each": "r_0:30:10:max",
    "border": "bo_4px_solid_red",
    "border_round": "r_16,bo_4px_solid_rgb:00f8",
    "opacity": "o_40",
    "opacity_on_yellow": "o_40,b_yellow",
    "grayscale": "e_grayscale",
    "sepia": "e_sepia",
    "sepia_faint": "e_sepia:30",
    "blur": "e_blur",
    "blur_strong": "e_blur:600",
    "sharpen": "e_sharpen:300",
    "brighter": "e_brightness:30",
    "darker": "e_brightness:-30",
    "contrast": "e_contrast:40",
    "contrast_less": "e_contrast:-60",
    "saturation": "e_saturation:70",
    "saturation_none": "e_saturation:-100",
    "pixelate": "e_pixelate:7",
    "pixelate_usual": "e_pixelate",
    "negate": "e_negate",
    "cartoonify": "e_cartoonify",
    "cartoonify_flat": "e_cartoonify:0:100",
    "vignette": "e_vignette:80",
    "improve": "e_improve",
    "improve_half": "e_contrast:-60/e_improve:50",
    "text": "l_text:Instrument%20Sans_18:Hé%20llo,co_white,g_south",
    "text_bold": "l_text:Bricolage%20Grotesque_20_bold:Bold,co_rgb:ffee00c0,g_north_west,x_5",
    "text_lines": "l_text:Arial_12_center:one%20two%20three%20four,c_fit,w_50,co_white",
    "text_turned": "l_text:Sans_14:Ж%20漢,co_white/a_-20/fl_layer_apply,g_center,x_10",
    "photo": f"l_photo:{OTHER},w_0.5,fl_relative,g_south_east,x_4,y_4",
    "photo_round_faint": f"l_photo:{OTHER}/c_fill,w_40,h_40/r_max/o_60/fl_layer_apply,g_west,x_-10",
    "effects_on_holes": "r_20/e_negate/e_brightness:20/e_improve/e_sharpen/e_cartoonify",
    "chain": "c_fill,w_64,h_64/e_sepia/r_max/a_10",
}


@pytest.mark.parametrize("name", LOOKS)
def test_it_looks_as_it_did(name, picture, saved, made, with_alpha):
    seen = with_alpha(made(saved(picture, "PNG"), f"{LOOKS[name]}/f_png").content)
    file = GOLDENS / f"{name}.png"
    if os.environ.get("NEW_GOLDENS"):
        Image.fromarray(seen.astype(np.uint8)).save(file, optimize=True)
    with Image.open(file) as golden:
        expected = np.asarray(golden.convert("RGBA")).astype(int)
    assert seen.shape == expected.shape
    # What nobody sees has no colour.
    away = np.abs(seen - expected) * np.maximum(seen[..., 3:], expected[..., 3:]) / 255
    assert away.mean() < MEAN
    assert np.percentile(away, 99) < WORST_HUNDREDTH


def test_every_golden_has_its_recipe():
    assert {file.stem for file in GOLDENS.iterdir()} == set(LOOKS)
