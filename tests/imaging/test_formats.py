"""A file is what its bytes are, whatever it is called."""

import pytest

from photodrop.imaging import formats
from photodrop.imaging.errors import NotAPicture, OtherThanDeclared
from photodrop.imaging.formats import Format


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("JPEG", Format.jpeg),
        ("PNG", Format.png),
        ("WEBP", Format.webp),
        ("TIFF", Format.tiff),
        ("HEIF", Format.heic),
        ("AVIF", Format.avif),
    ],
)
def test_every_taken_format_is_known_by_its_bytes(scene, saved, kind, found):
    content = saved(scene(64, 48), kind)
    assert formats.sniff(content[: formats.ENOUGH_TO_TELL]) is found
    assert formats.check(content, found.content_type) is found


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a\1\0\1\0\0\0\0;",
        b"%PDF-1.7\n",
        b"PK\3\4\x14\0\0\0",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"BM6\0\0\0\0\0\0\0",
        b"RIFF\x24\0\0\0WAVEfmt ",
        b"\0\0\0\x18ftypisom\0\0\2\0isommp42",
        b"II*\1" + bytes(20),
        b" \xff\xd8\xff\xe0",
    ],
)
def test_anything_else_is_refused(content):
    with pytest.raises(NotAPicture, match="Use JPEG, PNG, WebP, HEIC, AVIF or TIFF"):
        formats.sniff(content)


@pytest.mark.parametrize("declared", ["", "image/jpg", "image/pjpeg", "IMAGE/JPEG; q=1", "application/octet-stream"])
def test_other_names_for_the_same_are_fine(scene, saved, declared):
    assert formats.check(saved(scene(8, 8)), declared) is Format.jpeg


@pytest.mark.parametrize(("declared", "says"), [("image/png", "PNG"), ("application/pdf", "application/pdf")])
def test_bytes_of_another_kind_than_declared_are_refused(scene, saved, declared, says):
    with pytest.raises(OtherThanDeclared, match=f"says it is {says} and is JPEG"):
        formats.check(saved(scene(8, 8)), declared)


def test_avif_that_names_the_common_brand_first_is_still_avif():
    assert formats.sniff(b"\0\0\0\x20ftypmif1\0\0\0\0mif1avifmiafMA1B") is Format.avif
    assert formats.sniff(b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic") is Format.heic
