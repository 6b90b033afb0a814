"""Pages of comments, ratings and search hold each item exactly once, while rows come and go."""

from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from photodrop.services import comments, ratings, search
from photodrop.services.search import Wanted

# Between two pages: how many rows come, and which of those there were go.
STEPS = st.lists(st.tuples(st.integers(0, 2), st.lists(st.integers(0, 11), max_size=2)), min_size=3, max_size=6)
FEW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def walk(ask, add, remove, steps, first: list[str]) -> None:
    """Whoever was there all the time is seen once; whoever came or went meanwhile at most once."""
    seen: list[str] = []
    gone: set[str] = set()
    cursor, turns = None, iter(steps)
    while True:
        page = ask(cursor)
        seen += [each.id for each in page.items]
        cursor = page.next
        if cursor is None:
            break
        come, go = next(turns, (0, []))
        for _ in range(come):
            add()
        for index in go:
            gone.add(first[index])
            remove(first[index])
    assert len(seen) == len(set(seen))
    assert set(first) - gone <= set(seen)


@pytest.fixture
def fresh(sql):
    """Hypothesis keeps the fixtures of a test; each example begins with nothing said and nothing found."""

    def clear() -> None:
        for table in ("comment", "rating", "photo_tag"):
            sql(f"DELETE FROM {table}")
        sql("UPDATE photo SET deleted_at = now()")

    return clear


@FEW
@given(steps=STEPS, sort=st.sampled_from(["created_at", "-created_at"]), limit=st.integers(1, 5))
def test_comments(act, bob, new_photo, sql, fresh, steps, sort, limit):
    fresh()
    photo_id = new_photo()
    numbers = count()

    def add() -> str:
        number = next(numbers)
        [(made,)] = sql(
            "INSERT INTO comment (id, created_at, updated_at, photo_id, account_id, text) VALUES (gen_random_uuid(), "
            "timestamptz '2026-06-20' + :late * interval '1 minute', now(), :photo, :bob, 'x') RETURNING id",
            late=number % 3, photo=photo_id, bob=bob.id,
        )  # fmt: skip
        return str(made)

    first = [add() for _ in range(12)]
    walk(
        lambda cursor: act(comments.of_photo, None, photo_id, sort=sort, cursor=cursor, limit=limit),
        add,
        lambda gone: sql("DELETE FROM comment WHERE id = :id", id=gone),
        steps,
        first,
    )


@FEW
@given(steps=STEPS, sort=st.sampled_from(["stars", "-stars", "-created_at", "-stars,created_at"]))
def test_ratings(act, moderator, new_photo, sql, fresh, steps, sort):
    fresh()
    photo_id = new_photo()
    numbers = count()

    def add() -> str:
        number = next(numbers)
        [(made,)] = sql(
            "WITH person AS (INSERT INTO account (id, role, phone) VALUES (gen_random_uuid(), 'user', "
            "'+1' || (2000000000 + (random() * 7999999999)::bigint)) RETURNING id) "
            "INSERT INTO rating (id, created_at, updated_at, photo_id, account_id, stars) SELECT gen_random_uuid(), "
            "timestamptz '2026-06-20' + :late * interval '1 minute', now(), :photo, id, :stars FROM person "
            "RETURNING id",
            late=number % 2, photo=photo_id, stars=1 + number % 3,
        )  # fmt: skip
        return str(made)

    first = [add() for _ in range(12)]
    walk(
        lambda cursor: act(ratings.of_photo, moderator, photo_id, sort=sort, cursor=cursor, limit=3),
        add,
        lambda gone: sql("DELETE FROM rating WHERE id = :id", id=gone),
        steps,
        first,
    )


# Each stage has some: in the name, in the description, begun, mistyped.
KINDS = (("sunset", ""), ("Evening", "A sunset"), ("sunsets", ""), ("sunzet", ""))


@FEW
@given(
    steps=STEPS,
    sort=st.sampled_from(["", "relevance", "rating", "-rating", "created_at", "-created_at"]),
    q=st.sampled_from(["sunset", "sunsetz", ""]),
    limit=st.integers(1, 5),
)
def test_search(act, new_photo, sql, fresh, steps, sort, q, limit):
    fresh()
    numbers = count()

    def add() -> str:
        number = next(numbers)
        name, description = KINDS[number % 4]
        stars = number % 3
        made = new_photo(
            name,
            description,
            created_at=f"2026-06-20T12:0{number % 2}:00Z",
            rating_sum=stars,
            rating_count=min(1, stars),
        )
        return str(made)

    first = [add() for _ in range(12)]

    def ask(cursor):
        return act(search.photos_found, None, Wanted(q=q), sort=sort, cursor=cursor, limit=limit)

    seen = ask(None)
    # What matches is decided by the first page: a word that nobody has may be a typo of one that somebody has.
    everything, cursor = [card.id for card in seen.items], seen.next
    while cursor:
        seen = ask(cursor)
        everything += [card.id for card in seen.items]
        cursor = seen.next
    assert len(everything) == len(set(everything))
    if q != "sunsetz" and (not q or sort in ("", "relevance")):
        assert set(everything) == set(first)
    indexes = [first.index(each) for each in everything]
    walk(
        ask,
        add,
        lambda gone: sql("UPDATE photo SET deleted_at = now() WHERE id = :id", id=gone),
        [(come, [indexes[index % len(indexes)] for index in go] if indexes else []) for come, go in steps],
        [each if each in everything else everything[0] for each in first] if everything else [],
    )
