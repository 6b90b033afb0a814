"""Files that are no pictures, or dangerous ones, end in a sentence, and none of them is decoded first."""

import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from photodrop.errors import PhotoDropError
from photodrop.imaging import jpeg
from photodrop.imaging.errors import DamagedPicture, NotAPicture, RawPicture, TooHeavy, TooManyPixels
from photodrop.imaging.pipeline import Recipe, render

RECIPE = Recipe()


@pytest.fixture
def photo(saved):
    """A picture with enough detail that every part of its file matters."""
    noise = np.random.default_rng(7).integers(0, 256, (120, 160, 3), np.uint8)
    return lambda kind, **options: saved(Image.fromarray(noise), kind, **options)


@pytest.fixture
def huge_png():
    """A hundred bytes that claim to be 12,000 pixels square."""
    header = struct.pack(">IIBBBBB", 12_000, 12_000, 8, 6, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(bytes(100))), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        for name, content in chunks
    )


@pytest.fixture
def huge_webp():
    """A lossless WebP's header of 12,000 pixels square, with nothing behind it."""
    content = b"VP8L" + struct.pack("<I", 6) + b"\x2f" + struct.pack("<I", 11_999 | 11_999 << 14) + b"\0"
    return b"RIFF" + struct.pack("<I", 4 + len(content)) + b"WEBP" + content


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "HEIF", "AVIF"])
@pytest.mark.parametrize("part", [0.3, 0.7, 0.95])
def test_half_a_file_is_refused(photo, kind, part):
    content = photo(kind)
    with pytest.raises(DamagedPicture, match="damaged"):
        render(content[: int(len(content) * part)], RECIPE)


def test_a_jpeg_damaged_in_the_middle_is_refused(photo):
    content = bytearray(photo("JPEG"))
    middle = len(content) // 2
    content[middle : middle + 400] = b"\xff\xd9" * 200
    with pytest.raises(DamagedPicture):
        render(bytes(content), RECIPE)


def test_a_phone_s_odd_scan_header_harms_nothing(photo):
    content = bytearray(photo("JPEG"))
    end_of_spectrum = content.rindex(b"\xff\xda") + 4 + content[content.rindex(b"\xff\xda") + 4] * 2 + 2
    assert content[end_of_spectrum] == 63
    content[end_of_spectrum] = 0
    odd, even = (render(original, RECIPE).renditions[0].content for original in (bytes(content), photo("JPEG")))
    assert odd == even


def test_a_png_with_flipped_bytes_is_refused(photo):
    content = bytearray(photo("PNG"))
    content[len(content) // 2] ^= 0xFF
    with pytest.raises(DamagedPicture):
        render(bytes(content), RECIPE)


@pytest.mark.parametrize("bomb", ["huge_png", "huge_webp"])
def test_a_bomb_is_refused_by_its_header(request, bomb):
    content = request.getfixturevalue(bomb)
    assert len(content) < 150
    with pytest.raises(TooManyPixels, match=r"^This is a 144-megapixel picture. The largest we take is 120\.$"):
        render(content, RECIPE)


def test_the_limit_is_the_installation_s(photo):
    assert render(photo("JPEG"), Recipe(max_pixels=160 * 120)).width == 160
    with pytest.raises(TooManyPixels):
        render(photo("JPEG"), Recipe(max_pixels=160 * 120 - 1))


def test_a_pixel_too_many_is_not_rounded_away():
    assert TooManyPixels.counted(120_000_001, 120_000_000).message.startswith("This is a 121-megapixel picture.")


def test_a_jpeg_with_thousands_of_scans_is_refused(photo):
    content = photo("JPEG", progressive=True)
    scan = content[content.rindex(b"\xff\xda") : -2]
    with pytest.raises(TooHeavy):
        render(content[:-2] + scan * 2000 + b"\xff\xd9", RECIPE)


def test_an_ordinary_progressive_jpeg_is_taken(photo):
    assert photo("JPEG", progressive=True).count(b"\xff\xda") >= 10
    assert render(photo("JPEG", progressive=True), RECIPE).width == 160


@pytest.mark.parametrize(
    "content",
    [b"GIF89a" + bytes(40), b"<svg onload='alert(1)'/>", b"%PDF-1.7\n%%EOF", b"PK\3\4" + bytes(40), b"", b"\xff"],
)
def test_what_is_no_picture_is_refused(content):
    with pytest.raises(NotAPicture, match="not a picture we can open"):
        render(content, RECIPE)


@pytest.mark.parametrize("head", [b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBP", b"II*\0", b"MM\0*"])
def test_a_beginning_alone_is_refused(head):
    for tail in (b"", bytes(200), b"\xff" * 200):
        with pytest.raises(DamagedPicture):
            render(head + tail, RECIPE)


def test_a_pdf_behind_a_jpeg_does_not_leave_the_house(photo):
    rendered = render(photo("JPEG") + b"%PDF-1.7 <script>alert(1)</script>", RECIPE)
    assert rendered.delivery is not None
    for content in (rendered.delivery.content, *(file.content for file in rendered.renditions)):
        assert b"%PDF" not in content
        assert content.endswith(b"\xff\xd9")


def test_a_camera_s_raw_file_is_named_as_such(saved, scene):
    with pytest.raises(RawPicture, match="raw file"):
        render(saved(scene(), "TIFF", tiffinfo={50706: bytes((1, 4, 0, 0))}), RECIPE)
    with pytest.raises(RawPicture):
        render(saved(scene(), "TIFF", tiffinfo={254: 1}), RECIPE)


def test_pictures_of_floating_point_numbers_say_why(saved):
    with pytest.raises(DamagedPicture, match="floating-point"):
        render(saved(Image.new("F", (20, 20), 0.5), "TIFF"), RECIPE)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "HEIF", "AVIF"])
def test_garbled_files_are_rendered_or_refused_but_never_break_us(photo, kind):
    original = photo(kind)
    dice = np.random.default_rng(11)
    outcomes = set()
    for _ in range(60):
        content = bytearray(original)
        for at in dice.integers(0, len(content), 6):
            content[at] = dice.integers(0, 256)
        try:
            outcomes.add(render(bytes(content), Recipe(max_pixels=1_000_000)).renditions[0].size)
        except PhotoDropError as refusal:
            outcomes.add(type(refusal).__name__)
    assert outcomes <= {"large", "DamagedPicture", "NotAPicture", "TooManyPixels", "TooHeavy", "RawPicture"}
    assert "DamagedPicture" in outcomes


def test_the_scan_limit_leaves_room_for_honest_files():
    assert 10 < jpeg.MOST_SCANS < 100
