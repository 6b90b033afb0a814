"""Search in what is public: by words, by tag, by rating and date.

What matches is told in stages: all words in name and tags, all of them anywhere, words that begin so, words that were
probably meant. Within a stage the newest comes first. A stage excludes the one before, which holds nothing that it does
not hold itself, so each photo comes once; and each stage is one walk along an index that ends with the page, however
many photos match.
"""

import base64
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, cast, func, not_, text, tuple_
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlmodel import Session, col, select

from photodrop.errors import Invalid
from photodrop.models import Account, PhotoSearch, Role
from photodrop.services import photos, tags, typos
from photodrop.services.paging import LARGEST, Page
from photodrop.services.photos import PhotoCard

LONGEST_QUERY = 200
MOST_WORDS = 8
MOST_MEANT = 8
SHORTEST_BEGINNING = 3
HIGHEST = 5
THOUSANDTHS = 1000

RELEVANCE = "relevance"
COLUMNS = {"created_at": col(PhotoSearch.created_at), "rating": col(PhotoSearch.rating_score)}
SORTS = (RELEVANCE, *(f"{sign}{name}" for name in COLUMNS for sign in ("-", "")))
# The same words that a stranger reads about a filter that no list knows.
UNKNOWN_FILTER = "Extra inputs are not permitted"


@dataclass(frozen=True)
class Wanted:
    """What to look for. Everything is optional; all that is given must hold."""

    q: str = ""
    tag: str = ""
    rating_from: float | None = None
    created_from: datetime | None = None
    created_to: datetime | None = None
    uploader: str = ""


@dataclass(frozen=True)
class _Place:
    """Where a page ended: the stage, and the last row's value and id in it."""

    stage: int = 0
    value: Any = None
    photo_id: UUID | None = None


Stage = list[ColumnElement[bool]]


def photos_found(
    session: Session,
    actor: Account | None,
    wanted: Wanted,
    *,
    sort: str = "",
    cursor: str | None = None,
    limit: int = 50,
) -> Page[PhotoCard]:
    """Public photos only, as this viewer may see them. Sorted by relevance where there are words, else newest first."""
    if not 1 <= limit <= LARGEST:
        raise Invalid(limit=f"Ask for 1 to {LARGEST} at once.")
    if sort and sort not in SORTS:
        raise Invalid(sort=f"Cannot sort by {sort}. Use one of: {', '.join(SORTS)}.")
    filters = _filters(actor, wanted)
    terms = _terms(session, wanted.q)
    sort = sort or (RELEVANCE if terms else "-created_at")
    by_relevance = sort == RELEVANCE
    column = COLUMNS["created_at" if by_relevance else sort.removeprefix("-")]
    descending = by_relevance or sort.startswith("-")
    place = _read(cursor, sort, column) if cursor else _Place()
    if wanted.q.strip() and not terms:
        return Page([], None)
    stages = _Stages(session, terms, by_relevance=by_relevance)
    if not by_relevance and not cursor and not stages.has_any(filters):
        place = _Place(stage=1)
    found: list[Any] = []
    while True:
        stage = stages.get(place.stage)
        if stage is None:
            break
        rows = _walk(session, [*filters, *stage], column, place, descending=descending, limit=limit + 1 - len(found))
        found += [(place.stage, *row) for row in rows]
        if len(found) > limit or not by_relevance:
            break
        place = _Place(place.stage + 1)
    shown = found[:limit]
    cards = photos.cards_in_public(session, actor, [photo_id for _, _, photo_id in shown])
    return Page(cards, _spell(shown[-1], sort) if len(found) > limit else None)


def words_of(session: Session, q: str) -> list[str]:
    """The words of a text as they are looked for: in small letters, without accents."""
    return session.execute(text("SELECT search_words(:q)"), {"q": q}).scalar_one()


# Two who change an album and a photo of it in the same moment do not see one another; a search never shows what came
# of that, because it asks again what is public, but a row may be missing or too many.
_ASTRAY = text("""
    WITH shown AS (
        SELECT photo.id FROM photo JOIN album ON album.id = photo.album_id
        WHERE album.visibility = 'public' AND album.deleted_at IS NULL AND photo.deleted_at IS NULL
        AND photo.dropped_at IS NOT NULL AND photo.status = 'ready' AND photo.hidden_at IS NULL
    )
    SELECT search_refresh(ARRAY(
        SELECT coalesce(shown.id, found.photo_id) FROM shown FULL JOIN photo_search found ON found.photo_id = shown.id
        WHERE shown.id IS NULL OR found.photo_id IS NULL LIMIT 10000
    ))
""")


def mend(session: Session) -> None:
    session.execute(_ASTRAY)


