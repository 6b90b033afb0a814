"""Makes the fonts of our papers from Noto's variable ones: two weights, the letters of Europe, and of Arabic.

python -m scripts.paper_fonts NotoSans[wdth,wght].ttf NotoSansArabic[wdth,wght].ttf
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FONTS = Path(__file__).parent.parent / "photodrop" / "services" / "fonts"
EUROPE = [range(0x20, 0x250), range(0x2B0, 0x530), range(0x1E00, 0x2000), range(0x2000, 0x2070), range(0x20A0, 0x2200)]
ARABIC = [range(0x20, 0x7F), range(0x600, 0x780), range(0x8A0, 0x900), range(0x2000, 0x2070), range(0xFB50, 0xFF00)]
WEIGHTS = {"Regular": 400, "SemiBold": 600}


def make(source: str, name: str, letters: list[range]) -> None:
    for weight, number in WEIGHTS.items():
        font = instantiateVariableFont(TTFont(source), {"wght": number, "wdth": 100})
        options = Options(layout_features=["*"], hinting=False, notdef_outline=True, name_IDs=["*"])
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=[letter for letter_range in letters for letter in letter_range])
        subsetter.subset(font)
        font["head"].modified = font["head"].created  # pyright: ignore[reportAttributeAccessIssue]
        font.recalcTimestamp = False
        font.save(FONTS / f"{name}-{weight}.ttf")


if __name__ == "__main__":
    make(sys.argv[1], "NotoSans", EUROPE)
    make(sys.argv[2], "NotoSansArabic", ARABIC)
