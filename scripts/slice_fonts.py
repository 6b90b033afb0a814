"""Cuts the letters that most pages are written in out of our fonts, so that the first page waits for 68 kB, not 107.

Pages of plain HTML, which have little else, take titles of one optical size and wait for 46.

Needs fonttools and brotli. The whole fonts stay beside the slices, for whatever else a name is written in.
"""

from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FONTS = Path(__file__).parent.parent / "assets" / "fonts"
LETTERS = [*range(0x20, 0x7F), *map(ord, "\u00a0£·\u2002–—‘’“”…€")]
# The weights that the design uses of each.
SLICES = {"bricolage-grotesque-{}-opsz-normal": (560, 800), "instrument-sans-{}-wght-normal": (400, 700)}


# Of the size of a title, whatever the size it is set in.
TITLE_SIZE, TITLES = 48, "bricolage-grotesque-basic-wght-normal"


def slice_font(name: str, weights: tuple[int, int]) -> None:
    font = TTFont(FONTS / f"{name.format('latin')}.woff2")
    axes = {axis.axisTag: (axis.minValue, axis.maxValue) for axis in font["fvar"].axes}
    if axes["wght"] != weights:
        instantiateVariableFont(font, {"wght": weights}, inplace=True)
    # The subsetter wants tables as they are read, not as the instancer leaves them.
    plain = FONTS / f"{name.format('basic')}.ttf"
    font.flavor = None
    font.save(plain)
    font = TTFont(plain)
    plain.unlink()
    options = Options()
    options.layout_features = ["*"]
    # Who made it and under which licence stays in the file.
    options.name_IDs = list(range(16))
    cutter = Subsetter(options)
    cutter.populate(unicodes=LETTERS)
    cutter.subset(font)
    font.flavor = "woff2"
    font.save(FONTS / f"{name.format('basic')}.woff2")


if __name__ == "__main__":
    for name, weights in SLICES.items():
        slice_font(name, weights)
    titles = TTFont(FONTS / "bricolage-grotesque-basic-opsz-normal.woff2")
    instantiateVariableFont(titles, {"opsz": TITLE_SIZE}, inplace=True)
    titles.flavor = "woff2"
    titles.save(FONTS / f"{TITLES}.woff2")