class _Stages:
    """The conditions of each stage, made when it is come to: what was meant by a typo is looked up by few searches."""

    def __init__(self, session: Session, terms: list[str], *, by_relevance: bool) -> None:
        self._session = session
        self._terms = terms
        self._by_relevance = by_relevance
        self._made: dict[str, str] = {}

    def get(self, number: int) -> Stage | None:
        """None after the last one."""
        if not self._terms:
            return [] if number == 0 else None
        if not self._by_relevance:
            # One order for all of them: what begins so, or where nothing does, what was meant.
            kinds = ("begins", "meant")
            return [self._matches("words", kinds[number])] if number < len(kinds) else None
        steps = (("title", "exact"), ("words", "exact"), ("words", "begins"), ("words", "meant"))
        if number >= len(steps):
            return None
        # A kind that looks for nothing more than the one before it would walk for nothing.
        if number and steps[number][0] == steps[number - 1][0] and self._same(steps[number][1], steps[number - 1][1]):
            return [text("false")]  # pyright: ignore[reportReturnType]
        stage = [self._matches(*steps[number])]
        if number:
            stage.append(not_(self._matches(*steps[number - 1])))
        return stage

    def has_any(self, filters: Stage) -> bool:
        if not self._terms:
            return True
        statement = select(PhotoSearch.photo_id).where(*filters, self._matches("words", "begins")).limit(1)
        return self._session.exec(statement).first() is not None

    def _same(self, kind: str, other: str) -> bool:
        return self._query(kind) == self._query(other)

    def _matches(self, column: str, kind: str) -> ColumnElement[bool]:
        return col(getattr(PhotoSearch, column)).bool_op("@@")(cast(self._query(kind), TSQUERY))

    def _query(self, kind: str) -> str:
        if kind not in self._made:
            self._made[kind] = " & ".join(self._spelled(term, kind) for term in self._terms)
        return self._made[kind]

    def _spelled(self, term: str, kind: str) -> str:
        if kind == "exact":
            return quoted(term)
        begins = len(term) >= SHORTEST_BEGINNING or not term.isascii()
        either = [quoted(term) + ":*" if begins else quoted(term)]
        if kind == "meant":
            either += [quoted(word) for word in _meant(self._session, term)]
        return f"({' | '.join(either)})"


def quoted(lexeme: str) -> str:
    """As a tsquery takes it for what it is."""
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"


def _filters(actor: Account | None, wanted: Wanted) -> Stage:
    filters: Stage = []
    if wanted.uploader:
        if actor is None or actor.role not in (Role.moderator, Role.admin):
            raise Invalid(f"uploader: {UNKNOWN_FILTER}", uploader=UNKNOWN_FILTER)
        owner = select(Account.id).where(func.lower(Account.login) == wanted.uploader.lower())
        filters.append(col(PhotoSearch.owner_id) == owner.scalar_subquery())
    if wanted.tag:
        lexeme = quoted("#" + tags.spelled(wanted.tag))
        filters.append(col(PhotoSearch.words).bool_op("@@")(cast(lexeme, TSQUERY)))
    if wanted.rating_from is not None:
        if not 0 <= wanted.rating_from <= HIGHEST:
            raise Invalid(rating_from=f"Use 0 to {HIGHEST}.")
        filters.append(col(PhotoSearch.rating_score) >= round(wanted.rating_from * THOUSANDTHS))
    if wanted.created_from is not None:
        filters.append(col(PhotoSearch.created_at) >= wanted.created_from)
    if wanted.created_to is not None:
        filters.append(col(PhotoSearch.created_at) <= wanted.created_to)
    return filters


def _terms(session: Session, q: str) -> list[str]:
    if len(q) > LONGEST_QUERY:
        raise Invalid(q=f"Use at most {LONGEST_QUERY} characters.")
    return words_of(session, q)[:MOST_WORDS] if q.strip() else []


def _meant(session: Session, term: str) -> list[str]:
    if not typos.allowed(term):
        return []
    near = session.execute(text("SELECT search_similar(:term)"), {"term": term}).scalars()
    return [word for word in near if typos.is_typo(term, word)][:MOST_MEANT]


def _walk(
    session: Session, conditions: Stage, column: ColumnElement[Any], place: _Place, *, descending: bool, limit: int
) -> list[Any]:
    statement = select(column, PhotoSearch.photo_id).where(*conditions)
    keys = tuple_(column, col(PhotoSearch.photo_id))
    if place.photo_id is not None:
        last = tuple_(place.value, place.photo_id)
        statement = statement.where(keys < last if descending else keys > last)
    order = [each.desc() if descending else each.asc() for each in (column, col(PhotoSearch.photo_id))]
    return [tuple(row) for row in session.execute(statement.order_by(*order).limit(limit))]


def _spell(row: tuple[int, Any, UUID], sort: str) -> str:
    stage, value, photo_id = row
    spelled = [sort, stage, value.isoformat() if isinstance(value, datetime) else value, str(photo_id)]
    return base64.urlsafe_b64encode(json.dumps(spelled, separators=(",", ":")).encode()).decode().rstrip("=")


def _read(cursor: str, sort: str, column: ColumnElement[Any]) -> _Place:
    refusal = Invalid(cursor="This cursor does not belong to this list. Start again without it.")
    kind = column.type.python_type
    try:
        whose, stage, value, photo_id = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if whose != sort or type(stage) is not int or type(value) is not (int if kind is int else str):
            raise refusal
        return _Place(max(0, stage), value if kind is int else datetime.fromisoformat(str(value)), UUID(str(photo_id)))
    except (ValueError, TypeError, RecursionError):
        raise refusal from None
