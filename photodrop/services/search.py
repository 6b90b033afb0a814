"""Search in what is public: by words, by tag, by rating and date.

What matches is told in stages: all words in name and tags, all of them anywhere, words that begin so, words that were
probably meant. Within a stage the newest comes first. A stage excludes the one before, which holds nothing that it does
not hold itself, so each photo comes once.

However many photos there are, few are looked at: what few photos have, the index of words tells, and all of them are
sorted; what many have is soon met on a walk from the newest on.
"""

import base64
import json
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    and_,
    case,
    cast,
    func,
    literal,
    not_,
    or_,
    text,
    true,
    tuple_,
    union_all,
)
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlmodel import Session, col, select

from photodrop.errors import Invalid
from photodrop.models import Account, PhotoSearch, Role
from photodrop.services import photo_cards, tags, typos
from photodrop.services.paging import LARGEST, Page
from photodrop.services.photo_cards import PhotoCard
from photodrop.services.tongues import _

LONGEST_QUERY = 200
MOST_WORDS = 8
MOST_MEANT = 8
SHORTEST_BEGINNING = 3
HIGHEST = 5
THOUSANDTHS = 1000
# Measured with a million photos: so few of all stages are sorted at once, so few of one stage are rather sorted than
# met on a walk, and what was not met on so long a walk is sorted, too.
FEW_AT_ONCE = 1_500
FEW = 8_000
LONGEST_WALK = 10_000
MUCH_MORE = 4

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


Conditions = list[ColumnElement[bool]]


@dataclass(frozen=True)
class _Filters:
    """What must hold beside the words that are looked for: the tag, and by column what is not told in words."""

    tag: Conditions
    columns: dict[str, Conditions]


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
        raise Invalid(limit=_("Ask for 1 to {most} at once.", most=LARGEST))
    if sort and sort not in SORTS:
        raise Invalid(sort=_("Cannot sort by {field}. Use one of: {fields}.", field=sort, fields=", ".join(SORTS)))
    filters = _filters(actor, wanted)
    terms = _terms(session, wanted.q)
    sort = sort or (RELEVANCE if terms else "-created_at")
    by_relevance = sort == RELEVANCE
    column = COLUMNS["created_at" if by_relevance else sort.removeprefix("-")]
    place = _read(cursor, sort, column) if cursor else _Place()
    if wanted.q.strip() and not terms:
        return Page([], None)
    stages = _Stages(session, terms, filters.tag, by_relevance=by_relevance)
    listed = _Listed(session, filters.columns, column, descending=by_relevance or sort.startswith("-"))
    found: list[tuple[int, Any, UUID]] = []
    while (stage := stages.get(place.stage)) is not None:
        found += listed.rows(stage, place, limit + 1 - len(found))
        # By relevance all stages come one after the other; in another order only the first that holds anything.
        if len(found) > limit or (not by_relevance and (found or cursor)):
            break
        place = _Place(stage.number + 1)
    shown = found[:limit]
    cards = photo_cards.cards_in_public(session, actor, [photo_id for _, _, photo_id in shown])
    return Page(cards, _spell(shown[-1], sort) if len(found) > limit else None)


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


@dataclass(frozen=True)
class _Stage:
    """What its rows have in their words: the index is asked for some of it, each row for the rest.

    `about` tells how many rows have all of it, `indexed` how many those are that the index tells. With `nearness`, the
    number of each row's own stage, the stages before it are in it, too.
    """

    number: int
    in_index: Conditions = field(default_factory=list)
    in_row: Conditions = field(default_factory=list)
    indexed: int = 0
    about: int = 0
    nearness: ColumnElement[int] | None = None


