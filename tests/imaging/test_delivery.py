"""Who downloads "the original" gets its very pixels, and not where Alice stood or which camera she owns."""

import struct
import zlib
from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageCms

from photodrop.imaging import profiles
from photodrop.imaging.formats import Format
from photodrop.imaging.pipeline import Recipe, render

CAMERA, GPS, MAKER_NOTE, SERIAL, LENS_SERIAL, OWNER = 0x8769, 0x8825, 0x927C, 0xA431, 0xA435, 0xA430
# 0042 is in every serial number here, HIDDEN in whatever nobody should pass on.
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>50,3.7N</exif:GPSLatitude></x:xmpmeta>'
P3 = profiles.matrix_profile("Display P3", profiles.DISPLAY_P3, profiles.SRGB_CURVE)
LOSSLESS = {"JPEG": {}, "PNG": {}, "WEBP": {"lossless": True}}


@pytest.fixture
def safe_exif():
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0112], exif[0x8298] = "Canon", "EOS R5", 6, "(c) Alice"
    camera = exif.get_ifd(CAMERA)
    camera[0x9003], camera[0x829A], camera[0x8827] = "2026:10:18 16:20:31", 0.01, 400
    return exif


@pytest.fixture
def private_exif(safe_exif):
    camera = safe_exif.get_ifd(CAMERA)
    camera[SERIAL], camera[LENS_SERIAL], camera[OWNER], camera[MAKER_NOTE] = "S-0042", "L-0042", "Alice", b"NOTE-0042"
    safe_exif.get_ifd(GPS)[1] = "N"
    safe_exif.get_ifd(GPS)[2] = (50.0, 3.0, 41.0)
    return safe_exif


@pytest.fixture
def segment():
    """`segment(0xFE, b"…")`: a piece of a JPEG."""
    return lambda marker, content: bytes((0xFF, marker)) + struct.pack(">H", len(content) + 2) + content


@pytest.fixture
def delivered():
    """`delivered(original)`: the file a client gets, whichever it is."""

    def read(original: bytes, **recipe) -> bytes:
        delivery = render(original, Recipe(**recipe)).delivery
        return original if delivery is None else delivery.content

    return read


@pytest.fixture
def tells_nothing():
    """`tells_nothing(content)`: no tag, block or trailing byte that could tell a place or a serial number."""

    def look(content: bytes) -> bool:
        with Image.open(BytesIO(content)) as image:
            exif = image.getexif()
            tags = set(exif) | set(exif.get_ifd(CAMERA))
            blocks = set(image.info)
        secrets = (b"0042", b"GPS", b"50,3.7", b"Krakow", b"garden", b"HIDDEN")
        return (
            not exif.get_ifd(GPS)
            and not tags & {GPS, MAKER_NOTE, SERIAL, LENS_SERIAL, OWNER}
            and not blocks & {"xmp", "photoshop", "comment", "XML:com.adobe.xmp", "Description", "mpoffset"}
            and not any(secret in content for secret in secrets)
        )

    return look


@pytest.mark.parametrize("kind", LOSSLESS)
def test_a_file_without_secrets_is_served_as_it_is(scene, saved, safe_exif, kind):
    assert render(saved(scene(), kind, exif=safe_exif, **LOSSLESS[kind]), Recipe()).delivery is None
    assert render(saved(scene(), kind, icc_profile=P3, **LOSSLESS[kind]), Recipe()).delivery is None


@pytest.mark.parametrize("kind", LOSSLESS)
def test_cleaning_changes_no_pixel(scene, saved, private_exif, pixels, delivered, tells_nothing, kind):
    original = saved(scene(), kind, exif=private_exif, xmp=XMP, icc_profile=P3, **LOSSLESS[kind])
    assert not tells_nothing(original)
    content = delivered(original)
    assert content != original
    assert np.array_equal(pixels(content), pixels(original))
    assert tells_nothing(content)
    with Image.open(BytesIO(content)) as image:
        exif = image.getexif()
        assert image.info["icc_profile"] == P3
        assert (exif[0x0112], exif[0x8298]) == (6, "(c) Alice")
        assert dict(exif.get_ifd(CAMERA)) == {0x9003: "2026:10:18 16:20:31"}


@pytest.mark.parametrize(
    "options", [{"progressive": True}, {"restart_marker_rows": 1}, {"quality": 40, "optimize": True}]
)
def test_cleaning_knows_every_kind_of_jpeg(scene, saved, private_exif, pixels, delivered, tells_nothing, options):
    noise = np.random.default_rng(5).integers(0, 256, (90, 140, 3), np.uint8)
    original = saved(Image.fromarray(noise), exif=private_exif, **options)
    content = delivered(original)
    assert np.array_equal(pixels(content), pixels(original))
    assert tells_nothing(content)


def test_a_clean_file_stays_clean(scene, saved, private_exif, delivered):
    once = delivered(saved(scene(), exif=private_exif))
    assert render(once, Recipe()).delivery is None


