"""The page in the parcel: to whom it goes, what is in it, and what was asked for. No prices: it may be a present."""

from uuid import UUID

from sqlmodel import Session

from photodrop.models import Account, PrintOrder, PrintOrderItem
from photodrop.services import access, order_views, products, tongues
from photodrop.services.papers import A4, Paper
from photodrop.services.tongues import ENGLISH, _, _n

MARGIN = 18
COUNT, SIZE = 14.0, 40.0
ROOM = 30
"""Millimetres that a line may need; with fewer left on a page it begins the next one."""


def slip(session: Session, actor: Account, order_id: UUID, *, language: str = ENGLISH) -> bytes:
    """In the language of the photographer, who prints it."""
    order = access.order_to_work(session, actor, order_id)
    return draw(order, order_views.items_of(session, order.id), language)


def draw(order: PrintOrder, items: list[PrintOrderItem], language: str) -> bytes:
    number = str(order.number)
    title = _("Packing slip of order {number}", number=number)
    paper = Paper(*A4, title=title, margin=MARGIN, language=language)
    paper.text(order.photographer_name, 10, faint=True)
    paper.move(by=2)
    paper.text(_("Order {number}", number=number), 22, bold=True)
    paper.text(tongues.day(language, order.created_at, "long"), 10, faint=True)
    paper.move(by=8)
    paper.text(order.client_name, 12, bold=True)
    for line in order.address.split("\n"):
        paper.text(line, 12)
    paper.text(order_views.country_name(order.country, language), 12)
    paper.line(by=6)
    for item in items:
        _line(paper, item)
    if order.requests:
        paper.move(by=2)
        paper.text(_("Requests"), 10, bold=True)
        paper.text(order.requests, 10)
    paper.move(by=4)
    paper.text(_n("{count} print", "{count} prints", sum(item.quantity for item in items)), 10, faint=True)
    return paper.content()


def _line(paper: Paper, item: PrintOrderItem) -> None:
    if paper.y > A4[1] - MARGIN - ROOM:
        paper.page()
    top, width = paper.y, A4[0] - 2 * MARGIN
    paper.text(f"{item.quantity} ×", 11, bold=True, width=COUNT)
    paper.move(to=top)
    size = products.size_label(item.width, item.height, item.unit)
    paper.text(size, 11, x=MARGIN + COUNT, width=SIZE)
    paper.move(to=top)
    left, rest = MARGIN + COUNT + SIZE, width - COUNT - SIZE
    paper.text(item.name, 11, bold=True, x=left, width=rest, most_lines=1)
    facts = _("{one}, {other}", one=item.finish, other=item.filename) if item.finish else item.filename
    paper.text(facts, 9, faint=True, x=left, width=rest, most_lines=2)
    if item.requests:
        paper.text(_("“{words}”", words=item.requests), 9, x=left, width=rest)
    paper.line(by=2)
