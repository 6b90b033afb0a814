"""Draws the committed pictures anew: sign-in heroes from the artwork module, app icons from the mark's drop."""

from pathlib import Path

from PIL import Image, ImageDraw

from photodrop.imaging.artwork import scene

ASSETS = Path(__file__).parent.parent / "assets"
HEROES = {"sunset": ("sunset", 0), "mountains": ("mountains", 0), "forest": ("forest", 2), "garden": ("garden", 1)}
WIDTHS = (400, 800, 1600)
INK, PAPER = (38, 38, 38), (255, 255, 255)
OVERSAMPLING = 8


def heroes() -> None:
    for name, (kind, seed) in HEROES.items():
        picture = scene(kind, seed, 1600, 2000)
        for width in WIDTHS:
            small = picture.resize((width, width * 5 // 4), Image.Resampling.LANCZOS)
            small.save(ASSETS / "art" / f"hero-{name}-{width}.webp", quality=84 if width < WIDTHS[-1] else 74, method=6)


def _bezier(start: complex, one: complex, other: complex, end: complex) -> list[complex]:
    times = [step / 48 for step in range(49)]
    return [start * (1 - t) ** 3 + 3 * one * t * (1 - t) ** 2 + 3 * other * t * t * (1 - t) + end * t**3 for t in times]


def drop_icon(size: int, drop: float) -> Image.Image:
    """The drop in paper white on ink, `drop` of the square's height tall, centred by eye a little above the middle."""
    large = size * OVERSAMPLING
    scale = large * drop / 60
    left, top = (large - 52 * scale) / 2, (large - 60 * scale) / 2 - 1.2 * scale
    shape = _bezier(26 + 0j, 26 + 0j, 52 + 17j, 52 + 34j) + _bezier(0 + 34j, 0 + 17j, 26 + 0j, 26 + 0j)
    icon = Image.new("RGB", (large, large), INK)
    pen = ImageDraw.Draw(icon)

    def circle(radius: float, y: float) -> tuple[float, float, float, float]:
        reach, middle = radius * scale, (left + 26 * scale, top + y * scale)
        return middle[0] - reach, middle[1] - reach, middle[0] + reach, middle[1] + reach

    pen.polygon([(left + point.real * scale, top + point.imag * scale) for point in shape], fill=PAPER)
    pen.ellipse(circle(26, 34), fill=PAPER)
    pen.ellipse(circle(13, 33.5), fill=INK)
    return icon.resize((size, size), Image.Resampling.LANCZOS)


def icons() -> None:
    for size in (192, 512):
        drop_icon(size, 0.56).save(ASSETS / f"icon-{size}.png", optimize=True)
    drop_icon(180, 0.56).save(ASSETS / "apple-touch-icon.png", optimize=True)
    drop_icon(48, 0.72).save(ASSETS / "favicon.ico", sizes=[(16, 16), (32, 32), (48, 48)])


if __name__ == "__main__":
    heroes()
    icons()
