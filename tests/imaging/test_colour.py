"""Colours look the same in every browser: everything becomes sRGB."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageCms

from photodrop.imaging import colour, matrix, profiles
from photodrop.imaging.pipeline import Recipe, render
from photodrop.imaging.pixels import Picture
from photodrop.imaging.renditions import Mark

P3 = profiles.matrix_profile("Display P3", profiles.DISPLAY_P3, profiles.SRGB_CURVE)


@pytest.fixture
def flat():
    """`flat((200, 30, 30))`: one colour."""

    def make(colour, mode: str = "RGB") -> Image.Image:
        return Image.new(mode, (64, 48), colour)

    return make


@pytest.fixture
def middle(pixels):
    """`middle(content)`: the colour in the middle of a picture."""

    def read(content: bytes) -> tuple[int, ...]:
        seen = pixels(content)
        return tuple(seen[seen.shape[0] // 2, seen.shape[1] // 2])

    return read


@pytest.mark.parametrize("icc", [profiles.adobe_rgb(), P3], ids=["Adobe RGB", "Display P3"])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_wide_colours_are_converted_as_the_profile_says(flat, saved, rendition, middle, icc, kind):
    image = flat((60, 180, 90))
    meant = ImageCms.profileToProfile(
        image, BytesIO(icc), BytesIO(profiles.srgb()), ImageCms.Intent.RELATIVE_COLORIMETRIC, "RGB"
    )
    assert meant is not None
    seen = middle(rendition(saved(image, kind, icc_profile=icc)).content)
    assert np.abs(np.subtract(seen, np.asarray(meant)[5, 5])).max() <= 3
    assert np.abs(np.subtract(seen, (60, 180, 90))).max() > 10


@pytest.mark.parametrize("icc", [profiles.adobe_rgb(), P3], ids=["Adobe RGB", "Display P3"])
def test_the_short_way_gives_what_lcms_gives(icc):
    every = (
        np.stack(np.meshgrid(*[np.arange(0, 256, 15)] * 3, indexing="ij"), axis=-1).reshape(18, -1, 3).astype(np.uint8)
    )
    blocks = Image.fromarray(every.repeat(4, axis=0).repeat(4, axis=1))
    meant = ImageCms.profileToProfile(
        blocks, BytesIO(icc), BytesIO(profiles.srgb()), ImageCms.Intent.RELATIVE_COLORIMETRIC, "RGB"
    )
    assert meant is not None
    seen = colour.to_srgb(Picture(np.asarray(blocks.convert("RGBX")).copy()), icc).pixels[..., :3]
    assert np.abs(seen.astype(int) - np.asarray(meant)).max() <= 1


def test_a_profile_with_tables_takes_the_long_way(flat, saved, rendition, middle):
    odd = profiles.matrix_profile("Odd", profiles.DISPLAY_P3, profiles.SRGB_CURVE)
    # A curve of a kind the short way does not read; LCMS takes it for gamma 2.4 and an offset.
    odd = odd.replace(b"para\0\0\0\0\0\3", b"para\0\0\0\0\0\1")
    assert matrix.read(odd) is None
    seen = middle(rendition(saved(flat((60, 180, 90)), icc_profile=odd)).content)
    assert np.abs(np.subtract(seen, (60, 180, 90))).max() > 10


def test_srgb_under_any_name_is_left_alone(scene, saved, rendition):
    plain, tagged = saved(scene()), saved(scene(), icc_profile=profiles.srgb())
    assert rendition(plain).content == rendition(tagged).content


def test_every_rendition_says_that_it_is_srgb(scene, saved):
    for file in render(saved(scene(), icc_profile=P3), Recipe(mark=Mark("Alice"))).renditions:
        with Image.open(BytesIO(file.content)) as image:
            assert image.info["icc_profile"] == profiles.srgb()


def test_adobe_rgb_told_by_exif_alone_is_understood(flat, saved, rendition, middle):
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0xA001] = 0xFFFF
    exif.get_ifd(0x8769)[0xA005] = {1: "R03"}
    told = middle(rendition(saved(flat((60, 180, 90)), exif=exif)).content)
    tagged = middle(rendition(saved(flat((60, 180, 90)), icc_profile=profiles.adobe_rgb())).content)
    assert told == tagged


def test_broken_and_foreign_profiles_are_no_reason_to_refuse(scene, saved, rendition, looks_like):
    for icc in (b"no profile", profiles.srgb()[:200], P3[:16] + b"GRAY" + P3[20:]):
        assert looks_like(rendition(saved(scene(), icc_profile=icc)).content, scene())


def test_four_inks_look_printed_and_not_neon(flat, saved, rendition, middle):
    # The usual sRGB of paper and of each full ink on an offset press.
    prints = {
        (0, 0, 0, 0): (255, 255, 255),
        (255, 0, 0, 0): (0, 174, 239),
        (0, 255, 0, 0): (236, 0, 140),
        (0, 0, 255, 0): (255, 242, 0),
        (0, 0, 0, 255): (35, 31, 32),
    }
    neon = [flat(inks, "CMYK").convert("RGB").getpixel((0, 0)) for inks in prints]
    for kind in ("JPEG", "TIFF"):
        seen = [middle(rendition(saved(flat(inks, "CMYK"), kind)).content) for inks in prints]
        ours, naive = (np.abs(np.subtract(each, list(prints.values()))).mean() for each in (seen, neon))
        assert ours < 0.65 * naive
        assert min(seen[0]) >= 253


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_grey_stays_grey(flat, saved, rendition, middle, kind):
    seen = middle(rendition(saved(flat(137, "L"), kind)).content)
    assert np.abs(np.subtract(seen, 137)).max() <= 2


def test_sixteen_bits_become_eight(saved, rendition, pixels):
    ramp = np.tile(np.linspace(0, 65535, 256).astype(np.uint16), (64, 1))
    for kind in ("PNG", "TIFF"):
        seen = pixels(rendition(saved(Image.fromarray(ramp), kind)).content)
        assert np.abs(seen[32, :, 0] - np.arange(256)).max() <= 4


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_transparent_parts_become_white(saved, rendition, pixels, mode):
    image = Image.new("RGBA", (64, 64), (200, 30, 30, 255))
    image.paste((0, 0, 0, 0), (0, 0, 32, 64))
    seen = pixels(rendition(saved(image.convert(mode), "PNG")).content)
    assert seen[:, 4:28].min() >= 248
    assert seen[:, 40:60, 1].max() < 120


def test_a_palette_is_looked_up(scene, saved, rendition, looks_like):
    assert looks_like(rendition(saved(scene().quantize(16), "PNG")).content, scene())


def test_black_and_white_scans_open(saved, rendition, pixels):
    seen = pixels(rendition(saved(Image.new("1", (40, 40), 1), "TIFF")).content)
    assert seen.min() > 250


def test_lab_is_converted(saved, rendition, middle):
    lab = Image.new("LAB", (40, 40), (128, 128, 128))
    seen = middle(rendition(saved(lab, "TIFF")).content)
    assert np.ptp(seen) <= 6
    assert 100 <= seen[0] <= 140