@pytest.mark.parametrize(
    ("marker", "content"),
    [
        (0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x0b\x1c\x02\x5a\0\x06Krakow\0"),
        (0xFE, b"Bob's garden"),
        (0xE1, b"HIDDEN"),
        (0xE2, b"FPXR\0HIDDEN"),
        (0xEB, b"HIDDEN"),
    ],
    ids=["IPTC", "comment", "unknown APP1", "FlashPix", "unknown APP11"],
)
def test_other_places_for_secrets_in_a_jpeg_are_emptied(
    scene, saved, segment, pixels, delivered, tells_nothing, marker, content
):
    original = saved(scene())
    told = original[:2] + segment(marker, content) + original[2:]
    assert not tells_nothing(told)
    assert tells_nothing(delivered(told))
    assert np.array_equal(pixels(delivered(told)), pixels(original))


def test_a_second_picture_behind_the_end_goes(scene, saved, private_exif, delivered, tells_nothing):
    both = saved(scene()) + saved(scene(40, 40), exif=private_exif)
    assert tells_nothing(delivered(both))


def test_secrets_between_the_scans_go(saved, segment, delivered, tells_nothing, pixels):
    noise = np.random.default_rng(5).integers(0, 256, (40, 40, 3), np.uint8)
    original = saved(Image.fromarray(noise), progressive=True)
    at = original.rindex(b"\xff\xda")
    told = original[:at] + segment(0xFE, b"HIDDEN") + original[at:]
    assert not tells_nothing(told)
    assert tells_nothing(delivered(told))
    assert np.array_equal(pixels(delivered(told)), pixels(original))


def test_text_and_unknown_chunks_of_a_png_go(scene, saved, pixels, delivered, tells_nothing):
    original = saved(scene(), "PNG")
    for name, content in ((b"tEXt", b"Description\0Bob's garden"), (b"prVt", b"HIDDEN"), (b"zTXt", b"a\0\0HIDDEN")):
        chunk = struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        told = original[:-12] + chunk + original[-12:]
        assert tells_nothing(delivered(told))
        assert np.array_equal(pixels(delivered(told)), pixels(original))
    assert tells_nothing(delivered(original + b"HIDDEN"))


def test_an_unknown_or_broken_exif_is_taken_for_a_secret(scene, saved, segment, delivered):
    exif = Image.Exif()
    exif[0xC62F] = "BODY-77"
    broken = saved(scene())
    broken = broken[:2] + segment(0xE1, b"Exif\0\0XX*\0BODY-77") + broken[2:]
    for told in (saved(scene(), exif=exif), broken):
        assert b"BODY-77" in told
        assert b"BODY-77" not in delivered(told)


def test_adobe_rgb_keeps_its_colours_when_the_exif_that_told_it_goes(scene, saved, private_exif, delivered):
    private_exif.get_ifd(CAMERA)[0xA005] = {1: "R03"}
    with Image.open(BytesIO(delivered(saved(scene(), exif=private_exif)))) as image:
        profile = ImageCms.ImageCmsProfile(BytesIO(image.info["icc_profile"]))
    assert "Adobe RGB" in ImageCms.getProfileDescription(profile)


@pytest.mark.parametrize("kind", ["TIFF", "HEIF", "AVIF"])
def test_what_cannot_be_cleaned_becomes_a_fine_jpeg(scene, saved, private_exif, looks_like, tells_nothing, kind):
    del private_exif[0x0112]
    original = saved(scene(), kind, exif=private_exif.tobytes())
    assert not tells_nothing(original)
    delivery = render(original, Recipe()).delivery
    assert delivery is not None
    assert (delivery.format, delivery.width, delivery.height) == (Format.jpeg, 300, 200)
    assert looks_like(delivery.content, scene(), within=4)
    assert tells_nothing(delivery.content)
    assert b"(c) Alice" in delivery.content
    assert b"2026:10:18 16:20:31" in delivery.content


@pytest.mark.parametrize("kind", ["TIFF", "HEIF", "AVIF"])
def test_without_secrets_these_are_served_as_they_are(scene, saved, kind):
    assert render(saved(scene(), kind), Recipe()).delivery is None


def test_a_tiff_of_two_pages_becomes_one_picture(scene, saved):
    delivery = render(saved(scene(), "TIFF", save_all=True, append_images=[scene(50, 50)]), Recipe()).delivery
    assert delivery is not None
    assert delivery.format is Format.jpeg


def test_a_strip_longer_than_any_jpeg_is_made_to_fit(saved, private_exif):
    strip = saved(Image.new("RGB", (66_000, 8), "red"), "TIFF", exif=private_exif.tobytes())
    delivery = render(strip, Recipe()).delivery
    assert delivery is not None
    assert max(delivery.width, delivery.height) == 65_500


def test_the_largest_size_kept_is_kept(scene, saved, private_exif, looks_like, tells_nothing):
    original = saved(scene().transpose(Image.Transpose.ROTATE_90), exif=private_exif)
    delivery = render(original, Recipe(max_edge=150)).delivery
    assert delivery is not None
    assert (delivery.width, delivery.height) == (150, 100)
    assert looks_like(delivery.content, scene(150, 100))
    assert tells_nothing(delivery.content)
    assert render(saved(scene()), Recipe(max_edge=300)).delivery is None


@pytest.mark.parametrize("edge", [2000, 2560, 2700])
def test_the_largest_size_around_the_large_rendition(scene, saved, looks_like, edge):
    rendered = render(saved(scene(3000, 2000), subsampling=2, icc_profile=profiles.adobe_rgb()), Recipe(max_edge=edge))
    assert rendered.delivery is not None
    assert max(rendered.delivery.width, rendered.delivery.height) == edge
    plain = render(saved(scene(3000, 2000), subsampling=2, icc_profile=profiles.adobe_rgb()), Recipe())
    with Image.open(BytesIO(plain.renditions[0].content)) as meant:
        assert looks_like(rendered.renditions[0].content, meant, within=1)
        resized = meant.convert("RGB").resize((rendered.delivery.width, rendered.delivery.height))
        assert looks_like(rendered.delivery.content, resized, within=1.5)
