import random
import subprocess
import sys

import pytest

from photodrop.imaging.errors import BadTransformation
from photodrop.imaging.transformation import limits
from photodrop.imaging.transformation.grammar import EFFECTS, parse
from photodrop.imaging.transformation.recipe import Effect, Layer, Length, Photo, Resize, Text

PHOTO = "0190f6c2-7b1a-7c3e-8a52-3c1d5e7f9a10"

# As it may be written, and the one way we write it.
SPELLINGS = {
    "c_fill,w_400,h_300,g_face/e_sepia/r_max/f_webp,q_80": "c_fill,w_400,h_300,g_face/e_sepia:80/r_max/f_webp,q_80",
    "h_300,g_centre,w_400,c_fill": "c_fill,w_400,h_300,g_center",
    "w_400": "c_scale,w_400",
    "w_0.50,h_ih": "c_scale,w_0.5,h_ih_mul_1.0",
    "c_limit,w_iw_div_2": "c_limit,w_iw_mul_0.5",
    "c_crop,w_100,h_100,x_-5,y_0.25": "c_crop,w_100,h_100,x_-5,y_0.25",
    "ar_16:9,c_fill,w_800": "c_fill,w_800,ar_16:9",
    "ar_1.5,c_crop": "c_crop,ar_15:10",
    "c_thumb,g_auto,h_90,w_90,z_0.7": "c_thumb,w_90,h_90,g_auto,z_0.7",
    "c_pad,w_9,h_16,b_blue": "c_pad,w_9,h_16/b_rgb:0000ff",
    "c_pad,w_9,h_16,b_auto": "c_pad,w_9,h_16/b_auto",
    "b_rgb:F80": "b_rgb:ff8800",
    "b_rgb:00000080": "b_rgb:00000080",
    "a_-20": "a_340",
    "a_hflip.90": "a_hflip.90",
    "a_auto_right,c_fill,w_300,h_400": "a_auto_right,c_fill,w_300,h_400",
    "e_blur/e_blur:300": "e_blur:100/e_blur:300",
    "e_cartoonify:20": "e_cartoonify:20:50",
    "e_pixelate": "e_pixelate",
    "e_greyscale": "e_grayscale",
    "r_5:10": "r_5:10:5:10",
    "r_5:10:15": "r_5:10:15:10",
    "bo_5px_solid_red,r_20": "r_20,bo_5px_solid_rgb:ff0000",
    "o_50": "o_50",
    "f_jpeg,q_auto:good,dpr_2": "f_jpg,q_auto,dpr_2.0",
    "q_auto:eco/f_auto": "f_auto,q_auto:eco",
    "w_300,f_png/f_webp": "c_scale,w_300/f_webp",
    "t_post-card_2": "t_post-card_2",
    "l_text:Arial_40_bold:Hi%20there%2C%20you,co_white,g_south,y_20": (
        "l_text:Instrument%20Sans_40_bold:Hi%20there%2C%20you,co_rgb:ffffff/fl_layer_apply,g_south,y_20"
    ),
    "l_text:Sans_9_center:50%25 – ok": "l_text:Sans_9_center:50%25%20%E2%80%93%20ok/fl_layer_apply",
    f"l_photo:{PHOTO.replace('-', '').upper()},w_0.2,fl_relative,o_40,g_south_east": (
        f"l_photo:{PHOTO}/c_scale,w_0.2,fl_relative/o_40/fl_layer_apply,g_south_east"
    ),
    f"l_photo:{PHOTO}/c_fill,w_90,h_90,g_face/r_max/fl_layer_apply,x_10/e_sepia:5": (
        f"l_photo:{PHOTO}/c_fill,w_90,h_90,g_face/r_max/fl_layer_apply,x_10/e_sepia:5"
    ),
}

