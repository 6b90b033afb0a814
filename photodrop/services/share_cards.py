"""What leads people to a share: its QR code, and a card of A6 to print, to lay on the table or into the parcel."""

from uuid import UUID

from sqlmodel import Session

from photodrop.errors import Invalid
from photodrop.models import Account, Share
from photodrop.services import access, link_tokens, qr
from photodrop.services.papers import A6, Paper
from photodrop.services.tongues import ENGLISH, _

CODE_EDGE = 72.0
SCAN = _("Scan the code to see the photos")
TYPE = _("or open this address:")
PASSWORD = _("You will be asked for the password that you were given.")


def qr_code(session: Session, actor: Account, share_id: UUID, *, kind: str, size: int) -> bytes:
    share, _album = access.share_to_edit(session, actor, share_id)
    if not qr.SMALLEST <= size <= qr.LARGEST:
        raise Invalid(size=_("Use {smallest} to {largest} pixels.", smallest=qr.SMALLEST, largest=qr.LARGEST))
    draw = qr.svg if kind == "svg" else qr.png
    return draw(link_tokens.share_url(share), size)


def card(session: Session, actor: Account, share_id: UUID, *, language: str = ENGLISH) -> bytes:
    """A PDF. The password is not on it: who finds the card has only the link."""
    share, album = access.share_to_edit(session, actor, share_id)
    return _drawn(share, album.name, album.location, actor.name or actor.login or "", language)


def _drawn(share: Share, title: str, place: str, by: str, language: str) -> bytes:
    address = link_tokens.share_url(share)
    width, height = A6
    paper = Paper(width, height, title=title, margin=9, language=language)
    paper.text(title, 17, bold=True, at="center", most_lines=2)
    paper.text(" · ".join(word for word in (place, by) if word), 9.5, faint=True, at="center", most_lines=1)
    top = paper.y + 1
    paper.qr(address, x=(width - CODE_EDGE) / 2, y=top, edge=CODE_EDGE)
    paper.move(to=top + CODE_EDGE)
    paper.text(SCAN, 11, bold=True, at="center")
    paper.text(TYPE, 8.5, faint=True, at="center")
    paper.move(by=0.5)
    paper.text(address.partition("://")[2], 8.5, at="center", most_lines=2)
    if share.password_hash is not None:
        paper.move(by=1)
        paper.text(PASSWORD, 8.5, faint=True, at="center", most_lines=2)
    return paper.content()
