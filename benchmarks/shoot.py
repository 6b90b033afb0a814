"""A shoot of 24-megapixel JPEGs made for the benchmarks: no camera's pictures, yet as hard to decode as a camera's."""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
import simplejpeg

from photodrop.imaging import exif, jpeg, profiles

WIDTH, HEIGHT = 6000, 4000
HEAVIEST, LIGHTEST = 10_000_000, 8_000_000


@dataclass(frozen=True)
class Kind:
    name: str
    seed: int
    orientation: int = 1
    icc: bytes = b""


KINDS = (
    Kind("crowd", 1),
    Kind("portrait turned by EXIF", 2, orientation=6),
    Kind("market in Adobe RGB", 3, icc=profiles.adobe_rgb()),
    Kind("lake in Display P3", 4, icc=profiles.matrix_profile("Display P3", profiles.DISPLAY_P3, profiles.SRGB_CURVE)),
)


def shoot(*, width: int = WIDTH, height: int = HEIGHT) -> Iterator[tuple[str, bytes]]:
    for kind in KINDS:
        notes = exif.Notes(kind.orientation, "Alice 2026", "Alice", "2026:10:18 16:20:00", "+02:00")
        extra = jpeg.metadata(exif.write(notes, camera_facts=True), kind.icc)
        yield kind.name, as_heavy_as_a_cameras(scene(kind.seed, width, height), extra)


def scene(seed: int, width: int, height: int) -> np.ndarray:
    """Clouds of every size, hard edges and a sensor's noise."""
    random = np.random.default_rng(seed)
    drawn = np.zeros((height, width, 3), np.float32)
    for cells, strength in ((3, 70), (12, 40), (48, 22), (190, 12), (760, 7)):
        cloud = random.standard_normal((max(2, cells * 2 // 3), cells, 3), np.float32) * strength
        drawn += cv2.resize(cloud, (width, height), interpolation=cv2.INTER_CUBIC)
    for _ in range(260):
        at, radius = random.integers(0, (width, height)), int(random.integers(height // 200, height // 12))
        colour = random.uniform(-70, 70, 3)
        cv2.circle(drawn, at.tolist(), radius, colour.tolist(), int(random.integers(2, 12)))
    drawn += random.standard_normal((height, width, 1), np.float32) * 5
    return (drawn + 120).clip(0, 255).astype(np.uint8)


def as_heavy_as_a_cameras(scene: np.ndarray, extra: bytes) -> bytes:
    share = scene.shape[0] * scene.shape[1] / (WIDTH * HEIGHT)
    pixels = cv2.cvtColor(scene, cv2.COLOR_RGB2RGBA)
    lowest, highest = 40, 99
    while True:
        quality = (lowest + highest) // 2
        content = simplejpeg.encode_jpeg(pixels, quality, "RGBX", "422")
        if lowest >= highest - 1 or LIGHTEST * share <= len(content) <= HEAVIEST * share:
            after_jfif = 4 + int.from_bytes(content[4:6])
            return content[:after_jfif] + extra + content[after_jfif:]
        lowest, highest = (quality, highest) if len(content) < LIGHTEST * share else (lowest, quality)
