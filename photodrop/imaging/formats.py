"""Which kind of picture some bytes are, told from how they begin. Nothing is decoded, so any process may ask."""

from enum import StrEnum

from photodrop.imaging.errors import NotAPicture, OtherThanDeclared

ENOUGH_TO_TELL = 512
AVIF_BRANDS = {b"avif", b"avis"}
HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
SAYS_NOTHING = {"", "application/octet-stream", "binary/octet-stream"}


class Format(StrEnum):
    jpeg = "jpeg"
    png = "png"
    webp = "webp"
    heic = "heic"
    avif = "avif"
    tiff = "tiff"

    @property
    def content_type(self) -> str:
        return f"image/{self}"

    @property
    def extension(self) -> str:
        return {Format.jpeg: ".jpg", Format.tiff: ".tif"}.get(self, f".{self}")

    @property
    def label(self) -> str:
        return {Format.webp: "WebP"}.get(self, self.upper())


ALIASES = {
    "image/jpg": Format.jpeg,
    "image/pjpeg": Format.jpeg,
    "image/x-png": Format.png,
    "image/tif": Format.tiff,
    "image/heif": Format.heic,
    "image/heic-sequence": Format.heic,
    "image/heif-sequence": Format.heic,
    "image/avif-sequence": Format.avif,
} | {known.content_type: known for known in Format}


def sniff(head: bytes) -> Format:
    """Read at least `ENOUGH_TO_TELL` bytes, or the whole file; its name plays no part."""
    if head.startswith(b"\xff\xd8\xff"):
        return Format.jpeg
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return Format.png
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return Format.webp
    if head.startswith((b"II*\0", b"MM\0*")):
        return Format.tiff
    if head[4:8] == b"ftyp":
        return _by_brand(head)
    raise NotAPicture


def check(head: bytes, declared: str = "") -> Format:
    """Sniff, and refuse bytes sent under the content type of something else."""
    found = sniff(head)
    declared = declared.partition(";")[0].strip().lower()
    if declared in SAYS_NOTHING or ALIASES.get(declared) is found:
        return found
    told = ALIASES.get(declared)
    says = told.label if told else declared
    msg = f"This file says it is {says} and is {found.label}. Export it again and drop it here."
    raise OtherThanDeclared(msg)


def _by_brand(head: bytes) -> Format:
    end = min(int.from_bytes(head[:4]), len(head))
    brands = {head[8:12]} | {head[at : at + 4] for at in range(16, end - 3, 4)}
    # Many files of both kinds name `mif1` first, so AVIF's own brands decide.
    if brands & AVIF_BRANDS:
        return Format.avif
    if brands & HEIC_BRANDS:
        return Format.heic
    raise NotAPicture
