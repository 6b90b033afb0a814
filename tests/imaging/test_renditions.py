"""Four sizes, clean and marked, from one upload."""

import hashlib
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from photodrop.imaging.pipeline import Recipe, remark, render
from photodrop.imaging.renditions import Mark

GPS = 0x8825


@pytest.fixture(scope="session")
def told(scene, saved):
    """A picture that tells everything a camera can tell."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Canon", "EOS R5"
    exif[0x013B], exif[0x8298] = "Alice Smith", "(c) Alice Smith 2026"
    camera = exif.get_ifd(0x8769)
    camera[0x9003], camera[0x9011] = "2026:10:18 16:20:31", "+02:00"
    camera[0xA431], camera[0x927C] = "SERIAL-0042", b"MAKER NOTE"
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (50.0, 3.0, 41.0)
    return saved(scene(), exif=exif, comment=b"Bob's garden")


@pytest.mark.parametrize(
    ("original", "expected"),
    [
        ((6000, 4000), [(2560, 1707), (1600, 1067), (800, 533), (400, 267)]),
        ((4000, 6000), [(1707, 2560), (1067, 1600), (533, 800), (267, 400)]),
        ((2999, 2000), [(2560, 1707), (1600, 1067), (800, 534), (400, 267)]),
        ((1000, 10), [(1000, 10), (1000, 10), (800, 8), (400, 4)]),
        ((300, 200), [(300, 200)] * 4),
        ((1, 1), [(1, 1)] * 4),
    ],
)
def test_sizes_are_computed_from_the_original(scene, saved, original, expected):
    content = saved(scene(*original), subsampling=2)
    rendered = render(content, Recipe(mark=Mark("Alice")))
    assert (rendered.width, rendered.height) == original
    for marked in (False, True):
        files = [file for file in rendered.renditions if file.marked is marked]
        assert [file.size for file in files] == ["large", "medium", "small", "thumb"]
        assert [(file.width, file.height) for file in files] == expected
        for file in files:
            with Image.open(BytesIO(file.content)) as image:
                assert (image.format, image.size) == ("JPEG", (file.width, file.height))


def test_smaller_sizes_show_the_same_picture(scene, saved, rendition, pixels):
    content = saved(scene(3000, 2000))
    for size in ("large", "medium", "small", "thumb"):
        seen = pixels(rendition(content, size).content)
        height, width = seen.shape[:2]
        meant = np.asarray(scene(width, height)).astype(int)
        assert np.abs(seen - meant).mean() < 3


def test_without_a_text_nothing_is_marked(told):
    assert not any(file.marked for file in render(told, Recipe()).renditions)


@pytest.mark.parametrize("ground", [0, 128, 255])
@pytest.mark.parametrize("size", ["large", "medium", "small", "thumb"])
def test_the_watermark_is_readable_on_black_grey_and_white(saved, rendition, pixels, ground, size):
    original = saved(Image.new("RGB", (3000, 2000), (ground,) * 3), subsampling=2)
    seen = pixels(rendition(original, size, "Alice").content)[..., 0]
    away = np.abs(seen - ground)
    # Letters and their edge stand out clearly, and leave most of the picture to be judged.
    assert np.percentile(away, 99) > 60
    assert 0.01 < (away > 40).mean() < 0.3
    # In every ninth of the picture: no part worth keeping can be cut out.
    height, width = seen.shape
    ninths = [
        away[top : top + height // 3, left : left + width // 3]
        for top in range(0, height - 2, height // 3)
        for left in range(0, width - 2, width // 3)
    ]
    assert min((ninth > 40).mean() for ninth in ninths) > 0.004


@pytest.mark.parametrize("shape", [(2600, 60), (60, 2600), (1000, 300), (300, 1000), (48, 48), (16, 12)])
def test_no_shape_escapes_the_watermark(saved, rendition, pixels, shape):
    original = saved(Image.new("RGB", shape, "black"))
    for size in ("large", "thumb"):
        assert (pixels(rendition(original, size, "Alice Smith").content) > 50).mean() > 0.008


def test_marked_differs_from_clean_in_every_size(told):
    files = render(told, Recipe(mark=Mark("Alice"))).renditions
    clean = {file.size: file.content for file in files if not file.marked}
    marked = {file.size: file.content for file in files if file.marked}
    assert clean.keys() == marked.keys()
    assert not set(clean.values()) & set(marked.values())


@pytest.mark.parametrize("text", ["", "   ", "\u200b\u200b", ".", "\n"])
def test_an_invisible_text_still_marks(saved, rendition, pixels, text):
    seen = pixels(rendition(saved(Image.new("RGB", (400, 300), "black")), "thumb", text).content)
    assert (seen > 60).mean() > 0.02


@pytest.mark.parametrize("text", ["Żółć & Łąka", "Фото", "写真スタジオ", "Ωμέγα", "אליס", "A" * 200, "i"])
def test_any_text_can_be_a_watermark(saved, rendition, pixels, text):
    seen = pixels(rendition(saved(Image.new("RGB", (400, 300), "black")), "thumb", text).content)
    assert (seen > 60).mean() > 0.002


def test_different_texts_give_different_pictures(told, rendition):
    assert rendition(told, "thumb", "写真").content != rendition(told, "thumb", "攝影").content


def test_copyright_stays_and_everything_else_goes(told):
    for file in render(told, Recipe(mark=Mark("Alice"))).renditions:
        with Image.open(BytesIO(file.content)) as image:
            exif = image.getexif()
            assert dict(exif) == {0x013B: "Alice Smith", 0x8298: "(c) Alice Smith 2026"}
            assert not exif.get_ifd(GPS)
            assert not exif.get_ifd(0x8769)
        for secret in (b"SERIAL", b"MAKER", b"Canon", b"garden", b"2026:10:18"):
            assert secret not in file.content


def test_a_copyright_in_any_letters_survives(scene, saved):
    exif = Image.Exif()
    exif[0x8298] = "© Łucja Żak"
    rendered = render(saved(scene(), "PNG", exif=_utf8(exif)), Recipe())
    assert rendered.copyright == "© Łucja Żak"
    assert "© Łucja Żak".encode() in rendered.renditions[0].content


def _utf8(exif: Image.Exif) -> bytes:
    """Pillow writes question marks; cameras and editors write UTF-8."""
    text = str(exif[0x8298]).encode()
    exif[0x8298] = "x" * len(text)
    return exif.tobytes().replace(b"x" * len(text), text)


def test_nobody_signs_with_a_novel(scene, saved):
    exif = Image.Exif()
    exif[0x8298] = exif[0x013B] = "x" * 100_000
    rendered = render(saved(scene(), "PNG", exif=exif), Recipe())
    assert rendered.copyright == rendered.artist == "x" * 500


@pytest.mark.parametrize(
    ("offset", "expected"),
    [
        ("+02:00", datetime(2026, 10, 18, 16, 20, 31, tzinfo=timezone(timedelta(hours=2)))),
        ("-09:30", datetime(2026, 10, 18, 16, 20, 31, tzinfo=timezone(-timedelta(hours=9, minutes=30)))),
        ("+00:00", datetime(2026, 10, 18, 16, 20, 31, tzinfo=UTC)),
        ("", datetime(2026, 10, 18, 16, 20, 31)),  # noqa: DTZ001 (the camera told no zone)
        ("nonsense", datetime(2026, 10, 18, 16, 20, 31)),  # noqa: DTZ001
    ],
)
def test_taken_at_knows_its_zone_only_when_the_camera_did(scene, saved, offset, expected):
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2026:10:18 16:20:31"
    if offset:
        exif.get_ifd(0x8769)[0x9011] = offset
    assert render(saved(scene(), exif=exif), Recipe()).taken_at == expected


@pytest.mark.parametrize(
    "date", ["0000:00:00 00:00:00", "yesterday", "2026:13:40 99:99:99", "0001:01:01 00:00:00", "    :  :     :  :  "]
)
def test_a_date_no_calendar_has_is_no_date(scene, saved, date):
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = date
    assert render(saved(scene(), exif=exif), Recipe()).taken_at is None


def test_facts_of_the_original(told):
    rendered = render(told, Recipe())
    assert rendered.sha256 == hashlib.sha256(told).hexdigest()
    assert (rendered.copyright, rendered.artist) == ("(c) Alice Smith 2026", "Alice Smith")
    assert rendered.taken_at == datetime(2026, 10, 18, 16, 20, 31, tzinfo=timezone(timedelta(hours=2)))


def test_a_new_watermark_needs_only_the_clean_large_one(scene, saved, pixels):
    original = saved(scene(2999, 2000))
    first = render(original, Recipe(mark=Mark("Old text")))
    large = next(file.content for file in first.renditions if file.size == "large" and not file.marked)
    again = {file.size: file for file in remark(large, Mark("New text"), (first.width, first.height))}
    fresh = {file.size: file for file in render(original, Recipe(mark=Mark("New text"))).renditions if file.marked}
    assert again.keys() == fresh.keys()
    for size, file in again.items():
        assert file.marked
        assert (file.width, file.height) == (fresh[size].width, fresh[size].height)
        assert np.abs(pixels(file.content) - pixels(fresh[size].content)).mean() < 1


def test_a_remarked_file_keeps_the_copyright(told):
    large = render(told, Recipe()).renditions[0].content
    assert all(b"(c) Alice Smith 2026" in file.content for file in remark(large, Mark("New")))


def test_hashes_of_alike_pictures_are_close_and_of_others_far(saved):
    clouds = np.random.default_rng(3).integers(0, 256, (6, 9, 3), np.uint8)
    other = np.random.default_rng(4).integers(0, 256, (6, 9, 3), np.uint8)
    original = Image.fromarray(clouds).resize((900, 600), Image.Resampling.BICUBIC)
    stranger = Image.fromarray(other).resize((900, 600), Image.Resampling.BICUBIC)
    hashes = [
        int(render(content, Recipe()).perceptual_hash, 16)
        for content in (saved(original), saved(original.resize((450, 300)), quality=40), saved(stranger))
    ]
    assert (hashes[0] ^ hashes[1]).bit_count() <= 6
    assert (hashes[0] ^ hashes[2]).bit_count() >= 16
