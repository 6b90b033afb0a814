"""Keyset paging: every row that stays is met exactly once, whatever comes and goes meanwhile."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import delete

from photodrop.db import transaction
from photodrop.models import Client, Photo, PhotoStatus
from photodrop.models.base import new_id

BEGINNING = datetime(2026, 6, 20, 12, tzinfo=UTC)
SORTS = ["taken_at", "-taken_at", "name", "-name,created_at", "-bytes,name", "filename", "created_at", ""]


@pytest.fixture
def put_photo(album):
    """A row without a file, for lists."""

    def put(minute: int, name: str, size: int) -> str:
        photo_id = new_id()
        with transaction() as session:
            session.add(
                Photo(
                    id=photo_id,
                    album_id=album.id,
                    status=PhotoStatus.queued,
                    filename=f"{name}.jpg",
                    name=name,
                    content_type="image/jpeg",
                    bytes=size,
                    sha256=photo_id.hex * 2,
                    original_key=f"photos/{photo_id}/original.jpg",
                    taken_at=BEGINNING + timedelta(minutes=minute),
                )
            )
        return str(photo_id)

    return put


def read_all(caller, path: str, between=lambda: None, **params) -> list[str]:
    found, cursor = [], None
    while True:
        page = caller.get(path, params=params | ({"cursor": cursor} if cursor else {}))
        assert page.status_code == 200, page.text
        items, cursor = page.json()["items"], page.json()["next"]
        assert len(items) <= params["limit"]
        found += [item.get("id") or item["client_id"] for item in items]
        if cursor is None:
            return found
        between()


ROW = st.tuples(st.integers(0, 3), st.sampled_from("abcÄ"), st.integers(0, 2))
ROWS = st.lists(ROW, min_size=1, max_size=14)


@hypothesis_settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, coming=st.lists(ROW, max_size=6), limit=st.integers(1, 6), sort=st.sampled_from(SORTS))
def test_every_photo_once_while_rows_come_and_go(api, alice, album, put_photo, rows, coming, limit, sort):
    with transaction() as session:
        session.execute(delete(Photo))
    staying = {put_photo(*row) for row in rows}
    gone = [put_photo(*row) for row in rows[:4]]
    # Drawn before, because how often a page follows depends on ids, which no replay brings back.
    comers = iter(coming)

    def meanwhile() -> None:
        if comer := next(comers, None):
            put_photo(*comer)
        if gone:
            with transaction() as session:
                photo = session.get(Photo, gone.pop())
                session.delete(photo)

    found = read_all(api(alice), f"/albums/{album.id}/photos", meanwhile, limit=limit, sort=sort)
    assert len(found) == len(set(found))
    assert staying <= set(found)
    quiet = read_all(api(alice), f"/albums/{album.id}/photos", limit=limit, sort=sort)
    assert quiet == read_all(api(alice), f"/albums/{album.id}/photos", limit=200, sort=sort)


def test_albums_clients_and_ones_own_photos_page_too(
    api, alice, bob, new_account, new_album, add_photo, drop, run_jobs
):
    for number in range(5):
        album = new_album(name=f"Album {number % 2}")
        add_photo([bob], to=album)
        drop(what=album)
        account = new_account(phone=f"+1202555020{number}", name="Same name")
        with transaction() as session:
            session.add(Client(photographer_id=alice.id, account_id=account.id))
    for actor, path, sort in (
        (alice, "/albums", "name,-created_at"),
        (alice, "/clients", "name"),
        (bob, "/me/albums", "-name,shot_on"),
        (bob, "/me/photos", "-shot_on,taken_at"),
    ):
        for limit in (1, 2, 5):
            found = read_all(api(actor), path, limit=limit, sort=sort)
            assert len(found) == len(set(found)) >= 5, path
            assert found == read_all(api(actor), path, limit=200, sort=sort)


def test_a_cursor_belongs_to_its_list(api, alice, album, put_photo):
    for number in range(3):
        put_photo(number, "a", 1)
    path = f"/albums/{album.id}/photos"
    cursor = api(alice).get(path, params={"limit": 1, "sort": "name"}).json()["next"]
    for params in ({"sort": "-name"}, {"sort": "bytes"}, {}):
        refused = api(alice).get(path, params=params | {"cursor": cursor})
        assert refused.status_code == 422
        assert "cursor" in refused.json()["fields"]


@hypothesis_settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cursor=st.text(max_size=60))
def test_no_cursor_is_an_error_of_ours(api, alice, album, cursor):
    answer = api(alice).get(f"/albums/{album.id}/photos", params={"cursor": cursor})
    assert answer.status_code in {200, 422}
