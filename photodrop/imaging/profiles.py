"""ICC profiles, built rather than bundled: a matrix of primaries and one tone curve."""

import struct
from functools import cache

from PIL import ImageCms

# The primaries as ICC wants them: XYZ adapted to D50, red, green, blue.
ADOBE_RGB = ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457))
DISPLAY_P3 = ((0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407))
D50 = (0.96420, 1.0, 0.82491)
GAMMA_22 = (563 / 256,)
SRGB_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)

Triple = tuple[float, float, float]


@cache
def srgb() -> bytes:
    """The same bytes on every day: Pillow writes the time of building into them."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
    profile[84:100] = bytes(16)
    return bytes(profile)


@cache
def adobe_rgb() -> bytes:
    return matrix_profile("Compatible with Adobe RGB", ADOBE_RGB, GAMMA_22)


def matrix_profile(name: str, primaries: tuple[Triple, Triple, Triple], curve: tuple[float, ...]) -> bytes:
    """A version 4 display profile. `curve` is a gamma alone, or the five numbers of sRGB's kind."""
    kind = 0 if len(curve) == 1 else 3
    tone = b"para" + struct.pack(">IHH", 0, kind, 0) + b"".join(_fixed(number) for number in curve)
    contents = {
        b"desc": _words(name),
        b"cprt": _words("Public domain"),
        b"wtpt": _point(D50),
        **{tag: _point(xyz) for tag, xyz in zip((b"rXYZ", b"gXYZ", b"bXYZ"), primaries, strict=True)},
        b"rTRC": tone,
        b"gTRC": tone,
        b"bTRC": tone,
    }
    table, body = struct.pack(">I", len(contents)), b""
    start = 128 + 4 + 12 * len(contents)
    for tag, content in contents.items():
        table += tag + struct.pack(">II", start + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    size = start + len(body)
    header = struct.pack(">I4sI4s4s4s", size, bytes(4), 0x04300000, b"mntr", b"RGB ", b"XYZ ")
    header += struct.pack(">6H4s", 2026, 1, 1, 0, 0, 0, b"acsp")
    header = header.ljust(68, b"\0") + b"".join(_fixed(number) for number in D50)
    return header.ljust(128, b"\0") + table + body


def _fixed(number: float) -> bytes:
    return struct.pack(">i", round(number * 65536))


def _point(xyz: Triple) -> bytes:
    return b"XYZ " + bytes(4) + b"".join(_fixed(number) for number in xyz)


def _words(text: str) -> bytes:
    encoded = text.encode("utf-16-be")
    return b"mluc" + struct.pack(">III2s2sII", 0, 1, 12, b"en", b"US", len(encoded), 28) + encoded