class _Stages:
    """Each stage, made when it is come to: what was meant by a typo is looked up by few searches."""

    # Where all words are looked for, and how. Each holds what the one before it holds.
    STEPS = (("title", "exact"), ("words", "exact"), ("words", "begins"), ("words", "meant"))

    def __init__(self, session: Session, terms: list[str], tag: Conditions, *, by_relevance: bool) -> None:
        self._session = session
        self._terms = terms
        self._tag = tag
        # In another order than by relevance there is one stage before that of typos.
        self._steps = self.STEPS if by_relevance else self.STEPS[-2:]
        self._made: dict[str, list[str]] = {}

    def get(self, number: int) -> _Stage | None:
        """The stage of this number, or a later one where it holds nothing; None behind the last one."""
        if number >= (len(self._steps) if self._terms else 1):
            return None
        if not self._terms:
            return self._stage(number, self._tag, together=True) if self._tag else _Stage(number)
        if number < len(self._steps) - 1 and (self._begun.nearness is None or self._begun.indexed <= FEW_AT_ONCE):
            return self._begun
        column, kind = self._steps[number]
        if number == 0:
            return self._stage(0, [*self._matches(column, kind), *self._tag], together=kind == "exact")
        column_before, kind_before = self._steps[number - 1]
        if column == column_before and self._queries(kind) == self._queries(kind_before):
            return self.get(number + 1)
        stage = self._stage(number, [*self._matches(column, kind), *self._tag], together=kind == "exact")
        return replace(stage, in_row=[*stage.in_row, not_(and_(*self._matches(column_before, kind_before)))])

    @cached_property
    def _begun(self) -> _Stage:
        """All stages but that of typos at once."""
        *nearer, last = self._steps[:-1]
        stage = self._stage(len(nearer), [*self._matches(*last), *self._tag], together=False)
        if not nearer:
            return stage
        nearness = [(and_(*self._matches(*step)), number) for number, step in enumerate(nearer)]
        return replace(stage, nearness=case(*nearness, else_=len(nearer)))

    def _stage(self, number: int, conditions: Conditions, *, together: bool) -> _Stage:
        """Whole words are told by the index together. What begins so it has to add up: only the rarer of them."""
        *each, about = self._about([*conditions, and_(*conditions)])
        if together:
            return _Stage(number, conditions, [], about, about)
        rare = [of_one <= MUCH_MORE * min(each) for of_one in each]
        in_index = [condition for condition, is_rare in zip(conditions, rare, strict=True) if is_rare]
        in_row = [condition for condition, is_rare in zip(conditions, rare, strict=True) if not is_rare]
        return _Stage(number, in_index, in_row, min(each), about)

    def _about(self, conditions: Conditions) -> list[int]:
        """For how many rows each of these holds, as PostgreSQL reckons without looking for them."""
        connection = self._session.connection()
        asked = union_all(*[select(PhotoSearch.photo_id).where(each) for each in conditions]).compile(connection)
        [plan] = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {asked}", asked.params).scalar_one()
        return [each["Plan Rows"] for each in plan["Plan"]["Plans"]]

    def _matches(self, column: str, kind: str) -> Conditions:
        searched = col(getattr(PhotoSearch, column))
        return [searched.bool_op("@@")(cast(query, TSQUERY)) for query in self._queries(kind)]

    def _queries(self, kind: str) -> list[str]:
        if kind not in self._made:
            self._made[kind] = [self._spelled(term, kind) for term in self._terms]
        return self._made[kind]

    def _spelled(self, term: str, kind: str) -> str:
        if kind == "exact":
            return quoted(term)
        begins = len(term) >= SHORTEST_BEGINNING or not term.isascii()
        either = [quoted(term) + ":*" if begins else quoted(term)]
        if kind == "meant":
            either += [quoted(word) for word in _meant(self._session, term)]
        return " | ".join(either)


def quoted(lexeme: str) -> str:
    """As a tsquery takes it for what it is."""
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"