# What is wrong, the part that is pointed at and where it stands, and a word of the advice.
MISTAKES = [
    ("c_fill,w_abc", "w_abc", 7, "whole number of pixels, like w_400"),
    ("w_-5", "w_-5", 0, "like w_400"),
    ("w_0", "w_0", 0, "like w_400"),
    ("w_4097", "w_4097", 0, "4096 pixels are the most"),
    ("c_fill", "c_fill", 0, "needs a size"),
    ("c_stretch,w_5", "c_stretch", 0, "scale, fit, limit, fill, pad, crop, thumb"),
    ("w_5,w_6", "w_6", 4, "in this part already"),
    ("w_4,h_3,ar_4:3", "ar_4:3", 8, "leave one away"),
    ("w_4,g_north", "g_north", 4, "c_scale keeps the whole picture"),
    ("c_fill,w_4,h_4,g_up", "g_up", 15, "north_east"),
    ("c_pad,w_4,h_4,g_auto", "g_auto", 14, "compass"),
    ("c_fill,w_4,h_4,z_2", "z_2", 15, "c_crop or c_thumb"),
    ("x_4", "x_4", 0, "belongs to something else"),
    ("e_sepa", "e_sepa", 0, "did you mean e_sepia"),
    ("e_sepia:101", "e_sepia:101", 0, "from 1 to 100"),
    ("e_negate:5", "e_negate:5", 0, "takes no number"),
    ("e_blur:٣", "e_blur:٣", 0, "from 1 to 2000"),
    ("w_5/sepia", "sepia", 4, "no such parameter"),
    ("width_5", "width_5", 0, "no such parameter"),
    ("w_5//e_sepia", "", 4, "a part is missing"),
    ("", "", 0, "a part is missing"),
    ("a_400", "a_400", 0, "-360 to 360"),
    ("a_auto_left", "a_auto_left", 0, "wanted shape"),
    ("r_1:2:3:4:5", "r_1:2:3:4:5", 0, "one to four"),
    ("bo_5px_dashed_red", "bo_5px_dashed_red", 0, "like bo_5px_solid_red"),
    ("b_nice", "b_nice", 0, "rgb:ff8800"),
    ("o_101", "o_101", 0, "0 to 100"),
    ("f_gif", "f_gif", 0, "webp and avif"),
    ("q_0", "q_0", 0, "from 1 to 100"),
    ("dpr_9.0", "dpr_9.0", 0, "0.5 to 4"),
    ("fl_progressive", "fl_progressive", 0, "fl_layer_apply"),
    ("fl_layer_apply", "fl_layer_apply", 0, "no layer to apply"),
    ("l_logo", "l_logo", 0, "l_photo:"),
    ("l_photo:7", "l_photo:7", 0, "by its id"),
    ("l_text:Comic_20:Hi", "l_text:Comic_20:Hi", 0, "the fonts are"),
    ("l_text:Sans_20_italic:Hi", "l_text:Sans_20_italic:Hi", 0, "can be bold"),
    ("l_text:Sans_20:%FF", "l_text:Sans_20:%FF", 0, "not UTF-8"),
    ("l_text:Sans_20:%00", "l_text:Sans_20:%00", 0, "cannot be drawn"),
    ("l_text:Sans_20: ", "l_text:Sans_20: ", 0, "1 to 200 letters"),
    ("l_text:Sans_20:Hi,g_face", "g_face", 18, "placed by"),
    ("l_text:Sans_20:Hi/w_5/fl_layer_apply,o_5", "o_5", 37, "only g_, x_ and y_"),
    ("l_text:Sans_20:Hi/f_webp/fl_layer_apply", "f_webp", 18, "not a layer's"),
    ("fl_relative", "fl_relative", 0, "needs a size"),
    ("t_a,w_5", "w_5", 4, "stands alone"),
    ("t_ä", "t_ä", 0, "letters, digits"),
]


@pytest.mark.parametrize(("written", "canonical"), SPELLINGS.items())
def test_every_spelling_has_one_canonical_form(written, canonical):
    assert str(parse(written)) == canonical
    assert parse(canonical) == parse(written)


@pytest.mark.parametrize(("text", "part", "position", "advice"), MISTAKES)
def test_a_mistake_is_pointed_at(text, part, position, advice):
    with pytest.raises(BadTransformation) as told:
        parse(text)
    assert (told.value.part, told.value.position) == (part, position)
    assert advice in told.value.message
    assert f"“{part}”, at character {position + 1}: " in told.value.message
    assert told.value.fields == {"transformation": told.value.message}


def test_what_a_recipe_says():
    recipe = parse(f"c_fill,w_400,h_300/e_sepia/l_photo:{PHOTO},w_50/l_text:Sans_20:Hi/t_mine/q_5")
    resize, effect, photo, text, _ = recipe.steps
    assert resize == Resize("fill", Length(400), Length(300))
    assert effect == Effect("sepia", (80,))
    assert photo == Layer(Photo(PHOTO), (Resize("scale", Length(50)),))
    assert text == Layer(Text("Sans", 20, "Hi"))
    assert recipe.photos == {PHOTO}
    assert recipe.names == {"mine"}


