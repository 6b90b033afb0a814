"""How large the result is: told by arithmetic, and so it comes out."""

from fractions import Fraction
from io import BytesIO

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from photodrop.imaging.errors import BadTransformation
from photodrop.imaging.transformation.geometry import edge_needed, final_size
from photodrop.imaging.transformation.grammar import parse
from photodrop.imaging.transformation.settling import settled

sides = st.integers(1, 700)
photos = st.tuples(st.integers(8, 300), st.integers(8, 300))


def size_of(text: str, photo: tuple[int, int]) -> tuple[int, int]:
    return final_size(parse(text).at(), photo)


def is_near(size: int, exact: Fraction) -> bool:
    return abs(size - max(exact, Fraction(1))) <= Fraction(1, 2)


# As Cloudinary documents each mode.


@given(photos, sides, sides)
def test_scale_gives_exactly_what_is_asked(photo, width, height):
    assert size_of(f"c_scale,w_{width},h_{height}", photo) == (width, height)


@given(photos, st.integers(1, 130))
def test_scale_by_one_side_keeps_the_shape(photo, width):
    across, down = size_of(f"w_{width}", photo)
    assert across == width
    assert is_near(down, Fraction(width * photo[1], photo[0]))


@given(photos, sides, sides)
def test_fit_touches_one_side_and_leaves_no_box(photo, width, height):
    across, down = size_of(f"c_fit,w_{width},h_{height}", photo)
    scale = min(Fraction(width, photo[0]), Fraction(height, photo[1]))
    assert across == width or down == height
    assert (across <= width, down <= height) == (True, True)
    assert is_near(across, photo[0] * scale)
    assert is_near(down, photo[1] * scale)


@given(photos, sides, sides)
def test_limit_never_makes_larger(photo, width, height):
    size = size_of(f"c_limit,w_{width},h_{height}", photo)
    fits = photo[0] <= width and photo[1] <= height
    assert size == (photo if fits else size_of(f"c_fit,w_{width},h_{height}", photo))


@given(st.sampled_from(["fill", "pad", "thumb"]), photos, sides, sides)
def test_fill_pad_and_thumb_give_exactly_what_is_asked(mode, photo, width, height):
    assert size_of(f"c_{mode},w_{width},h_{height}", photo) == (width, height)


@given(photos, sides, sides)
def test_crop_never_leaves_the_picture(photo, width, height):
    assert size_of(f"c_crop,w_{width},h_{height}", photo) == (min(width, photo[0]), min(height, photo[1]))


@given(photos, st.integers(1, 40), st.integers(1, 40))
def test_a_ratio_alone_cuts_out_the_largest_part_of_that_shape(photo, across, down):
    size = size_of(f"c_fill,ar_{across}:{down}", photo)
    assert photo[0] == size[0] or photo[1] == size[1]
    assert size[0] <= photo[0]
    assert size[1] <= photo[1]


@given(photos, st.integers(0, 360))
def test_a_turned_picture_fits_its_canvas(photo, degrees):
    across, down = size_of(f"a_{degrees}", photo)
    turned = np.exp(1j * np.radians(degrees)) * np.array([complex(*photo), complex(photo[0], -photo[1])])
    assert across == pytest.approx(max(abs(turned.real)), abs=0.51)
    assert down == pytest.approx(max(abs(turned.imag)), abs=0.51)


EXAMPLES = [
    ("w_0.5", (300, 200), (150, 100)),
    ("c_fill,w_0.5,h_0.5", (300, 200), (150, 100)),
    ("w_100/w_iw", (300, 200), (300, 201)),
    ("c_crop,w_ih,h_ih_div_2", (300, 200), (200, 100)),
    ("c_fill,w_400,ar_16:9", (300, 200), (400, 225)),
    ("c_fill,h_90,ar_16:9", (300, 200), (160, 90)),
    ("c_crop,ar_1:1", (300, 200), (200, 200)),
    ("c_pad,ar_1:1", (300, 200), (300, 300)),
    ("c_pad,ar_2:1", (300, 200), (400, 200)),
    ("c_fill,w_150", (300, 200), (150, 100)),
    ("c_fit,w_150", (300, 200), (150, 100)),
    ("c_crop,w_150", (300, 200), (150, 200)),
    ("c_thumb,w_50,h_60,z_3", (300, 200), (50, 60)),
    ("c_crop,w_50,h_60,z_3", (300, 200), (50, 60)),
    ("w_100,dpr_2.0", (300, 200), (200, 133)),
    ("a_90", (300, 200), (200, 300)),
    ("a_hflip.270", (300, 200), (200, 300)),
    ("a_45", (100, 100), (141, 141)),
    ("a_auto_right,c_fill,w_30,h_60", (300, 200), (30, 60)),
    ("a_auto_right,c_scale,w_20,ar_1:2", (300, 200), (20, 40)),
    ("bo_5px_solid_red", (300, 200), (310, 210)),
    ("r_max,bo_5px_solid_red/w_31", (300, 200), (31, 21)),
    ("e_blur/o_50/b_red/l_text:Sans_400:Hello", (30, 20), (30, 20)),
]


