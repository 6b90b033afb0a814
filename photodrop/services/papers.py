"""Papers to print: pages of text in European and Arabic letters, right to left where they run so.

`Paper(width, height)` in millimetres adds text, lines and QR codes to its page; `content()` are its bytes. Sentences
are told in its language, and where that runs right to left, the page does. Fonts are embedded as far as they are
used. The same paper gives the same bytes, except for its date.
"""

from pathlib import Path
from typing import Literal

import segno
from fpdf import FPDF
from fpdf.enums import Align, TextDirection, XPos, YPos

from photodrop.services import tongues

FONTS = Path(__file__).with_name("fonts")
FACE, OTHER_LETTERS = "NotoSans", "NotoSansArabic"
A6, A4 = (105.0, 148.0), (210.0, 297.0)
INK, INK_2, LINE = (38, 38, 38), (109, 109, 109), (206, 203, 194)
POINT = 25.4 / 72
LEADING = 1.3
QUIET = 4
RIGHT_TO_LEFT = ((0x590, 0x8FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFF))

Where = Literal["start", "center", "end"]


class Paper:
    def __init__(
        self, width: float, height: float, *, title: str, margin: float = 10, language: str = tongues.ENGLISH
    ) -> None:
        self.language = language
        self.runs_left = tongues.direction(language) == "rtl"
        self.pdf = FPDF(unit="mm", format=(width, height))
        self.pdf.set_auto_page_break(auto=True, margin=margin)
        self.pdf.set_margin(margin)
        self.pdf.c_margin = 0
        self.pdf.set_title(tongues.all_told(language, title))
        self.pdf.set_creator("PhotoDrop")
        self.pdf.set_lang(language)
        for family in (FACE, OTHER_LETTERS):
            self.pdf.add_font(family, "", FONTS / f"{family}-Regular.ttf")
            self.pdf.add_font(family, "B", FONTS / f"{family}-SemiBold.ttf")
        self.pdf.set_fallback_fonts([OTHER_LETTERS], exact_match=True)
        self.pdf.add_page()

    @property
    def y(self) -> float:
        return self.pdf.get_y()

    def move(self, *, to: float | None = None, by: float = 0) -> None:
        self.pdf.set_y((self.y if to is None else to) + by)

    def text(
        self,
        words: str,
        size: float = 10,
        *,
        bold: bool = False,
        faint: bool = False,
        at: Where = "start",
        x: float | None = None,
        width: float = 0,
        most_lines: int | None = None,
    ) -> None:
        """A paragraph, in a column where `x` and `width` (mm) say so; what begins in Arabic is set from the right.

        `x` counts from the side where the page's language begins.
        """
        words = tongues.all_told(self.language, words)
        runs_left = is_right_to_left(words, otherwise=self.runs_left)
        start = self.pdf.l_margin if x is None else x
        self.pdf.set_x(self.pdf.w - start - width if self.runs_left and width else start)
        self.pdf.set_font(FACE, "B" if bold else "", size)
        self.pdf.set_text_color(*(INK_2 if faint else INK))
        direction = TextDirection.RTL if runs_left else TextDirection.LTR
        self.pdf.set_text_shaping(use_shaping_engine=True, direction=direction)
        words = self._cut(words, size, width, most_lines)
        begins_right = self.runs_left or runs_left
        start_and_end = (Align.R, Align.L) if begins_right else (Align.L, Align.R)
        where = {"start": start_and_end[0], "center": Align.C, "end": start_and_end[1]}[at]
        self.pdf.multi_cell(
            width, size * POINT * LEADING, words, align=where, new_x=XPos.LMARGIN, new_y=YPos.NEXT, padding=0
        )

    def line(self, *, by: float = 2) -> None:
        """Across the page, with this much air above and below."""
        y = self.y + by
        self.pdf.set_draw_color(*LINE)
        self.pdf.set_line_width(0.2)
        self.pdf.line(self.pdf.l_margin, y, self.pdf.w - self.pdf.r_margin, y)
        self.pdf.set_y(y + by)

    def qr(self, address: str, *, x: float, y: float, edge: float) -> None:
        """Drawn as shapes, so that it is sharp on every printer; the quiet edge is within."""
        rows = list(segno.make(address, error="m", micro=False).matrix)
        dot = edge / (len(rows) + 2 * QUIET)
        self.pdf.set_fill_color(0, 0, 0)
        for row, dots in enumerate(rows):
            start = None
            for column, is_dark in enumerate([*dots, 0]):
                if is_dark and start is None:
                    start = column
                elif not is_dark and start is not None:
                    # A hair wider, so that no printer leaves a gap between neighbours.
                    left, top = x + (QUIET + start) * dot, y + (QUIET + row) * dot
                    self.pdf.rect(left, top, (column - start) * dot + 0.01, dot + 0.01, style="F")
                    start = None

    def page(self) -> None:
        self.pdf.add_page()

    def content(self) -> bytes:
        return bytes(self.pdf.output())

    def _cut(self, words: str, size: float, width: float, most_lines: int | None) -> str:
        """At most so many lines; what is left out is told by three dots."""
        if most_lines is None:
            return words
        width = width or self.pdf.epw
        height = size * POINT * LEADING

        def lines(text: str) -> int:
            found = self.pdf.multi_cell(width, height, text, dry_run=True, output="LINES")
            return len(found)  # pyright: ignore[reportArgumentType]  # as asked for

        if lines(words) <= most_lines:
            return words
        low, high = 0, len(words)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if lines(words[:middle].rstrip() + "…") <= most_lines else (low, middle - 1)
        return words[:low].rstrip() + "…"


def is_right_to_left(words: str, *, otherwise: bool = False) -> bool:
    """As its first letter says, if it has one."""
    for letter in words:
        if letter.isalpha():
            return any(first <= ord(letter) <= last for first, last in RIGHT_TO_LEFT)
    return otherwise
