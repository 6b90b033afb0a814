"""Every row once, in order, whatever ties, directions and cursors."""

import base64
import json

import pytest

from photodrop.db import transaction
from photodrop.errors import Invalid
from photodrop.services import albums, clients, photo_cards


@pytest.fixture
def many(alice, album, sql):
    """25 photos in 3 names and 2 days; some know when they were taken, some do not."""
    sql(
        "INSERT INTO photo (id, album_id, status, filename, name, content_type, bytes, sha256, original_key, "
        "delivery_bytes, delivery_content_type, width, height, placeholder, perceptual_hash, watermark_revision, "
        "created_at, taken_at) "
        "SELECT gen_random_uuid(), :album, 'queued', n, 'name ' || n % 3, 'image/jpeg', n % 4, n, n, 0, '', 0, 0, "
        "'', '', 0, timestamptz '2026-06-20' + n % 2 * interval '1 day', "
        "CASE WHEN n % 5 = 0 THEN NULL ELSE timestamptz '2026-06-20' + n % 3 * interval '1 hour' END "
        "FROM generate_series(1, 25) n",
        album=album.id,
    )
    return album


def walk(actor, album, sort: str, limit: int) -> list[photo_cards.PhotoCard]:
    found, cursor = [], None
    while True:
        with transaction() as session:
            page = photo_cards.in_album(session, actor, album.id, sort=sort, cursor=cursor, limit=limit)
        assert len(page.items) <= limit
        found += page.items
        assert len(found) <= 25, "a page came twice"
        cursor = page.next
        if cursor is None:
            return found


@pytest.mark.parametrize(
    "sort",
    ["", "taken_at", "-taken_at", "name", "-name,taken_at", "bytes,-name,created_at", "-bytes,-bytes", "filename"],
)
@pytest.mark.parametrize("limit", [1, 7, 25, 200])
def test_pages_join_up_to_the_whole_list(alice, many, sort, limit):
    whole = walk(alice, many, sort, 200)
    assert len({card.id for card in whole}) == 25
    assert [card.id for card in walk(alice, many, sort, limit)] == [card.id for card in whole]


def test_the_order_is_what_was_asked_for(alice, many):
    found = walk(alice, many, "-name,bytes", 4)
    assert [(card.name, card.bytes) for card in found] == sorted(
        sorted(((card.name, card.bytes) for card in found), key=lambda pair: pair[1]),
        key=lambda pair: pair[0],
        reverse=True,
    )


def test_a_row_deleted_between_pages_loses_nobody_else(alice, many, sql):
    with transaction() as session:
        first = photo_cards.in_album(session, alice, many.id, sort="name", limit=10)
    sql("UPDATE photo SET deleted_at = now() WHERE id = :id", id=first.items[-1].id)
    with transaction() as session:
        rest = photo_cards.in_album(session, alice, many.id, sort="name", cursor=first.next, limit=200)
    assert len(rest.items) == 15


def cursor_of(*values) -> str:
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


SOME_ID = "018f0000-0000-7000-8000-000000000000"
GARBAGE = [
    "x",
    "é",
    "====",
    "%00",
    base64.urlsafe_b64encode(b"\xff\xfe").decode(),
    base64.urlsafe_b64encode(b"[" * 20_000).decode(),
    cursor_of(),
    cursor_of("bytes"),
    cursor_of("name", 1, SOME_ID),
    cursor_of("bytes", True, SOME_ID),
    cursor_of("bytes", "1", SOME_ID),
    cursor_of("bytes", 1.5, SOME_ID),
    cursor_of("bytes", None, SOME_ID),
    cursor_of("bytes", 1, "no-id"),
    cursor_of("bytes", 1, 7),
    cursor_of("bytes", [1], SOME_ID),
    cursor_of("bytes", 1, SOME_ID, 1),
    json.dumps({"bytes": 1}),
]


@pytest.mark.parametrize("cursor", GARBAGE)
def test_a_cursor_of_nonsense_is_refused(alice, many, cursor):
    with pytest.raises(Invalid) as refusal, transaction() as session:
        photo_cards.in_album(session, alice, many.id, sort="bytes", cursor=cursor)
    assert "cursor" in refusal.value.fields


def test_a_number_beyond_every_column_is_refused(alice, many):
    with pytest.raises(Invalid), transaction() as session:
        photo_cards.in_album(session, alice, many.id, sort="bytes", cursor=cursor_of("bytes", 10**30, SOME_ID))


@pytest.mark.parametrize("value", ["a\0b", "\ud800"])
def test_a_cursor_with_text_that_cannot_be_kept_is_refused(alice, many, value):
    with pytest.raises(Invalid), transaction() as session:
        photo_cards.in_album(session, alice, many.id, sort="name", cursor=cursor_of("name", value, SOME_ID))


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "2026-06-20", "soon"])
def test_a_cursor_from_the_ends_of_time_is_refused_or_empty(alice, many, moment):
    with transaction() as session:
        try:
            photo_cards.in_album(
                session, alice, many.id, sort="taken_at", cursor=cursor_of("taken_at", moment, SOME_ID)
            )
        except Invalid:
            return


@pytest.mark.parametrize("value", [7, None, ["a"], 10**30])
def test_a_cursor_with_anything_but_text_for_a_name_is_refused(alice, many, value):
    with pytest.raises(Invalid), transaction() as session:
        photo_cards.in_album(session, alice, many.id, sort="name", cursor=cursor_of("name", value, SOME_ID))


@pytest.mark.parametrize(
    ("sort", "limit"), [("sha256", 50), ("name;drop", 50), ("name", 0), ("name", 201), ("--name", 5)]
)
def test_unknown_fields_and_sizes_are_refused(alice, many, sort, limit):
    with pytest.raises(Invalid), transaction() as session:
        photo_cards.in_album(session, alice, many.id, sort=sort, limit=limit)


@pytest.mark.parametrize("sort", ["name", "-name", "created_at", "location,-shot_on", "-shot_on,name"])
def test_albums_and_clients_page_too(alice, new_album, sort):
    for number in range(7):
        new_album(name=f"Album {number % 2}")
    with transaction() as session:
        clients.ids_of_phones(session, alice, [f"+1202555{number:04}" for number in range(100, 107)])
    for service, order in (
        (albums.find, sort),
        (clients.find, sort if sort in ("name", "-name", "created_at") else "name"),
    ):
        seen, cursor = [], None
        while True:
            with transaction() as session:
                page = service(session, alice, sort=order, cursor=cursor, limit=3)
            seen += [vars(row).get("id") or vars(row)["client_id"] for row in page.items]
            cursor = page.next
            if cursor is None:
                break
        assert len(seen) == len(set(seen)) == 7
