"""The file that leaves: its format, quality and what it tells beside the picture."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from photodrop.imaging.errors import BadTransformation
from photodrop.imaging.transformation.grammar import parse
from photodrop.imaging.transformation.settling import settled


@pytest.mark.parametrize(
    ("recipe", "accept", "chosen"),
    [
        ("f_auto", "image/avif,image/webp,*/*;q=0.8", "avif"),
        ("f_auto", "image/webp;q=0.9, image/png", "webp"),
        ("f_auto", "image/avif;q=0, image/webp;q=0.0", "jpg"),
        ("f_auto", "*/*", "jpg"),
        ("f_auto", "", "jpg"),
        ("r_max/f_auto", "", "png"),
        ("a_20/f_auto", "", "png"),
        ("c_pad,w_9,h_9,b_red/f_auto", "", "jpg"),
        ("c_pad,w_9,h_9/f_auto", "", "png"),
        ("a_90/f_auto", "", "jpg"),
        ("f_webp", "image/avif", "webp"),
        ("w_9", "image/avif", "jpg"),
    ],
)
def test_the_format_is_the_best_the_browser_takes(recipe, accept, chosen):
    assert settled(parse(recipe), accept=accept).delivery.format == chosen


def test_an_extension_names_the_format_where_the_recipe_does_not():
    assert str(settled(parse("w_9"), extension="jpeg")) == "c_scale,w_9/f_jpg,q_auto"
    assert str(settled(parse("w_9,f_png"), extension="webp")) == "c_scale,w_9/f_png,q_auto"
    with pytest.raises(BadTransformation, match="the formats are"):
        settled(parse("w_9"), extension="exe")


def test_the_browser_tells_its_density():
    assert str(settled(parse("w_100,dpr_auto"), client_dpr=2)) == "c_scale,w_200/f_jpg,q_auto"
    assert str(settled(parse("w_100,dpr_auto"), client_dpr=99)) == "c_scale,w_400/f_jpg,q_auto"


@pytest.mark.parametrize("kind", ["jpg", "png", "webp", "avif"])
def test_every_format_shows_the_same(kind, saved, picture, made, pixels):
    done = made(saved(picture, "PNG"), f"e_blur/f_{kind},q_90")
    with Image.open(BytesIO(done.content)) as image:
        assert image.format == {"jpg": "JPEG"}.get(kind, kind.upper())
    assert np.abs(pixels(done.content) - pixels(made(saved(picture, "PNG"), "e_blur/f_png").content)).mean() < 4


def test_lower_quality_makes_smaller_files(saved, picture, made):
    for kind in ("jpg", "webp", "avif"):
        sizes = [
            len(made(saved(picture, "PNG"), f"f_{kind},q_{quality}").content)
            for quality in ("auto:best", "auto", "auto:eco", "auto:low", "1")
        ]
        assert sizes == sorted(sizes, reverse=True)


def test_the_copyright_stays_and_no_place_does(saved, scene, made):
    exif = Image.Exif()
    exif[0x8298] = "© Alice"
    exif.get_ifd(0x8825)[1] = "N"
    for kind in ("jpg", "webp", "avif", "png"):
        done = made(saved(scene(), exif=exif), f"w_50,f_{kind}")
        with Image.open(BytesIO(done.content)) as image:
            tags = image.getexif()
            assert dict(tags) == {0x8298: tags[0x8298]}
            assert "Alice" in tags[0x8298]