def test_named_transformations_are_put_in_and_what_is_written_wins():
    recipe = parse("t_small/e_sepia/f_png").with_named({"small": parse("w_100/f_webp,q_40")})
    assert str(recipe) == "c_scale,w_100/e_sepia:80/f_png,q_40"
    assert str(parse("t_unknown").with_named({})) == "t_unknown"


def test_dpr_multiplies_what_is_counted_in_pixels():
    text = "c_crop,w_40,h_0.5,x_3/r_4,bo_2px_solid_red/e_blur:9/l_text:Sans_20:Hi,x_5/dpr_2.0"
    assert str(parse(text).at()) == (
        "c_crop,w_80,h_0.5,x_6/r_8,bo_4px_solid_rgb:ff0000/e_blur:9/l_text:Sans_40:Hi/fl_layer_apply,x_10"
    )
    assert str(parse("w_40,dpr_auto").at(1.5)) == "c_scale,w_60"


@pytest.mark.parametrize(
    "bomb",
    [
        "/".join(["e_blur:2000"] * 17),
        "/".join(["e_cartoonify"] * 400),
        "w_3000,dpr_2.0",
        "w_4.0,h_4.0/w_4.0,h_4.0",
        "w_2.0/w_2.0/w_2.0",
        "bo_900px_solid_red/dpr_4.0",
        "l_text:Sans_500:Hi/dpr_2.0",
        "l_text:Sans_20:" + "x" * 201,
        "/".join(["l_text:Sans_20:Hi"] * 5),
        f"l_photo:{PHOTO}/w_4.0/w_4.0/fl_layer_apply",
        f"l_photo:{PHOTO}/" + "/".join(["e_blur"] * 16) + "/fl_layer_apply",
        "w_1" * 1_000,
        "/" * 1_999,
        "," * 1_999,
        "%25" * 600,
        "w_" + "9" * 1_900,
        "l_text:Sans_" + "9" * 1_900 + ":x",
        "r_" + ":".join(["9"] * 900),
        "a_" + ".".join(["9"] * 900),
    ],
)
def test_bombs_are_refused_by_the_parser(bomb):
    with pytest.raises(BadTransformation):
        parse(bomb)


def test_limits_hold_for_the_whole_of_named_transformations():
    long = parse("/".join(["e_blur"] * 10))
    with pytest.raises(BadTransformation, match="20 steps"):
        limits.check(parse("t_a/t_b").with_named({"a": long, "b": long}))


def test_the_grammar_opens_no_picture_library():
    """It runs in the web process, where no picture is ever decoded."""
    program = (
        "import sys, photodrop.imaging.transformation.grammar, photodrop.imaging.transformation.settling, "
        "photodrop.imaging.transformation.geometry, photodrop.imaging.orders\n"
        "print(*({'PIL', 'cv2', 'numpy', 'simplejpeg'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_a_hundred_thousand_strings_parse_or_are_refused():
    """Mended, broken and random ones; what parses has a spelling that parses to the same."""
    dice = random.Random(20261121)
    seeds = [*SPELLINGS, *(text for text, *_ in MISTAKES if text), *(f"e_{name}:5" for name in EFFECTS)]
    pieces = [piece for seed in seeds for piece in seed.replace("/", ",").split(",")]
    odd = "/,_:.%-0159aewrlgcftxyzéß漢😀\x00\n\u202e\ud800٣ "
    parsed, refusals = 0, set()
    for number in range(100_000):
        match number % 5:
            case 0:
                text = "/".join(dice.sample(list(SPELLINGS), dice.randint(1, 3)))
            case 1:
                text = "/".join(",".join(dice.sample(pieces, dice.randint(1, 3))) for _ in range(dice.randint(1, 3)))
            case 2 | 3:
                letters = list(dice.choice(seeds))
                for _ in range(dice.randint(1, 4)):
                    letters[dice.randrange(len(letters))] = dice.choice(odd)
                text = "".join(letters)
            case _:
                text = dice.randbytes(dice.randint(0, 40)).decode("latin-1")
        try:
            recipe = parse(text)
        except BadTransformation as refused:
            refusals.add(refused.message)
        else:
            parsed += 1
            assert parse(str(recipe)) == recipe
    assert parsed > 10_000
    assert len(refusals) > 10_000
    assert all(refusal.isprintable() and refusal.endswith((".", "?")) for refusal in refusals)
