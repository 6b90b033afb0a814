"""Event cards on paper: on A6 one by one, four to a sheet of A4 to cut apart, or one as a poster."""

from enum import StrEnum
from uuid import UUID

from sqlmodel import Session

from photodrop.models import Account, Album, EventCard
from photodrop.services import access, event_cards, qr
from photodrop.services.papers import A4, A6, LINE, Paper
from photodrop.services.tongues import ENGLISH, _, _n

SCAN = _("Scan me, then smile")
THEN = _("The photos taken next will find you by themselves.")
MINE = _("Scan me once: this card is then yours alone.")


class Sheet(StrEnum):
    a6 = "a6"
    a4 = "a4"
    poster = "poster"


def print_cards(
    session: Session,
    actor: Account,
    album_id: UUID,
    card_ids: list[UUID],
    *,
    sheet: Sheet = Sheet.a6,
    language: str = ENGLISH,
) -> bytes:
    """A PDF. Nothing is secret on it but the code itself."""
    album, cards = event_cards.to_print(session, actor, album_id, card_ids)
    by = actor.name or actor.login or ""
    width, height = A6 if sheet is Sheet.a6 else A4
    paper = Paper(width, height, title=album.name, margin=0, language=language)
    paper.pdf.set_auto_page_break(auto=False)
    spots = [(0.0, 0.0)] if sheet is not Sheet.a4 else [(x, y) for y in (0.0, A6[1]) for x in (0.0, A6[0])]
    scale = A4[0] / A6[0] if sheet is Sheet.poster else 1.0
    for number, card in enumerate(cards):
        spot = number % len(spots)
        if number and not spot:
            paper.page()
        if sheet is Sheet.a4 and not spot:
            _cut_lines(paper)
        _draw(paper, card, album, by, at=spots[spot], scale=scale)
    return paper.content()


def qr_code(session: Session, actor: Account, card_id: UUID, *, size: int) -> bytes:
    card, _album = access.event_card_to_edit(session, actor, card_id)
    return qr.svg(event_cards.url(card), size)


def _draw(paper: Paper, card: EventCard, album: Album, by: str, *, at: tuple[float, float], scale: float) -> None:
    left, top = at
    edge, margin = 78.0 * scale, 9.0 * scale
    width = A6[0] * scale
    column = {"x": left + margin, "width": width - 2 * margin, "at": "center"}
    if paper.runs_left:
        # `x` counts from the side where the language begins.
        column["x"] = paper.pdf.w - left - width + margin
    paper.move(to=top + 12.0 * scale)
    paper.text(album.name, 15 * scale, bold=True, most_lines=2, **column)
    paper.text(" · ".join(word for word in (album.location, by) if word), 9 * scale, faint=True, most_lines=1, **column)
    begin = paper.y + 1.5 * scale
    paper.qr(event_cards.url(card), x=left + (width - edge) / 2, y=begin, edge=edge)
    paper.move(to=begin + edge)
    paper.text(SCAN, 12.5 * scale, bold=True, **column)
    paper.text(MINE if card.personal else THEN, 9 * scale, faint=True, most_lines=2, **column)
    paper.move(by=1 * scale)
    paper.text(card.label, 13 * scale, bold=True, most_lines=2, **column)
    paper.text(_lasts(card), 8 * scale, faint=True, most_lines=1, **column)


def _lasts(card: EventCard) -> str:
    return _n("For {count} minute", "For {count} minutes", card.window_minutes)


def _cut_lines(paper: Paper) -> None:
    paper.pdf.set_draw_color(*LINE)
    paper.pdf.set_line_width(0.2)
    paper.pdf.line(A6[0], 0, A6[0], A4[1])
    paper.pdf.line(0, A6[1], A4[0], A6[1])