@pytest.mark.parametrize(("text", "photo", "size"), EXAMPLES)
def test_documented_sizes_come_out(text, photo, size, made, saved):
    assert size_of(text, photo) == size
    done = made(saved(Image.new("RGB", photo)), text)
    assert (done.width, done.height) == size


steps = st.one_of(
    st.builds("c_{},w_{},h_{}".format, st.sampled_from(["scale", "fit", "limit", "fill", "pad", "crop", "thumb"]),
              st.integers(1, 300), st.sampled_from([1, 7, 40, 190, "0.5", "1.5", "ih"])),
    st.builds("a_{}".format, st.sampled_from([90, 180, 33, -7, "hflip", "vflip"])),
    st.builds("r_{},bo_{}px_solid_red".format, st.sampled_from([0, 9, "max"]), st.integers(1, 9)),
    st.sampled_from(["e_blur", "e_pixelate:7", "e_improve", "e_vignette", "b_red", "o_40", "e_cartoonify"]),
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(steps, min_size=1, max_size=4), st.sampled_from([(60, 40), (41, 67), (1, 9), (128, 128)]))
def test_whatever_is_asked_the_size_is_the_one_that_was_told(made, saved, chain, photo):
    text = "/".join(chain)
    done = made(saved(Image.new("RGB", photo, "teal")), text)
    with Image.open(BytesIO(done.content)) as image:
        assert image.size == (done.width, done.height) == size_of(text, photo)


@pytest.mark.parametrize("text", ["w_4.0,h_4.0/w_4000", "w_4000", "w_ih_mul_4.0", "w_4096,h_4096/bo_9px_solid_red"])
def test_what_would_come_out_too_large_is_refused_before_it_is_made(text):
    with pytest.raises(BadTransformation, match="4096 are the most"):
        final_size(parse(text).at(), (1707, 2560))


def test_too_much_work_is_refused_before_it_is_begun():
    photo = (2560, 2560)
    assert final_size(parse("/".join(["e_blur"] * 16)), photo) == photo
    with pytest.raises(BadTransformation, match="megapixels in all"):
        final_size(parse("w_4096,h_4096/" + "/".join(["e_blur"] * 9)), photo)


def test_a_smaller_rendition_is_enough_where_nobody_sees_it():
    photo = (2560, 1707)
    assert edge_needed(settled(parse("w_400")), photo) in {500, 501}
    assert edge_needed(settled(parse("e_sepia/c_fill,w_400,h_400")), photo) == 750
    assert edge_needed(settled(parse("w_2500")), photo) == 2560
    for whole in ("e_blur/w_400", "c_crop,w_100,h_100", "c_thumb,w_90,h_90,g_face", "e_sepia", "r_9/w_20", "f_webp"):
        assert edge_needed(settled(parse(whole)), photo) == 2560


def test_from_a_smaller_rendition_the_same_comes_out(made, scene, saved, pixels):
    large, small = saved(scene(600, 400)), saved(scene(300, 200))
    for text in (
        "c_fill,w_90,h_90,g_north_west",
        "c_thumb,w_100,h_50,g_east,z_1.5",
        "w_0.25",
        "e_sepia/c_pad,w_99,h_99",
    ):
        one, other = made(large, text), made(small, text, photo_size=(600, 400))
        assert (one.width, one.height) == (other.width, other.height)
        assert np.abs(pixels(one.content) - pixels(other.content)).mean() < 2
