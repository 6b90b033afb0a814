"""Marks by words or logo, in tiles, a corner or the centre, fainter and smaller: something of each always remains."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageDraw

from photodrop.imaging import logo
from photodrop.imaging.errors import BadLogo, DamagedPicture, NotAPicture, TooManyPixels
from photodrop.imaging.pipeline import remark
from photodrop.imaging.renditions import Mark
from tests.support.thief import NEARLY_EQUAL

MOST = 16_000_000


@pytest.fixture(scope="module")
def drawing():
    """`drawing((255, 255, 255), 255)`: a ring and a bar on a transparent ground, as a logo is."""

    def draw(colour: tuple[int, int, int] = (250, 250, 250), ink: int = 255, size: tuple[int, int] = (300, 160)):
        image = Image.new("RGBA", size)
        pen = ImageDraw.Draw(image)
        width, height = size
        pen.ellipse((10, 10, height - 10, height - 10), outline=(*colour, ink), width=14)
        pen.rectangle((height + 10, height // 2 - 12, width - 10, height // 2 + 12), fill=(*colour, ink))
        return image

    return draw


@pytest.fixture(scope="module")
def drawn(drawing, saved):
    return {
        "words": None,
        "white": logo.drawn(saved(drawing(), "PNG"), MOST).content,
        "black": logo.drawn(saved(drawing((0, 0, 0)), "WEBP", lossless=True), MOST).content,
    }


@pytest.mark.parametrize("name", ["words", "white", "black"])
@pytest.mark.parametrize("ground", [0, 128, 255])
def test_the_faintest_and_smallest_mark_still_tells_a_picture_from_the_clean_one(drawn, saved, pixels, name, ground):
    clean = saved(Image.new("RGB", (1200, 800), (ground,) * 3))
    files = remark(clean, Mark("Alice", drawn[name], "tiles", opacity=1, size=1))
    assert len({file.size for file in files}) == 4
    for file in files:
        away = np.abs(pixels(file.content) - ground)
        # What the lock test's thief takes for the same picture is nearer than this.
        assert away.mean() > NEARLY_EQUAL, (file.size, away.mean())


@pytest.mark.parametrize("layout", ["corner", "centre"])
@pytest.mark.parametrize("name", ["words", "white", "black"])
def test_a_single_mark_lies_where_it_was_asked_for(drawn, saved, pixels, layout, name):
    for shape in ((600, 400), (250, 800), (48, 48)):
        clean = saved(Image.new("RGB", shape, (128,) * 3))
        for file in remark(clean, Mark("Alice", drawn[name], layout)):
            away = np.abs(pixels(file.content) - 128).max(axis=2) > 20
            rows, columns = np.flatnonzero(away.any(axis=1)), np.flatnonzero(away.any(axis=0))
            assert away.mean() > 0.001, (shape, file.size)
            middle = (columns[0] + columns[-1]) / 2 / file.width, (rows[0] + rows[-1]) / 2 / file.height
            if layout == "centre":
                assert middle == pytest.approx((0.5, 0.5), abs=0.06)
            else:
                assert min(middle) > 0.5
                assert not away[: file.height // 3].any()


@pytest.mark.parametrize("layout", ["corner", "centre"])
@pytest.mark.parametrize("name", ["words", "white"])
def test_a_single_mark_is_never_cut(drawn, saved, pixels, layout, name):
    clean = saved(Image.new("RGB", (400, 900), (128,) * 3))
    for file in remark(clean, Mark("A" * 30, drawn[name], layout, size=200)):
        away = np.abs(pixels(file.content) - 128).max(axis=2) > 20
        assert away.any()
        # In the least size words are as small as letters can be.
        assert file.size == "thumb" or not away[:, [0, -1]].any(), file.size


def test_opacity_and_size_are_seen(drawn, saved, pixels):
    clean = saved(Image.new("RGB", (600, 400), (90,) * 3))

    def shown(**options):
        large = next(file for file in remark(clean, Mark("Alice", drawn["white"], **options)) if file.size == "large")
        return np.abs(pixels(large.content) - 90)

    assert shown(opacity=50).max() < 0.7 * shown(opacity=100).max()
    small, usual, big = (shown(layout="centre", size=size) for size in (50, 100, 200))
    assert 3 * (small > 20).sum() < (usual > 20).sum() < (big > 20).sum() / 2
    # Smaller tiles are more of them.
    assert (shown(size=50) > 20).mean() == pytest.approx((shown(size=100) > 20).mean(), rel=0.4)


def test_a_logo_is_cut_to_its_drawing_and_made_strong(drawing, saved):
    image = Image.new("RGBA", (1600, 900))
    image.paste(drawing(ink=60, size=(1400, 700)), (100, 150))
    found = logo.drawn(saved(image, "PNG", exif=b"Exif\0\0MM"), MOST)
    assert (found.width, found.height) == (1200, round(1200 * 681 / 1381))
    with Image.open(BytesIO(found.content)) as read, Image.open(BytesIO(found.small)) as small:
        assert (read.format, read.mode, read.getchannel("A").getextrema()[1]) == ("PNG", "RGBA", 255)
        assert read.info == {}
        assert max(small.size) == 160


@pytest.mark.parametrize(
    ("make", "refusal"),
    [
        (lambda saved, _: saved(Image.new("RGBA", (200, 100)), "PNG"), BadLogo),
        (lambda saved, drawing: saved(drawing(ink=20), "PNG"), BadLogo),
        (lambda saved, drawing: saved(drawing().resize((14, 8)), "PNG"), BadLogo),
        (lambda saved, _: saved(Image.new("RGBA", (400, 4), "red"), "PNG"), BadLogo),
        (lambda saved, drawing: saved(drawing().convert("RGB")), NotAPicture),
        (lambda *_: b"<svg xmlns='http://www.w3.org/2000/svg'/>", NotAPicture),
        (lambda saved, drawing: saved(drawing(), "PNG")[:200], DamagedPicture),
        (lambda saved, _: saved(Image.new("1", (5000, 5000)), "PNG"), TooManyPixels),
    ],
)
def test_what_is_no_logo_is_refused(saved, drawing, make, refusal):
    with pytest.raises(refusal):
        logo.drawn(make(saved, drawing), MOST)


def test_a_preview_shows_the_mark(drawn, saved, pixels, scene):
    plain, marked = (logo.preview(None, mark) for mark in (None, Mark("Alice", drawn["white"])))
    assert np.abs(pixels(plain) - pixels(marked)).mean() > NEARLY_EQUAL
    shown = pixels(logo.preview(saved(scene(2560, 1707)), Mark("Alice")))
    assert max(shown.shape) == 900