class _Listed:
    """Rows in the order of one column; the id makes it total."""

    def __init__(self, session: Session, filters: dict[str, Conditions], column: Any, *, descending: bool) -> None:
        self._session = session
        self._column = column
        self._descending = descending
        filters = dict(filters)
        # Where a walk in this order begins and ends; all else each row is asked for.
        self._along = filters.pop("owner_id") + filters.pop(column.key)
        self._beside = [condition for conditions in filters.values() for condition in conditions]

    def rows(self, stage: _Stage, place: _Place, limit: int) -> list[tuple[int, Any, UUID]]:
        """Stage, value and id of the next ones."""
        if stage.about > FEW:
            walked = self._after(stage, place, *stage.in_index, *stage.in_row)
            walked = walked.order_by(*self._by(self._column, PhotoSearch.photo_id)).limit(LONGEST_WALK)
            rows = self._first(stage, walked.subquery(), limit)
            if len(rows) == limit:
                return rows
        listed = self._after(stage, place, *stage.in_row).where(*stage.in_index).cte()
        # Where PostgreSQL hopes to meet enough it would walk, too; and where it hopes in vain, to the end.
        return self._first(stage, listed.prefix_with("MATERIALIZED") if stage.in_index else listed, limit)

    def _after(self, stage: _Stage, place: _Place, *wanted: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
        """The rows behind a place, each with its stage and whether it is wanted."""
        number = literal(stage.number) if stage.nearness is None else stage.nearness
        value, photo_id = self._column, col(PhotoSearch.photo_id)
        is_wanted = and_(true(), *self._beside, *wanted)
        columns = number.label("stage"), value.label("value"), photo_id, is_wanted.label("is_wanted")
        rows = select(*columns).where(*self._along)
        if place.photo_id is None:
            return rows
        keys, last = tuple_(value, photo_id), tuple_(place.value, place.photo_id)
        behind = keys < last if self._descending else keys > last
        if stage.nearness is not None:
            behind = or_(number > place.stage, and_(number == place.stage, behind))
        return rows.where(behind)

    def _first(self, stage: _Stage, rows: FromClause, limit: int) -> list[tuple[int, Any, UUID]]:
        wanted = select(rows.c.stage, rows.c.value, rows.c.photo_id).where(rows.c.is_wanted)
        nearest = [rows.c.stage] if stage.nearness is not None else []
        in_order = wanted.order_by(*nearest, *self._by(rows.c.value, rows.c.photo_id)).limit(limit)
        return [tuple(row) for row in self._session.execute(in_order)]

    def _by(self, value: Any, photo_id: Any) -> list[Any]:
        return [each.desc() if self._descending else each.asc() for each in (value, photo_id)]


def _filters(actor: Account | None, wanted: Wanted) -> _Filters:
    filters = _Filters([], {"owner_id": [], "rating_score": [], "created_at": []})
    if wanted.uploader:
        if actor is None or actor.role not in (Role.moderator, Role.admin):
            raise Invalid(f"uploader: {UNKNOWN_FILTER}", uploader=UNKNOWN_FILTER)
        owner = select(Account.id).where(func.lower(Account.login) == wanted.uploader.lower())
        filters.columns["owner_id"].append(col(PhotoSearch.owner_id) == owner.scalar_subquery())
    if wanted.tag:
        lexeme = quoted("#" + tags.spelled(wanted.tag))
        filters.tag.append(col(PhotoSearch.words).bool_op("@@")(cast(lexeme, TSQUERY)))
    if wanted.rating_from is not None:
        if not 0 <= wanted.rating_from <= HIGHEST:
            raise Invalid(rating_from=_("Use 0 to {most}.", most=HIGHEST))
        score = round(wanted.rating_from * THOUSANDTHS)
        filters.columns["rating_score"].append(col(PhotoSearch.rating_score) >= score)
    if wanted.created_from is not None:
        filters.columns["created_at"].append(col(PhotoSearch.created_at) >= wanted.created_from)
    if wanted.created_to is not None:
        filters.columns["created_at"].append(col(PhotoSearch.created_at) <= wanted.created_to)
    return filters


# For the rest of the transaction: how one word is looked for is no way to look for another, and the table is never
# read from end to end.
_BEGIN = text("""
    SELECT search_words(:q), set_config('plan_cache_mode', 'force_custom_plan', true),
        set_config('enable_seqscan', 'off', true), set_config('max_parallel_workers_per_gather', '0', true)
""")


def _terms(session: Session, q: str) -> list[str]:
    """The words as they are looked for: in small letters, without accents."""
    if len(q) > LONGEST_QUERY:
        raise Invalid(q=_("Use at most {longest} characters.", longest=LONGEST_QUERY))
    return session.execute(_BEGIN, {"q": q}).one()[0][:MOST_WORDS]


def _meant(session: Session, term: str) -> list[str]:
    if not typos.allowed(term):
        return []
    near = session.execute(text("SELECT search_similar(:term)"), {"term": term}).scalars()
    return [word for word in near if typos.is_typo(term, word)][:MOST_MEANT]


def _spell(row: tuple[int, Any, UUID], sort: str) -> str:
    stage, value, photo_id = row
    spelled = [sort, stage, value.isoformat() if isinstance(value, datetime) else value, str(photo_id)]
    return base64.urlsafe_b64encode(json.dumps(spelled, separators=(",", ":")).encode()).decode().rstrip("=")


def _read(cursor: str, sort: str, column: ColumnElement[Any]) -> _Place:
    refusal = Invalid(cursor=_("This cursor does not belong to this list. Start again without it."))
    kind = column.type.python_type
    try:
        whose, stage, value, photo_id = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if whose != sort or type(stage) is not int or type(value) is not (int if kind is int else str):
            raise refusal
        return _Place(max(0, stage), value if kind is int else datetime.fromisoformat(str(value)), UUID(str(photo_id)))
    except (ValueError, TypeError, RecursionError):
        raise refusal from None
