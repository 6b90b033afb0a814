"""Real pictures, where they are: what cameras, phones and other projects' bug reports have to teach."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from photodrop.imaging.errors import DamagedPicture, NotAPicture
from photodrop.imaging.pipeline import Recipe, render
from photodrop.imaging.renditions import Mark

IMAGES = Path(__file__).parents[3] / "shared" / "testdata" / "images"
FACES = IMAGES.parent / "faces"

pytestmark = pytest.mark.skipif(not IMAGES.is_dir(), reason=f"the shared pictures are not at {IMAGES}")


@pytest.fixture(scope="module")
def shared():
    """`shared("heif/xiaomi.heic")`: the bytes of a shared picture."""
    return lambda name: (IMAGES / name).read_bytes()


def test_all_landscapes_stand_upright(shared, pixels, rendition):
    seen = [pixels(rendition(shared(f"orientation/Landscape_{held}.jpg"), "thumb").content) for held in range(9)]
    assert all(each.shape == (267, 400, 3) for each in seen)
    # They differ by the number written on them and by the camera's compression only.
    assert max(np.abs(each - seen[1]).mean() for each in seen) < 6


@pytest.mark.parametrize(
    ("name", "refusal"),
    [
        ("BlueSquare_truncated.jpg", DamagedPicture),
        ("corrupted.heic", DamagedPicture),
        ("truncated.heic", DamagedPicture),
        ("truncated_image.png", DamagedPicture),
        ("decompression_bomb.gif", NotAPicture),
    ],
)
def test_broken_files_are_refused(shared, name, refusal):
    with pytest.raises(refusal):
        render(shared(f"broken/{name}"), Recipe())


def test_broken_exif_alone_refuses_nothing_but_is_not_passed_on(shared):
    original = shared("broken/invalid-exif.jpg")
    rendered = render(original, Recipe())
    assert (rendered.width, rendered.height) == (200, 200)
    assert rendered.delivery is not None
    assert b"Exif" not in rendered.delivery.content


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("colour/16bit.png", (100, 100)),
        ("colour/cmyk-orientation.jpg", (533, 800)),
        ("colour/grayscale-icc.jpg", (50, 50)),
        ("colour/hopper_16bit_qtables.jpg", (128, 128)),
        ("colour/pil_sample_cmyk.jpg", (100, 100)),
        ("colour/tiff_16bit_RGB.tiff", (100, 40)),
        ("heif/L_exif_xmp_iptc.heic", (64, 64)),
        ("heif/xiaomi.heic", (2592, 1944)),
        ("heif/zPug_3.heic", (64, 64)),
        ("avif/image.avif", (300, 400)),
        ("avif/rot1mir0.avif", (640, 427)),
    ],
)
def test_odd_files_are_rendered(shared, name, size):
    rendered = render(shared(name), Recipe(mark=Mark("Alice")))
    assert (rendered.width, rendered.height) == size
    assert len(rendered.renditions) == 8


def test_four_inks_follow_their_own_profile(shared, pixels, rendition):
    original = shared("colour/cmyk-icc.jpg")
    with Image.open(BytesIO(original)) as image:
        meant = ImageCms.profileToProfile(
            image,
            BytesIO(image.info["icc_profile"]),
            ImageCms.createProfile("sRGB"),
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            "RGB",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    assert meant is not None
    assert np.abs(pixels(rendition(original).content) - np.asarray(meant).astype(int)).mean() < 3


def test_four_inks_without_a_profile_come_close_to_a_press(shared, pixels, rendition):
    tagged = shared("colour/cmyk-icc.jpg")
    with Image.open(BytesIO(tagged)) as image:
        untagged = BytesIO()
        image.save(untagged, "JPEG", quality=95, subsampling=0, icc_profile=None)
        naive = np.asarray(image.convert("RGB")).astype(int)
    meant = pixels(rendition(tagged).content)
    ours = np.abs(pixels(rendition(untagged.getvalue()).content) - meant).mean()
    assert ours < 0.7 * np.abs(naive - meant).mean()


def test_a_phone_s_heic_with_its_secrets_becomes_a_clean_jpeg(shared):
    rendered = render(shared("heif/L_exif_xmp_iptc.heic"), Recipe())
    assert rendered.delivery is not None
    with Image.open(BytesIO(rendered.delivery.content)) as image:
        assert image.format == "JPEG"
        assert not image.getexif().get_ifd(0x8825)
        assert "xmp" not in image.info


def test_a_camera_s_portrait_stands_upright(pixels, rendition):
    turned, straight = (
        pixels(rendition((FACES / "immich_pd" / name).read_bytes(), "thumb").content)
        for name in ("portrait-orientation-6.jpg", "portrait.jpg")
    )
    assert turned.shape == straight.shape
    assert np.abs(turned - straight).mean() < 12
